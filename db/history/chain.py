"""The chain of history: each entry carries the hash of the one before, so nothing is altered unseen.

A file has one chain. A server has one for each lane, so that those who save at the same moment need not wait
for each other; whoever saves takes a lane that is free, and entries of all records follow each other in it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.texts import differing_texts, record_texts
from db.connecting.prepared import execute, first_value, run
from db.connecting.statements import insert
from db.connecting.turns import LANES, take_lane
from db.tables.schema import history

FIRST = "0" * 64

REFERENCE = "reference"
"""The path under which an entry keeps the number of a record; those of earlier versions have none."""


def changes(
    record_type: RecordType[R], before: R | None, after: R | None
) -> dict[str, tuple[str | None, str | None]]:
    """path -> (from, to) for every field whose text differs, and the reference where it is given or goes."""
    if before is None:
        return {path: (None, text) for path, text in _with_reference(record_type, after).items()}
    if after is None:
        return {path: (text, None) for path, text in _with_reference(record_type, before).items()}
    old, new = differing_texts(record_type, before, after)
    return {
        path: (old.get(path), new.get(path))
        for path in dict.fromkeys((*old, *new))
        if old.get(path) != new.get(path)
    }


def _with_reference(record_type: RecordType[R], record: R | None) -> dict[str, str]:
    texts = record_texts(record_type, record)
    reference = None if record is None else record.reference
    return texts if reference is None else {**texts, REFERENCE: reference}


class Chain:
    """Where one change of the data adds its entries."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._lane: int | None = None
        self._head = FIRST

    def append(
        self,
        record_type: str,
        record: Record,
        at: datetime,
        who: str,
        action: str,
        fields: Mapping[str, Any],
    ) -> None:
        """Add one entry at the end, inside the transaction of the change.

        Its values are texts, so that the hash never depends on a driver.
        """
        entry = {
            "record_id": record.id,
            "record_type": record_type,
            "record_version": record.version,
            "at": at.isoformat(),
            "who": who,
            "action": action,
            "fields": json.dumps(fields, ensure_ascii=False, sort_keys=True),
        }
        lane, previous = self._end()
        self._head = entry_hash(previous, entry)
        links = {"lane": lane, "previous": previous, "hash": self._head}
        run(self._connection, insert(history), {**entry, **links})

    def _end(self) -> tuple[int, str]:
        """The lane, held from the first entry on, and the hash of the newest entry in it."""
        if self._lane is None:
            self._lane = take_lane(self._connection)
            self._head = first_value(self._connection, _NEWEST, {"of": self._lane}) or FIRST
        return self._lane, self._head


_NEWEST = (
    sa.select(history.c.hash)
    .where(history.c.lane == sa.bindparam("of"))
    .order_by(history.c.id.desc())
    .limit(1)
)


Ends = Mapping[int, int]
"""The newest entry of each lane; within a lane, entries come to be seen in the order of their numbers."""


def ends(connection: sa.Connection) -> Ends:
    """Where history stands."""
    text = _ENDS if connection.dialect.name == "postgresql" else "SELECT 0, max(id) FROM history"
    found = execute(connection, text, ()).fetchall()
    return {lane: number for lane, number in found if number is not None}


def types_since(connection: sa.Connection, before: Ends) -> set[str]:
    """The types of the records that entries have been added about."""
    found: set[str] = set()
    for lane, number in ends(connection).items():
        if number != (last := before.get(lane, 0)):
            found |= set(connection.execute(_TYPES_SINCE, {"of": lane, "last": last}).scalars())
    return found


_ENDS = (
    "SELECT lanes.lane, (SELECT max(id) FROM history WHERE history.lane = lanes.lane) "
    f"FROM generate_series(0, {LANES - 1}) AS lanes(lane)"
)
_TYPES_SINCE = (
    sa.select(history.c.record_type)
    .where(history.c.lane == sa.bindparam("of"), history.c.id > sa.bindparam("last"))
    .distinct()
)


_BODY = ("action", "at", "fields", "record_id", "record_type", "record_version", "who")
"""What is hashed of an entry, in that order."""
_body = itemgetter(*_BODY)
_as_json = json.JSONEncoder(ensure_ascii=False).encode


def entry_hash(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash of an entry that follows the one of the hash `previous`."""
    text = _as_json([previous, *_body(entry)])
    return hashlib.sha256(text.encode()).hexdigest()
