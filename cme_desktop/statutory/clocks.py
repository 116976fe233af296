"""Clocks: from which day, under which rule, until what; and the deadlines they set for a record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from cme_desktop.statutory.calendar import BeyondCalendar, SchoolCalendar
from cme_desktop.statutory.conditions import AgeCondition, AnyCondition, Condition, H, T, holds
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.periods import COUNTS_SCHOOL_DAYS, Period
from cme_desktop.statutory.rules import LegalRule
from cme_desktop.values.answers import known
from cme_desktop.values.moments import show_when, uk_day
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.sentences import COUNTED_ON, NOW


class Told(Protocol):
    """What is asked of every record, whatever its type."""

    @property
    def school(self) -> int | None: ...
    @property
    def received_on(self) -> date | None: ...


L = TypeVar("L", bound=Told)
Q = TypeVar("Q")

RuleOf = Callable[[H, Law], LegalRule | None]
"""The rule that governs a record, marked with `reads`; None where none does."""

DayOf = Callable[[H, Law], date | None]
"""A day that follows from a record by law, marked with `reads`; None where it is not known."""


@dataclass(frozen=True, kw_only=True)
class DutyClock(Generic[H]):
    """One duty: what is due, reckoned from the field or day in `starts`, met on the day in the field `stops`.

    Either may hold a moment; hours run from one to the minute. One without `stops` is over when it applies no
    longer.
    """

    duty: str
    label: str
    starts: str | DayOf[H]
    event: str
    """What happened on the first day, in a word or two before it: `entered`, `notice received`."""
    stops: str = ""
    rule: str | RuleOf[H]
    """The rule's key, of whose values the one of the day in `decided_by` governs, or else of the first day;
    or what picks the rule of a record. One that sets no length of time makes it a duty of now."""
    decided_by: str = ""
    after: str = ""
    """The key of the rule whose time runs out first: what is due is reckoned from its last day."""
    given: str = ""
    """The field of a later last day that was given of what runs first."""
    applies: AnyCondition[H] | AgeCondition[H] | None = None
    clears: str = ""
    """The field in which an officer meets the duty, where it is not `stops`."""
    waits: bool = False
    """Whether it is somebody else's answer that is awaited."""
    stands_in: bool = False
    """Whether it stands only where nothing else carries the record on."""
    rests: bool = False
    """Whether it waits while its record rests: a review or a chase, by local practice."""
    rows: str = ""
    """The repeating rows in each of which it runs; see `in_each_row`."""
    rows_matter: Condition[H] | None = None
    """What has to hold of the record for a row's duty to be met still; without it, it always matters."""
    row_label: Callable[[Any], str] = lambda row: ""
    """What tells one row's duty from another's."""


