"""Workbooks written to disk: whole or not at all, and counted again before they are handed over."""

import errno
import os
from collections.abc import Callable, Sequence, Sized
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from lxml.etree import LxmlError
from openpyxl.cell import Cell as ExcelCell
from openpyxl.writer.excel import ExcelWriter
from python_calamine import CalamineError, CalamineWorkbook

from cme_desktop.errors import Cancelled
from cme_desktop.spreadsheets.cell_sheets import CellSheet, add_cell_sheet
from cme_desktop.spreadsheets.cells import Maker, heading_cell, maker
from cme_desktop.spreadsheets.charts import ROWS_A_CHART, native_chart
from cme_desktop.spreadsheets.cover import COVER_NAME, cover_sheet
from cme_desktop.spreadsheets.layout import finish_sheet, lay_out
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.replacing import replacing
from cme_desktop.spreadsheets.sheets import CellValue, Sheet, SheetColumn, Workbook, sheet_name
from cme_desktop.spreadsheets.templates import choices_sheet, drop_down_formula

PRODUCT = "CME Desktop"

Progress = Callable[[int, int | None], None]
IsCancelled = Callable[[], bool]

_ROWS_BETWEEN_REPORTS = 250
_WORKBOOKS = (b"PK",)
_ENDING = ".xlsx"
_FULL = ("ENOSPC", "EDQUOT", "EFBIG")


@dataclass(frozen=True)
class Receipt:
    """What was found on re-opening a workbook: the rows under the headings, by sheet name."""

    rows: dict[str, int]


