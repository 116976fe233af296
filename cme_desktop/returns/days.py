"""The days that measures go by, and how a data file can tell which records have one in a span."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from cme_desktop.description.record import Record
from cme_desktop.fields import Holder, reads_of
from cme_desktop.ports import Terms, Within, Without
from cme_desktop.returns.periods import DateRange
from cme_desktop.statutory.law import Law
from cme_desktop.values.moments import uk_day

R_contra = TypeVar("R_contra", bound=Record, contravariant=True)


@dataclass(frozen=True)
class Lacking(Generic[R_contra]):
    """What holds of records that lack a day: the terms, and tests of the record, each marked with `reads`."""

    terms: Terms
    tests: tuple[Callable[[R_contra], bool], ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The fields that the tests look at."""
        return tuple(dict.fromkeys(name for test in self.tests for name in reads_of(test)))


@dataclass(frozen=True, eq=False)
class Day(Generic[R_contra]):
    """A day of a record: always one of the days in some fields, unless `reach` says otherwise."""

    fields: tuple[str, ...]
    found: Callable[[R_contra, Law], date | None]
    reach: Callable[[Law], timedelta] | None = None
    """How long after a day in the fields it is at most; there may be none though a field is given."""
    lacks: Callable[[Law], Sequence[Lacking[R_contra]]] | None = None
    """What holds of every record that lacks it, and maybe of others; by default that no field is given or,
    where it has a reach, whatever."""

    def within(self, law: Law, span: DateRange) -> Terms:
        """What holds of every record that has it in the span, and maybe of others."""
        days = 0 if self.reach is None else self.reach(law).days
        first = date.fromordinal(max(span.start.toordinal() - days, 1))
        return (Within(self.fields, first, span.end),)

    def lacking(self, law: Law) -> Sequence[Lacking[R_contra]]:
        """What holds of every record that lacks it, and maybe of others."""
        if self.lacks is not None:
            return self.lacks(law)
        return [Lacking((Without(self.fields),) if self.reach is None else ())]


def given(*fields: str) -> Day[Record]:
    """The first of these days that is given."""
    return Day(fields, lambda record, _law: first_of(record, fields))


def first_of(holder: Holder, fields: tuple[str, ...]) -> date | None:
    """The first of some days of a record or a row that is given; of a moment its day here."""
    for name in fields:
        at: date | None = getattr(holder, name)
        if at is not None:
            return uk_day(at)
    return None
