"""What Today shows, read from the data file in one look.

No record type is imported here: the queue is on the screen before their descriptions are.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cme_desktop.due import AHEAD, MOST_LINES, DueLine, FirstLook
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


def read_desktop(
    who: str, officer: int | None, today: date, calendar: "SchoolCalendar", reader: "Reader"
) -> Desktop:
    """The work of one officer, or of everybody where `officer` is None."""
    lines = reader.due(until=today + AHEAD, limit=MOST_LINES, officer=officer)
    look = FirstLook(today, officer, lines, calendar)
    return Desktop(queue_of(look), reader.drafts(who), reader.newest(_NEWEST), reader.counts())


def queue_of(look: FirstLook) -> WorkQueue:
    """The lines under their headings."""
    today = look.as_at
    duties = list(judged(look.lines, today, look.calendar))
    return WorkQueue(
        [duty for duty in duties if duty.line.due_on < today],
        [duty for duty in duties if duty.line.due_on == today],
        [duty for duty in duties if duty.line.due_on > today],
        len(look.lines) < MOST_LINES,
    )


def to_do(reader: "Reader", today: date) -> Counter[str]:
    """Per type key, how many duties are due today or overdue."""
    return Counter(line.type for line in reader.due(until=today, limit=MOST_LINES))


def judged(lines: Sequence[DueLine], today: date, calendar: "SchoolCalendar") -> Iterable[Duty]:
    """Each line with how it stands today, lateness counted in school days."""
    late = _school_days_since(min((line.due_on for line in lines), default=today), today, calendar)
    for line in lines:
        if line.due_on < today:
            words = _days(late[line.due_on])
            yield Duty(
                line, ChipState.OVERDUE, words, f"Overdue by {words}" if words != "Late" else "Overdue"
            )
        elif line.due_on == today:
            yield Duty(line, ChipState.DUE, "Today", "Due today")
        else:
            day = show_day(line.due_on)
            yield Duty(line, ChipState.DUE, day.rsplit(" ", 1)[0], f"Due {day}")


def _days(count: int) -> str:
    if count == 0:
        return "Late"  # by days on which no school meets
    return "1 school day" if count == 1 else f"{count} school days"


def _school_days_since(start: date, today: date, calendar: "SchoolCalendar") -> dict[date, int]:
    """For each day from `start` on, how many school days lie after it up to today."""
    counts: dict[date, int] = {}
    count, day = 0, today
    while day >= start:
        counts[day] = count
        count += calendar.meets(day)
        day -= timedelta(days=1)
    return counts
