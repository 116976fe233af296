"""Rows read so that one that cannot be read ends nothing: it is told apart, and the others come."""

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from db.failures import is_the_environments

Row = Mapping[str, Any]

AT_ONCE = 500
_BITS = {"sqlite": 63, "postgresql": 31}
"""How large an id can be, whoever wrote it."""


def ends(connection: sa.Connection) -> tuple[int, int]:
    """What every id lies between."""
    bits = _BITS[connection.dialect.name]
    return -(2**bits), 2**bits - 1


def pages(
    connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool], *columns: sa.Column[Any]
) -> Iterator[tuple[int, Row | None]]:
    """Each row that passes a test, with its id, in their order; None for one that cannot be read.

    All its columns, unless some are named.
    """
    low, _ = ends(connection)
    while True:
        wanted = sa.select(table.c.id).where(where, table.c.id > low).order_by(table.c.id).limit(AT_ONCE)
        ids = connection.execute(wanted).scalars().all()
        if not ids:
            return
        yield from _each(connection, sa.select(*(columns or table.c)), table.c.id, where, low, ids)
        low = ids[-1]


def _each(
    connection: sa.Connection,
    question: sa.Select[Any],
    id: sa.Column[Any],
    where: sa.ColumnElement[bool],
    low: int,
    ids: Any,
) -> Iterator[tuple[int, Row | None]]:
    wanted = question.add_columns(id.label("its_id")).where(where, id > low, id <= ids[-1]).order_by(id)
    try:
        found = connection.execute(wanted)
        names = tuple(found.keys())
        rows = [dict(zip(names, row, strict=True)) for row in found.all()]
    except Exception as failure:
        if is_the_environments(failure):
            raise
        if len(ids) == 1:
            yield ids[0], None
            return
        for one in ids:
            yield from _each(connection, question, id, where, one - 1, [one])
        return
    yield from ((row.pop("its_id"), row) for row in rows)
