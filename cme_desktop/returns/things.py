"""What a figure counted: each thing with its record, its repeating row, its day and its weight."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cme_desktop.values.whole_numbers import WholeNumbers


class Thing(NamedTuple):
    """One thing counted."""

    record: int
    """The id of the record it stands in."""
    category: str | None = None
    """What it falls under, where the measure has categories."""
    amount: int = 1
    """What it adds to the figure: 1; −1 for one who left, in a net flow; pence; of a share 1 or 0."""
    row: int | None = None
    """The id of the repeating row, where it is a row that is counted: a check, a payment."""
    on: date | None = None
    """The day it is counted by; while it is found, that of a row whose record has another."""


class Things:
    """Many of one category, in the order counted: held as numbers, and made anew whenever they go by."""

    __slots__ = ("_days", "amounts", "category", "records", "rows")

    def __init__(self, things: Iterable[Thing] = (), category: str | None = None) -> None:
        self.category = category
        self.records = WholeNumbers()
        """The id of the record of each."""
        self.amounts = WholeNumbers()
        """What each adds to the figure."""
        self.rows = WholeNumbers()
        """The id of the repeating row of each; 0 for the record itself."""
        self._days = WholeNumbers()
        if things:
            self.extend(things)

    def append(self, thing: Thing, on: date | None = None) -> None:
        """One more, whatever its own category; `on` is its day where it says none itself."""
        record, _, amount, row, day = thing
        self.records.append(record)
        self.amounts.append(amount)
        self.rows.append(row or 0)
        day = day or on
        self._days.append(day.toordinal() if day else 0)

    def extend(self, things: Iterable[Thing]) -> None:
        """All of these."""
        for thing in things:
            self.append(thing)

    @property
    def places(self) -> Iterator[tuple[int, int]]:
        """Where each stands: its record and its row, 0 for the record itself."""
        return zip(self.records, self.rows, strict=True)

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Thing]:
        for record, amount, row, day in zip(self.records, self.amounts, self.rows, self._days, strict=True):
            yield Thing(record, self.category, amount, row or None, date.fromordinal(day) if day else None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Things) and [*self] == [*other]
