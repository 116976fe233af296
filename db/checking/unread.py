"""Which values of a record cannot be read, each by its name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from cme_desktop.fields import Field
from cme_desktop.fields.answered import to_text
from cme_desktop.registry import record_type as type_named
from db.checking.gathered import Stored, reference_of, tables
from db.checking.naming import value_named
from db.checking.reading import unreadable
from db.queries.readable import Row
from db.tables.described import column_name, own_fields
from db.tables.rows import ColumnCodec


def values_of(connection: sa.Connection, id: int) -> Iterator[str]:
    """The values of a record that cannot be read, each by its name."""
    named = reference_of(connection, id)
    for table, key in tables():
        for column in unreadable(connection, table, key, id):
            yield f"{named}: {value_named(table.name, column)} cannot be read."


def culprits(stored: Stored) -> Iterator[str]:
    """The values of a record that its descriptions cannot take."""
    for key, row in stored.own.items():
        yield from _not_taken(key, own_fields(key), [row])
    for (key, name), rows in stored.rows.items():
        yield from _not_taken(f"{key}_{name}", type_named(key).rows[name].fields, rows)


def _not_taken(table: str, fields: Mapping[str, Field[Any]], rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        if not _is_taken({}, row):
            yield value_named(table, "unanswered")
            continue
        for name, described in fields.items():
            if not _is_taken({name: described}, row):
                yield value_named(table, column_name(name, described))


def _is_taken(fields: Mapping[str, Field[Any]], row: Row) -> bool:
    """Whether the values of a row can be read, and be told as texts."""
    try:
        for name, value in ColumnCodec(fields).values(row).items():
            to_text(fields[name], value)
    except Exception:
        return False
    return True
