"""The name of a field, as a link that leads there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import set_kind

_CENTRED = Qt.TextFlag.TextShowMnemonic.value | Qt.AlignmentFlag.AlignCenter.value


class FieldLink(QPushButton):
    """Looks as the style sheet says, but paints no more than its words: links change with most letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_kind(self, "link")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.underMouse():
                font = painter.font()
                font.setUnderline(True)
                painter.setFont(font)
            painter.drawText(self.rect(), _CENTRED, self.text())
