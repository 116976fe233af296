"""What a measure is: exactly what is counted, by which day, and which whole its parts add up to."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from statistics import fmean, median
from typing import Any, Generic

from cme_desktop.description.record import R
from cme_desktop.fields import Choice, Choices
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Pick
from cme_desktop.returns.ruled import in_force
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.statutory.law import Law

Value = int | float | None
"""A figure; None is "no figure", where there is nothing to divide by."""


Found = tuple[Thing, ...]
"""What was counted of one record."""


@dataclass(frozen=True, eq=False)
class Source(Generic[R]):
    """The records that a measure is about, and what it counts of each in a period."""

    pick: Pick[R]
    found: Callable[[Snapshot, R, DateRange], Iterable[Thing]]
    of_child: Callable[[Sequence[Found]], Found] | None = None
    """What counts of all that was found in the records of a child, in their order, where the pick counts each
    child once; else it is what was found in the last."""
    whatever_period: bool = False
    """Whether it finds the same of a record in each period that counts it: it is asked once for all."""
    one_each: bool = False
    """Whether it finds one thing in each record, and that weighs 1."""
    by: Callable[[R], str] | None = None
    """What it stands each under, where that is found by the record alone."""


AnySource = Source[Any]

Sources = Callable[[], Sequence[AnySource]]
"""What is counted; asked for when it is counted, as it may lie in the chapters of several types."""

Parts = Mapping[str, int]
"""How many things were counted under each category that has a name."""


@dataclass(frozen=True)
class Split:
    """The categories of a measure: `listed` ones show even at nought, `others` only when counted."""

    listed: Choices
    others: Choices = field(default_factory=Choices)

    def offered(self, period: DateRange) -> list[Choice]:
        """The listed categories that were on offer when the period began or ended."""
        days = (period.start, period.end)
        return [c for c in self.listed if not c.retired and any(map(c.on_offer, days))]

    def label(self, code: str) -> str:
        """The words for a category."""
        return self.listed.label(code) if code in self.listed else self.others.label(code)


class FigureUnit(Enum):
    """What a figure is a number of."""

    COUNT = "number"
    POUNDS = "pounds"
    DAYS = "days"
    SHARE = "part of one"
    A_MONTH = "number a month"


SUMS = frozenset({FigureUnit.COUNT, FigureUnit.POUNDS})
"""Shares and averages have no rows but those of the sums that they are made of."""

ONE_DECIMAL = frozenset({FigureUnit.DAYS, FigureUnit.A_MONTH})
"""Averages and medians, which are told to one decimal place."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Measure:
    """One line of the return.

    The figures of a measure with categories add up to the whole named by `parts_of`; measures without
    categories that name the same whole add up to it together.
    """

    key: str
    """`<record_type>.<measure>`"""
    label: str
    definition: str
    """What it counts, in a sentence; `{rule}` stands in it for what `rule` sets."""
    sources: Sources
    split: Callable[[Snapshot, DateRange, Parts], Split] | None = None
    parts_of: str = ""
    among: str = ""
    """The key of the measure of whose things it counts some, where no others make up the rest."""
    unit: FigureUnit = FigureUnit.COUNT
    value: Callable[[Collection[int]], Value] = sum
    working_only: bool = False
    """Told to the team alone: the committee's edition leaves it out."""
    rule: str = ""
    """The key of the rule by which it counts, national or local: its value is never written into a text."""
    version: int = 1
    """One more whenever it counts otherwise by the same words, so that earlier returns are told apart."""

    def worth(self, amounts: Collection[int], period: DateRange) -> Value:
        """What things counted in a period come to, by their weights."""
        found = self.value(amounts)
        if found is None or self.unit is not FigureUnit.A_MONTH:
            return found
        return round(found / period.in_months, 1)

    def defined(self, law: Law, since: date, until: date) -> str:
        """The sentence that a manager reads beside figures of these days, with the rule of the day in it."""
        if not self.rule:
            return self.definition
        return self.definition.format(rule=in_force(law, self.rule, since, until))


def last_found(of_records: Sequence[Found]) -> Found:
    """Of the records of a child the last in which anything was found."""
    return next((found for found in reversed(of_records) if found), ())


def into(listed: Choices, others: Choices | None = None) -> Callable[[Snapshot, DateRange, Parts], Split]:
    """Categories that are the same in every authority."""
    split = Split(listed, others or Choices())
    return lambda _snapshot, _period, _counted: split


def pounds(pence: Collection[int]) -> Value:
    """The sum of amounts in pence, in pounds."""
    return sum(pence) / 100


def share(hits: Collection[int]) -> Value:
    """The part of the amounts that are 1 among those that are 1 or 0, as a part of one."""
    return round(fmean(hits), 4) if hits else None


def mean(amounts: Collection[int]) -> Value:
    """The average, to one decimal place."""
    return round(fmean(amounts), 1) if amounts else None


def middle(amounts: Collection[int]) -> Value:
    """The median: as many lie above it as below."""
    return median(amounts) if amounts else None
