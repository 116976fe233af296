"""The returns page with a folder for what is made, and the keys by which it is made and sent."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cme_desktop.returns.periods import month_of
from tests.ui.pages.office import Office, notices
from ui.pages.returns import ReturnsPage
from ui.pages.returns.line_table import LineTable
from ui.shell.places import Place, PlaceKind

OCTOBER = month_of(date(2026, 10, 1))
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, office: Office, tmp_path: Path) -> ReturnsPage:
    """The page at October, with an empty folder for what is made; it reads again when it is concerned."""
    office.set("authority", "Exampleshire")
    office.file(notices())
    page = ReturnsPage(Place(PlaceKind.RETURNS), office.jobs, office.desk, office.remembered)
    qtbot.addWidget(page)
    office.jobs.changed.connect(lambda touched: page.refresh() if page.concern().is_of(touched) else None)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    folder = tmp_path / "returns"
    folder.mkdir()
    page.foot.path.setText(str(folder))
    assert office.jobs.wait_idle()
    page.take_focus()
    return page


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def type_in(words: str) -> None:
    """Type words where the keyboard is."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def make_working(office: Office, page: ReturnsPage) -> Path:
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_W)
    assert office.jobs.wait_idle()
    return newest(page)


def newest(page: ReturnsPage) -> Path:
    return max(Path(page.foot.path.text()).glob("*.xlsx"))


def send(office: Office) -> None:
    press(Qt.Key.Key_S)
    type_in("Director")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()


def cover(path: Path) -> str:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Cover").to_python()
    return "\n".join(str(cell) for row in rows for cell in row)


def told(table: LineTable) -> list[list[str]]:
    model = table.lines
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def look_at(office: Office, page: ReturnsPage, view: int) -> None:
    page.views.tabs.setFocus()
    while page.views.tabs.currentIndex() != view:
        press(Qt.Key.Key_Right if page.views.tabs.currentIndex() < view else Qt.Key.Key_Left)
    assert office.jobs.wait_idle()
