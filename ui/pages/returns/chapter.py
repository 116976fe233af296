"""One chapter of the return as a table, whose figures lead to the records behind them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from cme_desktop.looks.returns import FigureLine
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import FigureUnit, Value
from ui.theme import COMPACT_ROW_HEIGHT, current_palette, scaled, tabular

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_INDENT = "\N{EM SPACE}" * 2
_FIGURE_WIDTH = 148
_MOST_WIDTH = 240  # for a span of days whose name is long
_OWN = 1  # the column of the period's own figures


class ChapterModel(QAbstractTableModel):
    """The lines of one record type beside the headings of the three spans of days."""

    def __init__(self, lines: Sequence[FigureLine], headings: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        self._headings = ("Measure", *headings)

    def figure_at(self, index: _Index) -> Figure | None:
        """The figure of a cell; in the first column the period's own. None where there is none to open."""
        if not index.isValid():
            return None
        figures = self.lines[index.row()].figures
        found = figures[max(index.column(), _OWN) - 1] if figures else None
        return found if found and found.ids else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(line, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(index)
        if role == Qt.ItemDataRole.FontRole and index.column():
            return tabular(QApplication.font())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(line, index)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return line.definition
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in _WORDS:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    def _shown(self, line: FigureLine, column: int) -> str:
        if column == 0:
            return f"{_INDENT}{line.label}" if line.indented else line.label
        if not line.figures:
            return ""
        figure = line.figures[column - 1]
        return show_value(figure.value, line.measure.unit) if figure else ""

    def _colour(self, index: _Index) -> QColor | None:
        if index.column() == 0:
            return None
        palette = current_palette()
        return QColor(palette.accent if self.figure_at(index) else palette.muted)

    def _in_words(self, line: FigureLine, index: _Index) -> str:
        if index.column() == 0:
            return f"{line.measure.label}: {line.label}" if line.indented else line.label
        shown = self._shown(line, index.column())
        figure = self.figure_at(index)
        value = "no figure" if shown in ("", NO_FIGURE) else shown
        opens = f", opens {count_records(len(figure.ids))}" if figure else ""
        return f"{self._headings[index.column()]}: {value}{opens}"


class ChapterTable(QTableView):
    """As high as its lines. Enter or a click on a figure opens its records; ↓ at the end goes on."""

    opened = Signal(object)
    """The Figure whose records are wanted."""
    looked_at = Signal(object)
    """The Line that the keyboard stands on."""

    def __init__(
        self, title: str, lines: Sequence[FigureLine], headings: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, and takes no keyboard
        self.figures = ChapterModel(lines, headings, self)
        self.setModel(self.figures)
        self.setAccessibleName(title)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress_headers()
        self.clicked.connect(self._click)
        self.selectionModel().currentChanged.connect(self._look)

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        return QSize(scaled(640), rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(520), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Down and row == len(self.figures.lines) - 1:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up and row == 0:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.figures.index(0, _OWN))
        else:
            self._look(self.currentIndex())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.clearSelection()
        super().focusOutEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.viewport().unsetCursor()
        super().leaveEvent(event)

    def _dress_headers(self) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(COMPACT_ROW_HEIGHT))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.ensurePolished()
        for column in range(1, self.figures.columnCount()):
            wanted = min(header.sectionSizeHint(column), scaled(_MOST_WIDTH))
            self.setColumnWidth(column, max(scaled(_FIGURE_WIDTH), wanted))

    def _point(self, index: QModelIndex) -> None:
        if index.column() >= _OWN and self.figures.figure_at(index):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def _click(self, index: QModelIndex) -> None:
        if index.column() >= _OWN:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if figure := self.figures.figure_at(index):
            self.opened.emit(figure)

    def _look(self, current: QModelIndex) -> None:
        if current.isValid():
            self.looked_at.emit(self.figures.lines[current.row()])


NO_FIGURE = "–"


def show_value(value: Value, unit: FigureUnit) -> str:
    """A figure as it is read: `1,204`, `83.3%`, `£1,240.00`, `4.5`; a dash for none."""
    if value is None:
        return NO_FIGURE
    if unit is FigureUnit.SHARE:
        return f"{value:.1%}"
    if unit is FigureUnit.POUNDS:
        return f"£{value:,.2f}"
    if unit in (FigureUnit.DAYS, FigureUnit.A_MONTH):
        return f"{value:,g}"
    return f"{value:,}"


def count_records(count: int) -> str:
    """So many records, in words."""
    return f"{count:,} {'record' if count == 1 else 'records'}"
