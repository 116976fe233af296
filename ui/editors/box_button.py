"""The small button at the end of a box, for the mouse."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction, QIcon, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle

from ui.theme import icon, set_icon

_AROUND = 6  # what Qt makes such a button wider than its sign


@dataclass(frozen=True)
class BoxButton:
    """Its sign is painted by the box until somebody may press it: of the forty in a form few ever are."""

    sign: str
    words: str
    press: Callable[[], None]

    def make(self, line: QLineEdit) -> None:
        """Have Qt make the button, where the sign was painted."""
        line.setTextMargins(0, 0, 0, 0)
        action = QAction(self.words, line)
        set_icon(action, self.sign, "muted")
        action.triggered.connect(self.press)
        line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)

    def leave_room(self, line: QLineEdit) -> None:
        """Have the words end before it."""
        line.setTextMargins(0, 0, _side(line) + _AROUND + _margin(line), 0)

    def paint_sign(self, line: QLineEdit) -> None:
        """Paint what the button would show."""
        side = _side(line)
        left, height = line.width() - side - _AROUND - _margin(line), side + _AROUND // 3
        button = QRect(left, (line.height() - height) // 2, side + _AROUND, height)
        spot = QRect(0, 0, side, side)
        spot.moveCenter(button.center())
        mode = QIcon.Mode.Normal if line.isEnabled() else QIcon.Mode.Disabled
        with QPainter(line) as painter:
            icon(self.sign, token="muted").paint(painter, spot, mode=mode)


def _side(line: QLineEdit) -> int:
    return line.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconSize, None, line)


def _margin(line: QLineEdit) -> int:
    return line.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconMargin, None, line)
