"""A status in a table: its word, after a shape that says whether the record is still on somebody's desk."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cme_desktop.description.life import Life
from ui.lists.model import STATUS_ROLE
from ui.theme import Palette, current_palette, scaled

_SIDE = 9
_AROUND = 32  # beside the shape and the word, together


def room_for_status(life: Life, metrics: QFontMetrics) -> int:
    """The px that the longest word of a life needs, with its shape and the room around both."""
    longest = max(metrics.horizontalAdvance(choice.label) for choice in life.statuses)
    return longest + _SIDE + scaled(_AROUND)


class StatusCell(QStyledItemDelegate):
    """Paints a ring for a record just begun, a half-filled one for work under way, a tick for finished.

    A stroke stands for what ended without having been done.
    """

    def __init__(self, life: Life, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._life = life

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        status = index.data(STATUS_ROLE)
        if status is None:
            super().paint(painter, option, index)
            return
        palette, is_open = current_palette(), status in self._life.open
        is_void = status in self._life.void
        self.initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_SIDE, _SIDE)
        option.palette.setColor(QPalette.ColorRole.Text, QColor(palette.text if is_open else palette.muted))
        style = option.widget.style() if option.widget else QApplication.style()
        # The style sets the words, as in the cells beside it; it leaves room for the shape and draws none.
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = QStyle.SubElement.SE_ItemViewItemDecoration
        box = QRectF(style.subElementRect(place, option, option.widget))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_void:
            _paint_stroke(painter, box, palette)
        else:
            _paint_mark(painter, box, status == self._life.first, is_open, palette)
        painter.restore()


def _paint_stroke(painter: QPainter, box: QRectF, palette: Palette) -> None:
    painter.setPen(QPen(QColor(palette.muted), 1.6))
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _paint_mark(painter: QPainter, box: QRectF, first: bool, is_open: bool, palette: Palette) -> None:
    painter.setPen(QPen(QColor(palette.accent if is_open else palette.good), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not is_open:
        marks = ((0.05, 0.55), (0.38, 0.88), (0.98, 0.15))
        painter.drawPolyline(
            QPolygonF([QPointF(box.left() + x * _SIDE, box.top() + y * _SIDE) for x, y in marks])
        )
        return
    painter.drawEllipse(box)
    if not first:
        painter.setBrush(QColor(palette.accent))
        painter.drawChord(box, 90 * 16, 180 * 16)
