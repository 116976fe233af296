"""Second entries of children already on file: misspelt, without a number, some found out and merged."""

from collections.abc import Iterator
from copy import copy
from datetime import date
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Unanswered, known
from cme_desktop.sample.dice import Dice
from cme_desktop.sample.names import slip
from cme_desktop.sample.steps import Plan, Save, Tale
from cme_desktop.sample.story import SecondEntries, Stage, begun
from cme_desktop.sample.world import World
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Child
from cme_desktop.values.partial_dates import BirthDate

_MERGED = 0.3
_SINCE = Stage(1, 5)


def notices(entries: SecondEntries, children: int) -> float:
    """How many notices are about somebody entered a second time."""
    return entries.among(children) * (1 - _MERGED)


def plan(world: World, kind: RecordType[Any], entries: SecondEntries, children: int) -> Iterator[Plan]:
    """The children entered a second time because of a notice; the first of them is merged again."""
    for number in range(entries.among(children)):
        day = begun(world, _SINCE)
        merged = number == 0 or world.dice.chance(_MERGED)
        yield day, _entered_again(world, kind, entries, day, merged)


def _entered_again(
    world: World, kind: RecordType[Any], entries: SecondEntries, day: date, merged: bool
) -> Tale:
    pupil = world.pupil(day, lambda pupil: pupil.record.status == "current" and not pupil.record.restricted)
    if pupil is None:
        return
    site = pupil.school_on(day)
    assert site is not None
    second = misspelt(world.dice, pupil.record)
    second.school = site.id
    if merged:
        second.status, second.merged_into = "merged", pupil.id
    yield Save(day, CHILD, second)
    if not merged:
        yield Save(day, kind, entries.notice(world, pupil, site, day, second.id))


def misspelt(dice: Dice, child: Child) -> Child:
    """The same child as a school wrote it down in a hurry."""
    second = Child(
        surname=child.surname,
        forename=child.forename,
        single_name=child.single_name,
        birth=child.birth,
        sex=child.sex,
        upn_missing_reason="not_supplied",
        addresses=[copy(row) for row in child.addresses[-1:]],
    )
    for row in second.addresses:
        row.id = None
    wrong = dice.weighed({"surname": 35, "forename": 35, "birth": 20, "swapped": 10})
    if wrong == "surname" or not second.forename:
        second.surname = slip(dice, second.surname or "")
    elif wrong == "forename":
        second.forename = slip(dice, second.forename)
    elif wrong == "swapped":
        second.surname, second.forename = second.forename, second.surname
    else:
        second.birth = _month_and_day_swapped(child)
    return second


def _month_and_day_swapped(child: Child) -> BirthDate | Unanswered | None:
    born = known(child.birth)
    if born is None or born.precision != "day" or born.day.day > 12:
        return child.birth
    return BirthDate(born.day.replace(month=born.day.day, day=born.day.month))
