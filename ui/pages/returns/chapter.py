"""One chapter of the return as a table, whose figures lead to the records behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cme_desktop.looks.return_lines import FigureLine
from ui.pages.returns.chapter_model import OWN, ChapterModel
from ui.theme import COMPACT_ROW_HEIGHT, scaled

_LABEL_WIDTH = 160
_FIGURE_WIDTH = 92
_MOST_WIDTH = 240  # for a span of days whose name is long


class ChapterTable(QTableView):
    """As high as its lines; ↓ at the end goes on.

    Enter or a click on a figure opens its records, N says something of it.
    """

    opened = Signal(object)
    """The Figure whose records are wanted."""
    looked_at = Signal(object)
    """The Line that the keyboard stands on."""
    spoken_of = Signal(object)
    """The Figure of which something is to be said; of a line the period's own."""

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
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # labels begin alike: their ends tell them apart
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
        figures = sum(map(self.columnWidth, range(1, self.figures.columnCount())))
        return QSize(scaled(_LABEL_WIDTH) + figures, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_N and not event.modifiers():
            self._speak()
        elif key == Qt.Key.Key_Down and row == len(self.figures.lines) - 1:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up and row == 0:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.figures.index(0, OWN))
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
        if OWN <= index.column() <= self.figures.spans and self.figures.figure_at(index):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def _click(self, index: QModelIndex) -> None:
        if index.column() >= OWN:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if (figure := self.figures.figure_at(index)) and not self.figures.is_remark(index.column()):
            self.opened.emit(figure)

    def _speak(self) -> None:
        current = self.currentIndex()
        if current.isValid() and (figure := self.figures.any_figure_at(current.siblingAtColumn(OWN))):
            self.spoken_of.emit(figure)

    def _look(self, current: QModelIndex) -> None:
        if current.isValid():
            self.looked_at.emit(self.figures.lines[current.row()])
