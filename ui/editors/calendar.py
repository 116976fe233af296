"""A month to pick a day from."""

from calendar import Calendar as Months
from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cme_desktop.values.dates import show_day
from cme_desktop.values.written_days import MONTHS, WEEKDAYS
from ui.editors.popup import Popup
from ui.theme import current_palette, scaled, set_icon, tabular
from ui.widgets import Words, announce

_CELL = 34
_WEEKS = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class Calendar(Popup):
    """Arrows move by day and week, Page Up and Page Down by month, T to today; Enter picks, Esc leaves."""

    least_height = 1000  # a month is of no use cut short
    picked = Signal(object)
    """The day that was picked."""

    def __init__(self, owner: QWidget, today: date) -> None:
        super().__init__(owner)
        self._today = today
        self._month = _Month(today)
        self._moved = False
        self._title = Words()
        self._title.setStyleSheet("font-weight: 600;")
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 2, 2)
        head.addWidget(self._title, 1)
        for sign, words, months in (
            ("chevron-left", "Month before (Page Up)", -1),
            ("chevron-right", "Month after (Page Down)", 1),
        ):
            head.addWidget(self._turner(sign, words, months))
        self.body.addLayout(head)
        self.body.addWidget(self._month)
        self._month.clicked.connect(self._pick)

    def open_at(self, day: date) -> None:
        """Open on the month of `day`, with it ready to be picked."""
        self._move_to(day)
        self._moved = False
        self.open_sheet()

    def take_ready(self) -> None:
        """Pick the day that keys came to; one that is only shown is nobody's choice yet."""
        if self._moved:
            self._pick(self._month.day)
        else:
            self.close_sheet()

    def take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _STEPS:
            self._move_to(self._month.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_T:
            self._move_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._month.day)
        elif event.text().isprintable() and event.text():
            self.close_sheet()  # the officer types after all
            return False
        else:
            return super().take_key(event)
        return True

    def _turner(self, sign: str, words: str, months: int) -> QToolButton:
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(words)
        button.setToolTip(words)
        set_icon(button, sign, "muted")
        button.clicked.connect(lambda: self._turn(months))
        return button

    def _turn(self, months: int) -> None:
        day = self._month.day
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        self._move_to(date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])))

    def _move_to(self, day: date) -> None:
        self._moved = True
        self._month.show_day(day)
        self._title.setText(f"{MONTHS[day.month - 1]} {day.year}")
        announce(self._owner, show_day(day))

    def _pick(self, day: date) -> None:
        self.close_sheet()
        self.picked.emit(day)


class _Month(QWidget):
    """The days of one month, with those around it in grey."""

    clicked = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.day = today
        self._today = today
        self._hover: date | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_day(self, day: date) -> None:
        self.day = day
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(7 * scaled(_CELL), (_WEEKS + 1) * scaled(_CELL) - scaled(4))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._day_at(event.position().toPoint())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if day := self._day_at(event.position().toPoint()):
            self.clicked.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(tabular(self.font()))
            painter.setPen(QColor(palette.muted))
            for column, name in enumerate(WEEKDAYS):
                painter.drawText(self._cell(0, column), Qt.AlignmentFlag.AlignCenter, name[:2])
            for place, day in enumerate(self._days()):
                self._paint_day(painter, self._cell(1 + place // 7, place % 7), day)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        palette = current_palette()
        current, today = day == self.day, day == self._today
        disc = cell.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(palette.accent), 1.5) if today else Qt.PenStyle.NoPen)
        fill = palette.accent if current else palette.raised if day == self._hover else None
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(disc, 6, 6)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if current or today else QFont.Weight.Normal)
        painter.setFont(font)
        outside = day.month != self.day.month
        painter.setPen(
            QColor(palette.on_accent if current else palette.disabled if outside else palette.text)
        )
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _days(self) -> list[date]:
        weeks = list(Months(firstweekday=0).itermonthdates(self.day.year, self.day.month))
        while len(weeks) < 7 * _WEEKS:
            weeks.append(weeks[-1] + timedelta(days=1))
        return weeks

    def _cell(self, row: int, column: int) -> QRectF:
        side = scaled(_CELL)
        return QRectF(column * side, row * side - (scaled(4) if row else 0), side, side)

    def _day_at(self, at: QPoint) -> date | None:
        days = self._days()
        cells = ((self._cell(1 + place // 7, place % 7), day) for place, day in enumerate(days))
        return next((day for cell, day in cells if cell.contains(at)), None)
