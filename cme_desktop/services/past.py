"""A child's past as spells of time, out of what each type says in its folder that a record of it tells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic

from cme_desktop.description.parts import Part
from cme_desktop.description.record import R
from cme_desktop.ports import Reader, TimelineEntry
from cme_desktop.public_names import ShownName
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.standing_records.child import Child


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
    where: str = ""
    counted: str = ""
    """What its days are counted from, where that has to be said."""
    found: bool = False
    """Whether it is known where the child is."""


@dataclass(frozen=True)
class Turn:
    """A day on which a child was put on the roll of a school, or taken off it."""

    on: date
    school: int | None


def _nothing(_record: object) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Past(Generic[R]):
    """What a record of one type tells of a child's past."""

    spell: Callable[[R], Spell | None] = _nothing
    """A spell that it tells of from beginning to end."""
    entered: Callable[[R], Turn | None] = _nothing
    """How the child came to be on roll."""
    left: Callable[[R], Turn | None] = _nothing
    """How it ceased to be."""


PASTS: Part[Past[Any]] = Part("past", Past)
"""That of each type."""


def read_past(reader: Reader, child: Child, timeline: Sequence[TimelineEntry]) -> list[Spell]:
    """The spells that the records of a timeline tell of, those on roll first."""
    told = [
        (past, reader.get(kind, entry.id))
        for kind in ABOUT_A_CHILD
        if (past := PASTS.of_type(kind)) is not None
        for entry in timeline
        if entry.type == kind.key
    ]
    spells = [spell for past, record in told if (spell := past.spell(record)) is not None]
    entries = [turn for past, record in told if (turn := past.entered(record)) is not None]
    deletions = [turn for past, record in told if (turn := past.left(record)) is not None]
    at_home = any(spell.kind is SpellKind.HOME_EDUCATED and spell.end is None for spell in spells)
    now_at = None if at_home else child.school
    schools = {turn.school for turn in (*entries, *deletions)} | {child.school}
    labels = reader.labels(school for school in schools if school)
    on_roll = _on_roll(entries, deletions, labels, child.school, now_at)
    return sorted((*on_roll, *spells), key=lambda spell: list(SpellKind).index(spell.kind))


def _on_roll(
    entries: Sequence[Turn],
    deletions: Sequence[Turn],
    labels: Mapping[int, ShownName],
    school: int | None,
    now_at: int | None,
) -> Iterator[Spell]:
    """On roll from each entry to the deletion from the same school that followed it.

    `school` is whose roll the child's own record names; `now_at` is the same, unless the child is at home.
    That record gives no day: any deletion from that school came after it, as for the status of education.
    """

    def spell(start: date | None, end: date | None, school: int | None) -> Spell:
        return Spell(SpellKind.ON_ROLL, start, end, labels.get(school, "") if school else "")

    answered = set()
    for entry in entries:
        later = [n for n, left in enumerate(deletions) if left.school == entry.school and left.on >= entry.on]
        ended = min(later, key=lambda n: deletions[n].on, default=None)
        if ended is not None:
            answered.add(ended)
            yield spell(entry.on, deletions[ended].on, entry.school)
        elif school == entry.school:
            yield spell(entry.on, None, entry.school)
    if now_at and now_at not in {turn.school for turn in (*entries, *deletions)}:
        yield spell(None, None, now_at)
    for number, left in enumerate(deletions):
        if number not in answered:
            yield spell(None, left.on, left.school)
