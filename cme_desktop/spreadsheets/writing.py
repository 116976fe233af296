"""Workbooks written to disk: whole or not at all, and counted again before they are handed over."""

from pathlib import Path

import openpyxl

from cme_desktop.spreadsheets.cell_sheets import CellSheet, add_cell_sheet
from cme_desktop.spreadsheets.cover import COVER_NAME, cover_sheet
from cme_desktop.spreadsheets.saving import IsCancelled, Progress, Receipt, RowsWritten, save_whole
from cme_desktop.spreadsheets.sheets import Sheet, Workbook, sheet_name
from cme_desktop.spreadsheets.table_sheets import write_table
from cme_desktop.spreadsheets.templates import choices_sheet, drop_down_formula

PRODUCT = "CME Desktop"


def write_workbook(
    path: Path, plan: Workbook, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Receipt:
    """Writes the plan beside `path`, re-opens and recounts it, then puts it in the place of any older file.

    `progress` is told the rows written and the rows in all (None when a sheet's rows cannot be counted
    beforehand). Raises FileProblem when it cannot be written and Cancelled when `cancelled` says so;
    an older file is then as it was and nothing is left behind.
    """
    writer = _Writer(plan, progress, cancelled)
    heights = save_whole(path, writer.book, writer.fill, writer.written.check)
    return Receipt({name: height - 1 for name, height in heights.items()})


class _Writer:
    """One run over a plan."""

    def __init__(self, plan: Workbook, progress: Progress | None, cancelled: IsCancelled | None) -> None:
        choices = choices_sheet(plan.sheets)
        self._plan = plan
        self._sheets = [*plan.sheets, choices] if choices else list(plan.sheets)
        self.written = RowsWritten([sheet.rows for sheet in self._sheets], progress, cancelled)
        self.book = openpyxl.Workbook(write_only=True)
        self.book.properties.creator = PRODUCT
        self.book.properties.title = plan.cover.what if plan.cover else None

    def fill(self) -> dict[str, int]:
        """Gives the rows of each sheet, its headings counted.

        Sheets are made in their final order; the cover, which counts the others, is filled last.
        """
        cover = self._new_sheet(COVER_NAME) if self._plan.cover else None
        made = [self._new_sheet(sheet.name) for sheet in self._sheets]
        counts = {
            written.title: self._write_sheet(written, sheet, made[-1].title)
            for written, sheet in zip(made, self._sheets, strict=True)
        }
        if cover and self._plan.cover:
            counts[cover.title] = self._write_sheet(cover, cover_sheet(self._plan.cover, counts), "")
        return {name: count + 1 for name, count in counts.items()}

    def _new_sheet(self, wanted: str) -> CellSheet:
        return add_cell_sheet(self.book, sheet_name(wanted, self.book.sheetnames))

    def _write_sheet(self, written: CellSheet, sheet: Sheet, choices_name: str) -> int:
        """Writes one table and gives the number of rows under its headings."""
        lists = {
            place: drop_down_formula(column, self._plan.sheets, choices_name)
            for place, column in enumerate(sheet.columns, 1)
            if column.choices
        }
        return write_table(written, sheet, self._plan.marking, self.written, lists)
