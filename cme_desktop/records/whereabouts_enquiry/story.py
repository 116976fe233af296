"""Whereabouts-unknown enquiries: where they come from, check after check, found or not."""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.records.whereabouts_enquiry.fields import WhereaboutsEnquiry
from cme_desktop.records.whereabouts_enquiry.story_checks import checks_of
from cme_desktop.records.whereabouts_enquiry.story_course import Course, Search, parts_in_search
from cme_desktop.records.whereabouts_enquiry.story_endings import closed, found
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, begun, weights
from cme_desktop.sample.texts import a_note, or_not
from cme_desktop.sample.world import World

_LOCATED = 0.49
"""The share of children found, as a city's scrutiny report of 2017 has it."""

_STAGES = {
    "opened": Stage(4, 0, 6),
    "checks_running": Stage(10, 5, 60),
    "located": Stage(5, 6, 40),
    "not_located": Stage(7, 40, 150),
    "closed_located": Stage(37, 25),
    "closed_not_located": Stage(37, 45),
}
_SOURCES = {
    "ten_day_notification": 42, "off_roll_notice": 26, "school": 10, "another_authority": 5, "admissions": 5,
    "social_care": 4, "health": 3, "police": 2, "public": 2, "other": 1,
}  # fmt: skip
"""Those with the key of a type began as a record of it."""
_ENTERED = 0.15
"""The share of children who end up at a school of the city."""
_REASONS = {
    "unknown": 22, "moved_to_country": 16, "moved_to_authority": 14, "application_awaiting": 10,
    "not_recorded": 8, "moved_in_authority": 7, "moved_in_country": 6, "other": 6,
    "difficulty_finding_place": 4, "did_not_apply": 4, "parental_decision": 3,
}  # fmt: skip


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many searches, in the shares of their endings and sources."""
    sources = world.dice.deal(_SOURCES, count)
    for ending, source in zip(world.dice.deal(_weights(), count), sources, strict=True):
        day = begun(world, _STAGES[ending])
        yield day, _search(world, day, ending, source)


def _share(source: str) -> float:
    return _SOURCES[source] / sum(_SOURCES.values())


def _weights() -> dict[str, float]:
    """The shares of the endings, with those who were found among all that ended in their fixed share."""
    shares = weights(_STAGES)
    ended = sum(share for name, share in shares.items() if "located" in name)
    shares["closed_located"] = ended * _LOCATED - shares["located"]
    shares["closed_not_located"] = ended * (1 - _LOCATED) - shares["not_located"]
    return shares


def _search(world: World, day: date, ending: str, source: str) -> Tale:
    pupil = world.pupil(day)
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    course = _course(world, day, ending)
    pupil.busy_until = (course.closed or world.as_of) + timedelta(days=30)
    search = Search(world, pupil, site, course, _enquiry(world, pupil, site, course, source))
    others = parts_in_search()
    if source in others:
        yield from others[source].begins(search)
    _progress(world, pupil, course, search.enquiry, ending)
    yield Save(day, WHEREABOUTS_ENQUIRY, search.enquiry)
    if course.located:
        for other in others.values():
            yield from other.found(search, course.located)
    if course.closed:
        for other in others.values():
            yield from other.closed(search, course.closed)


def _course(world: World, day: date, ending: str) -> Course:
    located = closed = None
    if ending in ("located", "closed_located"):
        located = min(world.days_after(day, 3, 50), world.as_of)
    if ending == "closed_located":
        closed = min(world.days_after(located or day, 0, 20), world.as_of)
    elif ending == "closed_not_located":
        closed = min(world.days_after(day, 56, 120), world.as_of)
    return Course(day, located, closed)


def _enquiry(world: World, pupil: Pupil, site: Site, course: Course, source: str) -> WhereaboutsEnquiry:
    dice, day = world.dice, course.opened
    concern = or_not(dice, dice.chance(0.16), 0.15)
    attended = day - timedelta(days=dice.number(10, 35))
    off_roll = source == "off_roll_notice"
    enquiry = WhereaboutsEnquiry(
        child=pupil.id,
        school=site.id,
        received_on=day,
        referrer=world.sender(site) if source != "public" else "Caller, no name given",
        source=source,
        reason=dice.weighed({"contact_failed": 62, "moved": 30, "never_started": 8}),
        last_attended_on=or_not(dice, attended),
        last_seen_on=or_not(dice, attended + timedelta(days=dice.number(0, 9)), 0.2),
        still_on_roll=or_not(dice, not off_roll, 0.03),
        whereabouts_known=False,
        education_now="missing_education",
        cme_reason=dice.weighed(_REASONS),
        risk_concern=concern,
        relocation_evidence="Removal van seen by a neighbour." if dice.chance(0.15) else None,
        officer=world.officer("cme_officer"),
        hub=site.hub,
        notes=a_note(dice),
    )
    if concern is True:
        enquiry.mash_referred_on = day
        enquiry.mash_outcome = dice.one_of(
            ("No further action", "Assessment opened", "Known, social worker told")
        )
    return enquiry


def _progress(world: World, pupil: Pupil, course: Course, enquiry: WhereaboutsEnquiry, ending: str) -> None:
    dice = world.dice
    until = course.located or course.closed or world.as_of
    enquiry.status = "closed" if course.closed else ending
    if course.located:
        found(world, pupil, enquiry, course.located)
    done = {"opened": 0.15, "closed_not_located": 0.8 if dice.chance(0.7) else 1.0}.get(ending, 0.6)
    enquiry.checks = checks_of(dice, course.opened, until, done, enquiry.found_how)
    if (until - course.opened).days > 56 and dice.chance(0.7):
        enquiry.reviewed_on = world.past(course.opened + timedelta(days=dice.number(45, 60)))
    if course.closed:
        closed(world, pupil, enquiry, course.closed)
    if not course.located and (until - course.opened).days > 40 and dice.chance(0.5):
        enquiry.ctf_created_on = course.opened + timedelta(days=35)
        enquiry.ctf_uploaded_on = enquiry.ctf_created_on + timedelta(days=dice.number(0, 3))


STORY = Story(
    yearly=12,
    stages=_STAGES,
    plan=_plan,
    brings={
        "ten_day_notification": _share("ten_day_notification"),
        "off_roll_notice": _share("off_roll_notice"),
        "on_roll_notice": _ENTERED,
    },
    own_dice=False,
)
