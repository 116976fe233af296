"""What Today shows, read from the data file in one look.

No record type is imported here: the queue is on the screen before their descriptions are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from cme_desktop.due import (
    AHEAD,
    ALLOCATE,
    BEING_RECKONED,
    EVERYBODY,
    MOST_LINES,
    DueLine,
    FirstLook,
    Scope,
    days_between,
    is_of_now,
    said_of_unread,
)  # fmt: skip
from cme_desktop.public_names import NAMELESS, RESTRICTED
from cme_desktop.values.dates import show_day

if TYPE_CHECKING:
    from cme_desktop.ports import EmergencyDrafts, Hit, KeptDraft, Reader, Resemblance
    from cme_desktop.statutory.calendar import SchoolCalendar

_NEWEST = 7
RESEMBLANCE = "resemblance"
"""The type and the duty of a line that asks a manager whose record it is."""


class Pressing(Enum):
    """How much a duty presses."""

    OVERDUE = auto()
    DUE = auto()
    UNDATED = auto()
    """Its day cannot be told yet."""
    NOBODYS = auto()
    """It waits for an officer."""


@dataclass(frozen=True)
class Duty:
    """One due line, with how it stands today in a word: `3 school days`, `today`, `Wed 25 Nov 2026`."""

    line: DueLine
    pressing: Pressing
    words: str
    spoken: str


@dataclass(frozen=True)
class Group:
    """Duties under one heading: all there are, or the first of them.

    `in_all` is how many there are, None where only the first were read and nobody counted the rest.
    """

    title: str
    duties: Sequence[Duty]
    in_all: int | None


@dataclass(frozen=True)
class WorkQueue:
    """The groups that have anything in them, the most pressing first."""

    groups: Sequence[Group]

    def duties(self) -> list[Duty]:
        """All of them, in order."""
        return [duty for group in self.groups for duty in group.duties]


@dataclass(frozen=True)
class Desktop:
    """The queue, with what was left unfinished, what is new, and how much is open of each type.

    `to_reckon` is how many records wait to be reckoned anew, after which the queue may be another.
    """

    queue: WorkQueue
    drafts: "Sequence[KeptDraft]"
    newest: "Sequence[Hit]"
    open_now: dict[str, int]
    """By type of casework, how many records are open."""
    in_use: bool
    """Whether there is any record at all."""
    to_reckon: int = 0
    restricted: int = 0
    """Lines of restricted children that stand in everybody's queue only, where this one is narrowed."""
    unread: "Sequence[str]" = ()
    """What has to be known of the queue, as something that it goes by cannot be read."""


def read_desktop(
    who: str, scope: Scope, today: date, manages: bool, emergency: "EmergencyDrafts", reader: "Reader"
) -> Desktop:
    """The work of an officer, a hub or everybody, and what `who` left unfinished.

    Whoever `manages` is asked about records like a restricted child's; nobody else is told of these.
    """
    from cme_desktop.services.unfinished import unfinished  # late: it needs the descriptions of all types

    law, eve = reader.law(), today - timedelta(days=1)
    calendar = law.calendars.authority
    overdue = reader.due(until=eve, most=MOST_LINES, scope=scope)
    load = reader.workload(today, scope)
    in_all = len(overdue) if _all_read(overdue) else load.overdue
    coming = reader.due(today + AHEAD, most=MOST_LINES, scope=scope, after=eve, awake_on=today)
    others = (
        ("Waiting for a reply", reader.awaited(today, scope, MOST_LINES)),
        ("With no officer yet", reader.unallocated(scope, MOST_LINES)),
        ("For a manager", [_to_decide(asked) for asked in reader.resemblances()] if manages else []),
    )
    queue = WorkQueue([
        *_by_days(overdue, coming, today, calendar, in_all),
        *_undated(reader.undated(scope, MOST_LINES), today, calendar),
        *(one for title, lines in others for one in _group(title, lines, today, calendar, _in_all(lines))),
    ])  # fmt: skip
    restricted = 0 if scope == EVERYBODY else load.restricted
    typing = unfinished(reader, emergency, who)
    unread = said_of_unread(law.unread, reader.unread_lines())
    in_use = bool(queue.groups or restricted) or reader.in_use()
    newest = reader.newest(_NEWEST)
    return Desktop(queue, typing, newest, load.open_now, in_use, reader.to_reckon(), restricted, unread)


