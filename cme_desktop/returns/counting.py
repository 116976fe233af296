"""How records are picked and counted: by a day in the period, by how they stand at its end, by deadline."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.returns.measures import Counted, FigureUnit, Measure, Select, Snapshot, share
from cme_desktop.returns.periods import DateRange
from cme_desktop.statutory.clocks import DutyClock, deadlines
from cme_desktop.statutory.law import Law

T = TypeVar("T", bound=Record)
T_co = TypeVar("T_co", bound=Record, covariant=True)


class Pick(Protocol[T_co]):
    """The records of a period that a measure is about."""

    def __call__(self, snapshot: Snapshot, period: DateRange) -> Iterable[T_co]: ...

    def undated(self, snapshot: Snapshot) -> Iterable[T_co]:
        """Those that are in no period, as they lack the day it goes by."""
        ...


def id_of(record: Record) -> int:
    """The id of a stored record."""
    assert record.id is not None, "only stored records are counted"
    return record.id


def always(_: Record) -> bool:
    """Of whatever record."""
    return True


@dataclass(frozen=True)
class LawfulDay(Generic[R]):
    """A day of a record that the law says."""

    found: Callable[[R, Law], date | None]


@dataclass(frozen=True)
class Happened(Generic[R]):
    """The records whose day lies in the period; `took_place` tells of those without one if it ever came."""

    kind: RecordType[R]
    day: Callable[[R], date | None] | LawfulDay[R]
    took_place: Callable[[R], bool] = always
    among: Callable[[Snapshot, R], bool] = lambda _snapshot, _record: True
    """The records that it is about at all."""

    def __call__(self, snapshot: Snapshot, period: DateRange) -> Iterator[R]:
        for record in snapshot.of(self.kind):
            on = self._day(snapshot, record)
            if on is not None and on in period and self.among(snapshot, record):
                yield record

    def undated(self, snapshot: Snapshot) -> Iterator[R]:
        for record in snapshot.of(self.kind):
            lacking = self._day(snapshot, record) is None and self.took_place(record)
            if lacking and self.among(snapshot, record):
                yield record

    def _day(self, snapshot: Snapshot, record: R) -> date | None:
        return self.day.found(record, snapshot.law) if isinstance(self.day, LawfulDay) else self.day(record)


def received(kind: RecordType[R], counts: Callable[[R], bool] = always) -> Happened[R]:
    """The records received in the period, of those that count."""
    return Happened(kind, lambda record: record.received_on, among=lambda _snapshot, record: counts(record))


@dataclass(frozen=True)
class Standing(Generic[R]):
    """The records begun by the last day of the period and not ended by it.

    One that is finished without a day of ending is not standing: it ended on some day nobody gave.
    """

    kind: RecordType[R]
    began: Callable[[R], date | None]
    ended: Callable[[R], date | None]

    def __call__(self, snapshot: Snapshot, period: DateRange) -> Iterator[R]:
        return (record for record in snapshot.of(self.kind) if self._stands(record, period.end))

    def undated(self, snapshot: Snapshot) -> Iterator[R]:
        for record in snapshot.of(self.kind):
            if self.ended(record) is None and (self.began(record) is None or not self._open(record)):
                yield record

    def _stands(self, record: R, on: date) -> bool:
        first, last = self.began(record), self.ended(record)
        if first is None or first > on:
            return False
        return self._open(record) if last is None else last > on

    def _open(self, record: R) -> bool:
        return record.status in self.kind.life.open


@dataclass(frozen=True)
class EachChild(Generic[T]):
    """One record for each child, whichever of the child's records it names: the last by reference."""

    pick: Pick[T]

    def __call__(self, snapshot: Snapshot, period: DateRange) -> Iterable[T]:
        return {snapshot.child_of(r) or -id_of(r): r for r in self.pick(snapshot, period)}.values()

    def undated(self, snapshot: Snapshot) -> Iterable[T]:
        return self.pick.undated(snapshot)


def counted(
    pick: Pick[T], by: Callable[[T], str] | None = None, amount: Callable[[T], int] | None = None
) -> Select:
    """Each record once, under its category, weighing 1 unless an amount is given."""

    def select(snapshot: Snapshot, period: DateRange) -> Iterator[Counted]:
        for record in pick(snapshot, period):
            yield Counted(id_of(record), by(record) if by else None, amount(record) if amount else 1)

    return Select(select, pick.undated)


class Timeliness(StrEnum):
    """How a notice stands to the day it was due."""

    ON_TIME = "on_time"
    LATE = "late"
    NO_DUE_DAY = "no_due_day"


def timeliness(record: R, clocks: Iterable[DutyClock[R]], law: Law) -> Timeliness:
    """Whether the duty these clocks set was met in time; for some notices no day is set, or can be told."""
    due = [deadline for deadline in deadlines(record, clocks, law) if deadline.due_on is not None]
    if not due:
        return Timeliness.NO_DUE_DAY
    return Timeliness.LATE if any(deadline.late for deadline in due) else Timeliness.ON_TIME


def received_measures(
    kind: RecordType[R], duty: str, counts: Callable[[R], bool] = always
) -> tuple[Measure, ...]:
    """Notices received, of which on time, late, and without a due day, and the share on time.

    `duty` names the clock of the notice, and so the rule that the definitions print.
    """
    clocks = [clock for clock in kind.clocks if clock.duty == duty]
    rule = next(clock.rule for clock in clocks if isinstance(clock.rule, str))
    every = received(kind, counts)
    whole = f"{kind.key}.received"
    name = kind.plural

    def state(record: R, snapshot: Snapshot) -> Timeliness:
        return timeliness(record, clocks, snapshot.law)

    def part(wanted: Timeliness, label: str, definition: str) -> Measure:
        def select(snapshot: Snapshot, period: DateRange) -> Iterator[Counted]:
            return (Counted(id_of(r)) for r in every(snapshot, period) if state(r, snapshot) is wanted)

        return Measure(
            key=f"{kind.key}.{wanted}",
            label=f"{name} {label}",
            definition=definition,
            rule=rule,
            select=Select(select, every.undated),
            parts_of=whole,
        )

    def punctual(snapshot: Snapshot, period: DateRange) -> Iterator[Counted]:
        for record in every(snapshot, period):
            if (found := state(record, snapshot)) is not Timeliness.NO_DUE_DAY:
                yield Counted(id_of(record), amount=int(found is Timeliness.ON_TIME))

    return (
        Measure(
            key=whole,
            label=f"{name} received",
            definition=f"{name}, by the day the notice was received.",
            select=counted(every),
        ),
        part(
            Timeliness.ON_TIME,
            "received on time",
            "Of those received in the period, the ones received on or before their due day: {rule}.",
        ),
        part(
            Timeliness.LATE,
            "received late",
            "Of those received in the period, the ones received after their due day: {rule}.",
        ),
        part(
            Timeliness.NO_DUE_DAY,
            "without a due day",
            "Of those received in the period, the ones for which no due day is set or can be worked out.",
        ),
        Measure(
            key=f"{kind.key}.on_time_rate",
            label=f"{name}: share on time",
            definition="Those received on time, as a part (1 is all) of those received that have a due day.",
            select=Select(punctual, every.undated),
            unit=FigureUnit.SHARE,
            value=share,
        ),
    )
