"""What the days of the grid mean, beside how they look."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cme_desktop.statutory.year_days import DayKind
from ui.pages.school_calendar.year import paint_day
from ui.theme import GAP, GROUP_GAP, current_palette, scaled

_COUNTED = {
    DayKind.SCHOOL: ("school day", "school days"),
    DayKind.HOLIDAY: ("weekday in the holidays", "weekdays in the holidays"),
    DayKind.CLOSED: ("day closed, as for INSET", "days closed, as for INSET"),
    DayKind.BANK_HOLIDAY: ("bank holiday", "bank holidays"),
    DayKind.EXTRA: ("extra day", "extra days"),
    DayKind.UNKNOWN: ("day not known", "days not known"),
}
"""One, and several."""
_DIFFERS = ("framed: not so at other schools",) * 2
_LINE = 24


class Legend(QWidget):
    """A sample of each kind of day there is, its name and how many; on more lines where it has to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[DayKind, int] = {}
        self._differing = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_counts(self, counts: Mapping[DayKind, int], differing: int) -> None:
        """Show how many days there are of each kind, and how many differ from those of all schools."""
        self._counts, self._differing = counts, differing
        self.setAccessibleName(", ".join(words for _, words in self._items()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(_LINE))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        tops = [area.bottom() for _, _, area in self._places(width)]
        return round(max(tops, default=scaled(_LINE)))

    def _items(self) -> list[tuple[DayKind | None, str]]:
        items: list[tuple[DayKind | None, str]] = [
            (kind, _said(self._counts[kind], words))
            for kind, words in _COUNTED.items()
            if self._counts.get(kind)
        ]
        return [*items, (None, _said(self._differing, _DIFFERS))] if self._differing else items

    def _places(self, room: int) -> list[tuple[DayKind | None, str, QRectF]]:
        """Where each item goes, its sample included, in lines as long as there is room."""
        left, top, line = 2.0, 0.0, float(scaled(_LINE))
        metrics, places = self.fontMetrics(), []
        for kind, words in self._items():
            width = line + GAP + metrics.horizontalAdvance(words) + 2
            if left > 2 and left + width > room:
                left, top = 2.0, top + line
            places.append((kind, words, QRectF(left, top, width, line)))
            left += width + GROUP_GAP
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            for kind, words, area in self._places(self.width()):
                sample = QRectF(area.left(), area.top() + 3, area.height(), area.height() - 6)
                number = "" if kind is None else "9"
                paint_day(painter, sample, kind or DayKind.HOLIDAY, number, kind is None, palette)
                painter.setPen(QColor(palette.text))
                beside = area.adjusted(area.height() + GAP, 0, 0, 0)
                painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)


def _said(number: int, words: tuple[str, str]) -> str:
    return f"{number:,} {words[0] if number == 1 else words[1]}"
