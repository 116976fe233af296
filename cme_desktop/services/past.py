"""A child's past as spells of time, out of what each type says in its folder that a record of it tells.

When the child was on a roll is told by the same facts as its status of education.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any, Generic

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R
from cme_desktop.education_status.deciding import EducationTold
from cme_desktop.education_status.statuses import Circumstance
from cme_desktop.ports import Reader, TimelineEntry
from cme_desktop.registry import ABOUT_A_CHILD

_DAY = timedelta(days=1)


class SpellKind(Enum):
    """What a child was in for a while."""

    ON_ROLL = "On roll"
    HOME_EDUCATED = "Home educated"
    MISSING = "Missing education"


@dataclass(frozen=True)
class Spell:
    """From one day to another; None for a beginning that is not known, or an end that has not come."""

    kind: SpellKind
    start: date | None
    end: date | None
    """Of a roll the day of the deletion."""
    where: str = ""


@dataclass(frozen=True)
class Past(Generic[R]):
    """What a record of one type tells of a child's past."""

    spell: Callable[[R], Spell | None]
    """A spell that it tells of from beginning to end."""


PASTS: Part[Past[Any]] = Part("past", Past)
"""That of each type."""


def read_past(reader: Reader, told: EducationTold | None, timeline: Sequence[TimelineEntry]) -> list[Spell]:
    """The spells that all on file tells of, those on roll first, and of these the newest.

    A record merged into another has no rolls of its own: `told` of the one that stands tells of them.
    """
    spells = [
        spell
        for kind in ABOUT_A_CHILD
        if (past := PASTS.of_type(kind)) is not None
        for entry in timeline
        if entry.type == kind.key and (spell := past.spell(reader.get(kind, entry.id))) is not None
    ]
    rolls = _on_roll(reader, told) if told is not None else ()
    return [*rolls, *sorted(spells, key=lambda spell: list(SpellKind).index(spell.kind))]


def _on_roll(reader: Reader, told: EducationTold) -> Iterator[Spell]:
    """Each time on the roll of a school."""
    rolls = [fact for fact in told.facts if fact.says is Circumstance.ON_ROLL and not fact.afterwards]
    labels = reader.labels(fact.school for fact in rolls if fact.school is not None)
    for roll in sorted(rolls, key=lambda fact: fact.began, reverse=True):
        left = roll.until + _DAY if roll.until is not None else None
        school = labels.get(roll.school, "") if roll.school is not None else ""
        yield Spell(SpellKind.ON_ROLL, roll.since, left, school)
