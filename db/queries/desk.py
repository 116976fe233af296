"""What stands on the desk: a child's past, counts, duties, unfinished typing, settings."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from cme_desktop.ports import Change, KeptDraft, TimelineEntry
from cme_desktop.public_names import RESTRICTED
from cme_desktop.records import CHILD, NOTICES, REGISTRY
from cme_desktop.records.base import RecordType
from db.history import REFERENCE
from db.prepared import first_value
from db.queries.first_entry import FIRST_ENTRY
from db.schema import draft, history, record, setting
from db.seen import Seen
from db.statements import select
from db.unseen import on_whose_account, open_to_all, unseen


def identity(connection: sa.Connection) -> str:
    """What tells a data file and its copies from all others; "" for one without a history."""
    found: str | None = connection.exec_driver_sql(FIRST_ENTRY).scalar()
    return found or ""


def about(
    connection: sa.Connection, seen: Seen, link: str, id: int, types: Sequence[str]
) -> list[TimelineEntry]:
    """Records of these types that point at one through a base link, newest first.

    All about the child asked for; of those of a school, an officer or a hub only what everybody sees.
    """
    columns = (
        record.c.id,
        record.c.type,
        record.c.reference,
        sa.func.coalesce(record.c.event_on, record.c.received_on).label("day"),
        record.c.status,
        record.c.line,
        record.c.officer_label,
    )
    statement = (
        seen.only(sa.select(*columns), record.c.id)
        .where(record.c[f"{link}_id"] == id, record.c.type.in_(types))
        .order_by(sa.nulls_last(sa.desc("day")), record.c.id.desc())
    )
    if link != CHILD.key:
        statement = statement.where(open_to_all(record.c.id))
    return [
        TimelineEntry(
            row.id,
            row.type,
            row.reference,
            row.day,
            row.status,
            row.line,
            row.officer_label,
        )
        for row in connection.execute(statement)
    ]


def timeline(connection: sa.Connection, seen: Seen, child: int) -> list[TimelineEntry]:
    """Every notice about a child, newest first."""
    return about(connection, seen, "child", child, [record_type.key for record_type in NOTICES])


def counts(connection: sa.Connection, seen: Seen) -> dict[str, tuple[int, int]]:
    """Per type: how many records, and how many are open."""
    statement = sa.select(record.c.type, record.c.status, sa.func.count()).where(open_to_all(record.c.id))
    statement = seen.only(statement, record.c.id).group_by(record.c.type, record.c.status)
    found = {record_type.key: (0, 0) for record_type in REGISTRY}
    open_ones = {record_type.key: record_type.life.open for record_type in REGISTRY}
    for key, status, number in connection.execute(statement):
        all_, still = found[key]
        found[key] = (all_ + number, still + (number if status in open_ones[key] else 0))
    return found


def changes(connection: sa.Connection, record_id: int) -> list[Change]:
    """The history of one record, newest first."""
    statement = sa.select(history).where(history.c.record_id == record_id).order_by(history.c.id.desc())
    return [
        Change(
            row.record_id,
            row.record_type,
            row.record_version,
            datetime.fromisoformat(row.at),
            row.who,
            row.action,
            {path: (old, new) for path, (old, new) in json.loads(row.fields).items() if path != REFERENCE},
        )
        for row in connection.execute(statement)
    ]


def drafts(connection: sa.Connection, who: str | None) -> list[KeptDraft]:
    """Unfinished typing, newest first; what is about a restricted child goes by no name."""
    statement = sa.select(draft).order_by(draft.c.saved_at.desc(), draft.c.id.desc())
    if who is not None:
        statement = statement.where(draft.c.who == who)
    kept = [
        KeptDraft(
            r.id, r.record_type, r.record_id, r.who, r.saved_at, json.loads(r.title), json.loads(r.typed)
        )
        for r in connection.execute(statement)
    ]
    hidden = _unseen_among(connection, {id for one in kept for id in one.about()})
    return [replace(one, title=RESTRICTED) if hidden & one.about() else one for one in kept]


def _unseen_among(connection: sa.Connection, ids: set[int]) -> set[int]:
    if not ids:
        return set()
    statement = sa.select(record.c.id).where(record.c.id.in_(ids), unseen(record.c.id))
    return set(connection.execute(statement).scalars())


def unseen_of(connection: sa.Connection, seen: Seen, described: RecordType[Any]) -> frozenset[int]:
    """The records of a type that nobody sees before opening them with a reason."""
    statement = sa.select(record.c.id).where(record.c.type == described.key, unseen(record.c.id))
    return frozenset(connection.execute(seen.only(statement, record.c.id)).scalars())


def accounts(connection: sa.Connection, id: int) -> list[int]:
    """The restricted children on whose account a record is unseen."""
    return list(connection.execute(on_whose_account(), {"id": id}).scalars())


def setting_value(connection: sa.Connection, key: str) -> str | None:
    """One setting."""
    value: str | None = first_value(connection, select(setting, "key", "value"), {"key_key": key})
    return value
