"""PACE interviews: asked for by schools, held or not, one outcome each, and what follows from it."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.pace_interview.fields import PaceInterview, PersonPresent
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.story_notices import by_now, request
from cme_desktop.records.penalty_notice.story_offences import MadeUpOffence, offence
from cme_desktop.sample.names import adult_name
from cme_desktop.sample.people import Adult
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.schools import Site
from cme_desktop.sample.steps import Amend, Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, begun, weights
from cme_desktop.sample.texts import a_note, or_not
from cme_desktop.sample.world import World

OUTCOMES = {
    "prosecution": 67,
    "withdrawn_for_information": 17,
    "early_help_assessment": 9,
    "penalty_notice": 7,
    "caution": 8,
    "warning_letter": 16,
}
"""The outcomes of 124 interviews in four months of 2016, by a city's scrutiny report."""

_STAGES = {
    "requested": Stage(4, 0, 8),
    "invited": Stage(5, 8, 22),
    "held": Stage(3, 30, 38),
    "did_not_attend": Stage(5, 30, 60),
    "outcome": Stage(4, 40, 62),
    "returned": Stage(5, 48, 80),
    "monitored": Stage(6, 48, 110),
    "closed": Stage(60, 70),
    "closed_not_held": Stage(8, 45),
}
_DECIDED = ("outcome", "returned", "monitored", "closed")
_MITIGATION = (
    "Parent was in hospital for part of the period; letter to follow.",
    "Two children at schools at opposite ends of the city.",
    "Says the school agreed to the leave by telephone; the school denies it.",
    "Child will not get up; parent asks for help.",
    "Funeral abroad, flights could not be changed.",
)
_PLACES = ("Castlefold House, room 2", "North hub", "Town Hall annexe", "School meeting room")


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many interviews, their outcomes in the reported shares."""
    stages = world.dice.deal(weights(_STAGES), count)
    outcomes = iter(world.dice.deal(OUTCOMES, sum(stage in _DECIDED for stage in stages)))
    for stage in stages:
        day = begun(world, _STAGES[stage])
        yield day, _interview(world, day, stage, next(outcomes) if stage in _DECIDED else None)


def _interview(world: World, day: date, stage: str, outcome: str | None) -> Tale:
    pupil = world.pupil(day, lambda pupil: pupil.group_on(day) >= 1)
    if pupil is None:
        return
    site, parent = pupil.school_on(day), world.parent(pupil)
    assert site is not None
    interview = _requested(world, pupil, parent, site, day)
    interview.status = "closed" if stage == "closed_not_held" else stage
    if stage != "requested":
        interview.invited_on = world.days_after(day, 2, 8)
        interview.invited_how = world.dice.weighed({"letter": 80, "by_hand": 8, "email": 7, "phone": 5})
    if outcome or stage == "held":
        _held(world, interview, parent)
    if stage in ("did_not_attend", "closed_not_held"):
        interview.attended, interview.outcome = False, "did_not_attend"
    if stage == "closed_not_held":
        interview.outcome = world.dice.one_of(("no_further_action", "did_not_attend"))
        interview.outcome_on = interview.closed_on = min(day + timedelta(days=60), world.as_of)
    if outcome:
        _decided(world, interview, outcome)
    yield Save(day, PACE_INTERVIEW, interview)
    if outcome == "penalty_notice":
        yield from _penalty(world, pupil, parent, interview)


def _requested(world: World, pupil: Pupil, parent: Adult, site: Site, day: date) -> PaceInterview:
    dice = world.dice
    what = offence(dice, day, "unauthorised")
    possible = 10 * max(2, (what.last - what.first).days // 7)
    missed = min(possible, what.sessions + dice.number(0, 6))
    return PaceInterview(
        child=pupil.id,
        parent=parent.id,
        school=site.id,
        received_on=day,
        requested_by=world.sender(site),
        offence=dice.weighed({"s444_1": 80, "s444_1a": 17, "s443": 2, "s103": 1}),
        offence_from=what.first,
        offence_to=what.last,
        sessions_possible=possible,
        sessions_missed=missed,
        sessions_unauthorised=min(missed, what.sessions),
        officer=world.officer("attendance_officer", site.hub),
        hub=site.hub,
        notes=a_note(dice, 0.2),
    )


def _held(world: World, interview: PaceInterview, parent: Adult) -> None:
    dice = world.dice
    assert interview.invited_on is not None
    day = min(world.days_after(interview.invited_on, 10, 22), world.as_of)
    hour, minute = dice.number(9, 15), dice.one_of((0, 15, 30, 45))
    interview.attended, interview.held_on = True, day
    interview.started_at = world.moment(day, hour, minute).astimezone(UTC)
    interview.ended_at = interview.started_at + timedelta(minutes=dice.number(15, 75))
    interview.place = dice.one_of(_PLACES)
    interview.second_officer = world.officer("attendance_officer") if dice.chance(0.4) else None
    interview.caution_given = True if dice.chance(0.98) else None
    interview.rights_explained = True
    interview.recording = dice.weighed({"audio": 72, "written": 26, "video": 2})
    if interview.recording == "audio":
        interview.recording_reference = f"IUC/{day:%Y}/{dice.number(100, 999)}"
    interview.mitigation = dice.one_of(_MITIGATION) if dice.chance(0.7) else None
    interview.admission = dice.chance(0.4)
    interview.outcome = "pending"
    _present(world, interview, parent)


def _present(world: World, interview: PaceInterview, parent: Adult) -> None:
    dice = world.dice
    interview.solicitor = dice.chance(0.06)
    interview.interpreter = parent.person.interpreter is True
    interview.appropriate_adult = or_not(dice, dice.chance(0.02), 0.02)
    interview.people = [PersonPresent(name=parent.name, capacity="parent")]
    for there, capacity in (
        (interview.solicitor, "solicitor"),
        (interview.interpreter, "interpreter"),
        (interview.appropriate_adult is True, "appropriate_adult"),
        (dice.chance(0.08), "supporter"),
    ):
        if there:
            interview.people.append(PersonPresent(name=" ".join(adult_name(dice)), capacity=capacity))


def _decided(world: World, interview: PaceInterview, outcome: str) -> None:
    dice, held = world.dice, interview.held_on
    assert held is not None
    interview.outcome = outcome
    interview.outcome_on = min(world.days_after(held, 0, 9), world.as_of)
    if outcome == "caution":
        interview.admission = True
    if outcome == "prosecution":
        interview.authorised_by = world.officer("manager")
        interview.prosecution_authorised_on = interview.outcome_on
        if interview.status == "closed":
            interview.information_laid_on = min(world.days_after(interview.outcome_on, 10, 40), world.as_of)
    if interview.status == "outcome":
        return
    interview.returned_to_school = True
    interview.returned_on = min(world.days_after(interview.outcome_on, 1, 8), world.as_of)
    interview.agreed_actions = "Weekly report from school; parent to ring before 09:00 on any absence."
    interview.review_on = interview.returned_on + timedelta(days=42)
    if interview.status == "closed":
        interview.complied = or_not(dice, dice.chance(0.55), 0.2)
        interview.closed_on = min(world.days_after(interview.returned_on, 5, 60), world.as_of)


def _penalty(world: World, pupil: Pupil, parent: Adult, interview: PaceInterview) -> Tale:
    """The notice that came out of the interview, for the same dates."""
    day = world.days_after(interview.outcome_on or world.as_of, 0, 4)
    if day > world.as_of or interview.offence_from is None or interview.offence_to is None:
        return
    sessions = interview.sessions_unauthorised or 1
    what = MadeUpOffence("unauthorised", interview.offence_from, interview.offence_to, sessions)
    fate = by_now(world, day, world.dice.one_of(("paid_lower", "paid_higher", "withdrawn")))
    notice = request(world, pupil, parent, day, what, fate)
    yield Save(day, PENALTY_NOTICE, notice)
    yield Amend(day, PACE_INTERVIEW, interview, {"follow_on": notice.id})


STORY = Story(yearly=12, stages=_STAGES, plan=_plan, own_dice=False)
