"""The table of what a figure counted, in the columns of the working edition's rows."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.row_details import Detail
from cme_desktop.values.dates import show_day
from cme_desktop.values.school_years import show_year_group
from cme_desktop.values.shorthand import WITHHELD
from ui.theme import COMPACT_ROW_HEIGHT, current_palette, scaled

_Index = QModelIndex | QPersistentModelIndex
_PENCE = 100


class _Column(NamedTuple):
    label: str
    width: int
    told: Callable[[Detail], str]
    is_number: bool = False


_COLUMNS = (
    _Column("Reference", 142, lambda detail: detail.reference),
    _Column("Child", 190, lambda detail: detail.child),
    _Column(
        "Year group",
        104,
        lambda detail: "" if detail.year_group is None else show_year_group(detail.year_group),
    ),
    _Column("School", 220, lambda detail: detail.school),
    _Column("Hub", 130, lambda detail: detail.hub),
    _Column("Day counted", 136, lambda detail: show_day(detail.thing.on) if detail.thing.on else ""),
    _Column("Status", 170, lambda detail: detail.status),
)


class CountedModel(QAbstractTableModel):
    """A line for each thing; of what is restricted it tells the weight alone."""

    def __init__(self, unit: FigureUnit, parent: QWidget) -> None:
        super().__init__(parent)
        self.details: Sequence[Detail] = ()
        self._columns = (_Column("Counts as", 96, _weight(unit), is_number=True), *_COLUMNS)

    def show_details(self, details: Sequence[Detail]) -> None:
        """Tell of these."""
        self.beginResetModel()
        self.details = details
        self.endResetModel()

    def width(self, column: int) -> int:
        """How wide a column begins, in pixels at the usual text size."""
        return self._columns[column].width

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.details)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        detail, column = self.details[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._told(detail, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        if role == Qt.ItemDataRole.ForegroundRole and detail.is_restricted and index.column():
            return QColor(current_palette().muted)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(self._columns[section])
        return None

    def _told(self, detail: Detail, column: int) -> str:
        if not detail.is_restricted or not column:
            return self._columns[column].told(detail)
        return RESTRICTED if self._columns[column].label == "Child" else WITHHELD


class CountedTable(QTableView):
    """Enter or a double click opens the record of a line."""

    opened = Signal(object)
    """The Detail whose record is wanted; none of a restricted one."""

    def __init__(self, unit: FigureUnit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = CountedModel(unit, self)
        self.setModel(self.lines)
        self.setAccessibleName("What the figure counts")
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
        for column in range(self.lines.columnCount()):
            self.setColumnWidth(column, scaled(self.lines.width(column)))
        self.doubleClicked.connect(self._open)

    def show_details(self, details: Sequence[Detail]) -> None:
        """Tell of these, and stand on the first."""
        self.lines.show_details(details)
        self.setCurrentIndex(self.lines.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not (detail := self.lines.details[index.row()]).is_restricted:
            self.opened.emit(detail)


def _weight(unit: FigureUnit) -> Callable[[Detail], str]:
    """What a thing counts as; money is counted in pence, and read in pounds."""
    if unit is FigureUnit.POUNDS:
        return lambda detail: f"£{detail.thing.amount / _PENCE:,.2f}"
    return lambda detail: f"{detail.thing.amount:,}".replace("-", "−")


def _aligned(column: _Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
