"""Lines of the work queue: one that cannot be read hides no other, and a check tells of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from cme_desktop.due import DueLine
from db.connecting.prepared import run
from db.connecting.statements import worded
from db.failures import is_the_environments
from db.tables.schema import deadline, record

Read = Callable[[Iterable[Sequence[Any]]], list[DueLine]]


def lines_of(
    connection: sa.Connection, question: Callable[..., str], values: dict[str, Any], read: Read, id: str
) -> tuple[list[DueLine], list[int]]:
    """The lines that a question finds, and the records of which one cannot be read.

    The question takes further tests; `id` is its column of records.
    """
    try:
        return _asked(connection, question(), values, read), []
    except Exception as failure:
        if is_the_environments(failure):
            raise
    one_of_them = question(f"{id} = :one")
    unread = [
        one for one in _with_lines(connection) if not _is_read(connection, one_of_them, values, read, one)
    ]
    others = question(f"{id} NOT IN ({', '.join(map(str, unread))})")
    return _asked(connection, others, values, read), unread


def _asked(connection: sa.Connection, text: str, values: dict[str, Any], read: Read) -> list[DueLine]:
    return read(run(connection, worded(text), values).fetchall())


def _with_lines(connection: sa.Connection) -> list[int]:
    """Every record that may have a line."""
    wanted = sa.select(deadline.c.record_id).union(sa.select(record.c.id).where(record.c.on_desk))
    return list(connection.execute(wanted).scalars())


def _is_read(connection: sa.Connection, text: str, values: dict[str, Any], read: Read, id: int) -> bool:
    try:
        _asked(connection, text, values | {"one": id}, read)
    except Exception as failure:
        if is_the_environments(failure):
            raise
        return False
    return True
