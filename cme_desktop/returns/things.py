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

    __slots__ = ("_amounts", "_days", "_rows", "category", "records")

    def __init__(self, things: Iterable[Thing] = (), category: str | None = None) -> None:
        self.category = category
        self.records = WholeNumbers()
        """The id of the record of each."""
        self._days = WholeNumbers()
        self._amounts: WholeNumbers | None = None  # while each weighs 1
        self._rows: WholeNumbers | None = None  # while each is a record itself
        if things:
            self.extend(things)

    @property
    def amounts(self) -> WholeNumbers:
        """What each adds to the figure."""
        return WholeNumbers.alike(1, len(self)) if self._amounts is None else self._amounts

    @property
    def rows(self) -> WholeNumbers:
        """The id of the repeating row of each; 0 for the record itself."""
        return WholeNumbers.alike(0, len(self)) if self._rows is None else self._rows

    def append(self, thing: Thing, on: date | None = None) -> None:
        """One more, whatever its own category; `on` is its day where it says none itself."""
        record, _, amount, row, day = thing
        if amount != 1 or self._amounts is not None:
            self._amounts = self.amounts
            self._amounts.append(amount)
        if row or self._rows is not None:
            self._rows = self.rows
            self._rows.append(row or 0)
        self.records.append(record)
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
