"""A workbook for people, written: all sheets in order, the charts on them, and what these show in words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, NamedStyle
from openpyxl.utils.indexed_list import IndexedList

from cme_desktop.paper.book import Book, ReadingSheet, Row
from cme_desktop.paper.charts import drawn
from cme_desktop.paper.finishing import FinishedParts
from cme_desktop.paper.places import Places
from cme_desktop.paper.sheets import SheetWriter
from cme_desktop.paper.styles import FONT, TITLE, TITLE_NAME, UNIT
from cme_desktop.spreadsheets.cell_sheets import CellSheet, add_cell_sheet
from cme_desktop.spreadsheets.cells import safe_text
from cme_desktop.spreadsheets.saving import IsCancelled, Progress, Receipt, RowsWritten, save_whole
from cme_desktop.spreadsheets.table_sheets import write_table

_HEADING_1 = 16
"""The number by which programs know it."""


def write_book(
    path: Path, book: Book, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Receipt:
    """Write it beside `path`, re-open and recount it, then put it in the place of any older workbook.

    `progress` is told the rows written and in all (None where they cannot be counted beforehand). The receipt
    counts the rows of tables. Raises FileProblem when it cannot be written, Cancelled when `cancelled` says
    so, and ValueError where a link leads nowhere; an older file is then as it was and nothing is left behind.
    """
    writer = _Writer(book, progress, cancelled)
    described = partial(FinishedParts, charts=[plan.charts for plan in book.sheets if plan.charts])
    save_whole(path, writer.workbook, writer.fill, writer.written.check, described)
    return Receipt(writer.rows)


class _Writer:
    """One run over a book."""

    def __init__(self, book: Book, progress: Progress | None, cancelled: IsCancelled | None) -> None:
        self._book, self._places = book, Places(book)
        tables = [plan.rows for plan in book.every_sheet]
        self.written = RowsWritten(tables, progress, cancelled)
        self._heights: dict[str, int] = {}
        self.workbook = _workbook(book)
        self.rows: dict[str, int] = {}
        """The rows of tables, by the names of their sheets in the workbook."""

    def fill(self) -> dict[str, int]:
        """Gives the rows of each sheet, counted from its top."""
        plans, data = self._book.sheets, self._book.data
        made = [add_cell_sheet(self.workbook, self._places.name(plan.name)) for plan in plans]
        machine = [add_cell_sheet(self.workbook, self._places.name(sheet.name)) for sheet in data]
        for written, plan in zip(made, plans, strict=True):
            self._write(written, plan)
            for chart in plan.charts:
                written.add_chart(drawn(chart, self._places.name(chart.source)))
        for written, sheet in zip(machine, data, strict=True):
            count = write_table(written, sheet, self._book.marking, self.written)
            self._places.wrote(sheet.name, count)
            self._count(written, count, count + 1)
        self._places.check()
        return self._heights

    def _write(self, written: CellSheet, plan: ReadingSheet) -> None:
        """On one sheet, or on as many as its rows need."""
        total = 0
        for part, rows in enumerate(_parts(plan.rows, plan.rows_a_sheet)):
            if part:
                written = add_cell_sheet(self.workbook, self._places.name(plan.name, part), after=written)
            total += self._write_part(written, _continued(plan, part) if part else plan, rows)
        self._places.wrote(plan.name, total)

    def _write_part(self, written: CellSheet, plan: ReadingSheet, rows: Iterator[Row]) -> int:
        writer = SheetWriter(written, plan, self._book, self._places)
        writer.begin()
        for row in rows:
            writer.add(row)
            self.written.one_more()
        writer.finish()
        self._count(written, writer.rows, writer.last_filled)
        return writer.rows

    def _count(self, written: CellSheet, rows: int, height: int) -> None:
        self.rows[written.title], self._heights[written.title] = rows, height


def _parts(rows: Iterable[Row], most: int) -> Iterator[Iterator[Row]]:
    """The rows by the sheets that they come on, each part to be taken before the next; a first one always."""
    left = iter(rows)
    yield islice(left, most)
    for row in left:
        yield chain([row], islice(left, most - 1))


def _continued(plan: ReadingSheet, part: int) -> ReadingSheet:
    """What goes on in a further sheet has its charts on the first."""
    number = part + 1
    table = f"{plan.table}_{number}" if plan.table else ""
    name, title = f"{plan.name} ({number})", f"{plan.title}, continued"
    return replace(plan, name=name, title=title, table=table, charts=())


def _workbook(book: Book) -> openpyxl.Workbook:
    """An empty one in the house style. Who made it is the authority: no user, no path."""
    workbook = openpyxl.Workbook(write_only=True)
    properties = workbook.properties
    properties.creator, properties.title = safe_text(book.authority), safe_text(book.title)
    properties.keywords, properties.language = book.marking, "en-GB"
    workbook._fonts = IndexedList([Font(name=FONT, size=UNIT)])  # the first is that of the Normal style
    workbook.add_named_style(NamedStyle(TITLE_NAME, font=TITLE.font(), builtinId=_HEADING_1))
    return workbook
