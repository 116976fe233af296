"""Rows by ranges of ids, and which columns of one cannot be read."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa

from db.connecting.prepared import found, run
from db.failures import is_the_environments
from db.queries.readable import AT_ONCE, ends


def ranges(connection: sa.Connection, column: sa.Column[int]) -> Iterator[tuple[int, int]]:
    """Ranges of ids, above one and up to another, that together hold every id there could be.

    Each has so many of those in a column as are read at once, the last one fewer.
    """
    low, last = ends(connection)
    while True:
        cursor = run(connection, _ids(column), {"low": low, "high": last, "most": AT_ONCE})
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


def plain_between(connection: sa.Connection, table: sa.Table, low: int, high: int) -> list[tuple[Any, ...]]:
    """The rows of the records in a range, as the driver has them: of a table of texts and ids alone."""
    cursor = run(connection, _between(table, "record_id"), {"low": low, "high": high})
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


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
def _ids(column: sa.Column[int]) -> sa.Executable:
    most = sa.bindparam("most", type_=sa.Integer)
    above = sa.select(column).where(column > sa.bindparam("low"), column <= sa.bindparam("high"))
    return above.distinct().order_by(column).limit(most)


@cache
def _between(table: sa.Table, key: str) -> sa.Select[Any]:
    column = table.c[key]
    order = [column, *(table.c[name] for name in ("place", "id") if name in table.c and name != key)]
    return (
        sa.select(table).where(column > sa.bindparam("low"), column <= sa.bindparam("high")).order_by(*order)
    )
