"""Small charts painted in the theme's colours. Each also says its figures in words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import GAP, Palette, current_palette

_LEADING = 10  # between the text of one bar and the next


class BarChart(QWidget):
    """Counts by category as horizontal bars, each with its label and figure."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[tuple[str, int | None], ...] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[tuple[str, int | None]]) -> None:
        """Show `bars` of label and count (0 or more), top to bottom; None draws no bar."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(_in_words(bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._row_height() * max(1, len(self._bars)))

    def _row_height(self) -> int:
        return self.fontMetrics().height() + _LEADING

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        palette = current_palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics = painter.fontMetrics()
            names = max(metrics.horizontalAdvance(label) for label, _ in self._bars) + GAP + 1
            figures = max(metrics.horizontalAdvance(_figure(value)) for _, value in self._bars) + GAP
            names = min(names, self.width() // 2)
            most = max(value or 0 for _, value in self._bars) or 1
            height = self._row_height()
            for row, (label, value) in enumerate(self._bars):
                line = QRectF(0, row * height, self.width(), height)
                _paint_label(painter, line, names, label, palette)
                if value is not None:
                    length = (self.width() - names - figures) * value / most
                    _paint_bar(painter, line, names, length, _figure(value), palette)


class Sparkline(QWidget):
    """The course of a figure over equal steps of time, small enough to sit beside its number."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[tuple[str, int], ...] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_points(self, points: Sequence[tuple[str, int]]) -> None:
        """Show `points` of label ("Nov 2026") and value, oldest first."""
        self._points = tuple(points)
        self.setAccessibleDescription(_in_words(points))
        self.setToolTip(_in_words(points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        accent = QColor(current_palette().accent)
        line = self._line(QRectF(self.rect()).adjusted(4, 5, -4, -5))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(accent, 1.75)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(line))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(line[-1], 3, 3)

    def _line(self, area: QRectF) -> list[QPointF]:
        values = [value for _, value in self._points]
        low, span = min(values), (max(values) - min(values)) or 1
        step = area.width() / max(1, len(values) - 1)
        return [
            QPointF(area.left() + index * step, area.bottom() - area.height() * (value - low) / span)
            for index, value in enumerate(values)
        ]


def _in_words(figures: Sequence[tuple[str, int | None]]) -> str:
    return ", ".join(f"{label} {_figure(value)}".rstrip() for label, value in figures) or "No figures"


def _figure(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _paint_label(painter: QPainter, row: QRectF, names: int, label: str, palette: Palette) -> None:
    painter.setPen(QColor(palette.text))
    shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, names - GAP)
    painter.drawText(QRectF(0, row.top(), names - GAP, row.height()), Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_bar(
    painter: QPainter, row: QRectF, names: int, length: float, figure: str, palette: Palette
) -> None:
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.accent))
    thickness = row.height() / 2
    bar = QRectF(names, row.center().y() - thickness / 2, max(length, 2.0), thickness)
    painter.drawRoundedRect(bar, 3, 3)
    painter.setPen(QColor(palette.text))
    painter.drawText(QRectF(bar.right() + GAP, row.top(), row.width(), row.height()), middle, figure)
