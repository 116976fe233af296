"""Words too long for their one-line box: while nobody types there, they end in an ellipsis."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolButton

_BEFORE_BUTTON = 10
_BEFORE_WORDS = 2  # what Qt leaves free inside a box


def shown_in(line: QLineEdit) -> str:
    """What of its words a box has room for: all of them, or their beginning and an ellipsis."""
    return line.fontMetrics().elidedText(line.text(), Qt.TextElideMode.ElideRight, _room(line))


def is_cut_off(line: QLineEdit) -> bool:
    """Whether a box shows the beginning of words that it has no room for, and nobody is typing there."""
    return not line.hasFocus() and line.cursorPosition() == 0 and shown_in(line) != line.text()


def paint_cut_off(line: QLineEdit) -> None:
    """Paint such a box, its words where the box itself would set them."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    metrics, inside = line.fontMetrics(), _inside(line, option)
    with QPainter(line) as painter:
        line.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, line)
        painter.setFont(line.font())
        painter.setPen(line.palette().color(QPalette.ColorRole.Text))
        top = inside.y() + (inside.height() - metrics.height() + 1) // 2
        painter.drawText(QPointF(_left(inside), top + metrics.ascent()), shown_in(line))


def _inside(line: QLineEdit, option: QStyleOptionFrame) -> QRect:
    return line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)


def _left(inside: QRect) -> int:
    """Where the words begin; not at the caret, as a box that was typed in may still be moved along."""
    return inside.x() + _BEFORE_WORDS


def _room(line: QLineEdit) -> int:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inside = _inside(line, option)
    end = inside.right() - _BEFORE_WORDS
    buttons = [button.x() for button in line.findChildren(QToolButton) if button.isVisibleTo(line)]
    if room := line.textMargins().right():  # left for a button that is still to come
        buttons.append(line.width() - room)
    return min([end, *(x - _BEFORE_BUTTON for x in buttons)]) - _left(inside)
