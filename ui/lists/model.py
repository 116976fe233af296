"""The rows of a list, of which only the pages near what is looked at are in memory.

The first page is read from the top at once. Where each further page begins is found in the background, after
which any page is one look-up away, however deep it lies.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
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

from cme_desktop.errors import Cancelled
from cme_desktop.looks.worked_out import WorkedOut
from cme_desktop.ports import Anchor, ListQuery
from ui.jobs import Job, Jobs
from ui.lists.reading import PAGE, ListedRow, RowReader, read_anchors

KEPT_PAGES = 40
_IN_FLIGHT = 3

NOT_READ = "…"
"""What stands in the cells of a row that is on its way."""

_SHOWN, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
_ANSWERED = frozenset((_SHOWN, _SPOKEN, Qt.ItemDataRole.ToolTipRole))
_WAITING = {_SHOWN: NOT_READ, _SPOKEN: "Not read yet"}

_Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecordTableModel(QAbstractTableModel):
    """The rows of one record type for one query; rows not yet read show quiet dots.

    It says what the cells say, to whoever reads them; how they look is for `ListCell`.
    """

    counted = Signal(int)
    """How many rows there are, each time that becomes known."""
    failed = Signal(object)
    """The rows could not be read: the exception."""
    asked = Signal()
    """Another list is on its way; what is shown until `modelReset` or `failed` is the one before."""

    def __init__(
        self,
        query: ListQuery,
        jobs: Jobs,
        worked_out: Sequence[WorkedOut] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.type = query.type
        self.query = query
        self._reads = RowReader(query.type, worked_out)
        self.columns = self._reads.columns
        self._jobs = jobs
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
            partial(self._reads.page, query, None), self._begin, self._not_read, self
        )

    def refresh(self) -> None:
        """Read again what is shown, in its place."""
        self._drop_jobs()
        near = list(self._pages)[-2:] or [0]
        self._counting = self._jobs.read(
            partial(self._reads.again, self.query, near), self._renew, self._not_read, self
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
        row, place = self.row_at(index.row()), index.column()
        if row is None:
            return _WAITING.get(Qt.ItemDataRole(role))
        return (
            f"{self.columns[place].label}: {row.texts[place] or 'none'}"
            if role == _SPOKEN
            else row.texts[place]
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = RIGHT if column.right else LEFT
            return side.value | Qt.TextFlag.TextWordWrap.value  # a long heading takes two lines
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not self.columns[column].sorts:
            return
        descending = order == Qt.SortOrder.DescendingOrder
        query = replace(self.query, sort=self.columns[column].name, descending=descending)
        if query != self.query:
            self.show_list(query)

    # -- reading ------------------------------------------------------------------------------------

    def row_at(self, number: int) -> ListedRow | None:
        """The row at a place; one that has not been read is read soon."""
        row = self._row(number)
        if row is None:
            self._want(number // PAGE)
        return row

    def look_at(self, first: int, last: int) -> bool:
        """Whether these rows have been read; what has not is read soon."""
        missing = [page for page in range(first // PAGE, last // PAGE + 1) if page not in self._pages]
        for page in missing:
            self._want(page)
        return not missing

    def _row(self, number: int) -> ListedRow | None:
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _want(self, page: int) -> None:
        if page not in self._pages and page not in self._under_way and page not in self._wanted:
            self._wanted.append(page)
            self._soon.start()

    def _load_wanted(self) -> None:
        """Read the pages last looked at; those passed over while scrolling are let go."""
        wanted, self._wanted = self._wanted[-_IN_FLIGHT:], []
        for page in wanted:
            if page < len(self._anchors):
                work = partial(self._reads.page, self.query, self._anchors[page])
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
            partial(read_anchors, self.query), self._take_anchors, self._not_read, self
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
