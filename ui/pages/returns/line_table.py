"""A plain table of lines, each told column by column; Enter or a double click opens what a line is of."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import COMPACT_ROW_HEIGHT, current_palette, scaled

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex


class Column(NamedTuple, Generic[T]):
    """What a column is called, how wide it begins in pixels at the usual text size, and what it tells."""

    label: str
    width: int
    told: Callable[[T], str]
    is_number: bool = False
    is_muted: Callable[[T], bool] = lambda _line: False


class LineModel(QAbstractTableModel, Generic[T]):
    """The lines and their columns."""

    def __init__(self, columns: Sequence[Column[T]], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[T] = ()
        self.columns = tuple(columns)

    def show_lines(self, lines: Sequence[T]) -> None:
        """Tell of these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.told(line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column.is_number)
        if role == Qt.ItemDataRole.ForegroundRole and column.is_muted(line):
            return QColor(current_palette().muted)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(self.columns[section].is_number)
        return None


class LineTable(QTableView, Generic[T]):
    """Shows them; arrows go from line to line."""

    opened = Signal(object)
    """The line that is wanted."""

    def __init__(self, name: str, columns: Sequence[Column[T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(columns, self)
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, and takes no keyboard
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(COMPACT_ROW_HEIGHT))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        for place, column in enumerate(self.lines.columns):
            self.setColumnWidth(place, scaled(column.width))
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[T]) -> None:
        """Tell of these, and stand on the first."""
        self.lines.show_lines(lines)
        self.setCurrentIndex(self.lines.index(0, 0))

    def current(self) -> T | None:
        """The line that the keyboard stands on."""
        index = self.currentIndex()
        return self.lines.lines[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.lines.lines[index.row()])


def _aligned(is_number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
