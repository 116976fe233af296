"""Spells of home education: after a deletion or from birth, suitable or not, ended or still going on."""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.codes.home_education import EHE_REASONS
from cme_desktop.fields import Unanswered
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.home_education.rows import Arrangement, Contact
from cme_desktop.records.home_education.story_reviews import reviewed
from cme_desktop.records.home_education.story_school import Left, left_school, returns_to_school
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.records.whereabouts_enquiry.fields import Check, WhereaboutsEnquiry
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Amend, Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, begun, weights
from cme_desktop.sample.texts import a_note, or_not
from cme_desktop.sample.world import World
from cme_desktop.standing_records.child import CHILD
from cme_desktop.statutory.school_age import school_age_of

_STAGES = {
    "notified": Stage(5, 0, 8),
    "enquiries": Stage(9, 8, 60),
    "suitable": Stage(38, 45),
    "not_yet": Stage(6, 25, 120),
    "unsuitable": Stage(8, 40, 160),
    "returned": Stage(19, 60),
    "ended": Stage(15, 60),
}
_AFTER_SCHOOL = 0.72
"""The share of spells that begin with a deletion the school reports."""
_WORDS = (
    "We want her to learn at her own pace.",
    "School did nothing about the bullying.",
    "He can’t cope with the noise – waiting for CAMHS since spring.",
    "We follow our own curriculum & values.",
    "They told us it was this or exclusion.",
    "Travelling for most of the year.",
)
_RETURNED = 0.15
"""The share of spells that end on a roll."""
_JUDGED = {"suitable": "suitable", "not_yet": "not_yet", "unsuitable": "unsuitable"}
_REASONS = {
    "mental_health": 17, "philosophical": 14, "dissatisfaction_general": 9, "lifestyle": 9,
    "dissatisfaction_send": 6, "dissatisfaction_bullying": 6, "physical_health": 4, "religious": 3,
    "exclusion_risk": 3, "school_preference": 3, "difficulty_finding_place": 3, "did_not_apply": 2,
    "place_not_accepted": 1, "school_suggestion": 1, "covid": 1, "permanent_exclusion": 1,
    "no_reason_given": 7, "other": 8, "unknown": 11,
}  # fmt: skip


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many spells, in the shares of how they stand."""
    endings = world.dice.deal(weights(_STAGES), count)
    starts = world.dice.deal({True: _AFTER_SCHOOL, False: 1 - _AFTER_SCHOOL}, count)
    for ending, after_school in zip(endings, starts, strict=True):
        day = begun(world, _STAGES[ending])
        yield day, _spell(world, day, ending, after_school)


def _spell(world: World, day: date, ending: str, after_school: bool) -> Tale:
    def still_of_age(pupil: Pupil) -> bool:
        _, leaves = school_age_of(pupil.born, world.rules, world.as_of)
        return leaves > world.as_of and not pupil.special

    pupil = world.pupil(day, still_of_age)
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    left = (yield from left_school(world, pupil, site, day)) if after_school else None
    pupil.leaves()
    spell = _notified(world, pupil, day, site if after_school else None, left)
    unsuitable = ending == "unsuitable" or (ending == "ended" and world.dice.chance(0.25))
    _looked_into(world, spell, ending, unsuitable)
    yield Save(day, HOME_EDUCATION, spell)
    if left is not None and ending != "notified":
        yield left.closed(world.days_after(day, 2, 12))
    if unsuitable:
        yield from _missing_education(world, pupil, spell, ending)
    if ending == "ended":
        yield from _ends(world, pupil, spell, unsuitable)
    elif ending == "returned":
        yield from _returns(world, pupil, site, spell)
    elif ending == "suitable":
        yield from reviewed(world, spell)


def _notified(world: World, pupil: Pupil, day: date, site: Site | None, left: Left | None) -> HomeEducation:
    dice, child = world.dice, pupil.record
    started = left.on if left and left.on else day - timedelta(days=dice.number(0, 40))
    spell = HomeEducation(
        child=pupil.id,
        parent=world.parent(pupil).id if dice.chance(0.9) else None,
        received_on=day,
        started_on=started,
        never_schooled=None if site else True,
        previous_setting=site.setting
        if site
        else dice.weighed({"none": 50, "already_ehe": 35, "unknown": 15}),
        primary_reason=_reason(world, started),
        local_reason=dice.one_of(_WORDS) if dice.chance(0.6) else None,
        ehc_plan=child.ehc_plan,
        child_in_need=child.child_in_need,
        child_protection=child.child_protection_plan,
        looked_after=child.looked_after,
        past_social_care=or_not(dice, dice.chance(0.12), 0.3),
        hub=site.hub if site else None,
        officer=world.officer("cme_officer"),
        notes=a_note(dice),
    )
    if site:
        spell.school = site.id
        spell.parent_notice_received_on = (left and left.parent_told_on) or Unanswered.NOT_OBTAINED
        spell.off_roll = left.notice if left else None
    return spell


def _reason(world: World, started: date) -> str:
    offered = {choice.code for choice in EHE_REASONS.offered(started)}
    return world.dice.weighed({code: weight for code, weight in _REASONS.items() if code in offered})


def _looked_into(world: World, spell: HomeEducation, ending: str, unsuitable: bool) -> None:
    """Contacts, a decision, a notice under section 437 where the education is not suitable."""
    dice, day = world.dice, spell.received_on
    assert day is not None
    spell.status = "suitable" if ending in ("returned", "ended") else ending
    if ending == "notified":
        return
    spell.contacts = [row for row in _contacts(world, day) if row.on and row.on <= world.as_of]
    if ending == "enquiries":
        return
    judgement = "unsuitable" if unsuitable else _JUDGED.get(ending, "suitable")
    spell.status = spell.judgement = judgement
    spell.judged_on = min(world.days_after(day, 20, 50), world.as_of)
    if judgement == "not_yet" or dice.chance(0.15):
        spell.next_review_on = spell.judged_on + timedelta(days=90)
    if judgement == "unsuitable" and dice.chance(0.85):
        spell.s437_notice_on = spell.judged_on
        if dice.chance(0.5):
            spell.s437_reply_on = world.past(spell.judged_on + timedelta(days=dice.number(5, 20)))
        days = world.rules.near("s437.reply", spell.judged_on).period.length
        _towards_an_order(world, spell, spell.judged_on + timedelta(days=dice.number(days + 1, days + 10)))
    if dice.chance(0.2):
        provider = dice.one_of(
            ("Castlefold Tutors", "Al-Noor Study Circle", "Forest Fridays", "Online Maths Club")
        )
        spell.arrangements = [Arrangement(provider=provider, hours_per_week=dice.number(1, 12))]


def _towards_an_order(world: World, spell: HomeEducation, day: date) -> None:
    """What the authority does once the notice is not answered well enough, as far as that has come by now."""
    dice = world.dice
    if day > world.as_of:
        return
    spell.s437_result = "not_satisfied" if spell.s437_reply_on else "no_answer"
    far = dice.weighed({"undecided": 25, "declined": 20, "meant": 55})
    if far == "declined":
        spell.order_declined_on = day
    if far != "meant":
        return
    spell.order_resolved_on = day
    if not spell.under_plan:
        day = _put_to_the_parent(world, spell, day)
    spell.order_made_on = spell.order_told_on = world.past(day + timedelta(days=dice.number(1, 15)))
    if spell.order_made_on and dice.chance(0.5):
        spell.order_complied_on = world.past(spell.order_made_on + timedelta(days=dice.number(5, 30)))


def _put_to_the_parent(world: World, spell: HomeEducation, day: date) -> date:
    """The school to be named is consulted and told, then the parent is asked; the last day of the parent."""
    dice = world.dice
    spell.school_consulted_on = spell.school_told_on = day
    served = day + _time("sao.school", world, day)
    spell.intention_served_on = world.past(served)
    if spell.intention_served_on and dice.chance(0.4):
        spell.intention_reply_on = world.past(served + timedelta(days=dice.number(4, 14)))
    return served + _time("sao.intention", world, served)


def _time(rule: str, world: World, day: date) -> timedelta:
    """What a rule counts in days."""
    return timedelta(days=world.rules.near(rule, day).period.length)


def _contacts(world: World, day: date) -> Iterator[Contact]:
    dice = world.dice
    for _ in range(dice.number(1, 4)):
        day = world.days_after(day, 3, 18)
        kind = dice.weighed({"letter": 25, "email": 25, "phone": 20, "visit": 18, "meeting": 4, "report": 8})
        contact = Contact(on=day, contact_kind=kind)
        contact.reply = dice.weighed({"agreed": 50, "no_reply": 25, "declined": 15, "asked": 10})
        if kind == "visit" and contact.reply == "agreed":
            contact.child_seen, contact.place_seen = dice.chance(0.9), dice.chance(0.8)
        if kind == "report":
            contact.information_seen = "Timetable, photographs of work, reading list"
        yield contact


def _missing_education(world: World, pupil: Pupil, spell: HomeEducation, ending: str) -> Tale:
    """Unsuitable education makes a child one missing education: its whereabouts known, without a place."""
    day = spell.judged_on
    if day is None:
        return
    closed = min(world.days_after(day, 30, 90), world.as_of) if ending == "ended" else None
    enquiry = WhereaboutsEnquiry(
        child=pupil.id,
        school=spell.school,
        received_on=day,
        status="closed" if closed else "located",
        source="other",
        reason="contact_failed",
        referrer="Elective home education officer",
        last_seen_on=Unanswered.NOT_KNOWN,
        still_on_roll=False,
        whereabouts_known=True,
        education_now="out_of_education",
        cme_reason="unsuitable_ehe",
        risk_concern=False,
        located_on=day,
        found_where="same_address",
        found_how="contact_numbers",
        checks=[
            Check(check="home_visit", made_by="authority", asked_on=day, answered_on=day, result="found")
        ],
        officer=spell.officer,
        hub=spell.hub,
    )
    if closed:
        enquiry.closed_on, enquiry.close_reason, enquiry.education_at_close = (
            closed,
            "found_no_place",
            "awaiting_place",
        )
    yield Save(day, WHEREABOUTS_ENQUIRY, enquiry)
    yield Amend(day, HOME_EDUCATION, spell, {"enquiry": enquiry.id})


def _ends(world: World, pupil: Pupil, spell: HomeEducation, unsuitable: bool) -> Tale:
    dice = world.dice
    reason = dice.weighed({"moved_away": 50, "other_provision": 20, "other": 20, "opened_in_error": 10})
    if unsuitable:
        reason = "missing_education"
    day = world.days_after(spell.judged_on or world.as_of, 1 if unsuitable else 10, 30)
    yield Amend(day, HOME_EDUCATION, spell, {"status": "ended", "ended_on": day, "end_reason": reason})
    if reason == "moved_away":
        yield Amend(day, CHILD, pupil.record, {"status": "moved_away"})


def _returns(world: World, pupil: Pupil, site: Site, spell: HomeEducation) -> Tale:
    """Back to school: the on-roll notice ends the spell. Some try again within the year."""
    day = world.terms.after(world.days_after(spell.judged_on or world.as_of, 3, 18), 1)
    yield from returns_to_school(world, pupil, site, day, spell)
    again = world.terms.after(day, world.dice.number(20, 120))
    if world.dice.chance(0.15) and again < world.as_of - timedelta(days=90) and pupil.school_on(again):
        left = yield from left_school(world, pupil, site, again)
        pupil.leaves()
        spell = _notified(world, pupil, again, site, left)
        _looked_into(world, spell, "suitable", unsuitable=False)
        yield Save(again, HOME_EDUCATION, spell)


STORY = Story(
    yearly=9,
    stages=_STAGES,
    plan=_plan,
    brings={"off_roll_notice": _AFTER_SCHOOL, "on_roll_notice": _RETURNED},
    own_dice=False,
)
