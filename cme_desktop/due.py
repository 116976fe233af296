"""What is due, as lines of the work queue; of whatever type: the first page shows them at once."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cme_desktop.statutory.calendar import SchoolCalendar


AHEAD = timedelta(days=7)
"""How far ahead the work queue looks."""
MOST_LINES = 600
"""More than anybody reads: where the queue is longer, it says so."""


ALLOCATE = "allocate"
"""The duty to hand a notice to an officer."""


@dataclass(frozen=True)
class Scope:
    """Whose work: one officer's, one hub's, or, with neither, everybody's."""

    officer: int | None = None
    hub: int | None = None


EVERYBODY = Scope()


class DueLine(NamedTuple):
    """One unmet or met duty of one record, for the work queue."""

    record: int
    type: str
    reference: str
    duty: str
    label: str
    due_on: date | None
    met_on: date | None
    why: str
    clears: str
    """The path of the field in which an officer meets it."""
    rule_set: str
    waits: bool
    """Whether it is somebody else's answer that is awaited."""
    overran: bool
    """Whether it was met after its hour, be it on the very day."""
    child: int | None
    child_label: str
    school_label: str
    officer: int | None
    hub: int | None


@dataclass(frozen=True)
class FirstLook:
    """What the first page shows before the data file is opened in full.

    `officer` and `hub` are those of the person at the desk, if any;
    the lines are theirs, or everybody's.
    """

    as_at: date
    officer: int | None
    hub: int | None
    lines: list[DueLine]
    calendar: "SchoolCalendar"
