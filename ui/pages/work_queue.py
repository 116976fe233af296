"""What Today shows, read from the data file in one look.

No record type is imported here: the queue is on the screen before their descriptions are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from cme_desktop.due import AHEAD, ALLOCATE, EVERYBODY, MOST_LINES, DueLine, FirstLook, Scope
from cme_desktop.values.dates import show_day
from ui.widgets import ChipState

if TYPE_CHECKING:
    from cme_desktop.ports import Hit, KeptDraft, Reader
    from cme_desktop.statutory.calendar import SchoolCalendar

_NEWEST = 7


@dataclass(frozen=True)
class Duty:
    """One due line, with how it stands today in a word: `3 school days`, `today`, `Wed 25 Nov 2026`."""

    line: DueLine
    state: ChipState
    words: str
    spoken: str


class Whose(Enum):
    """Whose work is shown; the value is what the tab says."""

    MINE = "Mine"
    HUB = "My hub"
    ALL = "Everybody’s"


@dataclass(frozen=True)
class Group:
    """Duties under one heading; `more` where there are others that were not read."""

    title: str
    duties: Sequence[Duty]
    more: bool = False


@dataclass(frozen=True)
class WorkQueue:
    """The groups that have anything in them, the most pressing first."""

    groups: Sequence[Group]

    def duties(self) -> list[Duty]:
        """All of them, in order."""
        return [duty for group in self.groups for duty in group.duties]


@dataclass(frozen=True)
class Desktop:
    """The queue, with what was left unfinished, what is new, and how much there is of each type."""

    queue: WorkQueue
    drafts: "Sequence[KeptDraft]"
    newest: "Sequence[Hit]"
    counts: dict[str, tuple[int, int]]


def scope_of(whose: Whose, officer: int | None, hub: int | None) -> Scope:
    """What the queue is narrowed by."""
    return {Whose.MINE: Scope(officer=officer), Whose.HUB: Scope(hub=hub), Whose.ALL: EVERYBODY}[whose]


def read_desktop(who: str, scope: Scope, today: date, reader: "Reader") -> Desktop:
    """The work of an officer, a hub or everybody, and what `who` left unfinished."""
    calendar = reader.law().calendars.authority
    due = reader.due(until=today + AHEAD, limit=MOST_LINES, scope=scope)
    waiting = reader.awaited(today, scope, MOST_LINES)
    undated, unallocated = reader.undated(scope, MOST_LINES), reader.unallocated(_unowned(scope), MOST_LINES)
    queue = WorkQueue([
        *_by_days(due, today, calendar),
        *_group("No due day yet", undated, today, calendar),
        *_group("Waiting for a reply", waiting, today, calendar),
        *_group("With no officer yet", unallocated, today, calendar),
    ])  # fmt: skip
    return Desktop(queue, reader.drafts(who), reader.newest(_NEWEST), reader.counts())


def queue_of(look: FirstLook) -> WorkQueue:
    """The first lines under their headings."""
    return WorkQueue(list(_by_days(look.lines, look.as_at, look.calendar)))


def _unowned(scope: Scope) -> Scope:
    """What nobody has is nobody's own: an officer sees all of it, a hub what has come to the hub."""
    return Scope(hub=scope.hub)


def _by_days(lines: Sequence[DueLine], today: date, calendar: "SchoolCalendar") -> Iterator[Group]:
    """What is overdue, due today and due this week; an answer that may still come is awaited, not due."""
    more = len(lines) == MOST_LINES
    dated = [line for line in lines if line.due_on is not None]
    overdue = [line for line in dated if line.due_on and line.due_on < today]
    now = [line for line in dated if line.due_on == today]
    week = [line for line in dated if line.due_on and line.due_on > today and not line.waits]
    yield from _group("Overdue", overdue, today, calendar, more)
    yield from _group("Due today", now, today, calendar)
    yield from _group("Due in the next seven days", week, today, calendar)


def _group(
    title: str, lines: Sequence[DueLine], today: date, calendar: "SchoolCalendar", more: bool = False
) -> Iterator[Group]:
    if lines:
        duties = [Duty(line, *_standing(line, today, calendar)) for line in lines]
        yield Group(title, duties, more or len(lines) == MOST_LINES)


def to_do(reader: "Reader", today: date) -> Counter[str]:
    """Per type key, how many duties are due today or overdue."""
    return Counter(line.type for line in reader.due(until=today, limit=MOST_LINES))


def _standing(line: DueLine, today: date, calendar: "SchoolCalendar") -> tuple[ChipState, str, str]:
    """How a duty stands today, lateness counted in school days: its state, in a word, and as it is spoken."""
    due_on = line.due_on
    if line.duty == ALLOCATE:
        return ChipState.DRAFT, "No officer", "No officer has it yet"
    if due_on is None:
        return ChipState.INFO, "No date", "No due day yet"
    if due_on < today:
        words = _late_by(due_on, today, calendar)
        return ChipState.OVERDUE, words, f"Overdue by {words}" if words != "Late" else "Overdue"
    if due_on == today:
        return ChipState.DUE, "Today", "Due today"
    day = show_day(due_on)
    return ChipState.DUE, day.rsplit(" ", 1)[0], f"Due {day}"


def _late_by(due_on: date, today: date, calendar: "SchoolCalendar") -> str:
    """By how many school days, or plain days where it is not known on which the schools meet."""
    if not (calendar.knows(due_on) and calendar.knows(today)):
        return _counted((today - due_on).days, "day")
    count = calendar.count(due_on, today)
    return _counted(count, "school day") if count else "Late"  # by days on which no school meets


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
