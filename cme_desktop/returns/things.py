"""What a figure counted: each thing with its record, its repeating row, its day and its weight."""

from datetime import date
from typing import NamedTuple


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


class Things(list[Thing]):
    """Many, in the order counted: the figures of several periods share them."""

    @property
    def records(self) -> list[int]:
        """The id of the record of each."""
        return [thing.record for thing in self]

    @property
    def amounts(self) -> list[int]:
        """What each adds to the figure."""
        return [thing.amount for thing in self]
