"""Records to rows and back, by their descriptions alone."""

import json
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from cme_desktop.description.record import BASE_COLUMNS, STAMPS, R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Holder, Unanswered, differing
from cme_desktop.fields.answered import is_blank
from cme_desktop.registry import record_type as type_named
from db.tables.described import column_name, own_fields
from db.tables.schema import LINKS

_WayIn = tuple[str, str, Callable[[object], object] | None]
"""A field, its column, and how its value goes in where that is not as it is."""

OWN = "own_"
"""How the columns of a type's own table begin in a row that is joined from two."""
_STAMPED = tuple(stamp for stamp in STAMPS if stamp != "id")
_LINKED = tuple(f"{link}_id" for link in LINKS)
_stamps, _links = attrgetter(*_STAMPED), attrgetter(*LINKS)


def base_row(record_type: RecordType[Any], record: Record) -> dict[str, Any]:
    """The values that live in the `record` table, except for the labels of links."""
    return {
        "type": record_type.key,
        **dict(zip(_STAMPED, _stamps(record), strict=True)),
        "status": record.status,
        "received_on": record.received_on,
        "restricted": record.restricted,
        "rests_until": record.rests_until,
        "rest_reason": record.rest_reason,
        **following(record_type, record),
        **dict(zip(_LINKED, _links(record), strict=True)),
    }


def following(record_type: RecordType[R], record: R) -> dict[str, object]:
    """Those of them that follow from all the rest of the record."""
    return {
        "label": record_type.label(record),
        "line": record_type.line(record),
        "event_on": getattr(record, record_type.event),
        "on_desk": record_type.worked and record.status in record_type.life.open,
    }


class ColumnCodec:
    """The way of some fields into columns and back, looked up once: a save goes it for every field.

    `prefix` is how their columns begin in the rows that are read.
    """

    def __init__(self, fields: Mapping[str, Field[Any]], prefix: str = "") -> None:
        self._ins = [
            (name, column_name(name, described), own_way(described.to_column, Field.to_column))
            for name, described in fields.items()
        ]
        self._outs = [
            (name, prefix + column_name(name, described), own_way(described.from_column, Field.from_column))
            for name, described in fields.items()
        ]
        self._without = f"{prefix}unanswered"
        self._names = fields.keys()
        self._may_be_unanswered = any(described.can_be_unanswered for described in fields.values())

    def row(self, holder: Any) -> dict[str, Any]:
        """The column values of a described object; answers without a value go into `unanswered`."""
        row, without = _columns(self._ins, holder)
        if without or self._may_be_unanswered:
            row["unanswered"] = reasons_text(without)
        return row

    def changed(self, new: Holder, old: Holder) -> dict[str, object]:
        """The column values of a described object for what is another in a second one."""
        names = set(differing(self._names, new, old))
        if not names:
            return {}
        row, without = _columns([way for way in self._ins if way[0] in names], new)
        if without or any(isinstance(getattr(old, name), Unanswered) for name in names):
            row["unanswered"] = self.row(new)["unanswered"]
        return row

    def values(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        """The field values that a row holds; the reverse of `row`."""
        values: dict[str, Any] = {}
        for name, column, from_column in self._outs:
            raw = row[column]
            if raw is not None:
                values[name] = raw if from_column is None else from_column(raw)
        if without := row.get(self._without):
            values |= reasons_in(without, self._names)
        return values


def _columns(ways: Iterable[_WayIn], holder: Holder) -> tuple[dict[str, object], dict[str, str]]:
    """The columns that some fields go into, and of those without a value the reason."""
    row: dict[str, object] = {}
    without: dict[str, str] = {}
    for name, column, to_column in ways:
        value = getattr(holder, name)
        if is_blank(value):
            row[column] = None
        elif isinstance(value, Unanswered):
            row[column], without[name] = None, value.value
        else:
            row[column] = value if to_column is None else to_column(value)
    return row, without


def reasons_in(text: str, names: Container[str]) -> dict[str, Unanswered]:
    """Why some fields have no value, as it is kept. Raises ValueError for what is no reason."""
    return {name: Unanswered(code) for name, code in json.loads(text).items() if name in names}


def reasons_text(reasons: Mapping[str, str]) -> str | None:
    """The one text by which that is kept; None where every field has its value, or is blank."""
    return json.dumps(reasons, sort_keys=True) if reasons else None


def own_way(method: Callable[[Any], Any], plain: Any) -> Callable[[Any], Any] | None:
    """A field's own way, or None where it is the plain one, which changes nothing."""
    return None if getattr(method, "__func__", None) is plain else method


@cache
def own_columns(key: str) -> ColumnCodec:
    """The fields in the type's own table."""
    return ColumnCodec(own_fields(key), OWN)


@cache
def rows_columns(key: str, name: str) -> ColumnCodec:
    """The fields of the type's repeating rows."""
    return ColumnCodec(type_named(key).rows[name].fields)


def to_rows(record_type: RecordType[Any], name: str, rows: Iterable[Mapping[Any, Any]]) -> list[Any]:
    """The repeating rows of one field from the rows of its table."""
    of: type[Holder] = record_type.rows[name].of
    empty, values = _empty(of), rows_columns(record_type.key, name).values
    return [of.known_by({**empty, "id": row["id"], **values(row)}) for row in rows]


def to_record(record_type: RecordType[R], row: Mapping[Any, Any], rows: Mapping[str, list[Any]]) -> R:
    """A record from its joined row (own columns under `OWN`) and its repeating rows."""
    base = zip(BASE_COLUMNS, _base(row), strict=True)
    own = own_columns(record_type.key).values(row)
    return record_type.cls.known_by({**_empty(record_type.cls), **dict(base), **own, **rows})


@cache
def _empty(of: type[Holder]) -> dict[str, object]:
    """What a new one holds. Whoever goes by it puts every list in place, as those are held by one alone."""
    return vars(of())


_base = itemgetter(*(f"{name}_id" if name in LINKS else name for name in BASE_COLUMNS))
