"""An officer at work on a made-up town, and what her window is held against, without a screen."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from cme_desktop.desk import Desk
from cme_desktop.ports import ListQuery
from cme_desktop.standing_records.officer import OFFICER
from main import open_desk
from tests.ui.sitter import Sitter, sit_down
from ui.shell.remembered import Remembered

WIDTH, HEIGHT = 1366, 768
KEPT = 100

_Index = QModelIndex | QPersistentModelIndex


@contextmanager
def at_work(town: Path) -> Iterator[Sitter]:
    """One of the officers of a town before her window, over a copy of its file."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with TemporaryDirectory() as folder:
        file, settings = Path(shutil.copy(town, folder)), Path(folder, "settings")
        Remembered(settings).keep("who/name", _an_officer(file))
        with sit_down(app, file, settings, _open) as sitter:
            sitter.window.resize(WIDTH, HEIGHT)
            sitter.settle()
            yield sitter


def _open(file: Path) -> Desk:
    return open_desk(str(file))


def _an_officer(file: Path) -> str:
    desk = _open(file)
    with desk.store.reading() as reader:
        (row,) = reader.page(
            ListQuery(OFFICER, "name", equal=(("status", tuple(OFFICER.life.open)),)), None, 1
        )
        name = reader.get(OFFICER, row.id).name
    desk.store.close()
    return name or ""


class ConstantRows(QAbstractTableModel):
    """As many rows as a table shows, with the words of its first ones, held in memory."""

    def __init__(self, like: QTableView) -> None:
        super().__init__()
        shown = like.model()
        self._rows, self._columns = shown.rowCount(), shown.columnCount()
        there = range(min(KEPT, shown.rowCount()))
        self._words: list[list[str]] = [
            [shown.index(row, place).data() for place in range(self._columns)] for row in there
        ]

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:
        return self._rows

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:
        return self._columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._words[index.row() % len(self._words)][index.column()]


def constant_table(rows: QAbstractItemModel, like: QTableView) -> QTableView:
    """A plain table view, as large and with columns as wide as another."""
    table = QTableView()
    table.setModel(rows)
    table.setShowGrid(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(like.verticalHeader().defaultSectionSize())
    for place in range(rows.columnCount()):
        table.setColumnWidth(place, like.columnWidth(place))
    table.resize(like.size())
    return table
