"""What is due, as lines of the work queue; of whatever type: the first page shows them at once."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
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


class Whose(Enum):
    """Whose work is shown; the value is what the tab says."""

    MINE = "Mine"
    HUB = "My hub"
    ALL = "Everybody’s"


@dataclass(frozen=True)
class Post:
    """Where the person at the desk stands in the team: their own record, hub and role, as far as known."""

    officer: int | None = None
    hub: int | None = None
    role: str | None = None

    def offered(self) -> list[Whose]:
        """Whose work they may ask for, in the order of the tabs."""
        return [
            *([Whose.MINE] if self.officer is not None else []),
            *([Whose.HUB] if self.hub is not None else []),
            Whose.ALL,
        ]

    def first(self) -> Whose:
        """Whose work they see first: their own, or their team's where that is what they look after."""
        if self.hub is not None and self.role in _OF_A_HUB:
            return Whose.HUB
        return Whose.MINE if self.officer is not None and self.role in _WITH_CASES else Whose.ALL

    def scope(self, whose: Whose) -> Scope:
        """What the queue is narrowed by."""
        scopes = {Whose.MINE: Scope(officer=self.officer), Whose.HUB: Scope(hub=self.hub)}
        return scopes.get(whose, EVERYBODY)


NO_POST = Post()
"""Of whoever has no officer's record."""
_WITH_CASES = (None, "cme_officer", "attendance_officer")
_OF_A_HUB = ("attendance_officer", "manager")


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
    """What the first page shows before the data file is opened in full: the work that `post` sees first."""

    as_at: date
    post: Post
    lines: list[DueLine]
    calendar: "SchoolCalendar"
