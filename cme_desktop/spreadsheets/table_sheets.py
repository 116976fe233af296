"""One table written from A1 of a sheet, as machines read it."""

from collections.abc import Mapping, Sequence

from cme_desktop.spreadsheets.cell_sheets import CellSheet
from cme_desktop.spreadsheets.cell_styles import WrittenCell
from cme_desktop.spreadsheets.cells import Maker, heading_cell, maker
from cme_desktop.spreadsheets.layout import finish_sheet, lay_out
from cme_desktop.spreadsheets.saving import RowsWritten
from cme_desktop.spreadsheets.sheets import CellValue, Sheet, SheetColumn


def write_table(
    written: CellSheet,
    sheet: Sheet,
    marking: str,
    rows_written: RowsWritten,
    lists: Mapping[int, str] | None = None,
) -> int:
    """Write it and give the number of rows under its headings.

    `lists` are the formulas of drop-downs by column number.
    """
    _write_headings(written, sheet.columns, marking, lists or {})
    makers = [maker(written, column.kind) for column in sheet.columns]
    count = 0
    for row in sheet.rows:
        if not _blank(row):
            written.add(_cells(makers, row))
            count += 1
        rows_written.one_more()
    finish_sheet(written, sheet.columns, count)
    return count


def _write_headings(
    written: CellSheet, columns: Sequence[SheetColumn], marking: str, lists: Mapping[int, str]
) -> None:
    """What stands above the first row, and around the sheet."""
    lay_out(written, columns, lists, marking)
    written.add([heading_cell(written, column.header) for column in columns])


def _cells(makers: Sequence[Maker], row: Sequence[CellValue]) -> list[WrittenCell | None]:
    """A row as cells, None where one is blank."""
    pairs = zip(makers, row, strict=True)
    return [None if value is None else make(value) for make, value in pairs]


def _blank(row: Sequence[CellValue]) -> bool:
    return all(value is None or value == "" for value in row)
