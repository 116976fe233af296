"""What hangs on a record: the words and keys it is found by, and its deadlines."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.statutory.clocks import Deadline
from db.connecting.prepared import found, run, run_for_each
from db.connecting.statements import delete, insert, select, update
from db.failures import is_the_environments
from db.queries.readable import Row
from db.tables.schema import SCOPES, deadline, match_key, search_word
from db.writing.known_by import KnownBy, words_beside

Rows = dict[tuple[int, str], Row]
"""Deadlines by record and duty, which tell them apart."""


def write(
    connection: sa.Connection,
    record_type: RecordType[R],
    record: R,
    known: KnownBy,
    before: KnownBy | None,
    deadlines: Iterable[Deadline],
) -> None:
    """Bring the words, keys and deadlines of a record up to date; `before` is what it was known by."""
    id, fresh = record.id, before is None
    if before is None or known.texts != before.texts:
        words = known.words()
        of_all = {"record_id": id, "type": record_type.key, "words": words_beside(words)}
        _replace(connection, search_word, "word", ({"word": word, **of_all} for word in words), fresh, id)
    if before is None or known.keys != before.keys:
        keys = [{"key": key, "record_id": id} for key in known.keys]
        _replace(connection, match_key, "key", keys, fresh, id)
    _replace(connection, deadline, "duty", deadline_rows(record, deadlines), fresh, id, but=AT_ODDS)


def write_reckoned(connection: sa.Connection, reckoned: Sequence[tuple[Record, Sequence[Deadline]]]) -> None:
    """Bring the deadlines of many records up to date: read at once, and only what differs is written.

    Those of a record that cannot be read stay as they are; a check tells of them.
    """
    wanted = by_key(row for record, deadlines in reckoned for row in deadline_rows(record, deadlines))
    ids = {"ids": [record.id for record, _ in reckoned]}
    try:
        held = by_key(map(dict, connection.execute(_OF_MANY, ids).mappings()))
    except Exception as failure:
        if is_the_environments(failure):
            raise
        if len(reckoned) > 1:
            for one in reckoned:
                write_reckoned(connection, [one])
        return
    write_differences(connection, held, wanted)


def write_differences(connection: sa.Connection, held: Rows, wanted: Rows) -> bool:
    """Make deadlines on file into those that are wanted, and say whether any differed."""
    gone = [_bound(key) for key in held if key not in wanted]
    changed = [{**_bound(key), **row} for key, row in wanted.items() if key in held and held[key] != row]
    added = [row for key, row in wanted.items() if key not in held]
    if gone:
        connection.execute(_ONE_DUTY, gone)
    if changed:
        connection.execute(update(deadline, "record_id", "duty"), changed)
    if added:
        connection.execute(insert(deadline), added)
    return bool(gone or changed or added)


def deadline_rows(record: Record, deadlines: Iterable[Deadline]) -> list[dict[str, Any]]:
    scope = {f"{link}_id": getattr(record, link) for link in SCOPES}
    return [{"record_id": record.id, **vars(duty), **scope} for duty in deadlines]


def by_key(rows: Iterable[Row]) -> Rows:
    """Deadlines as they are told apart."""
    return {(row["record_id"], row["duty"]): row for row in rows}


def _bound(key: tuple[int, str]) -> dict[str, Any]:
    return {"key_record_id": key[0], "key_duty": key[1]}


_OF_MANY = sa.select(deadline).where(
    deadline.c.record_id.in_(sa.bindparam("ids")), deadline.c.duty != sa.literal(AT_ODDS)
)
_ONE_DUTY = deadline.delete().where(
    deadline.c.record_id == sa.bindparam("key_record_id"), deadline.c.duty == sa.bindparam("key_duty")
)


def _replace(
    connection: sa.Connection,
    table: sa.Table,
    key: str,
    wanted: Iterable[dict[str, Any]],
    fresh: bool,
    id: int | None,
    but: str = "",
) -> None:
    """Make these the rows of the record, touching only what differs; `key` tells them apart.

    One of the key `but` does not follow from the record alone, and stays.
    """
    held: dict[str, dict[str, Any]] = {}
    if not fresh:
        rows = found(connection, select(table, "record_id", *table.c.keys()), {"key_record_id": id})
        held = {row[key]: row for row in rows if row[key] != but}
    added = []
    for row in wanted:
        old = held.pop(row[key], None)
        if old is None:
            added.append(row)
        elif old != row:
            keys = {f"key_{k}": row[k] for k in ("record_id", key)}
            run(connection, update(table, "record_id", key), keys | row)
    if held:
        run(connection, delete(table, "record_id", key), {"key_record_id": id, "gone": list(held)})
    if added:
        run_for_each(connection, insert(table), added)
