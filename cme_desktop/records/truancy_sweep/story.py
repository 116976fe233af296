"""Truancy sweeps: a dozen children each, planned, held and followed up; a few are called off."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from cme_desktop.records.truancy_sweep import TRUANCY_SWEEP, Met, TruancySweep
from cme_desktop.sample.names import adult_name
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import Stage, Story, in_stages
from cme_desktop.sample.texts import a_note
from cme_desktop.sample.world import World

_STAGES = {
    "planned": Stage(8, 0, 4),
    "held": Stage(10, 1, 12),
    "closed": Stage(76, 14),
    "cancelled": Stage(6, 5, 200),
}
_CHILDREN = 8, 15
"""A city met 114 children of school age on ten sweeps, by its scrutiny report of 2016."""
_AREAS = ("Castlefold centre", "Northgate market", "Canal Street", "Southmoor precinct", "Eastway")
_PLACES = ("Bus station", "Shopping centre", "Park gates", "Tram stop", "Fast food shop", "Library steps")
_GOOD = ("permission", "medical", "closed")
_POOR = ("none", "shopping", "trouble", "late", "other")
_CALLED_OFF = ("Police needed elsewhere.", "Snow; most schools closed.", "Not enough staff on the day.")
_NEXT = ("School to send register print.", "Parent rung, meeting set.", "Passed to the hub.")


def _plan(world: World, count: int) -> Iterator[Plan]:
    """So many sweeps."""
    for status, day in in_stages(world, _STAGES, count):
        yield day, _sweep(world, day, status)


def _sweep(world: World, day: date, status: str) -> Tale:
    dice = world.dice
    swept = world.days_after(world.as_of, 3, 25) if status == "planned" else day
    hour, site = dice.number(9, 10), dice.one_of(world.sites)
    sweep = TruancySweep(
        swept_on=swept,
        area=dice.one_of(_AREAS),
        starts_at=world.moment(swept, hour, 30).astimezone(UTC),
        ends_at=world.moment(swept, hour + 2, 30).astimezone(UTC),
        partners=("police", *dice.some_of(("pcso", "schools", "youth_service", "shops"), dice.number(1, 3))),
        staff=f"{dice.number(2, 4)} attendance officers",
        authorised_by=f"Supt {' '.join(adult_name(dice))}",
        authorised_on=day - timedelta(days=dice.number(4, 12)),
        premises="Castlefold House, room 2",
        status=status,
        cancelled_reason=dice.one_of(_CALLED_OFF) if status == "cancelled" else None,
        officer=world.officer("attendance_officer", site.hub),
        hub=site.hub,
        notes=a_note(dice, 0.2),
    )
    if status in ("held", "closed"):
        there = [pupil for pupil in world.pupils if pupil.school_on(day) and not pupil.record.restricted]
        number = min(dice.number(*_CHILDREN), len(there))
        sweep.children = [_met(world, pupil, sweep) for pupil in dice.some_of(there, number)]
    yield Save(day, TRUANCY_SWEEP, sweep)


def _met(world: World, pupil: Pupil, sweep: TruancySweep) -> Met:
    """One in nine is on no file that anybody finds, and gives a name."""
    dice, site = world.dice, pupil.school_on(sweep.swept_on or world.as_of)
    assert sweep.starts_at is not None
    known, with_adult = dice.chance(0.89), dice.chance(0.35)
    good = dice.chance(0.7 if with_adult else 0.3)
    taken = dice.weighed({"school": 75, "premises": 15, "none": 10})
    return Met(
        child=pupil.id if known else None,
        name=None if known else " ".join(adult_name(dice)),
        school=site.id if site is not None else None,
        met_at=sweep.starts_at + timedelta(minutes=dice.number(5, 115)),
        met_where=dice.one_of(_PLACES),
        with_adult=with_adult,
        excluded=False if good else dice.chance(0.06),
        reason=dice.one_of(_GOOD if good else _POOR),
        good_reason=good,
        action="none" if good else "parent" if with_adult else taken,
        follow_up=None if good else dice.one_of(_NEXT) if dice.chance(0.4) else None,
    )


STORY = Story(yearly=0.13, stages=_STAGES, plan=_plan)
