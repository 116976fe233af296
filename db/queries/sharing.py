"""Children found by the blocking keys that they share."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

import sqlalchemy as sa

from db.connecting.prepared import run
from db.connecting.statements import filled, places
from db.queries.accounts import first_open, open_among
from db.queries.seen import S, Seen
from db.queries.unseen import restricted
from db.tables.schema import TEXT, match_key

_AT_ONCE = 500
"""Keys in one question."""
_STEP = 16
"""A child of several names has more keys than one; a question has room for so many, or for twice as many …"""
_ALL = 2**31
_KEPT = 100
"""Statements kept: one for each number of keys, beside these imports."""


def sharing_keys(
    connection: sa.Connection, seen: Seen, keys: Collection[str], most: int | None, among_restricted: bool
) -> list[int]:
    """Ids that share blocking keys, those sharing most first."""
    if not keys:
        return []
    wanted, limit = sorted(set(keys)), _ALL if most is None else most
    number = -(-len(wanted) // _STEP) * _STEP
    (values,) = filled("key", wanted, number)
    statement = _sharing(number, seen, among_restricted)
    if among_restricted:
        return [id for (id,) in run(connection, statement, {**values, "rows": limit}).fetchall()]
    return first_open(connection, statement, values, limit, open_among)


@lru_cache(_KEPT)
def _sharing(number: int, seen: Seen, among_restricted: bool) -> sa.Select[tuple[int]]:
    statement = _holding(sa.select(match_key.c.record_id), number, seen)
    if among_restricted:
        statement = statement.where(restricted(match_key.c.record_id))
    statement = statement.group_by(match_key.c.record_id)
    return statement.order_by(sa.func.count().desc(), match_key.c.record_id).limit(sa.bindparam("rows"))


def holders_of_keys(connection: sa.Connection, seen: Seen, keys: Collection[str]) -> dict[str, list[int]]:
    """For each of these keys that anybody has, all who have it."""
    rows: list[tuple[str, int]] = []
    for values in filled("key", sorted(set(keys)), _AT_ONCE):
        rows += run(connection, _who_holds(seen), values).fetchall()
    seen_by_all = set(open_among(connection, {id for _, id in rows}))
    found: dict[str, list[int]] = defaultdict(list)
    for key, id in rows:
        if id in seen_by_all:
            found[key].append(id)
    return found


@lru_cache(_KEPT)
def _who_holds(seen: Seen) -> sa.Select[tuple[str, int]]:
    return _holding(sa.select(match_key.c.key, match_key.c.record_id), _AT_ONCE, seen)


def _holding(statement: S, number: int, seen: Seen) -> S:
    """Narrowed to those who hold any of so many keys."""
    among = match_key.c.key.in_([sa.bindparam(name, type_=TEXT) for name in places("key", number)])
    return seen.only(statement.where(among), match_key.c.record_id)
