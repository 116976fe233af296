"""The name of a field, as a link that leads there."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import set_kind

_CENTRED = Qt.TextFlag.TextShowMnemonic.value | Qt.AlignmentFlag.AlignCenter.value


class FieldLink(QPushButton):
    """Looks as the style sheet says, but paints no more than its words: links change with most letters.

    Of each words the size is kept, as the style sheet takes longer over it than Qt over their place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[str, QSize] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_kind(self, "link")

    def sizeHint(self) -> QSize:
        size = self._sizes.get(self.text())
        if size is None:
            size = self._sizes[self.text()] = super().sizeHint()
        return size

    def changeEvent(self, event: QEvent) -> None:
        self._sizes.clear()  # it may be another font, or another style
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self.underMouse():
                font = painter.font()
                font.setUnderline(True)
                painter.setFont(font)
            painter.drawText(self.rect(), _CENTRED, self.text())
