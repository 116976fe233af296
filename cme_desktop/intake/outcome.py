"""What came of loading a file: every row counted once, every refusal with its reasons."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cme_desktop.intake.columns import TableColumns
from cme_desktop.intake.headings import REFERENCE, ROW, WHY
from cme_desktop.intake.marks import Back, mark
from cme_desktop.spreadsheets.sheets import Sheet, SheetColumn, Workbook
from cme_desktop.spreadsheets.tables import Cell, SheetRow, Table
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.touched import NOTHING, Touched
from cme_desktop.values.names import fold

Progress = Callable[[int, int], None]
"""Told the rows done and the rows in all; may raise Cancelled, and then nothing is loaded."""


def told_of(rows: Sequence[SheetRow], size: int, progress: Progress | None) -> Iterator[Sequence[SheetRow]]:
    """The rows, so many at a time; before each lot, and at the end, it is told how many are done."""
    for done in range(0, len(rows), size):
        if progress is not None:
            progress(done, len(rows))
        yield rows[done : done + size]
    if progress is not None:
        progress(len(rows), len(rows))


_MOST_NAMED = 20


@dataclass(frozen=True)
class SkippedRow:
    """One row that brings nothing new; `why` is a plain sentence."""

    number: int
    why: str


@dataclass(frozen=True)
class RefusedRow:
    """One row that was not taken; `number` is its row in the file, `reasons` are plain sentences."""

    number: int
    reasons: tuple[str, ...]
    row: SheetRow
    further: Mapping[str, Sequence[Mapping[str, Cell]]] = field(default_factory=dict)
    """The rows of the further sheets that belong to it, by the sheet's name."""
    asks: str = ""
    """The heading of the column that takes the answer, where somebody has to say whose the row is."""


@dataclass(frozen=True)
class Outcome:
    """How many rows were read, and what became of them: read = loaded + skipped + refused.

    `matched` rows, whatever became of them, are about somebody or something that was on file already.
    """

    read: int
    loaded: int
    matched: int
    skipped: int
    refused: int
    skipped_rows: Sequence[SkippedRow] = ()
    refused_rows: Sequence[RefusedRow] = ()
    notes: Sequence[str] = ()
    saved: Sequence[int] = ()
    """Ids of the records that were loaded."""
    refused_file: Path | None = None
    touched: Touched = field(default=NOTHING, compare=False)
    """What it changed of the data file."""
    number: int = field(default=0, compare=False)
    """The number of the import, by which it can be undone; 0 where nothing was changed."""

    def counts(self) -> dict[str, int]:
        """The five numbers by name."""
        return {name: getattr(self, name) for name in ("read", "loaded", "matched", "skipped", "refused")}


class Doubts:
    """What is unusual about the rows that were loaded: one note for each field, however many rows it is."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[int, str]] = {}
        self._others = Counter[str]()
        self._named: dict[str, tuple[int, ...]] = {}

    def add(self, row: int, doubts: Iterable[tuple[str, str]]) -> None:
        """Take in the doubts about a row, each with what it is about."""
        for about, sentence in doubts:
            if about in self._first:
                self._others[about] += 1
                if len(self._named.get(about, ())) < _MOST_NAMED:
                    self._named[about] = (*self._named.get(about, ()), row)
            else:
                self._first[about] = row, sentence

    def notes(self) -> Iterator[str]:
        """The first row of each kind in full, the others counted."""
        for about, (row, sentence) in self._first.items():
            others = self._others[about]
            alike = f", and {others:,} more alike{self._which(about)}" if others else ""
            yield f"Row {row}{alike}: {sentence}"

    def _which(self, about: str) -> str:
        """The other rows by number, so that each can be looked up."""
        named = self._named[about]
        more = ", …" if self._others[about] > len(named) else ""
        return f" ({', '.join(map(str, named))}{more})"

    def mark(self) -> Back:
        """How to come back to the doubts there are."""
        return mark(self, "_first", "_others", "_named")


def refused_path(path: Path) -> Path:
    """Where the refused rows of a file go: beside it."""
    return path.with_name(f"{path.stem}.refused.xlsx")


def write_refused(
    path: Path,
    main: Table,
    further: Mapping[str, Table],
    rows: Sequence[RefusedRow],
    columns_of: Mapping[str, TableColumns] = MappingProxyType({}),
) -> Path:
    """Write the refused rows as they came, each with its row number and the reasons. Raises FileProblem.

    `columns_of` are the columns of each table, by its name. A date that could be two days is written as the
    one that was read: alone, nobody could tell any more.
    """
    answers = _to_answer_in(main, rows)
    own = [SheetColumn(ROW, 8), SheetColumn(WHY, 70), *(SheetColumn(heading, 18) for heading in answers)]
    columns = [*own, *_columns(main)]
    of_main = columns_of.get(main.name)
    body = (
        (
            str(refused.number),
            " ".join(refused.reasons),
            *("" for _ in answers),
            *map(cell_text, _cells(main, refused.row.cells, of_main)),
        )
        for refused in rows
    )
    sheets = [Sheet(main.name, columns, body)]
    for name, table in further.items():
        lines = [
            [*map(cell_text, _cells(table, cells, columns_of.get(table.name)))]
            for refused in rows
            for cells in refused.further.get(name, ())
        ]
        if lines:
            sheets.append(Sheet(table.name, _columns(table), lines))
    write_workbook(refused_path(path), Workbook(None, sheets))
    return refused_path(path)


def _to_answer_in(main: Table, rows: Sequence[RefusedRow]) -> list[str]:
    """The columns in which somebody has to answer and which the file does not have."""
    there = {fold(header) for header in main.headers}
    asked = dict.fromkeys(row.asks for row in rows if row.asks)
    return [heading for heading in asked if fold(heading) not in there]


def _columns(table: Table) -> list[SheetColumn]:
    return [SheetColumn(header) for header in table.headers if header not in (ROW, WHY)]


def _cells(table: Table, cells: Mapping[str, Cell], columns: TableColumns | None) -> list[Cell]:
    headers = [header for header in table.headers if header not in (ROW, WHY)]
    return [columns.unmistakable(cells, header) if columns else cells.get(header) for header in headers]


__all__ = [
    "REFERENCE",
    "Doubts",
    "Outcome",
    "Progress",
    "RefusedRow",
    "SkippedRow",
    "refused_path",
    "told_of",
    "write_refused",
]
