"""What a chart is drawn from, and where it stands, for whoever draws it without a spreadsheet program."""

from collections.abc import Sequence
from typing import NamedTuple

from openpyxl.utils import range_boundaries

from cme_desktop.paper.book import HEADINGS, Book, ReadingSheet, Value
from cme_desktop.paper.chart import ChartPlan


class Corners(NamedTuple):
    """The columns and rows that something covers, counted from 0, each end after its last."""

    left: int
    top: int
    right: int
    bottom: int


def corners(cells: str) -> Corners:
    """Of cells such as `H4:O14`.

    >>> corners("B4:N5")
    Corners(left=1, top=3, right=14, bottom=5)
    """
    left, top, right, bottom = range_boundaries(cells)
    return Corners(left - 1, top - 1, right, bottom)


def named(book: Book, plan: ChartPlan) -> list[str]:
    """The months or parts along the axis."""
    return [str(value) for value in _values(book, plan.source, plan.categories)]


def numbers(book: Book, plan: ChartPlan) -> list[list[float | None]]:
    """Of each series, None where there is a gap."""
    return [
        [value if isinstance(value, int | float) else None for value in _values(book, plan.source, one.cells)]
        for one in plan.series
    ]


def _values(book: Book, source: str, cells: str) -> list[Value]:
    sheet = next(sheet for sheet in book.sheets if sheet.name == source)
    left, top, right, bottom = corners(cells)
    return [value for row in range(top, bottom) for value in _row(sheet, row)[left:right]]


def _row(sheet: ReadingSheet, row: int) -> Sequence[Value]:
    if row == HEADINGS - 1:
        return [column.heading for column in sheet.columns]
    return [cell.value for cell in [*sheet.rows][row - sheet.first_row + 1].cells]
