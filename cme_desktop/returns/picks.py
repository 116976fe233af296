"""How records are picked: by a day in the period, by how they stand at its end, once for each child, by rows.

Whatever a pick goes by it also says in terms that the data file can look up, so that no more is read than may
count: `within` and `lacking` hold of all that it picks, and maybe of others.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Row, reads
from cme_desktop.ports import RowWithin, RowWithout, Wanted, Within, Without
from cme_desktop.returns.days import Day, Lacking, first_of, given
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.statutory.law import Law

T = TypeVar("T", bound=Record)
Q = TypeVar("Q", bound=Row)


class Picked(NamedTuple):
    """The periods a record counts in, and its day; where rows have days of their own it needs none."""

    on: date | None = None
    periods: Sequence[DateRange] = ()


_NOT_PICKED = Picked()
Picker = Callable[[T], Picked]


class Pick(Protocol[T]):
    """The records of a period that a measure is about."""

    @property
    def kind(self) -> RecordType[T]: ...

    @property
    def each_child(self) -> bool:
        """Whether of several records of a child only the last by reference counts."""
        ...

    @property
    def adds_over_time(self) -> bool:
        """Whether what it picks for some months comes to what it picks for all of them at once."""
        ...

    @property
    def happens(self) -> bool:
        """Whether what it picks came about within the period, and does not stand at a day of it."""
        ...

    def picker(self, snapshot: Snapshot, periods: Sequence[DateRange]) -> "Picker[T]":
        """What tells of a record those of some periods for which it is about it, and the day it goes by.

        Whatever does not hang on the record is worked out once.
        """
        ...

    def lacks_day(self, snapshot: Snapshot, record: T) -> bool:
        """Whether a record is in no period, as it lacks the day that this goes by."""
        ...

    def within(self, law: Law, span: DateRange) -> Wanted:
        """What holds of whatever it picks for any period within a span."""
        ...

    def lacking(self, law: Law) -> Sequence[Lacking[T]]:
        """What holds of whatever lacks the day."""
        ...


AnyPick = Pick[Any]


@reads()
def always(_: Record) -> bool:
    """Of whatever record."""
    return True


@reads()
def never(_: Record) -> bool:
    """Of none: where nothing but its day tells that something took place."""
    return False


def _whichever(_snapshot: Snapshot, _record: Record) -> bool:
    """Whatever else is known."""
    return True


@dataclass(frozen=True, eq=False)
class Happened(Generic[R]):
    """The records whose day lies in the period; `took_place` tells of those without one if it ever came."""

    kind: RecordType[R]
    day: Day[R]
    took_place: Callable[[R], bool] = always
    """Marked with `reads`, as is `only`."""
    only: Callable[[R], bool] = always
    """The records that it is about at all."""
    among: Callable[[Snapshot, R], bool] = _whichever
    """Those of them that it is about by what else is known."""
    each_child: bool = False
    happens = True

    @property
    def adds_over_time(self) -> bool:
        return not self.each_child

    def goes_by(self, day: str) -> bool:
        """Whether nothing but one day of a record and `only` tell if it is picked."""
        by_day = self.day.fields == (day,) and self.day.reach is None
        return by_day and self.among is _whichever and not self.each_child

    def picker(self, snapshot: Snapshot, periods: Sequence[DateRange]) -> Picker[R]:
        law, day, only, among = snapshot.law, self.day.found, self.only, self.among
        spans = [(period.start, period.end, period) for period in periods]

        def picked(record: R) -> Picked:
            if not only(record) or (on := day(record, law)) is None:
                return _NOT_PICKED  # the first is sooner said than some days
            found = [period for start, end, period in spans if start <= on <= end]
            return Picked(on, found) if found and among(snapshot, record) else _NOT_PICKED

        return picked

    def lacks_day(self, snapshot: Snapshot, record: R) -> bool:
        if not (self.took_place(record) and self.only(record)):
            return False
        return self.day.found(record, snapshot.law) is None and self.among(snapshot, record)

    def within(self, law: Law, span: DateRange) -> Wanted:
        return [self.day.within(law, span)]

    def lacking(self, law: Law) -> Sequence[Lacking[R]]:
        tests = self.took_place, self.only
        return [Lacking(one.terms, (*one.tests, *tests)) for one in self.day.lacking(law)]


def received(kind: RecordType[R], counts: Callable[[R], bool] = always) -> Happened[R]:
    """The records received in the period, of those that count; `counts` is marked with `reads`."""
    return Happened(kind, given("received_on"), only=counts)


def at_the_end(_: Law, period: DateRange) -> date | None:
    """The last day of a period."""
    return period.end


@dataclass(frozen=True, eq=False)
class Standing(Generic[R]):
    """The records begun by a day of the period, by default its last, and not ended by it.

    One that is finished without a day of ending is not standing: it ended on some day nobody gave.
    """

    kind: RecordType[R]
    began: tuple[str, ...]
    """The fields of its first day: the first of them that is given."""
    ended: tuple[str, ...]
    on: Callable[[Law, DateRange], date | None] = at_the_end
    each_child: bool = False
    happens = adds_over_time = False

    def picker(self, snapshot: Snapshot, periods: Sequence[DateRange]) -> Picker[R]:
        days = [(on, period) for period in periods if (on := self.on(snapshot.law, period)) is not None]

        def picked(record: R) -> Picked:
            first, last = first_of(record, self.began), first_of(record, self.ended)
            if first is None or (last is None and not self._open(record)):
                return _NOT_PICKED
            return Picked(
                first, [period for on, period in days if first <= on and (last is None or on < last)]
            )

        return picked

    def lacks_day(self, _: Snapshot, record: R) -> bool:
        if first_of(record, self.ended) is not None:
            return False
        return first_of(record, self.began) is None or not self._open(record)

    def within(self, _: Law, span: DateRange) -> Wanted:
        begun = Within(self.began, None, span.end)
        return [(begun, Within(self.ended, span.start, None)), (begun, Without(self.ended))]

    def lacking(self, _: Law) -> Sequence[Lacking[R]]:
        over = reads("status")(lambda record: not self._open(record))
        return [Lacking((Without(self.ended), Without(self.began))), Lacking((Without(self.ended),), (over,))]

    def _open(self, record: R) -> bool:
        return record.status in self.kind.life.open


@dataclass(frozen=True, eq=False)
class AtAnyTime(Standing[R]):
    """The records that stood on some day of the period: begun by its last, and not ended before its first.

    One that ended on its first day stood the day before; one that began in it stood in it, whenever it ended.
    """

    def picker(self, _: Snapshot, periods: Sequence[DateRange]) -> Picker[R]:
        spans = [(period.start, period.end, period) for period in periods]

        def picked(record: R) -> Picked:
            first, last = first_of(record, self.began), first_of(record, self.ended)
            if first is None:
                return _NOT_PICKED
            open_still = last is None and self._open(record)
            found = [
                period
                for start, end, period in spans
                if first <= end and (first >= start or open_still or (last is not None and last > start))
            ]
            return Picked(first, found)

        return picked


@dataclass(frozen=True, eq=False)
class InRows(Generic[R, Q]):
    """The records with repeating rows whose day, the first given of some, lies in the period."""

    kind: RecordType[R]
    rows: str
    days: tuple[str, ...]
    reads: tuple[str, ...]
    """What else is looked at in such a row."""
    took_place: Callable[[Q], bool]
    """Whether what a row without a day tells of ever came."""
    only: Callable[[Q], bool]
    """The rows that it is about at all."""
    says: str = ""
    """The field of such a row that tells how it stands; where it has none, its record does."""
    each_child = False
    happens = adds_over_time = True

    def of(self, record: R, period: DateRange) -> Iterator[tuple[Q, date]]:
        """The rows of a record that it is about, each with its day."""
        for row in self._rows(record):
            on = self._day(row)
            if on is not None and on in period and self.only(row):
                yield row, on

    def picker(self, _: Snapshot, periods: Sequence[DateRange]) -> Picker[R]:
        spans = [(period.start, period.end, period) for period in periods]

        def picked(record: R) -> Picked:
            days = [on for row in self._rows(record) if (on := self._day(row)) is not None and self.only(row)]
            if not days:
                return _NOT_PICKED
            return Picked(
                None, [period for start, end, period in spans if any(start <= on <= end for on in days)]
            )

        return picked

    def lacks_day(self, _: Snapshot, record: R) -> bool:
        return any(
            self._day(row) is None and self.took_place(row) and self.only(row) for row in self._rows(record)
        )

    def within(self, _: Law, span: DateRange) -> Wanted:
        return [(RowWithin(self.rows, self.days, span.start, span.end, self.reads),)]

    def lacking(self, _: Law) -> Sequence[Lacking[R]]:
        return [Lacking((RowWithout(self.rows, self.days, self.reads),))]

    def _rows(self, record: R) -> Sequence[Q]:
        rows: Sequence[Q] = getattr(record, self.rows)
        return rows

    def _day(self, row: Q) -> date | None:
        return first_of(row, self.days)
