"""A status in a table: its word, after a shape that says whether the record is still on somebody's desk."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cme_desktop.records.base import Life
from ui.lists.model import STATUS_ROLE
from ui.theme import GAP, Palette, current_palette

_SIDE = 9
_INSET = 8


class StatusCell(QStyledItemDelegate):
    """Paints a ring for a record just begun, a half-filled one for work under way, a tick for finished."""

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
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = current_palette()
        area = QRectF(option.rect).adjusted(_INSET, 0, -_INSET, 0)
        box = QRectF(area.left(), area.center().y() - _SIDE / 2, _SIDE, _SIDE)
        is_open = status in self._life.open
        _paint_mark(painter, box, status == self._life.first, is_open, palette)
        painter.setPen(QColor(palette.text if is_open else palette.muted))
        painter.setFont(option.font)
        area.setLeft(box.right() + GAP)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


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
