"""A figure as it is kept: its value, and exactly what was counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, starmap
from operator import le
from typing import NamedTuple

from cme_desktop.values.whole_numbers import WholeNumbers


class KeptThing(NamedTuple):
    """One thing counted."""

    record: int
    amount: int
    """What it adds to the figure: 1; −1 for one who left, in a net flow; pence; of a share 1 or 0."""
    row: int
    """The repeating row that was counted, such as a check or a payment; 0 for the record itself."""


@dataclass(frozen=True)
class KeptThings:
    """Many of them, column by column, sorted: a year of a large authority holds hundreds of thousands."""

    records: WholeNumbers = field(default_factory=WholeNumbers)
    amounts: WholeNumbers = field(default_factory=WholeNumbers)
    rows: WholeNumbers = field(default_factory=WholeNumbers)

    @classmethod
    def of(cls, things: Iterable[KeptThing]) -> "KeptThings":
        """Things in whatever order they were counted."""
        return cls(*map(WholeNumbers, zip(*sorted(things), strict=True)))

    @classmethod
    def of_columns(cls, records: WholeNumbers, amounts: WholeNumbers, rows: WholeNumbers) -> "KeptThings":
        """The same numbers, not held twice where they are sorted already."""
        if all(starmap(le, pairwise(zip(records, amounts, rows, strict=True)))):
            return cls(records, amounts, rows)
        return cls.of(map(KeptThing, records, amounts, rows))

    def __len__(self) -> int:
        return len(self.records)


@dataclass(frozen=True)
class KeptFigure:
    """One number of a return, of one period. `value` None means that there was nothing to divide by."""

    measure: str
    category: str | None
    label: str
    """The measure and the category in words, as they stood on the return."""
    start: date
    end: date
    value: float | None
    things: KeptThings = field(default_factory=KeptThings)

    @property
    def ids(self) -> tuple[int, ...]:
        """The records counted, each once."""
        return tuple(dict.fromkeys(self.things.records))
