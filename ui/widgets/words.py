"""Words on a page, which never make it wider than its window."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import scaled


class Words(QLabel):
    """Plain words. On one line they are cut short where there is no room, and whole in the tooltip;
    with word wrap they go on to the next. A screen reader gets all of them.

    A name may have a hundred letters: what is written asks for room, but none that others cannot do without.
    """

    def __init__(self, text: str = "", least: int = 0, parent: QWidget | None = None) -> None:
        """`least`: so many px at 96 dpi are never given up, as far as the words fill them."""
        super().__init__(text, parent)
        self._least = least
        self._tells_all = False
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), scaled(self._least)), wanted.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Has the tooltip, where it has none of its own; each event by way of `event` would slow a page."""
        super().enterEvent(event)
        if not self.toolTip() and self._is_cut():
            self.setToolTip(self.text())
            self._tells_all = True

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._tells_all:
            self.setToolTip(text)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._tells_all:
            self.setToolTip("")
            self._tells_all = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap() or not self._is_cut():
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, int(self.alignment()), shown)

    def _is_cut(self) -> bool:
        """Whether a line is wider than the room; of wrapped words, whether a single one is."""
        lines = self.text().split() if self.wordWrap() else self.text().split("\n")
        widest = max(map(self.fontMetrics().horizontalAdvance, lines), default=0)
        return widest > self.contentsRect().width()


def cut_middle(text: str, most: int) -> str:
    """`text` with its middle left out where it has more than `most` letters, for a button's few words."""
    if len(text) <= most:
        return text
    return f"{text[: most // 2]}…{text[len(text) - (most - 1 - most // 2) :]}"
