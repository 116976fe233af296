"""Small parts that several pages are built from."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
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
from ui.told import tell

_INSET = 8
_EDGE = 4
_HEIGHT = 46
_LOWEST = 30


class LinkLine(QAbstractButton):
    """A line that leads somewhere: its words, and below them a quieter remark. Enter and Space go there.

    Words with a remark are cut to one line; without one they are a sentence, and go on to the next line.
    """

    def __init__(self, words: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._remark = remark
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tall = QSizePolicy.Policy.Fixed if remark else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, tall)
        policy.setHeightForWidth(not remark)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{words} {remark}".strip())

    def words(self) -> str:
        """The first line."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(_HEIGHT if self._remark else _LOWEST))

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 2 * _INSET, 10_000)
        words = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words)
        return max(words.height() + 2 * _EDGE, scaled(_LOWEST))

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
            inner = area.adjusted(_INSET, _EDGE, -_INSET, -_EDGE)
            cut, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(palette.text))
            if not self._remark:
                painter.drawText(inner, int(middle | Qt.TextFlag.TextWordWrap), self._words)
            else:
                upper = inner.adjusted(0, 0, 0, -inner.height() / 2)
                shown = painter.fontMetrics().elidedText(self._words, cut, int(inner.width()))
                painter.drawText(upper, middle, shown)
                font = painter.font()
                font.setPixelSize(max(1, font.pixelSize() - 1))
                painter.setFont(font)
                painter.setPen(QColor(palette.muted))
                lower = inner.adjusted(0, inner.height() / 2, 0, 0)
                shown = painter.fontMetrics().elidedText(self._remark, cut, int(inner.width()))
                painter.drawText(lower, middle, shown)


class ScrollColumn(QScrollArea):
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
        tell(self)  # it will hand the keyboard on

    def show_groups(self, groups: list[list[QWidget]]) -> None:
        """Show groups of parts, in place of what was there."""
        inside = QWidget(self.viewport())
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
        QApplication.sendPostedEvents(self, QEvent.Type.MetaCall)  # the scroll bar comes, or goes, now
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateLater)  # else all is painted once more
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
