"""How records are picked and counted: by a day in the period, by how they stand at its end, by deadline."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from cme_desktop.records.base import R, Record, RecordType
from cme_desktop.returns.measures import Counted, Measure, Select, Snapshot, Unit, share
from cme_desktop.returns.periods import Period
from cme_desktop.statutory.clocks import Clock, deadlines
from cme_desktop.statutory.law import Law

T = TypeVar("T", bound=Record)

Pick = Callable[[Snapshot, Period], Iterable[T]]
"""The records of a period that a measure is about."""


def id_of(record: Record) -> int:
    """The id of a stored record."""
    assert record.id is not None, "only stored records are counted"
    return record.id


def happened(kind: RecordType[R], day: Callable[[R], date | None]) -> Pick[R]:
    """The records whose day lies in the period."""

    def pick(snapshot: Snapshot, period: Period) -> Iterator[R]:
        for record in snapshot.of(kind):
            on = day(record)
            if on is not None and on in period:
                yield record

    return pick


def received(kind: RecordType[R]) -> Pick[R]:
    """The records received in the period."""
    return happened(kind, lambda record: record.received_on)


def standing(
    kind: RecordType[R], began: Callable[[R], date | None], ended: Callable[[R], date | None]
) -> Pick[R]:
    """The records begun by the last day of the period and not ended by it.

    One that is finished without a day of ending is not standing: it ended on some day nobody gave.
    """

    def stands(record: R, on: date) -> bool:
        first, last = began(record), ended(record)
        if first is None or first > on:
            return False
        return record.status in kind.life.open if last is None else last > on

    return lambda snapshot, period: (r for r in snapshot.of(kind) if stands(r, period.end))


def each_child(pick: Pick[T]) -> Pick[T]:
    """One record for each child: of several, the one with the last reference."""
    return lambda snapshot, period: {r.child or -id_of(r): r for r in pick(snapshot, period)}.values()


def counted(
    pick: Pick[T], by: Callable[[T], str] | None = None, amount: Callable[[T], int] | None = None
) -> Select:
    """Each record once, under its category, weighing 1 unless an amount is given."""

    def select(snapshot: Snapshot, period: Period) -> Iterator[Counted]:
        for record in pick(snapshot, period):
            yield Counted(id_of(record), by(record) if by else None, amount(record) if amount else 1)

    return select


class Timeliness(StrEnum):
    """How a notice stands to the day it was due."""

    ON_TIME = "on_time"
    LATE = "late"
    NO_DUE_DAY = "no_due_day"


def timeliness(record: Record, clocks: Iterable[Clock], law: Law) -> Timeliness:
    """Whether the duty these clocks set was met in time; the law sets no day for some notices."""
    due = deadlines(record, clocks, law)
    if not due:
        return Timeliness.NO_DUE_DAY
    return Timeliness.LATE if any(deadline.late for deadline in due) else Timeliness.ON_TIME


def received_measures(kind: RecordType[Any], duty: str, due: str) -> tuple[Measure, ...]:
    """Notices received, of which on time, late, and without a due day, and the share on time.

    `duty` names the clock of the notice; `due` says in words which day is the due day.
    """
    clocks = [clock for clock in kind.clocks if clock.duty == duty]
    every = received(kind)
    whole = f"{kind.key}.received"
    name = kind.plural

    def state(record: Record, snapshot: Snapshot) -> Timeliness:
        return timeliness(record, clocks, snapshot.law)

    def part(wanted: Timeliness, label: str, definition: str) -> Measure:
        def select(snapshot: Snapshot, period: Period) -> Iterator[Counted]:
            return (Counted(id_of(r)) for r in every(snapshot, period) if state(r, snapshot) is wanted)

        return Measure(
            key=f"{kind.key}.{wanted}",
            label=f"{name} {label}",
            definition=definition,
            select=select,
            parts_of=whole,
        )

    def punctual(snapshot: Snapshot, period: Period) -> Iterator[Counted]:
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
            f"Of those received in the period, the ones received on or before {due}.",
        ),
        part(
            Timeliness.LATE,
            "received late",
            f"Of those received in the period, the ones received after {due}.",
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
            select=punctual,
            unit=Unit.SHARE,
            value=share,
        ),
    )
