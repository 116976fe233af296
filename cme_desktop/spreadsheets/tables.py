"""Tables of cells: what a workbook or a CSV file is turned into before anyone asks what it means."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias, overload

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None

HEADING_ROWS = 20
"""How far down the row of headings is looked for; titles and school names often stand above it."""


@dataclass(frozen=True)
class SheetRow:
    """One row of a table. `number` is the row as the person sees it in Excel; `cells` is by heading.

    `short` rows of a text file end before the last column that is read.
    """

    number: int
    cells: dict[str, Cell]
    short: bool = False


@dataclass(frozen=True)
class Table:
    """One sheet, read by its headings.

    `rows` may lie on disk: they are read anew each time they are gone through. `notes` are plain sentences
    about what was passed over. `epoch_1904` tells how to read a bare number in a date column: see
    `excel_serial_to_date`.
    """

    name: str
    headers: list[str]
    rows: Sequence[SheetRow]
    notes: list[str] = field(default_factory=list)
    epoch_1904: bool = False
    hidden: bool = False
    """Whether Excel does not show the sheet."""


class Picked(Sequence[SheetRow]):
    """Some rows of a table, in an order of their own; each is read when it is asked for."""

    def __init__(self, rows: Sequence[SheetRow], places: Sequence[int]) -> None:
        self._rows = rows
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> SheetRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[SheetRow]: ...
    def __getitem__(self, place: int | slice) -> SheetRow | Sequence[SheetRow]:
        if isinstance(place, slice):
            return Picked(self._rows, self._places[place])
        return self._rows[self._places[place]]


def letters_of(column: int) -> str:
    """What Excel calls a column counted from 0: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