def _to_decide(asked: "Resemblance") -> DueLine:
    """A record like a restricted child's, as a line for a manager."""
    return DueLine(
        record=asked.id,
        type=RESEMBLANCE,
        reference=asked.reference,
        duty=RESEMBLANCE,
        label="Is it the same child?",
        due_on=None,
        met_on=None,
        why=f"{asked.reference} is like the restricted file {asked.restricted_reference}; say whether they "
        "are one child.",
        clears="",
        rule_set="LOCAL",
        waits=False,
        overran=False,
        child=None,
        child_label=RESTRICTED,
        school=None,
        school_label=NAMELESS,
        officer=None,
        hub=None,
        restricted=True,
    )


def queue_of(look: FirstLook) -> WorkQueue:
    """The first lines under their headings."""
    overdue = [line for line in look.lines if line.due_on and line.due_on < look.as_at]
    coming = look.lines[len(overdue) :]
    return WorkQueue(list(_by_days(overdue, coming, look.as_at, look.calendar, _in_all(overdue))))


def _by_days(
    overdue: Sequence[DueLine],
    coming: Sequence[DueLine],
    today: date,
    calendar: "SchoolCalendar",
    in_all: int | None,
) -> Iterator[Group]:
    """What is overdue, due today and due this week; an answer that may still come is awaited, not due.

    `in_all` is how many are overdue, where that is known.
    """
    now = [line for line in coming if line.due_on == today]
    week = [line for line in coming if line.due_on != today and not line.waits]
    yield from _group("Overdue", overdue, today, calendar, in_all)
    yield from _group("Due today", now, today, calendar, _in_all(now))
    ahead = len(week) if _all_read(coming) else None  # the latest days are what is cut off
    yield from _group("Due in the next seven days", week, today, calendar, ahead)


def _undated(lines: Sequence[DueLine], today: date, calendar: "SchoolCalendar") -> Iterator[Group]:
    """What has no day by its nature, and what has none as long as school days are not known."""
    now, later = [line for line in lines if is_of_now(line)], [line for line in lines if not is_of_now(line)]
    every = _all_read(lines)
    yield from _group("To be done now", now, today, calendar, len(now) if every else None)
    yield from _group("No due day yet", later, today, calendar, len(later) if every else None)


def _group(
    title: str, lines: Sequence[DueLine], today: date, calendar: "SchoolCalendar", in_all: int | None
) -> Iterator[Group]:
    if lines:
        yield Group(title, [Duty(line, *_standing(line, today, calendar)) for line in lines], in_all)


def _all_read(lines: Sequence[DueLine]) -> bool:
    return len(lines) < MOST_LINES


def _in_all(lines: Sequence[DueLine]) -> int | None:
    return len(lines) if _all_read(lines) else None


def _standing(line: DueLine, today: date, calendar: "SchoolCalendar") -> tuple[Pressing, str, str]:
    """How a duty stands today: how it presses, in a word, and as it is spoken.

    While its day is being reckoned anew that is the word, and the day so far still gives it its place.
    """
    pressing, words, spoken = _standing_by_day(line, today, calendar)
    if line.anew:
        return pressing, BEING_RECKONED, f"{spoken}, {BEING_RECKONED}"
    return pressing, words, spoken


def _standing_by_day(line: DueLine, today: date, calendar: "SchoolCalendar") -> tuple[Pressing, str, str]:
    """By its due day."""
    due_on = line.due_on
    if line.duty == ALLOCATE:
        return Pressing.NOBODYS, "No officer", "No officer has it yet"
    if is_of_now(line):
        return Pressing.UNDATED, "Now", "To be done now; no day is set"
    if due_on is None:
        return Pressing.UNDATED, "No date", "No due day yet"
    if due_on < today:
        words = days_between(line, due_on, today, calendar)
        return Pressing.OVERDUE, words, f"Overdue by {words}"
    if due_on == today:
        return Pressing.DUE, "Today", "Due today"
    day = show_day(due_on)
    return Pressing.DUE, day.rsplit(" ", 1)[0], f"Due {day}"
