"""From a figure to its rows, and back to the same figure."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.sitter import Sitter
from ui.lists.page import ListPage
from ui.pages.returns import ReturnsPage
from ui.pages.returns.counted import CountedPage
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind


@pytest.mark.parametrize(
    ("measure", "kind"),
    [("10-day notifications received", ListPage), ("10-day notifications: share on time", CountedPage)],
)
def test_esc_leads_back_to_the_figure_whose_rows_were_opened(
    sitter: Sitter, measure: str, kind: type[Page]
) -> None:
    sitter.go(Place(PlaceKind.RETURNS))
    page = sitter.page(ReturnsPage)
    page.side.months.setCurrentRow(0)
    sitter.settle()
    table = page.views.report.tables[0]
    row = next(n for n, line in enumerate(table.figures.lines) if line.label == measure)
    year_to_date = 4
    table.setFocus()
    table.setCurrentIndex(table.figures.index(row, year_to_date))
    sitter.press(Qt.Key.Key_Return)
    sitter.settle()
    sitter.page(kind)
    sitter.press(Qt.Key.Key_Escape)
    sitter.settle()
    assert sitter.page(ReturnsPage) is page
    table = page.views.report.tables[0]
    assert sitter.at() is table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (row, year_to_date)