def in_each_row(
    rows: str, clock: DutyClock[Q], *, matter: Condition[T], label: Callable[[Q], str]
) -> DutyClock[T]:
    """The clock of a row, run in each of those in a field: all that it reads and names is of the row.

    `matter` is what has to hold of the record for a row's duty to be met still; `label` tells one row's from
    another's.
    """
    of_row: DutyClock[Any] = clock
    of_record: DutyClock[T] = replace(of_row, rows=rows, rows_matter=matter, row_label=label)
    return of_record


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A duty of one record, with the day it is due and, once done, the day it was met.

    It has no due day where school days cannot be counted; `why` says so, and it stays in the queue.
    """

    duty: str
    label: str
    due_on: date | None
    met_on: date | None
    since: date
    """The day from which it has stood, for whoever looks back."""
    why: str
    clears: str
    """The path of the field in which an officer meets it."""
    rule_set: str
    waits: bool
    overran: bool
    """Whether it was met after its hour, be it on the very day."""
    rests_until: date | None = None
    """The day until which it waits, as its record rests."""

    @property
    def late(self) -> bool:
        """Whether it was met after it was due; an unmet one is not late until somebody says what today is."""
        if self.met_on is None or self.due_on is None:
            return False
        return self.overran or self.met_on > self.due_on


def deadlines(
    record: L, clocks: Iterable[DutyClock[L]], law: Law, born: BirthDate | None = None
) -> list[Deadline]:
    """Every deadline that the clocks set for a record as it stands; `born` is when its child was."""
    by = _Basis(law, record.school, born)
    found: list[Deadline] = []
    for clock in clocks:
        if clock.rows:
            found += _running_in_rows(record, clock, by)
        elif (due := _deadline(record, record, clock, by, "", clock.duty, clock.label)) is not None:
            found.append(due)
    return found


@dataclass(frozen=True)
class _Basis:
    """What the deadlines of one record are reckoned by, besides the record."""

    law: Law
    school: int | None
    born: BirthDate | None

    @property
    def calendar(self) -> SchoolCalendar:
        """That of its school: made only where something is counted by it."""
        return self.law.calendars.of(self.school)


def _running_in_rows(record: L, clock: DutyClock[L], by: _Basis) -> Iterator[Deadline]:
    matters = clock.rows_matter is None or clock.rows_matter(record)
    for place, row in enumerate(getattr(record, clock.rows)):
        if not matters and _met(row, clock) is None:
            continue
        where, duty = f"{clock.rows}.{place}.", f"{clock.duty}.{place + 1}"
        label = f"{clock.label}: {clock.row_label(row)}"
        due = _deadline(record, row, clock, by, where, duty, label)
        if due is not None:
            yield due


def _deadline(
    record: Told, holder: T, clock: DutyClock[T], by: _Basis, where: str, duty: str, label: str
) -> Deadline | None:
    """The deadline of a clock for a record or one of its rows, if it runs there."""
    starts = clock.starts
    start = known(getattr(holder, starts)) if isinstance(starts, str) else starts(holder, by.law)
    if start is None or not holds(clock.applies, holder, by.law, by.born):
        return None
    rules = _rules(holder, clock, by.law, start)
    if not rules:
        return None
    given = known(getattr(holder, clock.given)) if clock.given else None
    due, why = _reckoned(rules, start, given, by.calendar, clock.event)
    met = _met(holder, clock)
    return Deadline(
        duty=duty,
        label=label,
        due_on=due and uk_day(due),
        met_on=met and uk_day(met),
        since=_since(record, uk_day(start), due and uk_day(due)),
        why=why,
        clears=f"{where}{clock.clears or clock.stops}",
        rule_set=rules[-1].set,
        waits=clock.waits,
        overran=isinstance(due, datetime) and isinstance(met, datetime) and met > due,
    )


def _met(holder: T, clock: DutyClock[T]) -> date | None:
    return known(getattr(holder, clock.stops)) if clock.stops else None


def _since(record: Told, start: date, due: date | None) -> date:
    """The first day; where it is the due day as well, a day was set ahead: the record told of it."""
    told = known(record.received_on)
    return min(start, told) if due == start and told is not None else start


def _rules(holder: T, clock: DutyClock[T], law: Law, start: date) -> Sequence[LegalRule]:
    """What runs first, if anything does, and the duty's own rule; nothing where one did not govern."""
    own = _rule(holder, clock, law, start)
    first = (law.rules.at(clock.after, uk_day(start)),) if clock.after else ()
    rules = (*first, own)
    return [rule for rule in rules if rule is not None] if None not in rules else ()


def _rule(holder: T, clock: DutyClock[T], law: Law, start: date) -> LegalRule | None:
    if not isinstance(clock.rule, str):
        return clock.rule(holder, law)
    decided = known(getattr(holder, clock.decided_by)) if clock.decided_by else None
    return law.rules.at(clock.rule, uk_day(decided or start))


def _reckoned(
    rules: Sequence[LegalRule], start: date, given: date | None, calendar: SchoolCalendar, event: str
) -> tuple[date | None, str]:
    """The due day or moment, and why in one sentence with its source and the calendar used."""
    own, from_when = rules[-1], f"{event} {show_when(start)}"
    if not isinstance(own.value, Period):
        return None, f"{NOW}: {_because(own, from_when)}"
    try:
        first = rules[0].period.end(start, calendar)
        if given is not None and given > uk_day(first):
            first, from_when = given, f"{from_when}, time given to {show_when(given)}"
        elif len(rules) > 1:
            from_when = f"{from_when}, time to {show_when(first)}"
        due = own.period.end(first, calendar) if len(rules) > 1 else first
    except (BeyondCalendar, OverflowError) as problem:
        because = _because(own, from_when)
        return None, f"No due day yet: {because} {problem} Enter the term dates, and it is reckoned."
    by_school_days = any(rule.period.unit in COUNTS_SCHOOL_DAYS for rule in rules)
    counted = f" {COUNTED_ON} {calendar.name}." if by_school_days else ""
    return due, f"Due {show_when(due)}: {_because(own, from_when)}{counted}"


def _because(rule: LegalRule, from_when: str) -> str:
    because = f"{rule.because()} ({from_when}). {rule.source}."
    return f"{because} Not confirmed: {rule.unconfirmed}." if rule.unconfirmed else because
