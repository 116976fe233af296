"""A table of lines and headings is painted once for each thing that it is given to show."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.lists.paints import Paints
from ui.lists.folding import PART_ROLE, FoldedLine, FoldingModel, Heading
from ui.lists.folding_table import FoldingTable
from ui.theme import ROW_HEIGHT, scaled

LINES = [FoldedLine(number, ("Today", f"Line {number}"), None, "Because.") for number in range(60)]


@pytest.fixture
def table(qapp: QApplication) -> Iterator[FoldingTable]:
    table = FoldingTable("Lines", (("Due", 100), ("What", 0)))
    table.resize(600, 400)
    table.show()
    qapp.processEvents()
    yield table
    table.close()
    table.deleteLater()


def test_new_lines_are_painted_once_though_they_bring_a_scroll_bar(
    qapp: QApplication, table: FoldingTable
) -> None:
    wide = table.viewport().width()
    paints = Paints(table.viewport())
    table.show_parts([Heading("Overdue", "30"), *LINES[:30], Heading("Due today", "30"), *LINES[30:]])
    while table.viewport().width() == wide:
        qapp.processEvents()
    qapp.processEvents()
    qapp.processEvents()
    assert paints.number == 1


def test_lines_that_bring_a_scroll_bar_are_laid_out_beside_it_at_once(table: FoldingTable) -> None:
    wide = table.viewport().width()
    table.show_parts(LINES)
    assert table.viewport().width() < wide
    assert table.viewport().updatesEnabled()
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()


def test_only_what_is_no_line_is_given_a_height_of_its_own(qapp: QApplication) -> None:
    given: set[int] = set()

    class Noted(FoldingTable):
        def setRowHeight(self, row: int, height: int) -> None:
            given.add(row)
            super().setRowHeight(row, height)

    table = Noted("Lines", (("Due", 100), ("What", 0)))
    table.resize(600, 400)
    table.show()
    table.show_parts([Heading("Overdue", "60"), *LINES])
    table.unfold(LINES[0].key, "Because. " * 90)
    qapp.processEvents()
    assert given == {0, 2}
    assert table.rowHeight(2) > table.rowHeight(1)
    table.lines.fold(1)
    qapp.processEvents()
    assert {table.rowHeight(row) for row in range(1, 61)} == {scaled(ROW_HEIGHT)}
    table.close()


def test_a_line_in_place_of_a_heading_or_a_detail_is_as_high_as_any_line(table: FoldingTable) -> None:
    table.show_parts([Heading("Overdue", "3"), *LINES[:3], Heading("Due today", "3"), *LINES[3:6]])
    table.unfold(LINES[1].key, "Because. " * 90)
    table.show_parts([LINES[0], *LINES[2:9]])
    assert {table.rowHeight(row) for row in range(8)} == {scaled(ROW_HEIGHT)}


def test_another_width_is_painted_once(qapp: QApplication, table: FoldingTable) -> None:
    table.show_parts([Heading("Overdue", "3"), *LINES[:3]])
    for _ in range(3):
        qapp.processEvents()
    paints = Paints(table.viewport())
    table.resize(500, 400)
    for _ in range(3):
        qapp.processEvents()
    assert paints.number == 1
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()


@pytest.mark.usefixtures("qapp")
def test_what_is_laid_out_at_once_needs_no_quiet_moment_to_be_painted() -> None:
    table = FoldingTable("Lines", (("Due", 100), ("What", 0)))
    table.show_parts([Heading("Overdue", "3"), *LINES[:3]])
    table.show()
    QCoreApplication.sendPostedEvents()
    assert not table.viewport().updatesEnabled()
    table.lay_out_now()
    assert table.viewport().updatesEnabled()
    table.close()


def test_a_painted_cell_is_asked_for_its_part_and_its_words_alone(
    qapp: QApplication, table: FoldingTable
) -> None:
    asked: list[tuple[int, int, int]] = []

    class Noted(FoldingModel):
        def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            asked.append((index.row(), index.column(), int(role)))
            return super().data(index, role)

    lines = Noted(["Due", "What"], "more", table)
    lines.show_parts(LINES)
    table.setModel(lines)
    qapp.processEvents()
    asked.clear()
    table.viewport().repaint()
    painted = {cell[:2] for cell in asked}
    assert len(painted) > 1
    assert {cell[2] for cell in asked} == {PART_ROLE, Qt.ItemDataRole.DisplayRole}
    assert len(asked) == 2 * len(painted)


def test_what_the_last_line_in_view_unfolds_to_is_in_view(table: FoldingTable) -> None:
    table.show_parts(LINES)
    room = table.viewport().rect()
    last = next(
        n for n in range(60) if table.visualRect(table.lines.index(n + 1, 0)).bottom() > room.bottom()
    )
    table.setCurrentIndex(table.lines.index(last, 0))
    table.unfold(LINES[last].key, "Because. " * 90)
    for shown in (last, last + 1):
        assert room.contains(table.visualRect(table.lines.index(shown, 1)))
