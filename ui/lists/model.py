"""The rows of a list, of which only the pages near what is looked at are in memory.

The first page is read from the top at once. Where each further page begins is found in the background, after
which any page is one look-up away, however deep it lies.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from cme_desktop.errors import Cancelled
from cme_desktop.ports import Anchor, ListQuery, ListRow, Lists
from ui.jobs import Job, Jobs
from ui.lists.columns import STATUS, ListColumn, columns_of
from ui.theme import are_figures, current_palette, tabular

PAGE = 200
KEPT_PAGES = 20
_IN_FLIGHT = 3

STATUS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The code of the status, in the column that shows it."""

_ALIGNMENT, _FONT, _COLOUR, _SPOKEN, _KEY = (
    int(role)
    for role in (
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.UserRole,
    )
)
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_AS_IT_READS = (_SHOWN, int(Qt.ItemDataRole.ToolTipRole))
_ANSWERED = frozenset((_ALIGNMENT, _FONT, _COLOUR, _SPOKEN, _KEY, *_AS_IT_READS, STATUS_ROLE))

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class ListedRow:
    """One row as it reads, and the code of its status."""

    id: int
    texts: tuple[str, ...]
    status: str


class RecordTableModel(QAbstractTableModel):
    """The rows of one record type for one query; rows not yet read show quiet dots.

    A table asks for nine things about each cell that it paints, and most have no answer here: `data` is the
    most of a page turned, and says so before it looks for the row.
    """

    counted = Signal(int)
    """How many rows there are, each time that becomes known."""
    failed = Signal(object)
    """The rows could not be read: the exception."""
    asked = Signal()
    """Another list is on its way; what is shown until `modelReset` or `failed` is the one before."""

    def __init__(self, query: ListQuery, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.type = query.type
        self.query = query
        self.columns = columns_of(query.type)
        self._jobs = jobs
        self._font = QFont()  # which leaves typeface and size to the table
        self._tabular = tabular(self._font)
        self._count = 0
        self._anchors: Sequence[Anchor] = ()
        self._pages: OrderedDict[int, list[ListedRow]] = OrderedDict()
        self._under_way: OrderedDict[int, Job] = OrderedDict()
        self._counting: Job | None = None
        self._wanted: list[int] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._load_wanted)

    # -- what the page asks of it -------------------------------------------------------------------

    def show_list(self, query: ListQuery) -> None:
        """Show another order or another choice of rows; what was being read for the last one is dropped."""
        self.query = query
        self._drop_jobs()
        self.asked.emit()
        self._under_way[0] = self._jobs.read(
            partial(_read_page, query, None, self.columns), self._begin, self._not_read, self
        )

    def refresh(self) -> None:
        """Read again what is shown, in its place."""
        self._drop_jobs()
        near = list(self._pages)[-2:] or [0]
        self._counting = self._jobs.read(
            partial(_read_again, self.query, near, self.columns), self._renew, self._not_read, self
        )

    def id_at(self, row: int) -> int | None:
        """The record in a row; None while it has not been read."""
        found = self._row(row)
        return found.id if found else None

    def row_of(self, id: int) -> int | None:
        """Where a record stands, if it is among the rows in memory."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.id == id:
                    return page * PAGE + place
        return None

    # -- what Qt asks of it -------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        place = index.column()
        column = self.columns[place]
        if role == _ALIGNMENT:
            return _RIGHT if column.right else _LEFT
        row = self._row(index.row())
        if row is None:
            return self._waiting(index.row(), role)
        return self._said(row, place, role)

    def _said(self, row: ListedRow, place: int, role: int) -> object:
        text = row.texts[place]
        if role in _AS_IT_READS:
            return text
        if role == _FONT:
            return self._tabular if are_figures(text) else self._font
        if role == _SPOKEN:
            return f"{self.columns[place].label}: {text or 'none'}"
        if role == _KEY:
            return row.id
        if role == STATUS_ROLE and self.columns[place].name == STATUS:
            return row.status
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = _RIGHT if column.right else _LEFT
            return side.value | Qt.TextFlag.TextWordWrap.value  # a long heading takes two lines
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        query = replace(self.query, sort=self.columns[column].name, descending=descending)
        if query != self.query:
            self.show_list(query)

    # -- reading ------------------------------------------------------------------------------------

    def _row(self, number: int) -> ListedRow | None:
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _waiting(self, number: int, role: int) -> Any:
        page = number // PAGE
        if page not in self._pages and page not in self._under_way and page not in self._wanted:
            self._wanted.append(page)
            self._soon.start()
        if role == _SHOWN:
            return "…"
        if role == _SPOKEN:
            return "Not read yet"
        return QColor(current_palette().muted) if role == _COLOUR else None

    def _load_wanted(self) -> None:
        """Read the pages last looked at; those passed over while scrolling are let go."""
        wanted, self._wanted = self._wanted[-_IN_FLIGHT:], []
        for page in wanted:
            if page < len(self._anchors):
                work = partial(_read_page, self.query, self._anchors[page], self.columns)
                self._under_way[page] = self._jobs.read(
                    work, partial(self._take_page, page), self._not_read, self
                )
        while len(self._under_way) > _IN_FLIGHT:
            self._under_way.popitem(last=False)[1].cancel()

    def _begin(self, rows: list[ListedRow]) -> None:
        """The first page of another list is here: it takes the place of what was shown."""
        self._under_way.clear()
        self._replace(len(rows), (), {0: rows})
        if len(rows) < PAGE:
            self.counted.emit(len(rows))
            return
        self._counting = self._jobs.read(
            partial(_read_anchors, self.query), self._take_anchors, self._not_read, self
        )

    def _take_anchors(self, found: tuple[int, Sequence[Anchor]]) -> None:
        count, self._anchors = found
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        self.counted.emit(count)

    def _take_page(self, page: int, rows: list[ListedRow]) -> None:
        self._under_way.pop(page, None)
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        last = min(page * PAGE + len(rows), self._count) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))

    def _renew(self, found: tuple[int, Sequence[Anchor], dict[int, list[ListedRow]]]) -> None:
        count, anchors, pages = found
        if count != self._count:
            self._replace(count, anchors, pages)
        else:
            self._anchors, self._pages = anchors, OrderedDict(pages)
            if count:
                self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))
        self.counted.emit(count)

    def _replace(self, count: int, anchors: Sequence[Anchor], pages: dict[int, list[ListedRow]]) -> None:
        self.beginResetModel()
        self._count, self._anchors, self._pages = count, anchors, OrderedDict(pages)
        self.endResetModel()

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._drop_jobs()
            self.failed.emit(error)

    def _drop_jobs(self) -> None:
        jobs = [*self._under_way.values(), *filter(None, [self._counting])]
        for job in jobs:
            job.cancel()
        self._under_way.clear()
        self._counting = None
        self._wanted.clear()


def _read_page(
    query: ListQuery, start: Anchor | None, columns: Sequence[ListColumn], reader: Lists
) -> list[ListedRow]:
    return _rows(reader.page(query, start, PAGE), columns)


def _read_anchors(query: ListQuery, reader: Lists) -> tuple[int, Sequence[Anchor]]:
    return reader.anchors(query, PAGE)


def _read_again(
    query: ListQuery, pages: Sequence[int], columns: Sequence[ListColumn], reader: Lists
) -> tuple[int, Sequence[Anchor], dict[int, list[ListedRow]]]:
    count, anchors = reader.anchors(query, PAGE)
    there = [page for page in pages if page < len(anchors)]
    return (
        count,
        anchors,
        {page: _rows(reader.page(query, anchors[page], PAGE), columns) for page in there},
    )


def _rows(rows: Sequence[ListRow], columns: Sequence[ListColumn]) -> list[ListedRow]:
    shows: list[Callable[[Any], str]] = [column.show for column in columns]
    state = next(place for place, column in enumerate(columns) if column.name == STATUS)
    return [
        ListedRow(
            row.id,
            tuple("" if v is None else show(v) for show, v in zip(shows, row.values, strict=True)),
            row.values[state],
        )
        for row in rows
    ]
