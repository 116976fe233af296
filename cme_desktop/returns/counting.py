"""What is counted of the records that are picked, and whether notices came in time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Choices, Row
from cme_desktop.returns.measures import FigureUnit, Measure, Source, Sources, into, share
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import InRows, Pick, always, received
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.statutory.clocks import DutyClock, deadlines
from cme_desktop.statutory.law import Law

T = TypeVar("T", bound=Record)
Q = TypeVar("Q", bound=Row)


def id_of(record: Record) -> int:
    """The id of a stored record."""
    assert record.id is not None, "only stored records are counted"
    return record.id


@dataclass(frozen=True)
class ByField:
    """Stands a record under what is chosen in one of its fields, or under `blank` where nothing is."""

    field: str
    blank: str = ""

    def __call__(self, record: Record) -> str:
        chosen: str | None = getattr(record, self.field)
        return chosen or self.blank


def of_each(
    pick: Pick[T],
    found: Callable[[Snapshot, T, DateRange], Iterable[Thing]],
    *,
    whatever_period: bool = False,
) -> Sources:
    """Whatever is found in each record."""
    source = Source(pick, found, whatever_period=whatever_period)
    return lambda: (source,)


def counted(
    pick: Pick[T], by: Callable[[T], str] | None = None, amount: Callable[[T], int] | None = None
) -> Sources:
    """Each record once, under its category, weighing 1 unless an amount is given."""

    def found(_: Snapshot, record: T, __: DateRange) -> tuple[Thing]:
        return (Thing(id_of(record), by(record) if by else None, amount(record) if amount else 1),)

    source = Source(pick, found, whatever_period=True, one_each=amount is None, by=by)
    return lambda: (source,)


def number_of(name: str, label: str, definition: str, pick: Pick[T], *, parts_of: str = "") -> Measure:
    """How many records are picked, as a line of the return."""
    return Measure(
        key=f"{pick.kind.key}.{name}",
        label=label,
        definition=definition,
        sources=counted(pick),
        parts_of=parts_of,
    )


def by_choice(
    name: str,
    label: str,
    definition: str,
    pick: Pick[T],
    field: str,
    listed: Choices,
    *,
    parts_of: str,
    blank: tuple[str, str] = ("not_given", "Not given"),
    working_only: bool = False,
) -> Measure:
    """The same told apart by what is chosen in a field; `blank` is code and label of where nothing is."""
    return Measure(
        key=f"{pick.kind.key}.{name}",
        label=label,
        definition=definition,
        sources=counted(pick, by=ByField(field, blank[0])),
        split=into(listed, Choices(blank)),
        parts_of=parts_of,
        working_only=working_only,
    )


def counted_rows(
    pick: InRows[T, Q], by: Callable[[Q], str] | None = None, amount: Callable[[Q], int] | None = None
) -> Sources:
    """Each row of the records, under its category, weighing 1 unless an amount is given."""

    def found(_: Snapshot, record: T, period: DateRange) -> Iterator[Thing]:
        for row, on in pick.of(record, period):
            yield Thing(id_of(record), by(row) if by else None, amount(row) if amount else 1, row.id, on)

    return of_each(pick, found)


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

    def state(record: R, law: Law) -> Timeliness:
        return timeliness(record, clocks, law)

    def part(wanted: Timeliness, label: str, definition: str) -> Measure:
        return Measure(
            key=f"{kind.key}.{wanted}",
            label=f"{name} {label}",
            definition=definition,
            rule=rule,
            sources=_that_stand(every, state, wanted),
            parts_of=whole,
        )

    return (
        Measure(
            key=whole,
            label=f"{name} received",
            definition=f"{name}, by the day the notice was received.",
            sources=counted(every),
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
            definition=(
                "Those received on or before their due day, as a share of those received that have "
                "such a day: {rule}."
            ),
            rule=rule,
            sources=_in_time_or_not(every, state),
            unit=FigureUnit.SHARE,
            value=share,
        ),
    )


def in_time(
    among: str, pick: Pick[R], clock: DutyClock[R], key: str, label: str, definition: str, base: str
) -> tuple[Measure, Measure]:
    """Of the records picked those in which a duty was met in time, and their share of those that tell.

    `among` is the key of the measure that counts all of them; `definition` prints the rule of the clock;
    `base` says what the share is of.
    """
    assert isinstance(clock.rule, str), "one rule is printed"

    def state(record: R, law: Law) -> Timeliness:
        if getattr(record, clock.stops) is None:
            return Timeliness.NO_DUE_DAY
        return timeliness(record, (clock,), law)

    return (
        Measure(
            key=f"{pick.kind.key}.{key}",
            label=label,
            definition=definition,
            rule=clock.rule,
            among=among,
            sources=_that_stand(pick, state, Timeliness.ON_TIME),
        ),
        Measure(
            key=f"{pick.kind.key}.{key}_rate",
            label=f"{label}: share",
            definition=base,
            rule=clock.rule,
            sources=_in_time_or_not(pick, state),
            unit=FigureUnit.SHARE,
            value=share,
        ),
    )


_State = Callable[[R, Law], Timeliness]


def _that_stand(pick: Pick[R], state: _State[R], wanted: Timeliness) -> Sources:
    """The records that stand so to the day they were due."""

    def found(snapshot: Snapshot, record: R, _: DateRange) -> Iterator[Thing]:
        if snapshot.once(state, record) is wanted:
            yield Thing(id_of(record))

    return of_each(pick, found, whatever_period=True)


def _in_time_or_not(pick: Pick[R], state: _State[R]) -> Sources:
    """Those of which it can be told, weighing 1 if they were on time and else 0."""

    def found(snapshot: Snapshot, record: R, _: DateRange) -> Iterator[Thing]:
        if (standing := snapshot.once(state, record)) is not Timeliness.NO_DUE_DAY:
            yield Thing(id_of(record), amount=int(standing is Timeliness.ON_TIME))

    return of_each(pick, found, whatever_period=True)
