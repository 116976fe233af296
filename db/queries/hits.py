"""The lines by which records are told wherever they are found."""

from collections.abc import Sequence
from functools import cache, lru_cache

import sqlalchemy as sa

from cme_desktop.ports import Hit
from cme_desktop.public_names import RESTRICTED, ShownName, public_name
from db.connecting.among import among
from db.connecting.prepared import Values, run
from db.failures import is_the_environments
from db.queries.accounts import first_open
from db.queries.seen import Seen
from db.queries.unseen import hers_or_about, hidden
from db.tables.schema import record

_KEPT = 100
_LINE = (
    record.c.id,
    record.c.type,
    record.c.reference,
    record.c.label,
    record.c.child_id,
    record.c.child_label,
    record.c.status,
)
"""In the order of a Hit, whose last is whether it is hidden."""

_Line = tuple[int, str, str, ShownName, int | None, ShownName, str, bool]
"""Its labels are names to show where it is not hidden."""
Lines = sa.Select[_Line]


def lines() -> Lines:
    """What is told of records, and whether nobody sees them."""
    return sa.select(*_LINE, hidden())


def hits(connection: sa.Connection, ids: Sequence[int]) -> list[Hit]:
    """The lines for these records, in the order given; one that cannot be read is left out."""
    told = _readable(connection, ids)
    return [_hit(told[id]) for id in ids if id in told]


def first_hits(connection: sa.Connection, statement: Lines, values: Values, limit: int) -> list[Hit]:
    """The first so many different records that everybody sees, of a statement that gives `rows` lines.

    In place of what cannot be read others are told.
    """
    try:
        return list(map(_hit, first_open(connection, statement, values, limit)))
    except Exception as failure:
        if is_the_environments(failure):
            raise
    ids = [id for id, _ in first_open(connection, _ids(statement), values, limit * 2)]
    return hits(connection, ids)[:limit]


def newest(connection: sa.Connection, seen: Seen, limit: int) -> list[Hit]:
    """The records changed last."""
    return first_hits(connection, _newest(seen), {}, limit)


@lru_cache(_KEPT)
def _newest(seen: Seen) -> Lines:
    statement = seen.only(lines(), record.c.id)
    return statement.order_by(record.c.changed_at.desc(), record.c.id.desc()).limit(sa.bindparam("rows"))


@lru_cache(_KEPT)
def _ids(statement: Lines) -> sa.Select[tuple[int, bool]]:
    return statement.with_only_columns(record.c.id, hidden())


def _readable(connection: sa.Connection, ids: Sequence[int]) -> dict[int, _Line]:
    """The lines by their ids; where some cannot be read, the others are read without them."""
    try:
        return (
            {line[0]: line for line in run(connection, _of_these(), {"ids": ids}).fetchall()} if ids else {}
        )
    except Exception as failure:
        if is_the_environments(failure):
            raise
    if len(ids) == 1:
        return {}
    half = len(ids) // 2
    return _readable(connection, ids[:half]) | _readable(connection, ids[half:])


@cache
def _of_these() -> Lines:
    return sa.select(*_LINE, hers_or_about()).where(among(record.c.id, "ids"))


def _hit(line: _Line) -> Hit:
    if not line[-1]:
        return Hit(*line[:-1])
    id, type, reference, label, child, child_label, status, _ = line
    shown = RESTRICTED if child_label else child_label
    return Hit(id, type, reference, public_name(label, reference, True), child, shown, status, True)
