"""Tables of cells: what a workbook or a CSV file is turned into before anyone asks what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias

from openpyxl.utils import get_column_letter

from cme_desktop.spreadsheets.problems import FileProblem

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None

HEADING_ROWS = 20
"""How far down the row of headings is looked for; titles and school names often stand above it."""


@dataclass(frozen=True)
class Row:
    """One row of a table. `number` is the row as the person sees it in Excel; `cells` is by heading."""

    number: int
    cells: dict[str, Cell]


@dataclass(frozen=True)
class Table:
    """One sheet, read by its headings.

    `notes` are plain sentences about what was passed over. `epoch_1904` tells how to read
    a bare number in a date column: see `excel_serial_to_date`.
    """

    name: str
    headers: list[str]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)
    epoch_1904: bool = False


def table_from_grid(name: str, grid: Sequence[Sequence[Cell]], epoch_1904: bool = False) -> Table | None:
    """The table in a grid whose first row is row 1 of the sheet; None when no row looks like headings.

    Raises FileProblem when two columns have the same heading.
    """
    at = _heading_row(grid)
    if at is None:
        return None
    columns = {
        place: " ".join(str(value).split()) for place, value in enumerate(grid[at]) if value not in (None, "")
    }
    _refuse_repeats(name, columns)
    body = [(number, cells) for number, cells in enumerate(grid[at + 1 :], at + 2) if not _blank(cells)]
    rows = [Row(number, _by_heading(columns, cells)) for number, cells in body]
    notes = _unnamed_column_notes(columns, [cells for _, cells in body])
    return Table(name, list(columns.values()), rows, notes, epoch_1904)


def _heading_row(grid: Sequence[Sequence[Cell]]) -> int | None:
    """The first row of text cells only that is about as wide as the rows around it."""
    top = grid[:HEADING_ROWS]
    widest = max((_filled(row) for row in grid[: HEADING_ROWS * 2]), default=0)
    for at, row in enumerate(top):
        values = [value for value in row if value is not None]
        if values and len(values) * 3 >= widest * 2 and all(isinstance(value, str) for value in values):
            return at
    return None


def _filled(row: Sequence[Cell]) -> int:
    return sum(value is not None for value in row)


def _blank(row: Iterable[Cell]) -> bool:
    return all(value is None for value in row)


def _by_heading(columns: dict[int, str], cells: Sequence[Cell]) -> dict[str, Cell]:
    width = len(cells)
    return {heading: cells[place] if place < width else None for place, heading in columns.items()}


def _refuse_repeats(name: str, columns: dict[int, str]) -> None:
    seen: dict[str, int] = {}
    for place, heading in columns.items():
        first = seen.setdefault(heading.casefold(), place)
        if first != place:
            raise FileProblem(
                f"The heading “{heading}” appears twice, in columns {get_column_letter(first + 1)} and "
                f"{get_column_letter(place + 1)} of “{name}”. Give each column a heading of its own."
            )


def _unnamed_column_notes(columns: dict[int, str], rows: list[Sequence[Cell]]) -> list[str]:
    used = {place for row in rows for place, value in enumerate(row) if value is not None}
    return [
        f"Column {get_column_letter(place + 1)} has no heading, so it was not read."
        for place in sorted(used - columns.keys())
    ]
