"""A table of records is painted with few questions."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QApplication

from tests.ui.lists.hubs import BY_NAME, settle
from tests.ui.lists.paints import Paints
from ui.jobs import Jobs
from ui.lists.model import PAGE, RecordTableModel
from ui.lists.table import RecordTable
from ui.shell.remembered import Remembered


class Questions(RecordTableModel):
    """Notes the cells that Qt asks about."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(BY_NAME, jobs)
        self.about: list[tuple[int, int]] = []

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        self.about.append((index.row(), index.column()))
        return super().data(index, role)


def test_to_paint_a_page_asks_for_no_cell_twice(qapp: QApplication, jobs: Jobs, tmp_path: Path) -> None:
    model = Questions(jobs)
    table = RecordTable(model, Remembered(tmp_path))
    model.show_list(BY_NAME)
    table.resize(600, 400)
    table.show()
    settle(jobs)
    model.about.clear()
    paints = Paints(table.viewport())
    table.verticalScrollBar().setValue(PAGE // 2)
    qapp.processEvents()
    assert paints.number == 1
    assert len(model.about) == len(set(model.about))
    table.close()
