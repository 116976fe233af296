"""The chain of history: each entry carries the hash of the one before, so nothing is altered unseen."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from db.schema import history

FIRST = "0" * 64


def differences(
    before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, tuple[str | None, str | None]]:
    """path -> (from, to) for every field whose text differs."""
    paths = dict.fromkeys((*before, *after))
    return {p: (before.get(p), after.get(p)) for p in paths if before.get(p) != after.get(p)}


def append(connection: sa.Connection, entry: dict[str, Any]) -> None:
    """Add one entry at the end of the chain, inside the caller's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("LOCK TABLE history IN SHARE ROW EXCLUSIVE MODE"))
    newest = sa.select(history.c.hash).order_by(history.c.id.desc()).limit(1)
    previous = connection.execute(newest).scalar() or FIRST
    connection.execute(history.insert(), {**entry, "previous": previous, "hash": _hash(previous, entry)})


def entry(
    record_id: int,
    record_type: str,
    version: int,
    at: datetime,
    who: str,
    action: str,
    fields: Mapping[str, Any],
) -> dict[str, Any]:
    """One entry as it is stored; values as texts so that the hash never depends on a driver."""
    return {
        "record_id": record_id,
        "record_type": record_type,
        "record_version": version,
        "at": at.isoformat(),
        "who": who,
        "action": action,
        "fields": json.dumps(fields, ensure_ascii=False, sort_keys=True),
    }


def broken_links(connection: sa.Connection) -> Iterator[str]:
    """A sentence for every entry that does not follow the one before."""
    previous = FIRST
    for row in connection.execute(sa.select(history).order_by(history.c.id)).mappings():
        body = {
            name: row[name]
            for name in ("record_id", "record_type", "record_version", "at", "who", "action", "fields")
        }
        if row["previous"] != previous or row["hash"] != _hash(row["previous"], body):
            yield f"History entry {row['id']}, of record {row['record_id']}, does not follow the one before."
        previous = row["hash"]


def _hash(previous: str, body: Mapping[str, Any]) -> str:
    text = json.dumps([previous, *(body[name] for name in sorted(body))], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
