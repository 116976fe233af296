"""What a figure counted: each thing with its record, its repeating row, its day and its weight."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Thing(NamedTuple):
    """One thing counted."""

    record: int
    """The id of the record it stands in."""
    amount: int
    """What it adds to the figure: 1; −1 for one who left, in a net flow; pence; of a share 1 or 0."""
    row: int | None
    """The id of the repeating row, where it is a row that is counted: a check, a payment."""
    on: date | None
    """The day it is counted by."""


@dataclass(frozen=True, slots=True)
class Things:
    """Many, column by column, in the order counted: a year holds hundreds of thousands."""

    records: list[int] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    rows: list[int | None] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)

    def add(self, record: int, amount: int, row: int | None, on: date | None) -> None:
        """Count one more `Thing`."""
        self.records.append(record)
        self.amounts.append(amount)
        self.rows.append(row)
        self.days.append(on)

    def extend(self, others: Iterable[Thing]) -> None:
        """Count what others count."""
        for thing in others:
            self.add(*thing)

    def __iter__(self) -> Iterator[Thing]:
        return map(Thing, self.records, self.amounts, self.rows, self.days)

    def __len__(self) -> int:
        return len(self.records)
