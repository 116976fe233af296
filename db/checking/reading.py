"""Rows read so that one that cannot be read ends nothing: it is told apart, and the others come."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from db.failures import is_the_environments
from db.prepared import found, run

Row = Mapping[str, Any]

AT_ONCE = 500
_BITS = {"sqlite": 63, "postgresql": 31}
"""How large an id can be, whoever wrote it."""


def _ends(connection: sa.Connection) -> tuple[int, int]:
    bits = _BITS[connection.dialect.name]
    return -(2**bits), 2**bits - 1


def ranges(connection: sa.Connection, table: sa.Table) -> Iterator[tuple[int, int]]:
    """Ranges of ids, above one and up to another, that together hold every id there could be."""
    low, last = _ends(connection)
    while True:
        cursor = run(connection, _ids(table), {"low": low, "high": last, "most": AT_ONCE})
        ids = [id for (id,) in cursor.fetchall()]
        if len(ids) < AT_ONCE:
            yield low, last
            return
        yield low, ids[-1]
        low = ids[-1]


def between(
    connection: sa.Connection, table: sa.Table, key: str, low: int, high: int
) -> list[dict[str, Any]]:
    """The rows whose `key` is in a range, in its order. Raises whatever reading one of them raises."""
    return found(connection, _between(table, key), {"low": low, "high": high})


def pages(
    connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool]
) -> Iterator[tuple[int, Row | None]]:
    """Each row that passes a test, with its id, in their order; None for one that cannot be read."""
    low, _ = _ends(connection)
    while True:
        wanted = sa.select(table.c.id).where(where, table.c.id > low).order_by(table.c.id).limit(AT_ONCE)
        ids = connection.execute(wanted).scalars().all()
        if not ids:
            return
        yield from _each(connection, table, where, low, ids[-1], ids)
        low = ids[-1]


def _each(
    connection: sa.Connection,
    table: sa.Table,
    where: sa.ColumnElement[bool],
    low: int,
    high: int,
    ids: Any,
) -> Iterator[tuple[int, Row | None]]:
    wanted = sa.select(table).where(where, table.c.id > low, table.c.id <= high).order_by(table.c.id)
    try:
        rows = [dict(row) for row in connection.execute(wanted).mappings()]
    except Exception as failure:
        if is_the_environments(failure):
            raise
        if len(ids) == 1:
            yield ids[0], None
            return
        for id in ids:
            yield from _each(connection, table, where, id - 1, id, [id])
        return
    yield from ((row["id"], row) for row in rows)


def unreadable(connection: sa.Connection, table: sa.Table, key: str, id: int) -> list[str]:
    """The columns that cannot be read in the rows of a record."""
    return [column.name for column in table.c if not _can_be_read(connection, column, table.c[key] == id)]


def _can_be_read(connection: sa.Connection, column: sa.Column[Any], where: sa.ColumnElement[bool]) -> bool:
    try:
        connection.execute(sa.select(column).where(where)).all()
    except Exception as failure:
        if is_the_environments(failure):
            raise
        return False
    return True


@cache
def _ids(table: sa.Table) -> sa.Select[Any]:
    id, most = table.c.id, sa.bindparam("most", type_=sa.Integer)
    return sa.select(id).where(id > sa.bindparam("low"), id <= sa.bindparam("high")).order_by(id).limit(most)


@cache
def _between(table: sa.Table, key: str) -> sa.Select[Any]:
    column = table.c[key]
    order = [column, *(table.c[name] for name in ("place", "id") if name in table.c and name != key)]
    return (
        sa.select(table).where(column > sa.bindparam("low"), column <= sa.bindparam("high")).order_by(*order)
    )
