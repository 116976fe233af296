"""What the table of one chapter tells: lines, figures, and how each is read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from cme_desktop.looks.return_lines import FigureLine
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import ONE_DECIMAL, FigureUnit, Value
from ui.theme import current_palette, tabular

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_INDENT = "\N{EM SPACE}" * 2
OWN = 1
"""The column of the period's own figures."""
REMARKS = "Target and remarks"


class ChapterModel(QAbstractTableModel):
    """The lines of one record type beside the headings of the three spans of days."""

    def __init__(self, lines: Sequence[FigureLine], headings: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        self.spans = len(headings)
        remarks = (REMARKS,) if any(line.remark for line in lines) else ()
        self._headings = ("Measure", *headings, *remarks)

    def figure_at(self, index: _Index) -> Figure | None:
        """The figure of a cell; in the first column the period's own. None where there is none to open."""
        found = self.any_figure_at(index)
        return found if found and found.things else None

    def any_figure_at(self, index: _Index) -> Figure | None:
        """The same, of nothing as well."""
        if not index.isValid() or not (figures := self.lines[index.row()].figures):
            return None
        return figures[index.column() - 1 if OWN <= index.column() <= self.spans else 0]

    def is_remark(self, column: int) -> bool:
        """Whether a column holds words in place of figures."""
        return column > self.spans

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(line, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(index)
        if role == Qt.ItemDataRole.FontRole and index.column():
            return tabular(QApplication.font())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(line, index)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return line.remark if self.is_remark(index.column()) else line.definition
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in _WORDS:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if 0 < column <= self.spans else _LEFT

    def _shown(self, line: FigureLine, column: int) -> str:
        if column == 0:
            return f"{_INDENT}{line.label}" if line.indented else line.label
        if self.is_remark(column):
            return line.remark
        if not line.figures:
            return ""
        figure = line.figures[column - 1]
        return show_value(figure.value, line.measure.unit) if figure else ""

    def _colour(self, index: _Index) -> QColor | None:
        if index.column() == 0:
            return None
        palette = current_palette()
        opens = self.figure_at(index) and not self.is_remark(index.column())
        return QColor(palette.accent if opens else palette.muted)

    def _in_words(self, line: FigureLine, index: _Index) -> str:
        if index.column() == 0:
            return f"{line.measure.label}: {line.label}" if line.indented else line.label
        shown = self._shown(line, index.column())
        if self.is_remark(index.column()):
            return f"{REMARKS}: {shown or 'none'}"
        figure = self.figure_at(index)
        value = "no figure" if shown in ("", NO_FIGURE) else shown
        opens = f", opens {count_records(len(figure.ids))}" if figure else ""
        return f"{self._headings[index.column()]}: {value}{opens}"


NO_FIGURE = "–"


def show_value(value: Value, unit: FigureUnit) -> str:
    """A figure as it is read: `1,204`, `83.3%`, `£1,240.00`, `4.5`; a dash for none."""
    if value is None:
        return NO_FIGURE
    if unit is FigureUnit.SHARE:
        return f"{value:.1%}"
    if unit is FigureUnit.POUNDS:
        return f"£{value:,.2f}"
    if unit in ONE_DECIMAL:
        return f"{value:,.1f}"
    return f"{value:,}"


def count_records(count: int) -> str:
    """So many records, in words."""
    return f"{count:,} {'record' if count == 1 else 'records'}"