def write_workbook(
    path: Path, plan: Workbook, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Receipt:
    """Writes the plan beside `path`, re-opens and recounts it, then puts it in the place of any older file.

    `progress` is told the rows written and the rows in all (None when a sheet's rows cannot be counted
    beforehand). Raises FileProblem when it cannot be written and Cancelled when `cancelled` says so;
    an older file is then as it was and nothing is left behind.
    """
    with replacing(path, _WORKBOOKS) as unfinished:
        _refuse_other_ending(path)
        try:
            expected = _Writer(plan, progress, cancelled).write(unfinished)
        except LxmlError as error:  # how a full disk shows while rows are streamed out
            full = any(code in str(error) for code in _FULL)
            raise OSError(errno.ENOSPC if full else errno.EIO, str(error)) from error
        return _recount(unfinished, expected, path.name)


def _refuse_other_ending(path: Path) -> None:
    """No program opens a workbook by another name, and a `.csv` that is none misleads whoever gets it."""
    if path.suffix.lower() != _ENDING:
        raise FileProblem(f"“{path.name}” would be a workbook; end its name in {_ENDING}.")


def verify(path: Path, expected: Receipt) -> Receipt:
    """Re-opens a written workbook with another library and counts its rows; FileProblem if any is missing."""
    return _recount(path, expected, path.name)


def _recount(path: Path, expected: Receipt, shown_name: str) -> Receipt:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            names = [name for name in workbook.sheet_names if name in expected.rows]
            found = Receipt({name: workbook.get_sheet_by_name(name).height - 1 for name in names})
    except CalamineError as error:
        raise FileProblem(f"“{shown_name}” could not be read back after it was written.") from error
    if found != expected:
        raise FileProblem(f"“{shown_name}” did not hold every row after it was written.")
    return found


class _Writer:
    """One run over a plan."""

    def __init__(self, plan: Workbook, progress: Progress | None, cancelled: IsCancelled | None) -> None:
        choices = choices_sheet(plan.sheets)
        self._plan = plan
        self._sheets = [*plan.sheets, choices] if choices else list(plan.sheets)
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._total = _total(self._sheets)
        self._book = openpyxl.Workbook(write_only=True)
        self._book.properties.creator = PRODUCT
        self._book.properties.title = plan.cover.what if plan.cover else None

    def write(self, path: Path) -> Receipt:
        try:
            counts = self._fill()
            with ZipFile(path, "w", ZIP_DEFLATED) as parts:  # closed here, for a full disk shows on closing
                ExcelWriter(self._book, parts).write_data()
        finally:
            self._forget_temporary_files()
        return Receipt(counts)

    def _fill(self) -> dict[str, int]:
        """Sheets are made in their final order; the cover, which counts the others, is filled last."""
        cover = self._new_sheet(COVER_NAME) if self._plan.cover else None
        drawings = self._new_sheet("Charts") if self._plan.charts else None
        made = [self._new_sheet(sheet.name) for sheet in self._sheets]
        counts = {
            written.title: self._write_sheet(written, sheet, made[-1].title)
            for written, sheet in zip(made, self._sheets, strict=True)
        }
        if drawings:
            self._draw(drawings, made, counts)
        if cover and self._plan.cover:
            counts[cover.title] = self._write_sheet(cover, cover_sheet(self._plan.cover, counts), "")
        return counts

    def _new_sheet(self, wanted: str) -> CellSheet:
        return add_cell_sheet(self._book, sheet_name(wanted, self._book.sheetnames))

    def _write_sheet(self, written: CellSheet, sheet: Sheet, choices_name: str) -> int:
        """Writes one table and gives the number of rows under its headings."""
        lists = {
            place: drop_down_formula(column, self._plan.sheets, choices_name)
            for place, column in enumerate(sheet.columns, 1)
            if column.choices
        }
        lay_out(written, sheet.columns, lists, self._plan.marking)
        written.append([heading_cell(written, column.header) for column in sheet.columns])
        makers = [maker(written, column.kind) for column in sheet.columns]
        count = 0
        for row in sheet.rows:
            if not _blank(row):
                written.append(_cells(makers, row))
                count += 1
            self._report()
        finish_sheet(written, sheet.columns, count)
        return count

    def _report(self) -> None:
        self._done += 1
        if self._done % _ROWS_BETWEEN_REPORTS == 0 or self._done == self._total:
            if self._cancelled and self._cancelled():
                raise Cancelled("The workbook was not made: you stopped it.")
            if self._progress:
                self._progress(self._done, self._total)

    def _draw(self, drawings: CellSheet, made: Sequence[CellSheet], counts: dict[str, int]) -> None:
        """A table of what each chart is drawn from, and below it the charts themselves."""
        columns = [SheetColumn("Chart", 44), SheetColumn("Drawn from", 44), SheetColumn("Shows", 80)]
        lay_out(drawings, columns, {}, self._plan.marking)
        drawings.append([heading_cell(drawings, column.header) for column in columns])
        makers = [maker(drawings, column.kind) for column in columns]
        for number, chart in enumerate(self._plan.charts):
            place = next(place for place, sheet in enumerate(self._sheets) if sheet.name == chart.sheet)
            data = made[place]
            shows = f"{', '.join(chart.values)} by {chart.categories}"
            drawings.append(_cells(makers, (chart.title, data.title, shows)))
            row = len(self._plan.charts) + 3 + number * ROWS_A_CHART
            drawn = native_chart(chart, data, self._sheets[place].columns, counts[data.title])
            drawings.add_chart(drawn, f"A{row}")

    def _forget_temporary_files(self) -> None:
        """openpyxl keeps each sheet in a temporary file; children's data must not stay there."""
        for sheet in self._book.worksheets:
            writer = sheet._writer
            if writer is None or not os.path.exists(writer.out):
                continue
            if not sheet.closed:
                with suppress(LxmlError, OSError, StopIteration):  # a full disk is why we are here
                    sheet.close()
            writer.cleanup()


def _total(sheets: Sequence[Sheet]) -> int | None:
    sized = [len(sheet.rows) for sheet in sheets if isinstance(sheet.rows, Sized)]
    return sum(sized) if len(sized) == len(sheets) else None


def _cells(makers: Sequence[Maker], row: Sequence[CellValue]) -> list[ExcelCell | None]:
    pairs = zip(makers, row, strict=True)
    return [None if value is None else make(value) for make, value in pairs]


def _blank(row: Sequence[CellValue]) -> bool:
    return all(value is None or value == "" for value in row)
