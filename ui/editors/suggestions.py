"""The list of matches that opens while an officer types into a choice or a look-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.editors.popup import Popup
from ui.theme import current_palette, icon, scaled
from ui.widgets import announce

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_MOST_HEIGHT = 312
_MOST_WIDTH = 560
_SIDE = 10  # left and right of the words
_SIGN = 16  # the tick or the plus
_TICK = 24  # room of the tick or the plus
_BESIDE = 24  # between words and a detail on the same line


class SuggestionKind(Enum):
    """What picking a line does."""

    MATCH = "match"
    ANSWER = "answer"
    NEW = "new"


@dataclass(frozen=True)
class Suggestion:
    """One line: what it stands for, the words, and a quieter line of detail."""

    key: Any
    label: str
    detail: str = ""
    kind: SuggestionKind = SuggestionKind.MATCH
    ticked: bool | None = None
    """Whether it is among those chosen, where several can be; None where one is."""
    below: bool = False
    """Whether the detail stands on a line of its own."""


MORE = Suggestion(None, "There are more", "Type more to find the others", below=True)
"""The last line, where not all that match are offered; it cannot be picked."""


class Suggestions(Popup):
    """A list to pick from with arrows and Enter, or the mouse."""

    picked = Signal(object)
    """The Suggestion that was picked."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._lines = _Lines(self)
        self._list = QListView()
        self._list.setModel(self._lines)
        self._list.setItemDelegate(_Painter(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)  # shows what a click would take; keys take what keys came to
        self._list.clicked.connect(lambda index: self.picked.emit(index.data(_ROW)))
        self._list.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._list)

    def offer(self, lines: Sequence[Suggestion], current: int = -1) -> None:
        """Show these lines with the one at place `current` ready, -1 for none; hide when empty.

        Enter picks the line that is ready, and so do leaving the box by Tab and saving.
        """
        self._lines.show_lines(lines)
        self._list.setCurrentIndex(self._lines.index(current))
        if lines:
            self.open_sheet()
        else:
            self.close_sheet()

    def lines(self) -> list[Suggestion]:
        """What is on offer now; nothing while the list is put away."""
        return list(self._lines.lines) if self.isVisible() else []

    def current(self) -> Suggestion | None:
        """The line that Enter and Tab would pick."""
        line: Suggestion | None = self._list.currentIndex().data(_ROW) if self.isVisible() else None
        return line

    def unmark(self) -> None:
        """Have no line ready: the words have changed and the list is about to."""
        self._list.setCurrentIndex(QModelIndex())

    def wanted_size(self) -> QSize:
        heights = [self._list.sizeHintForRow(row) for row in range(self._lines.rowCount())]
        widest = max(map(_width, self._lines.lines), default=0) + 2 * scaled(_SIDE) + 24
        width = max(self._owner.width(), min(widest, scaled(_MOST_WIDTH)))
        return QSize(width, min(sum(heights) + 12, scaled(_MOST_HEIGHT)))

    def take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(6 if key == Qt.Key.Key_PageDown else -6, around=False)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            return self._pick()
        return super().take_key(event)

    def _step(self, by: int, around: bool = True) -> None:
        count = self._lines.rowCount()
        now = self._list.currentIndex().row()
        if now < 0:
            row = self._first_match() if by > 0 else count - 1
        else:
            around = around and not (by > 0 and self._first_match() > 0)  # a new one is come to by Up alone
            row = (now + by) % count if around else max(0, min(count - 1, now + by))
        self._list.setCurrentIndex(self._lines.index(row))
        line = self._lines.lines[row]
        announce(self._owner, f"{line.label} {line.detail}".strip())

    def _first_match(self) -> int:
        kinds = [line.kind for line in self._lines.lines]
        return kinds.index(SuggestionKind.MATCH) if SuggestionKind.MATCH in kinds else 0

    def take_ready(self) -> None:
        """Pick the line that is ready, if one is; what is ticked already stays so."""
        line = self.current()
        self.close_sheet()
        if line is not None and not line.ticked:
            self.picked.emit(line)

    def _pick(self) -> bool:
        """Pick the line that is ready; False where the box may be left as well."""
        line = self.current()
        if line is None:
            self.close_sheet()
            return False
        self.picked.emit(line)
        return line.kind is SuggestionKind.NEW or line.ticked is not None


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Suggestion, ...] = ()

    def show_lines(self, lines: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ticked = {None: "", True: "chosen, ", False: "not chosen, "}[line.ticked]
            return f"{ticked}{line.label} {line.detail}".strip()
        return line if role == _ROW else None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: Suggestion = index.data(_ROW)
        return QSize(0, scaled(46 if line.below and line.detail else 30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Suggestion = index.data(_ROW)
        palette = current_palette()
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ready = bool(option.state & QStyle.StateFlag.State_Selected)
        if ready or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_tint if ready else palette.raised))
            painter.drawRoundedRect(area, 5, 5)
        words = area.adjusted(scaled(_SIDE), 0, -scaled(_SIDE), 0)
        if sign := _sign(line):
            side = scaled(_SIGN)
            spot = QRect(words.left(), words.center().y() - side // 2 + 1, side, side)
            icon(sign, palette, _SIGN, "accent").paint(painter, spot)
        if sign or line.ticked is not None:
            words.setLeft(words.left() + scaled(_TICK))
        painter.setPen(QColor(palette.accent if line.kind is SuggestionKind.NEW else palette.text))
        _paint_words(painter, words, line, QColor(palette.muted))
        painter.restore()


def _paint_words(painter: QPainter, area: QRect, line: Suggestion, muted: QColor) -> None:
    left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
    metrics = painter.fontMetrics()
    label, detail = area, QRect(area)
    if line.below and line.detail:
        label = area.adjusted(0, scaled(5), 0, -area.height() // 2 + 1)
        detail = area.adjusted(0, area.height() // 2, 0, -scaled(5))
    else:
        detail.setLeft(area.left() + metrics.horizontalAdvance(line.label) + scaled(_BESIDE))
    cut = Qt.TextElideMode.ElideRight
    painter.drawText(label, left | middle, metrics.elidedText(line.label, cut, label.width()))
    painter.setPen(muted)
    painter.setFont(_detail_font(painter.font()))
    side = left if line.below else Qt.AlignmentFlag.AlignRight
    shown = painter.fontMetrics().elidedText(line.detail, cut, detail.width())
    painter.drawText(detail, side | middle, shown)


def _sign(line: Suggestion) -> str:
    if line.kind is SuggestionKind.NEW:
        return "plus"
    return "check" if line.ticked else ""


def _width(line: Suggestion) -> int:
    metrics = QFontMetrics(QApplication.font())
    label, detail = metrics.horizontalAdvance(line.label), metrics.horizontalAdvance(line.detail)
    sign = scaled(_TICK) if line.kind is SuggestionKind.NEW or line.ticked is not None else 0
    return sign + (max(label, detail) if line.below else label + (scaled(_BESIDE) + detail if detail else 0))


def _detail_font(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPixelSize(max(1, font.pixelSize() - 1))
    return smaller
