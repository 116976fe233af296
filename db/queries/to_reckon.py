"""The records that reckonings have still to come to."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.due import Reckoning
from db.queries.seen import Seen
from db.tables.schema import record


def next_ids(connection: sa.Connection, of: Reckoning, most: int) -> dict[str, list[int]]:
    """The next so many records of a reckoning, by their types."""
    found = [
        (id, key)
        for key in of.types
        for (id,) in connection.execute(_next(of.schools is not None), _bounds(of, key) | {"most": most})
    ]
    by_type: dict[str, list[int]] = {}
    for id, key in sorted(found)[:most]:
        by_type.setdefault(key, []).append(id)
    return by_type


def left(connection: sa.Connection, seen: Seen, waiting: Sequence[Reckoning]) -> int:
    """How many records they have still to come to, of those that are seen."""
    return sum(
        connection.execute(
            seen.only(_left(of.schools is not None), record.c.id), _bounds(of, key)
        ).scalar_one()
        for of in waiting
        for key in of.types
    )


def _bounds(of: Reckoning, key: str) -> dict[str, Any]:
    schools = {} if of.schools is None else {"schools": of.schools}
    return {"key": key, "done": of.done, "last": of.last, **schools}


@cache
def _next(of_some_schools: bool) -> sa.Select[Any]:
    """Type by type, as an index has them: a rare type is not looked for among all others."""
    within = _within(of_some_schools)
    return sa.select(record.c.id).where(*within).order_by(record.c.id).limit(sa.bindparam("most"))


@cache
def _left(of_some_schools: bool) -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(record).where(*_within(of_some_schools))


def _within(of_some_schools: bool) -> list[sa.ColumnElement[bool]]:
    after, until = record.c.id > sa.bindparam("done"), record.c.id <= sa.bindparam("last")
    schools = record.c.school_id.in_(sa.bindparam("schools", expanding=True))
    return [record.c.type == sa.bindparam("key"), after, until, *([schools] if of_some_schools else [])]
