"""Worksheets whose rows come as finished cells."""

from collections.abc import Iterable, Iterator

import openpyxl
from openpyxl.cell import Cell as ExcelCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet


class CellSheet(WriteOnlyWorksheet):  # type: ignore[misc]  # the library has no types
    """A sheet to which rows of cells are appended, None where one is blank.

    openpyxl finds out the kind of every value, looks through every text and makes a cell of each anew,
    all of which has been done by then; without it a workbook takes an eighth less. A version that no
    longer asks for this method takes the same cells, more slowly.
    """

    def _values_to_row(self, cells: Iterable[ExcelCell | None], row: int) -> Iterator[ExcelCell]:
        for column, cell in enumerate(cells, 1):
            if cell is not None:
                cell.row, cell.column = row, column
                if cell.hyperlink is not None:
                    cell.hyperlink.ref = cell.coordinate
                yield cell


def add_cell_sheet(book: openpyxl.Workbook, title: str, after: CellSheet | None = None) -> CellSheet:
    """A new sheet of a write-only workbook, right after another or last of all."""
    sheet = CellSheet(book, title)
    book._add_sheet(sheet, None if after is None else book.worksheets.index(after) + 1)
    return sheet
