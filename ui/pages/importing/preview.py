"""Rows of a file as a table, each with what would become of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cme_desktop.looks.import_check import Fate, PreviewRow
from ui.theme import COMPACT_ROW_HEIGHT, current_palette, scaled

_Index = QModelIndex | QPersistentModelIndex
_OWN = ("Row", "Outcome", "Why")
_WIDTHS = (56, 100, 400)
_CELL_WIDTH = 140
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """Row number, outcome and reasons, then the cells as they are in the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.headers: tuple[str, ...] = _OWN
        self.rows: tuple[PreviewRow, ...] = ()

    def show_rows(self, headers: Sequence[str], rows: Sequence[PreviewRow]) -> None:
        """Show these rows in place of those before."""
        self.beginResetModel()
        self.headers = (*_OWN, *headers)
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        text = (str(row.number), row.fate.value, row.why, *row.cells)[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.why if column < len(_OWN) else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headers[column]}: {text.lstrip('✓–✕ ') or 'none'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column == 0 else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == 0 else _LEFT
        return None


class RowsTable(QTableView):
    """Rows to look through, by keyboard or mouse."""

    looked_at = Signal(object)
    """The PreviewRow that the keyboard stands on, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, and takes no keyboard
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(COMPACT_ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.selectionModel().currentRowChanged.connect(self._look)

    def show_rows(self, name: str, headers: Sequence[str], rows: Sequence[PreviewRow]) -> None:
        """Show these rows under a name for those who listen."""
        self.setAccessibleName(name)
        self.rows.show_rows(headers, rows)
        for column in range(self.rows.columnCount()):
            width = _WIDTHS[column] if column < len(_WIDTHS) else _CELL_WIDTH
            self.setColumnWidth(column, scaled(width))
        self.setColumnHidden(_OWN.index("Why"), not any(row.why for row in rows))
        self.setCurrentIndex(self.rows.index(0, 0))
        self._look(self.currentIndex())

    def _look(self, current: QModelIndex) -> None:
        self.looked_at.emit(self.rows.rows[current.row()] if current.isValid() else None)


def _colour(row: PreviewRow, column: int) -> QColor | None:
    palette = current_palette()
    colours = {Fate.GOOD: palette.good, Fate.SKIPPED: palette.muted, Fate.REFUSED: palette.danger}
    if column == 0:
        return QColor(palette.muted)
    if column == 1:
        return QColor(colours[row.fate])
    return None
