"""What is due, as lines of the work queue; of whatever type: the first page shows them at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from cme_desktop.public_names import ShownName
from cme_desktop.values.sentences import COUNTED_ON, NOW

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

    @property
    def manages(self) -> bool:
        """Whether it is for them to say what becomes of restricted files."""
        return self.role == "manager"

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
    child_label: ShownName
    school: int | None
    school_label: ShownName
    officer: int | None
    hub: int | None
    restricted: bool = False
    """Whether the record is about a restricted child: the line then says no more than what to open."""
    anew: bool = False
    """Whether the law has changed since and its day is still to be reckoned by it."""


def is_of_now(line: DueLine) -> bool:
    """Whether it is a duty for which neither law nor practice sets a day."""
    return line.due_on is None and line.why.startswith(NOW)


def days_between(line: DueLine, first: date, last: date, calendar: "SchoolCalendar") -> str:
    """How far apart two days are, in what the duty itself is reckoned in: `3 school days`, `28 days`.

    In plain days too where it is not known on which days the schools meet, or they meet on none in between.
    """
    in_school_days = COUNTED_ON in line.why and calendar.knows(first) and calendar.knows(last)
    if in_school_days and (count := calendar.count(first, last)):
        return _counted(count, "school day")
    return _counted((last - first).days, "day")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


BEING_RECKONED = "being reckoned anew"
"""What is said of such a line, beside its day."""
_LAW_UNREAD = (
    "A rule or a calendar entry cannot be read, so due dates are reckoned by the others alone. Have the data "
    "file checked."
)
_LINES_UNREAD = "The due dates of {records} cannot be read, and are not shown. Have the data file checked."


def said_of_unread(law: bool, records: int) -> list[str]:
    """What an officer has to know of a queue where some of the law, or lines of records, cannot be read."""
    named = "1 record" if records == 1 else f"{records:,} records"
    lines = [_LINES_UNREAD.format(records=named)] if records else []
    return [*([_LAW_UNREAD] if law else []), *lines]


@dataclass(frozen=True)
class Reckoning:
    """Deadlines that a change of the law asked to have reckoned anew, and how far that has come.

    They are gone through by the ids of their records, so what is left is told by an id alone.
    """

    id: int
    types: tuple[str, ...]
    schools: tuple[int, ...] | None
    """Only records of these schools; None for those of any school and of none."""
    done: int
    """The last record done."""
    last: int
    """The last record there was when it was asked for; later ones were reckoned by the new law at once."""
    missing: bool = False
    """Whether the deadlines are not there at all until then, as after a step to a newer version."""

    def waits(self, record: int, type: str, school: int | None) -> bool:
        """Whether a record's deadlines are still to be reckoned."""
        return (
            self.done < record <= self.last
            and type in self.types
            and (self.schools is None or school in self.schools)
        )


def marked(lines: list[DueLine], reckonings: Sequence[Reckoning]) -> list[DueLine]:
    """The same lines, those marked whose records are still to be reckoned."""
    if not reckonings:
        return lines
    return [line._replace(anew=waits(reckonings, line.record, line.type, line.school)) for line in lines]


def waits(reckonings: Iterable[Reckoning], record: int, type: str, school: int | None) -> bool:
    """Whether any of them has yet to come to a record."""
    return any(one.waits(record, type, school) for one in reckonings)


@dataclass(frozen=True)
class FirstLook:
    """What the first page shows before the data file is opened in full: the work that `post` sees first."""

    as_at: date
    post: Post
    lines: list[DueLine]
    calendar: "SchoolCalendar"
    identity: str = field(default="", compare=False)
    """Of which data file it is (see `Reader.identity`)."""
