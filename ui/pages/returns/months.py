"""The months whose return can be looked at, newest first, each with how it stands."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cme_desktop.returns.periods import DateRange
from cme_desktop.versions.version import State, VersionLine, state_of, state_words
from ui.theme import current_palette, icon, scaled

_PERIOD = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_WORDS = Qt.ItemDataRole.UserRole + 2
_ROW = 46
_SIDE = 12
_SIGN = 12
_LOOKS = {
    State.NOT_MADE: ("", "muted"),
    State.MADE: ("check", "good"),
    State.MADE_ANEW: ("warning", "warning"),
    State.SENT: ("check", "good"),
    State.CHANGED: ("warning", "warning"),
}

_NONE, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
_Index = QModelIndex | QPersistentModelIndex


class MonthList(QListWidget):
    """↑ and ↓ go from month to month, and the page follows; Enter and → go into the one that is chosen."""

    chosen = Signal(object)
    """The Period to show."""
    entered = Signal()
    """The views of the month that is chosen are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alone = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, and takes no keyboard
        self.setAccessibleName("Months")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painter(self))
        self.currentItemChanged.connect(self._choose)

    def show_months(
        self, months: Sequence[DateRange], made: Mapping[DateRange, VersionLine], today: date
    ) -> None:
        """List `months`; the one that was chosen stays chosen, without being signalled again."""
        was = self.period()
        with QSignalBlocker(self):
            self.clear()
            for month in months:
                item = QListWidgetItem(month.show() + (", so far" if today in month else ""))
                item.setData(_PERIOD, month)
                _say(item, state_of(made.get(month)), made.get(month))
                self.addItem(item)
        if was is not None:
            self.mark(was)

    def show_made(self, period: DateRange, made: VersionLine, changed: bool = False) -> None:
        """Say that a month's workbook was made, or that its figures are not those of it any more."""
        for item in map(self.item, range(self.count())):
            if item.data(_PERIOD) == period:
                _say(item, state_of(made, changed), made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        into = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
        if event.key() in into and event.modifiers() in (_NONE, _KEYPAD) and self.period() is not None:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def show_one(self, alone: bool) -> None:
        """Be as high as one month and no higher, or as high as there is room."""
        self._alone = alone
        down = QSizePolicy.Policy.Fixed if alone else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(_ROW)) if self._alone else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), scaled(_ROW)) if self._alone else least

    def mark(self, period: DateRange) -> None:
        """Show a month as chosen without signalling it; a span of days that is no month here leaves none."""
        places = [row for row in range(self.count()) if self.item(row).data(_PERIOD) == period]
        with QSignalBlocker(self):
            self.setCurrentRow(places[0] if places else -1)

    def period(self) -> DateRange | None:
        """The month that is chosen."""
        item = self.currentItem()
        found: DateRange | None = item.data(_PERIOD) if item else None
        return found

    def state_of(self, period: DateRange) -> tuple[State, str]:
        """How a month stands, and the words for it."""
        item = next(i for i in map(self.item, range(self.count())) if i.data(_PERIOD) == period)
        return item.data(_STATE), item.data(_WORDS)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_PERIOD))


def _say(item: QListWidgetItem, state: State, made: VersionLine | None) -> None:
    words = state_words(state, made)
    item.setData(_STATE, state)
    item.setData(_WORDS, words)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}: {words}")


class _Painter(QStyledItemDelegate):
    def __init__(self, months: QListWidget) -> None:
        super().__init__(months)
        self._list = months

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Words that have no room beside their sign go on below."""
        words, small = index.data(_WORDS), QFontMetrics(_small(self._list.font()))
        edges = 2 + scaled(_SIDE) + scaled(4)
        room = QRect(0, 0, self._list.viewport().width() - edges - _beside_sign(), small.height())
        flowed = small.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(0, scaled(_ROW) + flowed.height() - small.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette = current_palette()
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_tint if selected else palette.raised))
            painter.drawRoundedRect(area, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(palette.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        _paint_words(painter, area.adjusted(scaled(_SIDE), scaled(4), -scaled(4), -scaled(4)), index)
        painter.restore()


def _paint_words(painter: QPainter, area: QRectF, index: _Index) -> None:
    palette = current_palette()
    sign, token = _LOOKS[index.data(_STATE)]
    line = (scaled(_ROW) - 2 * scaled(4)) / 2 - 1
    top = QRectF(area.left(), area.top(), area.width(), line)
    below = area.adjusted(0, line, 0, 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(palette.text))
    painter.drawText(top, middle, index.data(Qt.ItemDataRole.DisplayRole))
    painter.setFont(_small(painter.font()))
    painter.setPen(QColor(getattr(palette, token)))
    if sign:
        side = scaled(_SIGN)
        spot = QRectF(below.left(), below.top() + (line - side) / 2, side, side).toRect()
        icon(sign, palette, _SIGN, token).paint(painter, spot)
        below.setLeft(below.left() + _beside_sign())
    painter.drawText(below, middle | Qt.TextFlag.TextWordWrap, index.data(_WORDS))


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(1, font.pixelSize() - 1))
    return small


def _beside_sign() -> int:
    return scaled(_SIGN) + scaled(5)
