"""One sheet of the workbook written: title, what it holds, the way back, headings in row 4, rows, foot."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.table import Table, TableColumn

from cme_desktop.paper import heights
from cme_desktop.paper.book import HEADINGS, Book, Cell, Link, ReadingSheet, Row
from cme_desktop.paper.cells import CellMaker
from cme_desktop.paper.look import Look
from cme_desktop.paper.places import Places
from cme_desktop.paper.print_setup import fit_to_pages, set_up_print
from cme_desktop.paper.styles import RULE, TOPIC
from cme_desktop.spreadsheets.cell_sheets import CellSheet
from cme_desktop.spreadsheets.cell_styles import WrittenCell
from cme_desktop.spreadsheets.cells import safe_text

_BACK = "Contents"
_EVERY_ROW_LEADS = 20_000
"""Up to so many links of a sheet. Excel takes 65,530, so after them only the first row of a block leads."""
_KEPT = 2_000
"""So many cells of a sheet are kept, as most come again: figures, schools, days, small numbers."""


class _Led(NamedTuple):
    link: Link
    location: str
    tip: str


class SheetWriter:
    """Writes a plan, or as much of it as one sheet takes, from the top."""

    def __init__(self, written: CellSheet, plan: ReadingSheet, book: Book, places: Places) -> None:
        self._sheet, self._plan, self._book, self._places = written, plan, book, places
        self._cells = CellMaker(written, plan.columns)
        self._cell = lru_cache(_KEPT)(self._cells.cell)
        self._at = 0
        self._points = 0.0
        self._links = 0
        self._led_above: dict[int, _Led] = {}
        self.rows = 0
        """How many rows were added."""
        self.last_filled = 0
        """The last row of the sheet in which anything stands."""

    def begin(self) -> None:
        """What stands above the rows."""
        plan = self._plan
        self._lay_out()
        self._put([self._cells.title(plan.title)], heights.TITLE)
        self._line(Cell(plan.says, Look.MUTED), heights.SAYS)
        back = Cell(_BACK, link=Link(self._book.sheets[0].name))
        self._line(Cell(plan.third, Look.MUTED) if plan.third else back, heights.THIRD)
        if plan.headed:
            wanted = heights.height((column.heading, column.width) for column in plan.columns)
            headings = [self._cells.heading(place) for place in range(len(plan.columns))]
            self._put(headings, max(heights.HEADINGS, wanted))

    def _lay_out(self) -> None:
        plan, sheet = self._plan, self._sheet
        for place, width in enumerate((*(column.width for column in plan.columns), *plan.beside), 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.sheet_view.showGridLines = False
        # Of two that are selected, what is typed into one goes into both.
        sheet.sheet_view.tabSelected = plan is self._book.sheets[0]
        if plan.frozen:
            sheet.freeze_panes = f"B{plan.first_row}"
        set_up_print(sheet, plan, self._book)

    def add(self, row: Row) -> None:
        """The next row. Raises ValueError unless it has a cell for each column."""
        if len(row.cells) != len(self._plan.columns):
            raise ValueError(f"A row of {self._plan.name!r} has {len(row.cells)} cells.")
        self.rows += 1
        whole = Look.WHOLE in [cell.look for cell in row.cells]
        above = TOPIC if whole or row.new_topic else ""
        below = RULE if self._plan.headed else ""
        made = [
            self._cell(place, cell, cell.link is not None and self._lead(place, cell.link), above, below)
            for place, cell in enumerate(row.cells)
        ]
        height = row.height
        if height is None:
            height = max([cell.height for cell in made], default=heights.ROW)
        filled = any(cell.value is not None for cell in row.cells)
        self._put([cell.written for cell in made], height, filled)

    def finish(self) -> None:
        """What stands below the rows, and around all of it."""
        if self._plan.table and self.rows:
            self._name_table(self._plan.table)
        for number, cell in enumerate(self._plan.foot):
            self._line(cell, heights.ROW if number else heights.FIRST_FOOT)
        corners = [range_boundaries(chart.over) for chart in self._plan.charts]
        right = max([len(self._plan.columns), *(corner[2] for corner in corners)])
        bottom = max([self._at, *(corner[3] for corner in corners)])
        while self._at < bottom:  # of rows without a height each program makes its own, and stretches charts
            self._put([], heights.ROW, filled=False)
        fit_to_pages(self._sheet, f"A1:{get_column_letter(right)}{bottom}", self._points)

    def _name_table(self, name: str) -> None:
        """Without filter buttons, which would cover headings that stand right."""
        reach = f"A{HEADINGS}:{get_column_letter(len(self._plan.columns))}{self._at}"
        headings = [
            TableColumn(id=place, name=safe_text(column.heading))
            for place, column in enumerate(self._plan.columns, 1)
        ]
        self._sheet.tables.add(Table(displayName=name, name=name, ref=reach, tableColumns=headings))

    def _line(self, cell: Cell, height: float) -> None:
        leads = cell.link is not None and self._lead(0, cell.link)
        self._put([self._cell(0, cell, leads).written], height)

    def _put(self, cells: Sequence[WrittenCell], height: float, filled: bool = True) -> None:
        self._at += 1
        self._points += height
        self._sheet.add(cells, height)
        if filled:
            self.last_filled = self._at

    def _lead(self, place: int, link: Link) -> bool:
        """Have the cell lead there; not when there are too many, and the row above leads there as well."""
        above = self._led_above.get(place)
        again = above is not None and above.link == link
        if again and self._links >= _EVERY_ROW_LEADS:
            return False
        if not again:
            self._led_above[place] = _Led(
                link, self._places.location(link), safe_text(self._places.tip(link))
            )
        self._links += 1
        self._sheet.link(place + 1, self._at + 1, *self._led_above[place][1:])
        return True
