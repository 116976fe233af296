"""The table that shows headings, lines and what they unfold to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.lists.folding import PART_ROLE, Detail, FoldedLine, FoldingModel, Heading, Part
from ui.lists.title_row import INSET, TitleRow
from ui.theme import GROUP_GAP, ROW_HEIGHT, current_palette, font_for, scaled
from ui.widgets import announce, chip_width, paint_chip

_HEADING_HEIGHT = 40
_INDENT = 24
_LEAST_FREE = 140
_LEAST_FIRST = 80  # per cent of its width


class FoldingTable(QTableView):
    """↑↓ move from line to line, Enter opens, W or Space unfolds, E begins what grows out of the line."""

    opened = Signal(object)
    """The key of the line to open."""
    opened_apart = Signal(object)
    followed = Signal(object)
    """The key of the line that an enquiry is wanted from."""
    unfolding = Signal(object)
    """The detail of a line is wanted that was not known beforehand; answer with `unfold`."""

    def __init__(
        self,
        name: str,
        columns: Sequence[tuple[str, int]],
        fold_word: str = "more",
        edge: int = INSET,
        parent: QWidget | None = None,
    ) -> None:
        """`columns` are their titles and widths in px, 0 for the one that takes what room there is; `edge` is
        the px of room before the first column.
        """
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, and takes no keyboard
        self.lines = FoldingModel([title for title, _ in columns], fold_word, self)
        self._widths = (*(width for _, width in columns), 60)
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_PartPainter(edge, self))
        self.setHorizontalHeader(TitleRow(edge, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._lay_out)
        for signal in (self.lines.modelReset, self.lines.rowsInserted, self.lines.rowsRemoved):
            signal.connect(self._lay_out)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self._open(index, self.opened))

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these lines; the keyboard stays on the line it was on, where that is still there."""
        line = self.lines.line(self.currentIndex().row())
        scrolled = self.verticalScrollBar().value()
        self.lines.show_parts(parts)
        row = self.lines.row_of(line.key) if line is not None else None
        if row is None:
            row = next((n for n, part in enumerate(self.lines.parts) if isinstance(part, FoldedLine)), None)
        if row is not None:
            self.setCurrentIndex(self.lines.index(row, 0))
        self.verticalScrollBar().setValue(scrolled)
        self.lay_out_now()  # beside the scroll bar that may have come with them

    def unfold(self, key: Any, text: str) -> None:
        """Show the detail of a line, all of it if there is room below the line, and have it read out."""
        self.lines.unfold(key, text)
        if (row := self.lines.row_of(key)) is not None:
            for shown in (row + 1, row):
                self.scrollTo(self.lines.index(shown, 0))
        announce(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._open(self.currentIndex(), self.opened_apart if control else self.opened)
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
            self._open(self.currentIndex(), self.followed)
        elif event.key() in (Qt.Key.Key_W, Qt.Key.Key_Space) and not event.modifiers():
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().setUpdatesEnabled(False)  # else it is painted twice
        self._fit.start()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self.lines.columnCount() - 1:
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        line = self.lines.line(row)
        if line is None:
            return
        if self.lines.is_unfolded(row):
            self.lines.fold(row)
        elif line.detail:
            self.unfold(line.key, line.detail)
        else:
            self.unfolding.emit(line.key)

    def _open(self, index: QModelIndex, signal: SignalInstance) -> None:
        line = self.lines.line(index.row()) if index.isValid() else None
        if line is not None:
            signal.emit(line.key)

    def lay_out_now(self) -> None:
        """Do not wait for a quiet moment: whoever shows it may keep this thread busy."""
        if self._fit.isActive():
            self._fit.stop()
            self._lay_out()

    def _lay_out(self) -> None:
        """Give columns their widths, and headings and details the whole width and their heights."""
        headers = self.horizontalHeader(), self.verticalHeader()
        for header in headers:
            header.blockSignals(True)  # each size set would have the table painted once more
        try:
            self._set_sizes()
        finally:
            for header in headers:
                header.blockSignals(False)
            self.updateGeometries()
            self.viewport().setUpdatesEnabled(True)

    def _set_sizes(self) -> None:
        self._set_widths([scaled(width) for width in self._widths], self.viewport().width())
        self.clearSpans()
        height = scaled(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(height)  # all in one go that have no height of their own
        for row, part in enumerate(self.lines.parts):
            if not isinstance(part, FoldedLine):
                self.setSpan(row, 0, 1, self.lines.columnCount())
                self.setRowHeight(row, self._height(part))
            elif self.rowHeight(row) != height:  # a heading or a detail stood there before
                self.setRowHeight(row, height)

    def _set_widths(self, widths: list[int], room: int) -> None:
        """Give each column its width and one what is left.

        Where that is too little, the last is done without, then the one that unfolds, as keys do that too;
        then all are narrower, the first the least: it says how a line stands.
        """
        free = widths.index(0)
        widths[free] = scaled(_LEAST_FREE)
        for column in (len(widths) - 2, len(widths) - 1):
            short = sum(widths) > room
            self.setColumnHidden(column, short)
            if short:
                widths[column] = 0
        if (wanted := sum(widths)) > room:
            first = widths[0] * max(_LEAST_FIRST, 100 * room // wanted) // 100
            others = wanted - widths[0]
            widths = [first, *(width * max(0, room - first) // others for width in widths[1:])]
        widths[free] += max(0, room - sum(widths))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _height(self, part: Heading | Detail) -> int:
        if isinstance(part, Heading):
            return scaled(_HEADING_HEIGHT)
        room = QRect(0, 0, self.viewport().width() - scaled(2 * _INDENT), 10_000)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, part.text)
        return words.height() + scaled(GROUP_GAP)


class _PartPainter(QStyledItemDelegate):
    def __init__(self, edge: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._edge = edge

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        part = index.data(PART_ROLE)
        if isinstance(part, Heading):
            _paint_heading(painter, option, part, self._edge)
        elif isinstance(part, Detail):
            _paint_detail(painter, option, part)
        else:
            self._paint_line(painter, option, index, part)

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        line: FoldedLine,
    ) -> None:
        """The style has only the ground to paint, and is told nothing of what stands on it."""
        words, column = index.data(), index.column()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(font_for(words, option.font))
        left = self._edge if column == 0 else INSET
        area = QRectF(option.rect).adjusted(left, 0, -INSET, 0)
        palette = current_palette()
        if column == 0 and line.state is not None:
            height = painter.fontMetrics().height() + 6
            width = min(chip_width(painter.fontMetrics(), words), area.width())
            chip = QRectF(area.left(), area.center().y() - height / 2, width, height)
            paint_chip(painter, chip, line.state, words, palette)
        else:
            last = column == len(line.cells)
            painter.setPen(QColor(palette.muted if last else palette.text))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(area, _RIGHT if last else _LEFT, shown)
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""Put together once: in Python that takes longer than to look it up."""


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, heading: Heading, edge: int) -> None:
    palette = current_palette()
    area = QRectF(option.rect).adjusted(edge, 0, -INSET, -6)
    bold = QFont(option.font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.save()
    painter.setFont(bold)
    painter.setPen(QColor(palette.text))
    low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, low, heading.title)
    area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(heading.title) + INSET)
    painter.setFont(option.font)
    painter.setPen(QColor(palette.muted))
    painter.drawText(area, low, heading.remark)
    painter.restore()


def _paint_detail(painter: QPainter, option: QStyleOptionViewItem, detail: Detail) -> None:
    palette = current_palette()
    painter.save()
    painter.setFont(option.font)
    painter.fillRect(option.rect, QColor(palette.raised))
    painter.setPen(QColor(palette.text))
    area = option.rect.adjusted(scaled(_INDENT), 0, -scaled(_INDENT), 0)
    painter.drawText(area, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, detail.text)
    painter.restore()
