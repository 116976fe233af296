"""What rows hold, a column at a time, each value understood once: the same schools and days come again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress, count, repeat
from operator import not_
from typing import Any, NamedTuple, TypeVar

from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Holder, Storage
from cme_desktop.fields.answered import is_blank, to_text
from cme_desktop.registry import record_type
from db.queries.readable import Row
from db.tables.described import column_name, own_fields
from db.tables.rows import own_way, reasons_in, reasons_text

V = TypeVar("V")
_KEPT = 1000
"""Values of a field of which it is kept what they mean."""
_UNANSWERED = "unanswered"
_SAID_PLAINLY = {Storage.TEXT, Storage.WHOLE, Storage.LINK}
"""What Python says of it as a text is what history keeps."""

_Meaning = tuple[object, str | None, bool]
"""A value, the text that history keeps of it, and whether the program writes it as it was found."""


class Read(NamedTuple):
    """What is read of some rows, each in its place."""

    values: list[dict[str, object]]
    names: tuple[str, ...]
    """The fields of which any row says something."""
    said: list[tuple[str | None, ...]]
    """The text that history keeps of each of those; nothing of a blank."""
    unanswered: dict[int, dict[str, str]]
    """By field, why some rows have no value in it."""
    otherwise: dict[int, list[tuple[str, str]]]
    """The tables and columns in which the same is not written as the program writes it."""

    def texts(self, place: int, path: str = "") -> dict[str, str]:
        """All that history keeps of a row, by path."""
        said = zip(self.names, self.said[place], strict=True)
        texts = {path + name: text for name, text in said if text is not None}
        if place in self.unanswered:
            texts |= {path + name: reason for name, reason in self.unanswered[place].items()}
        return texts


class Columns:
    """The way out of the columns of some fields in a table; `empty` holds what each begins with."""

    def __init__(self, table: str, fields: Mapping[str, Field[object]], empty: Holder) -> None:
        self._table = table
        self._columns = {name: column_name(name, described) for name, described in fields.items()}
        self._blank = {name: vars(empty)[name] for name in fields}
        self._meanings = {name: _Meanings(fields[name], blank) for name, blank in self._blank.items()}
        self._plain = {
            name for name, blank in self._blank.items() if blank is None and _is_text(fields[name])
        }

    def read(self, rows: Sequence[Row]) -> Read:
        """What each of some rows holds. Raises whatever reading one value raises."""
        if not rows:
            return Read([], (), [], {}, {})
        held: dict[str, Sequence[object]] = {}
        said: dict[str, Sequence[str | None]] = {}
        odd: defaultdict[int, set[str]] = defaultdict(set)
        for name, column in self._columns.items():
            raws = [row[column] for row in rows]
            if self._blank[name] is None and raws.count(None) == len(raws):
                held[name] = raws
            elif name in self._plain:
                held[name], said[name] = raws, [None if raw is None else str(raw) for raw in raws]
            else:
                held[name], said[name], ours = zip(*map(self._meanings[name].__getitem__, raws), strict=True)
                if not all(ours):
                    for place in compress(count(), map(not_, ours)):
                        odd[place].add(column)
        values = list(map(dict, map(zip, repeat(tuple(held)), _by_row(held, len(rows)))))
        read = Read(values, tuple(said), _by_row(said, len(rows)), {}, {})
        for place, row in enumerate(rows):
            if row.get(_UNANSWERED) is not None:
                odd[place] |= self._put_reasons(row, place, read)
        in_order = (*self._columns.values(), _UNANSWERED)
        for place, columns in odd.items():
            read.otherwise[place] = [(self._table, column) for column in in_order if column in columns]
        return read

    def _put_reasons(self, row: Row, place: int, read: Read) -> set[str]:
        """Put the reasons where values are not; gives the columns in which that is written otherwise."""
        without = row[_UNANSWERED]
        reasons = reasons_in(without, self._columns) if without else {}
        read.values[place].update(reasons)
        read.unanswered[place] = {name: reason.value for name, reason in reasons.items()}
        odd = {self._columns[name] for name in reasons if row[self._columns[name]] is not None}
        return odd if without == reasons_text(reasons) else odd | {_UNANSWERED}


def _by_row(columns: Mapping[str, Sequence[V]], rows: int) -> list[tuple[V, ...]]:
    """What stands in some columns, row by row."""
    return list(zip(*columns.values(), strict=True)) if columns else [()] * rows


class _Meanings(dict[object, _Meaning]):
    """What each value in the column of a field means, found out when it is first met."""

    def __init__(self, described: Field[object], blank: object) -> None:
        super().__init__()
        self._blank = blank
        self._described = described

    def __missing__(self, raw: object) -> _Meaning:
        if len(self) >= _KEPT:
            self.clear()
        meaning = self[raw] = self._meaning(raw)
        return meaning

    def _meaning(self, raw: object) -> _Meaning:
        value = self._blank if raw is None else self._described.from_column(raw)
        if is_blank(value):
            return value, None, raw is None
        return value, to_text(self._described, value), self._described.to_column(value) == raw


def _is_text(described: Field[object]) -> bool:
    """Whether the column of a field holds its values as they are, and Python says them as history does."""
    ways = (
        (described.to_column, Field.to_column),
        (described.from_column, Field.from_column),
        (described.to_text, Field.to_text),
    )
    return described.storage in _SAID_PLAINLY and all(
        own_way(method, plain) is None for method, plain in ways
    )


class RowColumns(NamedTuple):
    """The columns of the repeating rows in a field, and what each row becomes."""

    name: str
    of: type[Holder]
    columns: Columns


class OfType:
    """All the columns of a type of record."""

    def __init__(self, kind: RecordType[Any]) -> None:
        empty, base = kind.cls(), [name for name in BASE_COLUMNS if name in kind.plain]
        self.shared = Columns("record", {name: kind.plain[name] for name in base}, empty)
        self.own = Columns(kind.key, own_fields(kind.key), empty)
        self.rows = [
            RowColumns(name, described.of, Columns(f"{kind.key}_{name}", described.fields, described.of()))
            for name, described in kind.rows.items()
        ]


@cache
def of_type(key: str) -> OfType:
    """Those of a type by its key, made once."""
    return OfType(record_type(key))
