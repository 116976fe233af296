"""Reckonings asked for, gone on with and ended, each in the transaction of the unit of work."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from cme_desktop.due import Reckoning
from db.connecting.prepared import run
from db.connecting.statements import worded
from db.early.reckoning import WAITING, read, written
from db.failures import is_the_environments
from db.queries.readable import pages
from db.queries.seen import EVERYTHING
from db.queries.to_reckon import left
from db.tables.schema import reckoning, record


def asked_for(connection: sa.Connection) -> list[Reckoning]:
    """All of them as they stand, the oldest first; one that cannot be read asks for nothing."""
    try:
        return read(run(connection, worded(WAITING), {}).fetchall())
    except Exception as failure:
        if is_the_environments(failure):
            raise
    columns = [reckoning.c[name] for name in ("id", "types", "schools", "done", "last", "missing")]
    rows = pages(connection, reckoning, sa.true(), *columns)
    return read([tuple(row.values()) for _, row in rows if row is not None])


def held(connection: sa.Connection) -> list[Reckoning]:
    """All of them, the oldest first; whoever else goes on with one waits until this change is over."""
    connection.execute(sa.select(reckoning.c.id).order_by(reckoning.c.id).with_for_update())
    return asked_for(connection)


def ask(
    connection: sa.Connection,
    types: Sequence[str],
    schools: Sequence[int] | None,
    at: datetime,
    who: str,
) -> None:
    """Ask for the records that there are; what this covers of earlier ones need not be done twice."""
    covered = [earlier.id for earlier in held(connection) if _covers(types, schools, earlier)]
    connection.execute(reckoning.delete().where(reckoning.c.id.in_(covered)))
    # None where there is no record yet: then none is left to reckon either
    last = connection.execute(sa.select(sa.func.max(record.c.id))).scalar_one()
    only = None if schools is None else tuple(schools)
    asked = Reckoning(0, tuple(types), only, 0, last)
    if left(connection, EVERYTHING, [asked]):
        values = {"asked_at": at, "who": who, "types": written(types), "schools": written(schools)}
        connection.execute(reckoning.insert(), {**values, "done": asked.done, "last": last})


def _covers(types: Sequence[str], schools: Sequence[int] | None, earlier: Reckoning) -> bool:
    every_school = schools is None or (earlier.schools is not None and set(earlier.schools) <= set(schools))
    return every_school and not earlier.missing and set(earlier.types) <= set(types)


def move(connection: sa.Connection, of: Reckoning, done: int) -> None:
    """It has come to a record; where that was the last of them, it is over."""
    this = reckoning.c.id == of.id
    if left(connection, EVERYTHING, [replace(of, done=done)]):
        connection.execute(reckoning.update().where(this).values(done=done))
    else:
        connection.execute(reckoning.delete().where(this))
