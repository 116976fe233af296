"""What a measure is: exactly what is counted, by which day, and which whole its parts add up to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from statistics import fmean, median
from typing import NamedTuple, cast

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Choice, Choices
from cme_desktop.returns.authorities import same_authority
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.ruled import in_force
from cme_desktop.standing_records.hub import Hub
from cme_desktop.statutory.law import Law

Value = int | float | None
"""A figure; None is "no figure", where there is nothing to divide by."""


@dataclass(frozen=True)
class Snapshot:
    """Every record that can be counted, by type key in reference order, as of one moment."""

    law: Law
    records: Mapping[str, Sequence[Record]]
    hubs: Mapping[int, Hub]
    """By record id."""
    restricted: frozenset[int] = frozenset()
    """The records that count in wholes and in no named part, as they are about restricted children."""
    survivors: Mapping[int, int] = field(default_factory=dict)
    """For each merged record of a child, the one that stands for the child."""
    authority: Sequence[str] = ()
    """The authority's own name and code, as destinations may give them."""

    def hub_name(self, id: int, period: DateRange) -> str:
        """What a hub was called when the period ended."""
        return self.hubs[id].name_on(period.end) if id in self.hubs else f"Hub {id}"

    def of(self, kind: RecordType[R]) -> Sequence[R]:
        """The records of one type."""
        return cast(Sequence[R], self.records[kind.key])

    def child_of(self, record: Record) -> int | None:
        """The child that a record is about, whichever of the child's records it names."""
        return None if record.child is None else self.survivors.get(record.child, record.child)

    def is_own(self, authority: str) -> bool:
        """Whether this names the authority whose return it is."""
        return any(same_authority(authority, own) for own in self.authority)


class Counted(NamedTuple):
    """One thing counted: the record it stands in, the category it falls under, and how much it weighs."""

    id: int
    category: str | None = None
    amount: int = 1


def _none(_: Snapshot) -> Iterable[Record]:
    return ()


@dataclass(frozen=True)
class Select:
    """What is counted in a period, and which records would be in some period but lack the day."""

    found: Callable[[Snapshot, DateRange], Iterable[Counted]]
    undated: Callable[[Snapshot], Iterable[Record]] = _none

    def __call__(self, snapshot: Snapshot, period: DateRange) -> Iterable[Counted]:
        return self.found(snapshot, period)


@dataclass(frozen=True)
class Split:
    """The categories of a measure: `listed` ones show even at nought, `others` only when counted."""

    listed: Choices
    others: Choices = field(default_factory=Choices)

    def offered(self, period: DateRange) -> list[Choice]:
        """The listed categories that were on offer when the period began or ended."""
        offered = {*self.listed.offered(period.start), *self.listed.offered(period.end)}
        return [choice for choice in self.listed if choice in offered]

    def label(self, code: str) -> str:
        """The words for a category."""
        return self.listed.label(code) if code in self.listed else self.others.label(code)


class FigureUnit(Enum):
    """What a figure is a number of."""

    COUNT = "number"
    POUNDS = "pounds"
    DAYS = "days"
    SHARE = "part of one"


SUMS = frozenset({FigureUnit.COUNT, FigureUnit.POUNDS})
"""Shares and averages have no rows but those of the sums that they are made of."""


@dataclass(frozen=True, kw_only=True)
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
    select: Select
    split: Callable[[Snapshot, DateRange], Split] | None = None
    parts_of: str = ""
    unit: FigureUnit = FigureUnit.COUNT
    value: Callable[[Sequence[int]], Value] = sum
    rule: str = ""
    """The key of the rule by which it counts, national or local: its value is never written into a text."""

    def defined(self, law: Law, since: date, until: date) -> str:
        """The sentence that a manager reads beside figures of these days, with the rule of the day in it."""
        if not self.rule:
            return self.definition
        return self.definition.format(rule=in_force(law, self.rule, since, until))


def into(listed: Choices, others: Choices | None = None) -> Callable[[Snapshot, DateRange], Split]:
    """Categories that are the same in every authority."""
    split = Split(listed, others or Choices())
    return lambda _snapshot, _period: split


def pounds(pence: Sequence[int]) -> Value:
    """The sum of amounts in pence, in pounds."""
    return sum(pence) / 100


def share(hits: Sequence[int]) -> Value:
    """The part of the amounts that are 1 among those that are 1 or 0, as a part of one."""
    return round(fmean(hits), 4) if hits else None


def mean(amounts: Sequence[int]) -> Value:
    """The average, to one decimal place."""
    return round(fmean(amounts), 1) if amounts else None


def middle(amounts: Sequence[int]) -> Value:
    """The median: as many lie above it as below."""
    return median(amounts) if amounts else None
