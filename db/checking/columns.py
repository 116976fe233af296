"""What a row holds, each value understood once: the same schools, days and answers come again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Holder, Storage
from cme_desktop.fields.answered import is_blank, to_text
from cme_desktop.registry import record_type
from db.queries.readable import Row
from db.tables.described import column_name, own_fields
from db.tables.rows import own_way, reasons_in, reasons_text

_KEPT = 1000
"""Values of a field of which it is kept what they mean."""
_UNANSWERED = "unanswered"
_SAID_PLAINLY = {Storage.TEXT, Storage.WHOLE, Storage.LINK}
"""What Python says of it as a text is what history keeps."""

_Meaning = tuple[object, str | None, bool]
"""A value, the text that history keeps of it, and whether the program writes it as it was found."""


@dataclass
class Read:
    """What has been read of a record, besides its values."""

    texts: dict[str, str] = field(default_factory=dict)
    """What history keeps of it, by path; blanks are left out."""
    otherwise: list[tuple[str, str]] = field(default_factory=list)
    """The tables and columns in which the same is not written as the program writes it."""


class Columns:
    """The way out of the columns of some fields in a table; `empty` holds what each begins with."""

    def __init__(self, table: str, fields: Mapping[str, Field[object]], empty: Holder) -> None:
        self._table = table
        self._columns = {name: column_name(name, described) for name, described in fields.items()}
        self._blank = {name: vars(empty)[name] for name in fields}
        self._texts: list[tuple[str, str]] = []
        self._others: list[tuple[str, str, bool, _Meanings]] = []
        for name, described in fields.items():
            if _are_texts(described) and self._blank[name] is None:
                self._texts.append((name, self._columns[name]))
            else:
                blank = self._blank[name]
                self._others.append((name, self._columns[name], blank is None, _Meanings(described, blank)))

    def read(self, row: Row, read: Read, path: str = "") -> dict[str, object]:
        """The values that a row holds; `path` is where it stands. Raises whatever reading one raises."""
        values, texts = self._blank.copy(), read.texts
        odd: set[str] = set()
        for name, column in self._texts:
            if (raw := row[column]) is not None:
                values[name] = raw
                texts[path + name] = str(raw)
        for name, column, is_nothing, meanings in self._others:
            raw = row[column]
            if raw is None and is_nothing:
                continue
            values[name], text, is_ours = meanings[raw]
            if text is not None:
                texts[path + name] = text
            if not is_ours:
                odd.add(column)
        without = row.get(_UNANSWERED)
        if without is not None:
            odd |= self._without(row, without, values, read, path)
        if odd:
            in_order = (*self._columns.values(), _UNANSWERED)
            read.otherwise += [(self._table, column) for column in in_order if column in odd]
        return values

    def _without(self, row: Row, without: str, values: dict[str, object], read: Read, path: str) -> set[str]:
        """Put the reasons where values are not; gives the columns in which that is written otherwise."""
        reasons = reasons_in(without, self._columns) if without else {}
        values |= reasons
        read.texts.update({path + name: reason.value for name, reason in reasons.items()})
        odd = {self._columns[name] for name in reasons if row[self._columns[name]] is not None}
        return odd if without == reasons_text(reasons) else odd | {_UNANSWERED}


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


def _are_texts(described: Field[object]) -> bool:
    """Whether the column of a field holds its values as they are, and Python says them as history does."""
    ways = (
        (described.to_column, Field.to_column),
        (described.from_column, Field.from_column),
        (described.to_text, Field.to_text),
    )
    return described.storage in _SAID_PLAINLY and all(
        own_way(method, plain) is None for method, plain in ways
    )


class OfType:
    """All the columns of a type of record."""

    def __init__(self, kind: RecordType[Any]) -> None:
        empty, base = kind.cls(), [name for name in BASE_COLUMNS if name in kind.plain]
        self.shared = Columns("record", {name: kind.plain[name] for name in base}, empty)
        self.own = Columns(kind.key, own_fields(kind.key), empty)
        self.rows = [
            (name, described.of, Columns(f"{kind.key}_{name}", described.fields, described.of()))
            for name, described in kind.rows.items()
        ]


@cache
def of_type(key: str) -> OfType:
    """Those of a type by its key, made once."""
    return OfType(record_type(key))
