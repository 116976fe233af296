"""An import taken back: its records go as they came, a batch to a transaction.

Records point at one another both ways, so all are emptied first, and then they are deleted. Each has its last
entry in history, by which nothing is left of it; its number and its reference are not given again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import record_type as type_named
from db.connecting.turns import hold
from db.history.chain import Chain, changes
from db.queries import records
from db.tables.described import own_table, rows_table
from db.tables.schema import (
    LINKS,
    deadline,
    intake,
    intake_record,
    intake_step,
    loaded_row,
    match_key,
    record,
    search_word,
)

BROUGHT = "imported from {file}"
TAKEN_BACK = "taken back: the import of {file} was stopped"
UNDONE = "taken back: the import of {file} was undone"
"""What history says of the records of an import, when they come and when they go."""

BATCH = 200
_HANGING_ON = (search_word, match_key, deadline, loaded_row)
_EMPTY = ""
"""The type of a record of which the common row alone is left."""


def strangers(connection: sa.Connection, number: int, file: str) -> list[int]:
    """Records that are held for those of an import, though by their history no such import brought them."""
    values = {"number": number, "action": BROUGHT.format(file=file)}
    return list(connection.execute(_STRANGERS, values).scalars())


_STRANGERS = sa.text(
    "SELECT held.record_id FROM intake_record AS held LEFT JOIN history AS came ON came.id = "
    "(SELECT MIN(id) FROM history WHERE history.record_id = held.record_id) "
    "WHERE held.intake_id = :number AND (came.action IS NULL OR came.action <> :action) "
    "ORDER BY held.record_id"
)


def stop(connection: sa.Connection, number: int) -> None:
    """From now on its importer, should it still be there, gets no further."""
    connection.execute(intake.update().where(intake.c.id == number).values(stopped=True))


def empty(connection: sa.Connection, number: int, at: datetime, who: str, why: str) -> int:
    """Take from some records all that hangs on them and all they point at; how many."""
    wanted = sa.select(record.c.id, record.c.type).join(
        intake_record, intake_record.c.record_id == record.c.id
    )
    wanted = wanted.where(intake_record.c.intake_id == number, record.c.type != _EMPTY)
    found = connection.execute(wanted.order_by(record.c.id.desc()).limit(BATCH)).all()
    hold(connection, [row.id for row in found])
    chain = Chain(connection)
    for row in found:
        kind = type_named(row.type)
        let_go(connection, chain, kind, records.one(connection, kind, row.id), at, who, why)
    blank = dict.fromkeys((f"{link}_id" for link in LINKS), None)
    ids = [row.id for row in found]
    connection.execute(record.update().where(record.c.id.in_(ids)).values(type=_EMPTY, **blank))
    return len(found)


def let_go(
    connection: sa.Connection,
    chain: Chain,
    kind: RecordType[Any],
    record: Record,
    at: datetime,
    who: str,
    why: str,
) -> None:
    """Write the last entry of a record, and delete all of it but its common row."""
    _remember(chain, kind, record, at, who, why)
    for table in (*_HANGING_ON, *(rows_table(kind.key, name) for name in kind.rows)):
        connection.execute(table.delete().where(table.c.record_id == record.id))
    own = own_table(kind.key)
    connection.execute(own.delete().where(own.c.id == record.id))


def remove(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Delete the common rows of records that were let go of, all at once as they may point at one another."""
    connection.execute(record.delete().where(record.c.id.in_(ids)))


def delete(connection: sa.Connection, number: int) -> int:
    """Delete some records that are empty, the newest first; how many."""
    wanted = sa.select(intake_record.c.record_id).where(intake_record.c.intake_id == number)
    ids = connection.execute(wanted.order_by(intake_record.c.record_id.desc()).limit(BATCH)).scalars().all()
    connection.execute(intake_record.delete().where(intake_record.c.record_id.in_(ids)))
    connection.execute(record.delete().where(record.c.id.in_(ids)))
    return len(ids)


def forget_steps(connection: sa.Connection, number: int) -> int:
    """Delete some of the steps that it put off; how many."""
    ids = sa.select(intake_step.c.id).where(intake_step.c.intake_id == number).limit(BATCH)
    return connection.execute(intake_step.delete().where(intake_step.c.id.in_(ids))).rowcount


def forget(connection: sa.Connection, number: int) -> None:
    """Delete the import itself."""
    connection.execute(intake.delete().where(intake.c.id == number))


def _remember(chain: Chain, kind: RecordType[Any], record: Record, at: datetime, who: str, why: str) -> None:
    fields = changes(kind, record, None)
    record.version += 1
    chain.append(kind.key, record, at, who, why, fields)
