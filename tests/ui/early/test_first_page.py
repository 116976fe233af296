"""The first page says the same before the data file is open in full and after it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from db.early.first_look import first_look
from tests.ui.office import TODAY, WHO
from tests.ui.sitter import copied, sit_down
from ui.early.first_page import seen_first, shown_first
from ui.pages.today import TodayPage
from ui.shell.stack import PageStack


def lines_of(page: TodayPage) -> list[list[tuple[object, object]]]:
    """What is written in each line of the queue, and what a screen reader says there."""
    (table,) = page.findChildren(QTableView)
    model = table.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    at = [
        [model.index(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())
    ]
    return [[(cell.data(roles[0]), cell.data(roles[1])) for cell in line] for line in at]


def test_it_shows_the_same_lines_as_once_the_file_is_open(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    seen = seen_first(lambda name: first_look(file, name, TODAY), {"": WHO})
    assert seen is not None
    stack = PageStack()
    early = lines_of(shown_first(stack, seen))
    with sit_down(qapp, file, settings) as sitter:
        assert len(early) > 3
        assert early == lines_of(sitter.page(TodayPage))
    stack.deleteLater()
