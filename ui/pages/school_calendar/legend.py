"""What the days of the grid mean, beside how they look."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cme_desktop.statutory.year_days import DayKind
from ui.pages.school_calendar.year import paint_day
from ui.theme import GAP, GROUP_GAP, current_palette, scaled, tabular

_SHOWN = {
    DayKind.SCHOOL: "School day",
    DayKind.HOLIDAY: "Holiday",
    DayKind.CLOSED: "Closed, INSET",
    DayKind.BANK_HOLIDAY: "Bank holiday",
    DayKind.EXTRA: "Extra day",
    DayKind.UNKNOWN: "Not known",
}
_DIFFERS = "Framed: not so at other schools"
_LINE = 24


class Legend(QWidget):
    """A sample of each kind of day there is, its name and how many; on two lines where it has to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[DayKind, int] = {}
        self._differing = 0
        self.setFont(tabular(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[DayKind, int], differing: int) -> None:
        """Show how many days there are of each kind, and how many differ from those of all schools."""
        self._counts, self._differing = counts, differing
        self.setAccessibleName(", ".join(words for _, words in self._items()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(2 * _LINE))

    def _items(self) -> list[tuple[DayKind | None, str]]:
        items: list[tuple[DayKind | None, str]] = [
            (kind, f"{words} {self._counts[kind]}")
            for kind, words in _SHOWN.items()
            if self._counts.get(kind)
        ]
        return [*items, (None, f"{_DIFFERS} {self._differing}")] if self._differing else items

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        left, top, line = 2.0, 0.0, scaled(_LINE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            for kind, words in self._items():
                width = painter.fontMetrics().horizontalAdvance(words)
                if left > 2 and left + line + GAP + width > self.width():
                    left, top = 2.0, top + line
                sample = QRectF(left, top + 3, line, line - 6)
                paint_day(
                    painter,
                    sample,
                    kind or DayKind.HOLIDAY,
                    "" if kind is None else "9",
                    kind is None,
                    palette,
                )
                painter.setPen(QColor(palette.text))
                area = QRectF(left + line + GAP, top, width + 2, line)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
                left += line + GAP + width + GROUP_GAP
