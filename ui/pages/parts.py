"""Small parts that several pages are built from."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GAP, GROUP_GAP, current_palette, scaled

_INSET = 8
_HEIGHT = 46


class LinkLine(QAbstractButton):
    """A line that leads somewhere: its words, and below them a quieter remark. Enter and Space go there."""

    def __init__(self, words: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._remark = remark
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{words} {remark}".strip())

    def words(self) -> str:
        """The first line."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(_HEIGHT if self._remark else 30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        area = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.raised))
                painter.drawRoundedRect(area, 6, 6)
            inner = area.adjusted(_INSET, 4, -_INSET, -4)
            cut, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
            metrics = painter.fontMetrics()
            upper = QRectF(inner)
            if self._remark:
                upper.setBottom(inner.center().y())
            painter.setPen(QColor(palette.text))
            painter.drawText(upper, middle, metrics.elidedText(self._words, cut, int(inner.width())))
            if self._remark:
                font = painter.font()
                font.setPixelSize(max(1, font.pixelSize() - 1))
                painter.setFont(font)
                painter.setPen(QColor(palette.muted))
                lower = inner.adjusted(0, inner.height() / 2, 0, 0)
                shown = painter.fontMetrics().elidedText(self._remark, cut, int(inner.width()))
                painter.drawText(lower, middle, shown)


class Column(QScrollArea):
    """A pane of parts one below the other, which scrolls when they are too many.

    It takes the keyboard at its first button, and keeps it while the parts change.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_groups(self, groups: list[list[QWidget]]) -> None:
        """Show groups of parts, in place of what was there."""
        inside = QWidget()
        inside.setProperty("region", "page")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        column.setSpacing(GAP // 2)
        for number, group in enumerate(group for group in groups if group):
            if number:
                column.addSpacing(GROUP_GAP)
            for part in group:
                column.addWidget(part)
        column.addStretch(1)
        self._put(inside, list(_buttons(groups)))

    def _put(self, inside: QWidget, buttons: list[QAbstractButton]) -> None:
        """Show it; the keyboard, if it was in here, goes to the button of that name, else the first."""
        focused = QApplication.focusWidget()
        name = focused.accessibleName() if focused is not None and self.isAncestorOf(focused) else None
        scrolled = self.verticalScrollBar().value()
        old = self.takeWidget()
        self.setWidget(inside)
        self.verticalScrollBar().setValue(scrolled)
        self.setFocusProxy(buttons[0] if buttons else None)  # type: ignore[arg-type]
        if name is not None and buttons:
            same = [button for button in buttons if button.accessibleName() == name]
            (same or buttons)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if old is not None:
            old.deleteLater()  # not now: what was pressed in it may still be at work


def _buttons(groups: list[list[QWidget]]) -> Iterator[QAbstractButton]:
    """What can be pressed, in reading order."""
    for part in chain.from_iterable(groups):
        if isinstance(part, QAbstractButton):
            yield part
        yield from part.findChildren(QAbstractButton)
