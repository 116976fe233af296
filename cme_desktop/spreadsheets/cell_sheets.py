"""Worksheets whose rows come as finished cells."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter, create_temporary_file

from cme_desktop.spreadsheets.cell_styles import WrittenCell

if TYPE_CHECKING:
    from lxml.etree import _IncrementalFileWriter


class _Row(NamedTuple):
    cells: Sequence[WrittenCell | None]
    height: float | None


@dataclass
class _Links:
    """Cells of one column, one below the other, that lead to the same place."""

    column: int
    first: int
    last: int
    location: str
    tip: str

    def written(self) -> str:
        tip = f" tooltip={quoteattr(self.tip)}" if self.tip else ""
        rest = f"location={quoteattr(self.location)}{tip}/>"
        letter = get_column_letter(self.column)
        return "".join(f'<hyperlink ref="{letter}{row}" {rest}' for row in range(self.first, self.last + 1))


class CellSheet(WriteOnlyWorksheet):  # type: ignore[misc]  # the library has no types
    """A sheet to which rows of written cells are added, None where one is blank.

    openpyxl makes each cell, its value and its text an element of its own; written as the text that they
    come to, rows take a fifth of the time. What stands above and below the rows is its work.
    """

    _writer: "_SheetWriter | None"

    def __init__(self, book: openpyxl.Workbook, title: str) -> None:
        super().__init__(book, title)
        self.links: list[_Links] = []
        """In the order of the rows they begin in; single ones would be hundreds of thousands."""
        self._last_links: dict[int, _Links] = {}

    def add(self, cells: Sequence[WrittenCell | None], height: float | None = None) -> None:
        """The next row; `height` in points."""
        self.append(_Row(cells, height))

    def link(self, column: int, row: int, location: str, tip: str = "") -> None:
        """Have a cell, both counted from 1, lead to a place in the workbook."""
        above = self._last_links.get(column)
        if above and (above.last, above.location, above.tip) == (row - 1, location, tip):
            above.last = row
            return
        self._last_links[column] = _Links(column, row, row, location, tip)
        self.links.append(self._last_links[column])

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _SheetWriter(self)
            self._writer.write_top()

    def _values_to_row(self, row: _Row, _: int) -> _Row:
        return row


class _SheetWriter(WorksheetWriter):  # type: ignore[misc]  # the library has no types
    """Streams a sheet out to a temporary file: rows and links as text, all else by openpyxl."""

    def __init__(self, sheet: CellSheet) -> None:
        path = create_temporary_file()
        super().__init__(sheet, path)
        self.out = path  # from here on it is only read and removed

    def get_stream(self) -> Generator[object, object, None]:
        with open(self.out, "wb") as self._file:
            self.out = self._file
            yield from super().get_stream()

    def write_row(self, xf: "_IncrementalFileWriter", row: _Row, number: int) -> None:
        height = "" if row.height is None else f' ht="{row.height:.16g}" customHeight="1"'
        cells = "".join(
            [
                f'<c r="{letter}{number}"{cell}</c>'
                for letter, cell in zip(_letters(len(row.cells)), row.cells, strict=True)
                if cell is not None
            ]
        )
        self._write(xf, f'<row r="{number}"{height}>{cells}</row>')

    def write_hyperlinks(self) -> None:
        if self.ws.links:
            xf = self.xf.send(True)
            with xf.element("hyperlinks"):
                for links in self.ws.links:
                    self._write(xf, links.written())
            self.xf.send(None)

    def _write(self, xf: "_IncrementalFileWriter", text: str) -> None:
        """After whatever went through lxml before."""
        xf.flush()
        self._file.write(text.encode())


@cache
def _letters(columns: int) -> Sequence[str]:
    return [get_column_letter(column) for column in range(1, columns + 1)]


def add_cell_sheet(book: openpyxl.Workbook, title: str, after: CellSheet | None = None) -> CellSheet:
    """A new sheet of a write-only workbook, right after another or last of all."""
    sheet = CellSheet(book, title)
    book._add_sheet(sheet, None if after is None else book.worksheets.index(after) + 1)
    return sheet
