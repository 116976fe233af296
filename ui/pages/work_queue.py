"""What Today shows, read from the data file in one look.

No record type is imported here: the queue is on the screen before their descriptions are.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cme_desktop.due import AHEAD, MOST_LINES, DueLine, FirstLook, Scope
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


@dataclass(frozen=True)
class WorkQueue:
    """What is due until a week from today."""

    overdue: Sequence[Duty]
    today: Sequence[Duty]
    week: Sequence[Duty]
    all_read: bool
    """Whether the overdue lines are all there are."""

    def lines(self) -> list[Duty]:
        """All of them, in the order they fall due."""
        return [*self.overdue, *self.today, *self.week]


@dataclass(frozen=True)
class Desktop:
    """The queue, with what was left unfinished, what is new, and how much there is of each type."""

    queue: WorkQueue
    drafts: "Sequence[KeptDraft]"
    newest: "Sequence[Hit]"
    counts: dict[str, tuple[int, int]]


def read_desktop(who: str, officer: int | None, today: date, reader: "Reader") -> Desktop:
    """The work of one officer, or of everybody where `officer` is None."""
    lines = reader.due(until=today + AHEAD, limit=MOST_LINES, scope=Scope(officer=officer))
    look = FirstLook(today, officer, lines, reader.law().calendars.authority)
    return Desktop(queue_of(look), reader.drafts(who), reader.newest(_NEWEST), reader.counts())


def queue_of(look: FirstLook) -> WorkQueue:
    """The lines under their headings."""
    judged = [Duty(line, *standing(line.due_on, look.as_at, look.calendar)) for line in look.lines]
    by_days = {duty: _days_to(duty.line.due_on, look.as_at) for duty in judged}
    return WorkQueue(
        [duty for duty, days in by_days.items() if days < 0],
        [duty for duty, days in by_days.items() if days == 0],
        [duty for duty, days in by_days.items() if days > 0],
        len(look.lines) < MOST_LINES,
    )


def to_do(reader: "Reader", today: date) -> Counter[str]:
    """Per type key, how many duties are due today or overdue."""
    return Counter(line.type for line in reader.due(until=today, limit=MOST_LINES))


def standing(due_on: date | None, today: date, calendar: "SchoolCalendar") -> tuple[ChipState, str, str]:
    """How a duty stands today, lateness counted in school days: its state, in a word, and as it is spoken."""
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


def _days_to(due_on: date | None, today: date) -> int:
    """The days until it is due; a duty without a day is taken for one to come."""
    return (due_on - today).days if due_on is not None else 1
