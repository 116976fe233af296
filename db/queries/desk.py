"""What stands on the desk: a child's past, counts, duties, unfinished typing, settings."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Change, KeptDraft, TimelineEntry
from cme_desktop.public_names import RESTRICTED, kept_name
from cme_desktop.registry import ABOUT_A_CHILD, REGISTRY
from cme_desktop.standing_records.child import CHILD
from db.connecting.among import among
from db.connecting.prepared import first_value, found
from db.connecting.statements import batches, select
from db.early.first_entry import FIRST_ENTRY
from db.failures import is_the_environments
from db.history.chain import REFERENCE
from db.queries.accounts import unseen_among
from db.queries.readable import Row, pages
from db.queries.seen import Seen
from db.queries.unseen import open_to_all, unseen
from db.tables.described import child_rows
from db.tables.schema import draft, history, record, setting

_TYPES = [kind.key for kind in REGISTRY]


def identity(connection: sa.Connection) -> str:
    """What tells a data file and its copies from all others; "" where no history can be read."""
    return _text(lambda: connection.exec_driver_sql(FIRST_ENTRY).scalar()) or ""


def _text(asked: Callable[[], Any]) -> str | None:
    """A single text; what cannot be read is as good as none, and a check tells of it."""
    try:
        text = asked()
    except Exception as failure:
        if is_the_environments(failure):
            raise
        return None
    return text if isinstance(text, str) else None


def about(
    connection: sa.Connection, seen: Seen, link: str, id: int, types: Sequence[str]
) -> list[TimelineEntry]:
    """Records of these types that point at one through a base link, newest first.

    All about the child asked for, but of those in which she stands among others only what everybody sees,
    unless she herself is restricted; of those of a school, an officer or a hub only what everybody sees.
    """
    rows = found(connection, _about(seen, link, tuple(types)), {"of": id})
    return [TimelineEntry(*row.values()) for row in rows]


def types_about(connection: sa.Connection, seen: Seen, children: Collection[int]) -> set[str]:
    """The types of which there are records about any of these, be they restricted."""
    found_by_each = (found(connection, _types(seen), {"ids": some}) for some in batches(sorted(children)))
    return {row["type"] for several in found_by_each for row in several}


@cache
def _types(seen: Seen) -> sa.Executable:
    return seen.only(sa.select(record.c.type).where(among(record.c.child_id, "ids")).distinct(), record.c.id)


_OF = sa.bindparam("of", type_=sa.Integer)


@cache
def _about(seen: Seen, link: str, types: tuple[str, ...]) -> sa.Executable:
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
        .where(_pointing_at(link, types), record.c.type.in_(map(sa.literal, types)))
        .order_by(sa.nulls_last(sa.desc("day")), record.c.id.desc())
    )
    return statement if link == CHILD.key else statement.where(open_to_all(record.c.id))


def _pointing_at(link: str, types: Sequence[str]) -> sa.ColumnElement[bool]:
    itself = record.c[f"{link}_id"] == _OF
    tables = [name for name, kind in child_rows().items() if kind in types] if link == CHILD.key else []
    if not tables:
        return itself
    met = sa.union_all(*map(_met, tables)).subquery()
    among = sa.select(met.c.record_id).where(sa.or_(open_to_all(met.c.record_id), unseen(_OF)))
    return record.c.id.in_(sa.union_all(sa.select(record.c.id).where(itself), among))


def _met(table: str) -> sa.Select[Any]:
    """The records in whose rows of this table the child stands."""
    rows = sa.table(table, sa.column("record_id", sa.Integer), sa.column("child_id", sa.Integer))
    return sa.select(rows.c.record_id).where(rows.c.child_id == _OF)


def timeline(connection: sa.Connection, seen: Seen, child: int) -> list[TimelineEntry]:
    """Every notice about a child, newest first."""
    return about(connection, seen, "child", child, [record_type.key for record_type in ABOUT_A_CHILD])


def counts(connection: sa.Connection, seen: Seen) -> dict[str, tuple[int, int]]:
    """Per type: how many records, and how many are open.

    Texts are compared where they are kept: one that cannot be read is no type and no status of ours.
    """
    kind, status = record.c.type, record.c.status
    is_open = sa.or_(*(sa.and_(kind == each.key, status.in_(each.life.open)) for each in REGISTRY))
    statement = sa.select(kind, is_open, sa.func.count()).where(open_to_all(record.c.id), kind.in_(_TYPES))
    numbers = {record_type.key: (0, 0) for record_type in REGISTRY}
    for key, still_open, number in connection.execute(
        seen.only(statement, record.c.id).group_by(kind, status)
    ):
        all_, still = numbers[key]
        numbers[key] = (all_ + number, still + (number if still_open else 0))
    return numbers


def in_use(connection: sa.Connection, seen: Seen) -> bool:
    """Whether there is any record."""
    any_one = sa.select(record.c.id).where(record.c.type.in_(_TYPES), open_to_all(record.c.id)).limit(1)
    return connection.execute(seen.only(any_one, record.c.id)).first() is not None


def changes(connection: sa.Connection, record_id: int) -> list[Change]:
    """The history of one record, newest first."""
    return [change_of(row) for row in found(connection, _CHANGES, {"of": record_id})]


def change_of(row: Row) -> Change:
    """An entry of the history."""
    return Change(
        row["record_id"],
        row["record_type"],
        row["record_version"],
        datetime.fromisoformat(row["at"]),
        row["who"],
        row["action"],
        {path: (old, new) for path, (old, new) in json.loads(row["fields"]).items() if path != REFERENCE},
    )


_CHANGES = sa.select(history).where(history.c.record_id == _OF).order_by(history.c.id.desc())


def drafts(connection: sa.Connection, who: str | None) -> list[KeptDraft]:
    """Unfinished typing, newest first; what is about a restricted child goes by no name.

    What cannot be read is passed over, so that the rest is offered; a check tells of it.
    """
    rows = pages(connection, draft, sa.true() if who is None else draft.c.who == who)
    kept = [one for _, row in rows if row is not None and (one := kept_draft(row)) is not None]
    kept.sort(key=lambda one: (one.saved_at, one.id), reverse=True)
    hidden = unseen_among(connection, {id for one in kept for id in one.about() if id is not None})
    return [replace(one, title=RESTRICTED) if hidden & one.about() else one for one in kept]


def kept_draft(row: Row) -> KeptDraft | None:
    """The typing that a row holds; None for one that the program never wrote."""
    if row["record_type"] not in _TYPES:
        return None
    try:
        title, typed = kept_name(json.loads(row["title"])), json.loads(row["typed"])
        kept = KeptDraft(
            row["id"],
            row["record_type"],
            row["record_id"],
            row["who"],
            row["saved_at"],
            title,
            typed,
        )
        about = kept.about()
    except (AttributeError, RecursionError, TypeError, ValueError):
        return None
    sound = isinstance(title, str) and all(id is None or (type(id) is int and abs(id) < _IDS) for id in about)
    return kept if sound else None


_IDS = 2**31


def unseen_of(connection: sa.Connection, seen: Seen, types: Sequence[RecordType[Any]]) -> frozenset[int]:
    """The records of some types that nobody sees before opening them with a reason."""
    of_types = record.c.type.in_([kind.key for kind in types])
    statement = sa.select(record.c.id).where(of_types, unseen(record.c.id))
    return frozenset(connection.execute(seen.only(statement, record.c.id)).scalars())


def setting_value(connection: sa.Connection, key: str) -> str | None:
    """One setting."""
    return _text(lambda: first_value(connection, select(setting, "key", "value"), {"key_key": key}))
