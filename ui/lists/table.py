"""The table of a list: keys, columns and their being remembered."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QFontMetrics, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QToolTip, QWidget

from ui.lists.cell import ListCell
from ui.lists.columns import STATUS
from ui.lists.model import RecordTableModel
from ui.lists.room import shared_out
from ui.lists.status_shape import room_for_status
from ui.shell.remembered import Remembered
from ui.theme import COMPACT_ROW_HEIGHT, ROW_HEIGHT, font_for, scaled
from ui.widgets.keys_ahead import KeysAhead

COMPACT = "lists/compact"
HELD = 50
"""Ms that a picture stands for, while the rows that were scrolled to are on their way."""
_HEADER_HEIGHT = 40
_PADDING = 20  # on both sides of a cell together


class RecordTable(QTableView):
    """Enter opens, Ctrl+Enter opens apart, letters go to the filter, Ctrl+↑ and Ctrl+↓ sort by the column."""

    opened = Signal(int)
    opened_apart = Signal(int)
    looked_at = Signal(object)
    """The id of the current record, or None."""
    typed = Signal(str)
    """A letter was typed, which belongs in the filter."""

    def __init__(
        self, model: RecordTableModel, remembered: Remembered, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, and takes no keyboard
        self.rows = model
        self._remembered = remembered
        self._shown = model.query
        self._was: tuple[int | None, int] = (None, 0)
        self._arranged = False
        self._sharing = False
        self._held = QTimer(self, singleShot=True, interval=HELD)
        self._held.timeout.connect(self._let_paint)
        self.setModel(model)
        self.setAccessibleName(model.type.plural)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(ListCell(model, self))
        self._dress_headers()
        self.set_compact(remembered.flag(COMPACT))
        self.doubleClicked.connect(lambda index: self._open(index, self.opened))
        self.selectionModel().currentRowChanged.connect(self._look)
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._find_place)
        model.modelReset.connect(self._let_paint)
        model.dataChanged.connect(self._look_again)
        keys = KeysAhead(self)
        model.asked.connect(keys.hold)
        model.modelReset.connect(keys.hand_on)
        model.failed.connect(keys.drop)

    def set_compact(self, compact: bool) -> None:
        """Set rows 26 px high instead of 30."""
        self.verticalHeader().setDefaultSectionSize(scaled(COMPACT_ROW_HEIGHT if compact else ROW_HEIGHT))

    def columns_menu(self) -> QMenu:
        """Which columns are shown, and the row height."""
        menu = QMenu(self)
        for place, column in enumerate(self.rows.columns):
            action = menu.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(place > 0)
            action.toggled.connect(lambda shown, place=place: self._show_column(place, shown))
        menu.addSeparator()
        compact = menu.addAction("Compact rows")
        compact.setCheckable(True)
        compact.setChecked(self._remembered.flag(COMPACT))
        compact.toggled.connect(self._choose_compact)
        self._add_reset(menu)
        return menu

    # -- headers ------------------------------------------------------------------------------------

    def _dress_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideNone)  # headings wrap instead
        header.setMinimumHeight(scaled(_HEADER_HEIGHT))
        left = self._remembered.state(self._key())
        if left is not None:
            self._arranged = header.restoreState(left)
        header.setStretchLastSection(self._arranged)  # else the room is shared out to the last px
        self._show_order()
        self.setSortingEnabled(True)
        header.sortIndicatorChanged.connect(self._show_order)  # a column may be one that nothing sorts by
        for changed in (header.sectionResized, header.sectionMoved):
            changed.connect(self._keep_columns)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)

    def _show_order(self) -> None:
        """Mark the column that the list is in the order of."""
        query = self.rows.query
        names = [column.name for column in self.rows.columns]
        down = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        if query.sort in names:
            self.horizontalHeader().setSortIndicator(names.index(query.sort), down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Fit the columns shown to the width there is, unless the officer has arranged them."""
        if self._arranged:
            return
        shown = [place for place in range(len(self.rows.columns)) if not self.isColumnHidden(place)]
        columns = [self.rows.columns[place] for place in shown]
        needed = {STATUS: room_for_status(self.rows.type.life, self.fontMetrics())}
        widths = shared_out(columns, self.viewport().width(), scaled(100) / 100, needed)
        self._sharing = True
        for place, width in zip(shown, widths, strict=True):
            self.setColumnWidth(place, width)
        self._sharing = False

    def _key(self) -> str:
        """Another set of columns has another key, so that an old arrangement is never put on a new list."""
        return f"columns/{self.rows.type.key}/{'-'.join(column.name for column in self.rows.columns)}"

    def _keep_columns(self) -> None:
        if self._sharing:
            return
        self._arranged = True
        self._remembered.keep(self._key(), self.horizontalHeader().saveState())

    def _show_column(self, place: int, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        self._share_room()
        self._keep_columns()

    def _choose_compact(self, compact: bool) -> None:
        self._remembered.keep(COMPACT, compact)
        self.set_compact(compact)

    def _add_reset(self, menu: QMenu) -> None:
        reset = QAction("All columns as they were", menu)
        reset.triggered.connect(self._reset_columns)
        menu.addAction(reset)

    def _reset_columns(self) -> None:
        header = self.horizontalHeader()
        for place in range(header.count()):
            self.setColumnHidden(place, False)
            header.moveSection(header.visualIndex(place), place)
        self._arranged = False
        self._share_room()
        self._remembered.forget(self._key())

    def _ask_columns(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    # -- rows ---------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._cut_off(self.indexAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _cut_off(self, index: QModelIndex) -> str:
        """The words of a cell that has no room for them; nothing where it has."""
        words = str(index.data() or "") if index.isValid() else ""
        wide = QFontMetrics(font_for(words, self.font())).horizontalAdvance(words) + scaled(_PADDING)
        return words if wide > self.columnWidth(index.column()) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex(), self.opened_apart if control else self.opened)
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            up = event.key() == Qt.Key.Key_Up
            order = Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder
            self.sortByColumn(max(0, self.currentIndex().column()), order)
        elif event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex, signal: SignalInstance) -> None:
        id = self.rows.id_at(index.row()) if index.isValid() else None
        if id is not None:
            signal.emit(id)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._await_rows()  # beforehand, else what was painted is moved
        super().scrollContentsBy(dx, dy)

    def _await_rows(self) -> None:
        """Paint once they are there; only of rows that take long are there dots meanwhile."""
        bar, last = self.verticalScrollBar(), self.rows.rowCount() - 1
        if self.rows.look_at(bar.value(), min(bar.value() + bar.pageStep(), last)):
            self._let_paint()
        elif not self._held.isActive():
            self.viewport().setUpdatesEnabled(False)
            self._held.start()

    def _look_again(self) -> None:
        if self._held.isActive():
            self._await_rows()

    def _let_paint(self) -> None:
        self._held.stop()
        self.viewport().setUpdatesEnabled(True)

    def _look(self, current: QModelIndex) -> None:
        self.looked_at.emit(self.rows.id_at(current.row()) if current.isValid() else None)

    def _remember_place(self) -> None:
        self._was = (self.rows.id_at(self.currentIndex().row()), self.verticalScrollBar().value())

    def _find_place(self) -> None:
        """Rows read again keep the place; another list begins at its first row."""
        id, scrolled = self._was
        same, self._shown = self.rows.query == self._shown, self.rows.query
        row = self.rows.row_of(id) if same and id is not None else None
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row or 0, 0))
        if row is None:
            self.scrollToTop()
        else:
            self.verticalScrollBar().setValue(scrolled)
