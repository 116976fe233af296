"""Leafing through the list of all children and narrowing it, beside a table view over constant data."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from benchmarks import Ratio, compare
from benchmarks._at_work import ConstantRows, at_work, constant_table
from cme_desktop.standing_records.child import CHILD
from tests.ui.sitter import Sitter
from ui.lists.page import ListPage
from ui.lists.table import RecordTable
from ui.shell.places import Place, PlaceKind

RUNS = 31
PAGE_DOWN, JUMP, END, NARROWED = 1.4, 1.5, 1.5, 4.0
COMMON = ("s", "school")
"""What most children have a word of, by their names or by their school's."""

Leaf = Callable[[QTableView], None]


def run(town: Path) -> Iterator[Ratio]:
    with at_work(town) as sitter:
        sitter.go(Place(PlaceKind.LIST, CHILD.key))
        page = sitter.page(ListPage)
        (table,) = page.findChildren(RecordTable)
        constant = constant_table(ConstantRows(table), table)
        constant.show()
        for name, leaf, target in (
            ("a page down", _page_down, PAGE_DOWN),
            ("a jump", _Jumps(), JUMP),
            ("the end", _end_and_back, END),
        ):
            ours, limit = (
                partial(_settled, sitter, leaf, table),
                partial(_painted, sitter.app, leaf, constant),
            )
            yield compare(f"{name} of the list of children", ours, limit, target, RUNS)
        limit = partial(_shown_anew, sitter.app, constant)
        for word in COMMON:
            ours, back = partial(_narrow, sitter, word), partial(_let_go, sitter)
            yield compare(f"the first page of who has {word}…", ours, limit, NARROWED, RUNS, back)


def _page_down(table: QTableView) -> None:
    QTest.keyClick(table, Qt.Key.Key_PageDown)


class _Jumps:
    """The same rows for whoever is asked, one after the other."""

    def __init__(self) -> None:
        self._dice = random.Random(1)

    def __call__(self, table: QTableView) -> None:
        bar = table.verticalScrollBar()
        bar.setValue(self._dice.randrange(bar.maximum()))


def _end_and_back(table: QTableView) -> None:
    last = table.currentIndex().row() == table.model().rowCount() - 1
    QTest.keyClick(table, Qt.Key.Key_Home if last else Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)


def _settled(sitter: Sitter, leaf: Leaf, table: QTableView) -> None:
    """Until the rows are read and painted."""
    _painted(sitter.app, leaf, table)
    while not sitter.sitting.jobs.wait_idle():
        pass
    sitter.app.processEvents()


def _painted(app: QApplication, leaf: Leaf, table: QTableView) -> None:
    leaf(table)
    app.processEvents()


def _narrow(sitter: Sitter, word: str) -> None:
    """Until the first page is painted; how many there are follows later."""
    page = sitter.page(ListPage)
    (line,), (table,) = page.findChildren(QLineEdit), page.findChildren(RecordTable)
    waiting = QEventLoop()
    table.rows.modelReset.connect(waiting.quit)
    line.setText(word)
    line.editingFinished.emit()  # as on leaving the line, which does not wait for another letter
    waiting.exec()
    sitter.app.processEvents()


def _let_go(sitter: Sitter) -> None:
    """All children again, whatever was narrowed."""
    (line,) = sitter.page(ListPage).findChildren(QLineEdit)
    line.clear()
    line.editingFinished.emit()
    sitter.settle()


def _shown_anew(app: QApplication, table: QTableView) -> None:
    model = table.model()
    model.beginResetModel()
    model.endResetModel()
    app.processEvents()
