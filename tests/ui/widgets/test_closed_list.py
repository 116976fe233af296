"""The mouse wheel changes no list that is closed, no tab and no box of figures, on any page."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import ClosedList, Tabs

UI = Path(__file__).parents[3] / "ui"
TURNED_BY_THE_WHEEL = {
    "QComboBox", "QFontComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit",
    "QAbstractSpinBox", "QSlider", "QDial", "QTabBar", "QTabWidget",
}  # fmt: skip
"""Qt's own, which take what the wheel says without being asked."""
OURS = {"closed_list.py": "QComboBox", "tabs.py": "QTabBar"}


def turn(widget: QWidget, steps: int = -1) -> QWheelEvent:
    """The wheel turned over the middle of a widget, as Qt hands it on."""
    at = widget.rect().center()
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


@pytest.fixture
def area(qtbot: QtBot) -> QScrollArea:
    """A list and tabs at the top of a page that is longer than its window."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    choice, tabs = ClosedList(), Tabs("Rows")
    choice.addItems([f"Choice {number}" for number in range(40)])
    for name in ("One", "Two", "Three"):
        tabs.addTab(name)
    for part in (choice, tabs):
        column.addWidget(part)
    column.addSpacing(2000)
    area = QScrollArea()
    area.setWidget(inside)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    return area


def test_the_wheel_moves_the_page_and_chooses_nothing(area: QScrollArea) -> None:
    choice, tabs = area.findChild(ClosedList), area.findChild(Tabs)
    choice.setFocus()
    for part in (choice, tabs):
        assert not turn(part).isAccepted()  # so that Qt hands it on to the page
    assert (choice.currentIndex(), tabs.currentIndex()) == (0, 0)


def test_the_open_list_turns_and_keys_choose_in_the_closed_one(area: QScrollArea) -> None:
    choice = area.findChild(ClosedList)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentIndex() == 1
    choice.showPopup()
    bar = choice.view().verticalScrollBar()
    assert bar.maximum() > 0
    turn(choice.view().viewport(), -3)
    assert bar.value() > 0
    choice.hidePopup()


def test_every_page_is_made_of_parts_that_the_wheel_leaves_alone() -> None:
    found = []
    for path in (path for path in sorted(UI.rglob("*.py")) if path.parent.name != "told"):  # makes none
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                names = {alias.name for alias in node.names} & TURNED_BY_THE_WHEEL
                found += [(path.name, name) for name in names if OURS.get(path.name) != name]
    assert found == []
