"""The shape before the word of a status: whether the record is still on somebody's desk."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPen, QPixmap, QPolygonF

from cme_desktop.description.life import Life
from ui.theme import Palette, scaled
from ui.theme.icons import ratios

SIDE = 11
"""Px of a shape, the width of its line included."""
_INNER = QRectF(1, 1, 9, 9)
_AROUND = 30  # beside the shape and the word, together


def room_for_status(life: Life, metrics: QFontMetrics) -> int:
    """The px that the longest word of a life needs, with its shape and the room around both."""
    longest = max(metrics.horizontalAdvance(choice.label) for choice in life.statuses)
    return longest + SIDE + scaled(_AROUND)


def status_shape(life: Life, status: str, palette: Palette) -> QIcon:
    """A ring for a record just begun, a half-filled one for work under way, a tick for finished.

    A stroke stands for what ended without having been done.
    """
    if status in life.void:
        return _drawn("stroke", palette.muted, ratios())
    if status not in life.open:
        return _drawn("tick", palette.good, ratios())
    return _drawn("ring" if status == life.first else "half", palette.accent, ratios())


@lru_cache(maxsize=32)
def _drawn(shape: str, colour: str, sharp_at: tuple[float, ...]) -> QIcon:
    """Drawn once, and the same in a row that is chosen."""
    icon = QIcon()
    for ratio in sharp_at:
        pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), 1.6))
        _draw(painter, shape, colour)
        painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(pixmap, mode)
    return icon


def _draw(painter: QPainter, shape: str, colour: str) -> None:
    left, top, side = _INNER.left(), _INNER.top(), _INNER.width()
    if shape == "stroke":
        middle = _INNER.center().y()
        painter.drawLine(QPointF(left, middle), QPointF(_INNER.right(), middle))
    elif shape == "tick":
        marks = ((0.05, 0.55), (0.38, 0.88), (0.98, 0.15))
        painter.drawPolyline(QPolygonF([QPointF(left + x * side, top + y * side) for x, y in marks]))
    else:
        painter.drawEllipse(_INNER)
    if shape == "half":
        painter.setBrush(QColor(colour))
        painter.drawChord(_INNER, 90 * 16, 180 * 16)
