"""The rows of a list as they are read: page by page, each cell in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.looks.worked_out import WorkedOut
from cme_desktop.ports import Anchor, ListQuery, ListRow, Reader
from ui.lists.columns import STATUS, column_worked_out, columns_of

PAGE = 100


@dataclass(frozen=True)
class ListedRow:
    """One row as it reads, and the code of its status."""

    id: int
    texts: tuple[str, ...]
    status: str


class RowReader:
    """Reads the rows of one type: what its records hold, then what is worked out of others."""

    def __init__(self, record_type: RecordType[Any], worked_out: Sequence[WorkedOut] = ()) -> None:
        self._held = columns_of(record_type)
        self._worked_out = worked_out
        self._status = next(place for place, column in enumerate(self._held) if column.name == STATUS)
        self.columns = (*self._held, *map(column_worked_out, worked_out))

    def page(self, query: ListQuery, start: Anchor | None, reader: Reader) -> list[ListedRow]:
        """One page, from an anchor or from the top."""
        rows = reader.page(query, start, PAGE)
        ids = [row.id for row in rows]
        said = [column.of(reader, ids) for column in self._worked_out] if ids else []
        return [self._listed(row, tuple(of.get(row.id, "") for of in said)) for row in rows]

    def again(
        self, query: ListQuery, pages: Sequence[int], reader: Reader
    ) -> tuple[int, Sequence[Anchor], dict[int, list[ListedRow]]]:
        """How many rows there are now, where each page begins, and those of the pages asked for."""
        count, anchors = read_anchors(query, reader)
        there = [page for page in pages if page < len(anchors)]
        return count, anchors, {page: self.page(query, anchors[page], reader) for page in there}

    def _listed(self, row: ListRow, worked_out: tuple[str, ...]) -> ListedRow:
        held = zip(self._held, row.values, strict=True)
        texts = ("" if value is None else column.show(value) for column, value in held)
        return ListedRow(row.id, (*texts, *worked_out), row.values[self._status])


def read_anchors(query: ListQuery, reader: Reader) -> tuple[int, Sequence[Anchor]]:
    """How many rows a list has, and where each page begins."""
    return reader.anchors(query, PAGE)
