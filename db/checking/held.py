"""A record as its rows hold it, with the texts that history keeps of it."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import RecordType
from db.checking.columns import Read, of_type
from db.checking.gathered import Stored
from db.checking.naming import value_named
from db.queries.readable import Row
from db.tables.schema import LINKS

_BASE = [(name, f"{name}_id" if name in LINKS else name) for name in BASE_COLUMNS]


def held(kind: RecordType[Any], head: Row, stored: Stored, read: Read) -> Any:
    """The record; what is read of it goes into `read`. Raises whatever reading a spoilt value raises."""
    columns = of_type(kind.key)
    columns.shared.read(head, read)
    values = columns.own.read(stored.own[kind.key], read)
    for name, column in _BASE:
        values[name] = head[column]
    for name, of, of_rows in columns.rows:
        values[name] = rows = []
        for place, row in enumerate(stored.rows.get((kind.key, name), ())):
            of_row = of_rows.read(row, read, f"{name}.{place}.")
            of_row["id"] = row["id"]
            rows.append(of.known_by(of_row))
    return kind.cls.known_by(values)


def otherwise_written(read: Read) -> Iterator[str]:
    """What is stored in another way than CME Desktop writes it, though it reads as the same."""
    for table, column in dict.fromkeys(read.otherwise):
        yield f"{value_named(table, column)} is not written as CME Desktop writes it"
