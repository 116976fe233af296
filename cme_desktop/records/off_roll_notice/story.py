"""Children leave schools: matched at the next, unmatched, queried, gone abroad and back again."""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.codes.grounds import NO_GROUND
from cme_desktop.fields import known
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.story_notices import Leaving, closed_because, deletion
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.on_roll_notice.story_notices import entry
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.steps import Amend, Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, in_stages
from cme_desktop.sample.world import World
from cme_desktop.standing_records.child import CHILD

_STAGES = {
    "received": Stage(3, 0, 3),
    "queried": Stage(3, 2, 25),
    "accepted": Stage(5, 3, 30),
    "unmatched": Stage(8, 25, 250),
    "matched": Stage(10, 15, 60),
    "closed_within": Stage(36, 40),
    "closed_elsewhere": Stage(24, 40),
    "closed_excluded": Stage(4, 40),
    "closed_left_school": Stage(4, 40),
    "closed_custody": Stage(0.7, 40),
    "closed_died": Stage(0.7, 40),
    "closed_kept": Stage(1.6, 20),
}
_MATCHED = 0.5
"""The share of them who turn up at another school of the city."""
_ELSEWHERE = {
    Leaving("a", "school_in_england"): 48,
    Leaving("g", "abroad"): 26,
    Leaving("g", "school_in_england"): 14,
    Leaving("a", "scotland"): 2,
    Leaving("a", "wales"): 3,
    Leaving("a", "northern_ireland"): 1,
    Leaving("c", "special_or_ap"): 2,
    Leaving("d", "school_in_england"): 1,
}
_WITHIN = Leaving("a", "school_in_authority")
_QUERIED = {
    Leaving(NO_GROUND, "not_known"): 50,
    Leaving("g", "not_known"): 30,
    Leaving("a", "school_in_england"): 20,
}
_ENDS = {
    "closed_excluded": Leaving("o", "special_or_ap"),
    "closed_left_school": Leaving("l", "past_school_age", final_year=True),
    "closed_custody": Leaving("j", "custody"),
    "closed_died": Leaving("k", "died"),
}
_CLOSING = {"closed_left_school": "not_of_age", "closed_custody": "other_authority", "closed_died": "died"}


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many children who leave a school."""
    for ending, day in in_stages(world, _STAGES, count):
        if ending == "closed_left_school":
            day = _end_of_school(world)
        yield day, _leaving(world, day, ending)


def _end_of_school(world: World) -> date:
    """The last days of June, this year or last."""
    june = date(world.as_of.year, 6, world.dice.number(24, 30))
    return june if june <= world.as_of and world.dice.chance(0.5) else june.replace(year=june.year - 1)


def _leaving(world: World, day: date, ending: str) -> Tale:
    if ending in ("matched", "closed_within", "closed_excluded"):
        yield from _within(world, day, ending)
    elif ending in ("closed_custody", "closed_died", "closed_left_school"):
        yield from _for_good(world, day, ending)
    else:
        yield from _elsewhere(world, day, ending)


def _within(world: World, day: date, ending: str) -> Tale:
    """From one school of the city to another; the second notice answers the first."""
    pupil = world.pupil(day)
    if pupil is None:
        return
    excluded = ending == "closed_excluded"
    leaving = _ENDS[ending] if excluded else _WITHIN
    old, new = pupil.school_on(day), world.another_school(pupil, day, *(("pru",) if excluded else ()))
    assert old is not None
    notice = deletion(world, pupil, old, day, leaving)
    notice.status, notice.destination_school = "accepted", new.id
    pupil.busy_until = day + timedelta(days=60)
    yield Save(day, OFF_ROLL_NOTICE, notice)
    joined = world.days_after(notice.deleted_on or day, 1, 12)
    arrival = entry(world, pupil, new, max(joined, day), "school_in_authority", old)
    arrival.entered_on = max(arrival.entered_on or joined, notice.deleted_on or day)
    arrival.received_on = max(joined, arrival.entered_on)
    arrival.starting_on = arrival.entered_on
    pupil.joins(new, joined)
    yield Save(arrival.received_on, ON_ROLL_NOTICE, arrival)
    if ending != "matched":
        closed = world.days_after(arrival.received_on, 1, 14)
        yield Amend(closed, OFF_ROLL_NOTICE, notice, closed_because("new_school", closed))
        yield Amend(closed, ON_ROLL_NOTICE, arrival, {"status": "closed", "closed_on": closed})


def _elsewhere(world: World, day: date, ending: str) -> Tale:
    """Out of the city; some authorities confirm it, some never answer, and some children come back."""
    dice = world.dice
    pupil = world.pupil(day)
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    leaving = dice.weighed(_QUERIED if ending in ("queried", "closed_kept") else _ELSEWHERE)
    notice = deletion(world, pupil, site, day, leaving)
    notice.status = ending if ending in ("received", "queried") else "accepted"
    pupil.busy_until = day + timedelta(days=60)
    if ending in ("queried", "closed_kept"):
        notice.query_reason = dice.one_of(
            ("Which ground is meant?", "Where has the family gone? Who told you?")
        )
        notice.queried_on = day
        if ending == "closed_kept":
            notice.status = "queried"
        yield Save(day, OFF_ROLL_NOTICE, notice)
        if ending == "closed_kept":
            closed = world.days_after(day, 5, 14)
            kept = closed_because("kept_on_roll", closed)
            yield Amend(closed, OFF_ROLL_NOTICE, notice, {"query_answered_on": closed, **kept})
        return
    yield Save(day, OFF_ROLL_NOTICE, notice)
    if ending == "received":
        return
    pupil.leaves()
    if ending == "unmatched":
        asked = world.days_after(day, 20, 35)
        yield Amend(asked, OFF_ROLL_NOTICE, notice, {"status": "unmatched"})
    elif ending == "closed_elsewhere":
        reason = "left_country" if leaving.destination == "abroad" else "other_authority"
        closed = world.days_after(day, 10, 50)
        place = known(notice.destination_authority) or "the other authority"
        who = "The family, by e-mail" if reason == "left_country" else f"Admissions, {place}"
        told = {"answered_on": closed, "answered_by": who}
        yield Amend(closed, OFF_ROLL_NOTICE, notice, {**told, **closed_because(reason, closed)})
        yield Amend(closed, CHILD, pupil.record, {"status": "moved_away"})
        if dice.chance(0.2):
            yield from _comes_back(world, pupil, world.days_after(closed, 40, 200), leaving.destination)


def _comes_back(world: World, pupil: Pupil, day: date, origin: str) -> Tale:
    """A child who went away is entered again, often at the school it left."""
    day = world.terms.after(day, 1)
    pupil.away = False
    site = pupil.school_on(day)
    pupil.away = True
    if site is None:
        return
    arrival = entry(world, pupil, site, day, origin if origin != "special_or_ap" else "other", None)
    yield Save(day, ON_ROLL_NOTICE, arrival)
    pupil.joins(site, day)
    yield Amend(day, CHILD, pupil.record, {"status": "current"})
    closed = world.days_after(day, 3, 20)
    yield Amend(closed, ON_ROLL_NOTICE, arrival, {"status": "closed", "closed_on": closed})


def _for_good(world: World, day: date, ending: str) -> Tale:
    """The end of school age, a sentence, a death."""
    oldest = ending == "closed_left_school"
    pupil = world.pupil(day, lambda pupil: pupil.group_on(day) >= (11 if oldest else 4))
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    notice = deletion(world, pupil, site, day, _ENDS[ending])
    notice.status = "accepted"
    yield Save(day, OFF_ROLL_NOTICE, notice)
    pupil.leaves()
    closed = world.days_after(day, 1, 10)
    yield Amend(closed, OFF_ROLL_NOTICE, notice, closed_because(_CLOSING[ending], closed))
    if ending == "closed_died":
        yield Amend(closed, CHILD, pupil.record, {"status": "died"})


STORY = Story(yearly=30, stages=_STAGES, plan=_plan, brings={"on_roll_notice": _MATCHED}, own_dice=False)
