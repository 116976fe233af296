"""What a school's entry of the child answers, without knowing what asks: each type says it of itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from cme_desktop.description.parts import Part
from cme_desktop.description.record import Record
from cme_desktop.fields import known
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.on_roll_notice.fields import OnRollNotice
from cme_desktop.services.consequences import Consequence

NEVER_CAME = "never_came"
NO_ENTRY = (NEVER_CAME, "entered_in_error")
"""Why a notice was closed that tells of no entry after all."""
_OF_TWO = frozenset({"M", "S", "G"})
"""Enrolments that leave another school the child’s as well."""


@dataclass(frozen=True)
class Entered:
    """What an entry means for records that ask where the child went."""

    let_go: Callable[[UnitOfWork, OnRollNotice], Iterator[Consequence] | None]
    """They part from an entry that answers them no longer, and it from them; then what follows for them.

    None where it answered none of them.
    """
    answered: Callable[[UnitOfWork, OnRollNotice], Iterator[Consequence]]
    """Those that it answers, each once the two know of each other."""
    left_since: Callable[[UnitOfWork, OnRollNotice], bool]
    """Whether one of them tells that the child has left that school again, on a later day."""


ENTERED = Part("entered", Entered)


def holds(entry: OnRollNotice, other: Record) -> bool:
    """Whether an entry still says something about what it answered or ended."""
    return entry_stands(entry) and entry.entered_on is not None and other.child == entry.child


def entry_stands(entry: OnRollNotice) -> bool:
    """Whether there was one: the child came, and it was no mistake."""
    return not (entry.status == "closed" and entry.closing_reason in NO_ENTRY)


def of_two_schools(entry: OnRollNotice) -> bool:
    """Whether another school has the child on its roll too, and that is as it should be."""
    return entry.enrolment in _OF_TWO or known(entry.other_school) is not None


def not_after(day: date | None, other: date) -> bool:
    """Whether a day, where there is one, is no later than another."""
    return day is None or day <= other
