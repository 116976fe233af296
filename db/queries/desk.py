"""What stands on the desk: a child's past, counts, duties, unfinished typing, settings."""

import json
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from cme_desktop.ports import Change, KeptDraft, TimelineEntry
from cme_desktop.records import NOTICES, REGISTRY
from db.prepared import first_value
from db.rows import public_label
from db.schema import draft, history, record, setting
from db.seen import Seen
from db.statements import select


def about(
    connection: sa.Connection, seen: Seen, link: str, id: int, types: Sequence[str]
) -> list[TimelineEntry]:
    """Records of these types that point at one through a base link, newest first."""
    columns = (
        record.c.id,
        record.c.type,
        record.c.reference,
        sa.func.coalesce(record.c.event_on, record.c.received_on).label("day"),
        record.c.status,
        record.c.line,
        record.c.restricted,
        record.c.officer_label,
    )
    statement = (
        seen.only(sa.select(*columns), record.c.id)
        .where(record.c[f"{link}_id"] == id, record.c.type.in_(types))
        .order_by(sa.nulls_last(sa.desc("day")), record.c.id.desc())
    )
    return [
        TimelineEntry(
            row.id,
            row.type,
            row.reference,
            row.day,
            row.status,
            public_label(row.line, row.reference, row.restricted),
            row.officer_label,
        )
        for row in connection.execute(statement)
    ]


def timeline(connection: sa.Connection, seen: Seen, child: int) -> list[TimelineEntry]:
    """Every notice about a child, newest first."""
    return about(connection, seen, "child", child, [record_type.key for record_type in NOTICES])


def counts(connection: sa.Connection, seen: Seen) -> dict[str, tuple[int, int]]:
    """Per type: how many records, and how many are open."""
    statement = sa.select(record.c.type, record.c.status, sa.func.count())
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
            {path: (old, new) for path, (old, new) in json.loads(row.fields).items()},
        )
        for row in connection.execute(statement)
    ]


def drafts(connection: sa.Connection, who: str | None) -> list[KeptDraft]:
    """Unfinished typing, newest first."""
    statement = sa.select(draft).order_by(draft.c.saved_at.desc(), draft.c.id.desc())
    if who is not None:
        statement = statement.where(draft.c.who == who)
    return [
        KeptDraft(
            r.id, r.record_type, r.record_id, r.who, r.saved_at, json.loads(r.title), json.loads(r.typed)
        )
        for r in connection.execute(statement)
    ]


def setting_value(connection: sa.Connection, key: str) -> str | None:
    """One setting."""
    value: str | None = first_value(connection, select(setting, "key", "value"), {"key_key": key})
    return value
