"""The lines by which records are told wherever they are found."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import sqlalchemy as sa

from cme_desktop.ports import Hit
from cme_desktop.public_names import RESTRICTED, kept_name, public_name
from db.connecting.prepared import run
from db.connecting.statements import batches, filled, places
from db.failures import is_the_environments
from db.queries.accounts import AT_ONCE, about_restricted_among, first_open, may_be_unseen, unseen_among
from db.queries.seen import Seen
from db.tables.schema import record

_KEPT = 100

_Row = tuple[int, str, str, str, int | None, str, str, bool]
"""The columns of a line, and whether its record may be unseen."""


def hits(connection: sa.Connection, ids: Sequence[int]) -> list[Hit]:
    """The lines for these records, in the order given; one that cannot be read is left out."""
    rows = _rows(connection, ids)
    hidden = about_restricted_among(connection, _doubtful(rows))
    return [_hit(rows[id], id in hidden) for id in ids if id in rows]


def open_hits(connection: sa.Connection, ids: Sequence[int]) -> list[Hit]:
    """The lines of those that everybody sees."""
    rows = _rows(connection, ids)
    hidden = unseen_among(connection, _doubtful(rows))
    return [_hit(rows[id], False) for id in ids if id in rows and id not in hidden]


def newest(connection: sa.Connection, seen: Seen, limit: int) -> list[Hit]:
    """The records changed last."""
    return first_open(connection, _newest(seen), {}, limit, open_hits)


@lru_cache(_KEPT)
def _newest(seen: Seen) -> sa.Select[tuple[int]]:
    statement = seen.only(sa.select(record.c.id), record.c.id)
    return statement.order_by(record.c.changed_at.desc(), record.c.id.desc()).limit(sa.bindparam("rows"))


def _doubtful(rows: Mapping[int, _Row]) -> list[int]:
    return [id for id, row in rows.items() if row[-1]]


def _rows(connection: sa.Connection, ids: Sequence[int]) -> dict[int, _Row]:
    found: dict[int, _Row] = {}
    for some in batches(ids, AT_ONCE):
        found |= _readable(connection, some)
    return found


def _readable(connection: sa.Connection, ids: Sequence[int]) -> dict[int, _Row]:
    (values,) = filled("id", ids, AT_ONCE)
    try:
        return {row[0]: row for row in run(connection, _lines(), values).fetchall()}
    except Exception as failure:
        if is_the_environments(failure):
            raise
    if len(ids) == 1:
        return {}
    return {id: row for one in ids for id, row in _readable(connection, [one]).items()}


@cache
def _lines() -> sa.Select[_Row]:
    columns = (
        record.c.id,
        record.c.type,
        record.c.reference,
        record.c.label,
        record.c.child_id,
        record.c.child_label,
        record.c.status,
    )
    asked = (sa.bindparam(name, type_=sa.Integer) for name in places("id", AT_ONCE))
    return sa.select(*columns, sa.literal_column(may_be_unseen())).where(record.c.id.in_(asked))


def _hit(row: _Row, hidden: bool) -> Hit:
    id, type, reference, label, child, child_label, status, _ = row
    shown = RESTRICTED if hidden and child_label else kept_name(child_label)
    return Hit(id, type, reference, public_name(label, reference, hidden), child, shown, status, hidden)
