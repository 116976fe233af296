"""The button at the end of a box is made when somebody may press it, and its sign is there before."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ui.editors.line import LineInput
from ui.theme import apply_theme


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("enabled", [True, False])
def test_it_comes_with_the_pointer_and_nothing_is_seen_of_that(
    qapp: QApplication, qtbot: QtBot, look: str, scale: float, enabled: bool
) -> None:
    apply_theme(qapp, look, scale)
    line, other = box(qtbot, []), box(qtbot, [], signed=False)
    for one in (line, other):
        one.setEnabled(enabled)
        one.replace("w" * 80)  # so that it shows where the words end
        one.home(False)
    before = inside(line)
    assert before != inside(other)
    assert not line.findChildren(QToolButton)
    point_at(line)
    assert line.findChildren(QToolButton)
    line.setToolTip("")
    assert inside(line) == before


def test_it_is_pressed(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light")
    pressed: list[str] = []
    line = box(qtbot, pressed)
    point_at(line)
    point_at(line)
    (button,) = line.findChildren(QToolButton)
    assert button.toolTip() == "Open the list"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["pressed"]


def test_it_comes_with_the_keyboard(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light")
    line = box(qtbot, [])
    with qtbot.waitActive(line):
        line.activateWindow()
    line.clearFocus()
    line.setFocus()
    assert line.findChildren(QToolButton)


def box(qtbot: QtBot, pressed: list[str], signed: bool = True) -> LineInput:
    line = LineInput()
    qtbot.addWidget(line)
    line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # shown, it does not have the keyboard yet
    if signed:
        line.add_button("chevron-down", "Open the list", lambda: pressed.append("pressed"))
    line.resize(240, line.sizeHint().height())
    line.show()
    return line


def inside(line: LineInput) -> QImage:
    """Its picture within the border, which tells of the pointer."""
    return line.grab(line.rect().adjusted(4, 4, -4, -4)).toImage()


def point_at(line: LineInput) -> None:
    at = QPointF(5, 5)
    QApplication.sendEvent(line, QEnterEvent(at, at, at))
