"""A school year at a glance: twelve months, painted; each day has a shape besides its number and colour."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Set
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cme_desktop.statutory.year_days import DayKind
from cme_desktop.values.dates import show_day
from cme_desktop.values.written_days import MONTHS
from ui.theme import GROUP_GAP, Palette, current_palette, scaled, tabular
from ui.widgets import announce

_WIDE = 700  # px from which four months fit side by side
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class YearGrid(QWidget):
    """Arrows go from day to day, Page Up and Down by months; Enter opens what makes the day what it is."""

    looked_at = Signal(object)
    """The day on which the keyboard stands."""
    opened = Signal(object)
    """The officer wants to see what makes this day what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Mapping[date, DayKind] = {}
        self._differing: Set[date] = frozenset()
        self._at: date | None = None
        self.setAccessibleName("School year")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_days(self, days: Mapping[date, DayKind], differing: Set[date], today: date) -> None:
        """Show a year; `differing` days are marked as unlike those of all schools."""
        self._days, self._differing = days, differing
        if self._at not in days:
            self._at = today if today in days else next(iter(days))
        self.setAccessibleDescription(self.in_words())
        self.looked_at.emit(self._at)
        self.update()

    def day(self) -> date | None:
        """Where the keyboard stands."""
        return self._at

    def say(self, day: date) -> str:
        """What a day is, in words."""
        differs = "; not so at other schools" if day in self._differing else ""
        return f"{show_day(day)}: {self._days[day].value}{differs}"

    def in_words(self) -> str:
        """How many days there are of each kind."""
        counts = Counter(self._days.values())
        return ", ".join(f"{kind.value} {counts[kind]}" for kind in DayKind if counts[kind])

    def sizeHint(self) -> QSize:
        return QSize(scaled(720), scaled(470))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(420), scaled(380))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._at is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self._at + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(_months_on(self._at, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(min(self._days) if key == Qt.Key.Key_Home else max(self._days))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for day in self._days:
            if self._cell(day).contains(event.position()):
                self._go(day)
                return

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at is not None and self._cell(self._at).contains(event.position()):
            self.opened.emit(self._at)

    def _go(self, day: date) -> None:
        if day in self._days:
            self._at = day
            self.looked_at.emit(day)
            announce(self, self.say(day))
            self.update()

    # -- painting -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = tabular(self.font())
            font.setPixelSize(max(9, min(font.pixelSize(), int(self._size().height() * 0.72))))
            painter.setFont(font)
            for month in sorted({day.replace(day=1) for day in self._days}):
                self._paint_heading(painter, month, palette)
            for day, kind in self._days.items():
                cell = self._cell(day).adjusted(1, 1, -1, -1)
                paint_day(painter, cell, kind, str(day.day), day in self._differing, palette)
            if self._at is not None and self.hasFocus():
                painter.setPen(QPen(QColor(palette.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._cell(self._at), 4, 4)

    def _paint_heading(self, painter: QPainter, month: date, palette: Palette) -> None:
        size, corner = self._size(), self._corner(month)
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(bold)
        painter.setPen(QColor(palette.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        title = QRectF(corner.x() + 4, corner.y(), 7 * size.width(), size.height())
        painter.drawText(title, middle, f"{MONTHS[month.month - 1]} {month.year}")
        painter.restore()
        painter.setPen(QColor(palette.muted))
        for column, letter in enumerate("MTWTFSS"):
            left = corner.x() + column * size.width()
            area = QRectF(left, corner.y() + size.height(), size.width(), size.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)

    def _columns(self) -> int:
        return 4 if self.width() >= scaled(_WIDE) else 3

    def _size(self) -> QRectF:
        """The size of a day: as large as the months leave room for."""
        columns = self._columns()
        rows = 12 // columns
        wide = (self.width() - (columns - 1) * GROUP_GAP - 4) / columns / 7
        high = (self.height() - (rows - 1) * GROUP_GAP / 2 - 4) / rows / 8
        return QRectF(0, 0, min(wide, scaled(38)), min(high, scaled(26)))

    def _corner(self, month: date) -> QPointF:
        size, columns = self._size(), self._columns()
        place = (month.month - 9) % 12
        left = place % columns * (7 * size.width() + GROUP_GAP)
        return QPointF(2 + left, 2 + place // columns * (8 * size.height() + GROUP_GAP / 2))

    def _cell(self, day: date) -> QRectF:
        size, corner = self._size(), self._corner(day.replace(day=1))
        week = (day.day + day.replace(day=1).weekday() - 1) // 7
        left = corner.x() + day.weekday() * size.width()
        return QRectF(left, corner.y() + (2 + week) * size.height(), size.width(), size.height())


def paint_day(
    painter: QPainter, cell: QRectF, kind: DayKind, number: str, differs: bool, palette: Palette
) -> None:
    """One day: school days filled, others bare, with a stroke where that would not say enough."""
    token = {DayKind.SCHOOL: "accent", DayKind.EXTRA: "good", DayKind.CLOSED: "warning"}.get(kind)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.tint(token)) if token else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cell, 3, 3)
    if differs:
        painter.setPen(QPen(QColor(palette.text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, 3, 3)
    plain = palette.text if kind is DayKind.SCHOOL else palette.muted
    painter.setPen(QColor(getattr(palette, token) if token and kind is not DayKind.SCHOOL else plain))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, number)
    _paint_stroke(painter, cell, kind, number)


def _paint_stroke(painter: QPainter, cell: QRectF, kind: DayKind, number: str) -> None:
    """A line under a bank holiday, dots under a day not known, one through a closed day, a plus by an extra.

    In the colour of the number, which stays to be read.
    """
    metrics, middle = painter.fontMetrics(), cell.center()
    half = metrics.horizontalAdvance(number) / 2 + 2
    under = min(middle.y() + metrics.capHeight() / 2 + 3.5, cell.bottom() - 0.5)
    dots = Qt.PenStyle.DotLine if kind is DayKind.UNKNOWN else Qt.PenStyle.SolidLine
    painter.setPen(QPen(painter.pen().color(), 1.5, dots))
    if kind in (DayKind.BANK_HOLIDAY, DayKind.UNKNOWN):
        painter.drawLine(QPointF(middle.x() - half, under), QPointF(middle.x() + half, under))
    elif kind is DayKind.CLOSED:
        painter.drawLine(QPointF(middle.x() - half, middle.y()), QPointF(middle.x() + half, middle.y()))
    elif kind is DayKind.EXTRA:
        corner = QPointF(cell.right() - 4.5, cell.top() + 4.5)
        painter.drawLine(corner - QPointF(2.5, 0), corner + QPointF(2.5, 0))
        painter.drawLine(corner - QPointF(0, 2.5), corner + QPointF(0, 2.5))


def _months_on(day: date, months: int) -> date:
    """The same day of the next month or the one before, or its last."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
