"""Children found by the blocking keys that they share."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

import sqlalchemy as sa

from db.connecting.among import among
from db.connecting.prepared import run
from db.queries.accounts import first_open, open_among
from db.queries.seen import S, Seen
from db.queries.unseen import hidden, restricted
from db.tables.schema import match_key, record

_ALL = 2**31
_KEPT = 100
"""Statements kept: one beside each set of imports."""


def sharing_keys(
    connection: sa.Connection, seen: Seen, keys: Collection[str], most: int | None, among_restricted: bool
) -> list[int]:
    """Ids that share blocking keys, those sharing most first."""
    if not keys:
        return []
    values, limit = {"keys": sorted(set(keys))}, _ALL if most is None else most
    if among_restricted:
        whose = run(connection, _sharing_of_restricted(seen), {**values, "rows": limit})
        return [id for (id,) in whose.fetchall()]
    return [id for id, _ in first_open(connection, _sharing(seen), values, limit)]


@lru_cache(_KEPT)
def _sharing(seen: Seen) -> sa.Select[tuple[int, bool]]:
    most = _most_first(_holders(seen)).limit(sa.bindparam("rows")).subquery("found")
    asked = sa.select(record.c.id, hidden()).join_from(most, record, record.c.id == most.c.record_id)
    return asked.order_by(most.c.shared.desc(), most.c.record_id)


@lru_cache(_KEPT)
def _sharing_of_restricted(seen: Seen) -> sa.Select[tuple[int]]:
    found = _holders(seen).subquery("found")
    whose = sa.select(found.c.record_id, found.c.shared).where(restricted("found.record_id"))
    return _most_first(whose).with_only_columns(found.c.record_id).limit(sa.bindparam("rows"))


def _holders(seen: Seen) -> sa.Select[tuple[int, int]]:
    """Who holds any of the keys, and how many of them."""
    holding = _holding(sa.select(match_key.c.record_id, sa.func.count().label("shared")), seen)
    return holding.group_by(match_key.c.record_id)


def _most_first(statement: S) -> S:
    return statement.order_by(statement.selected_columns.shared.desc(), statement.selected_columns.record_id)


def holders_of_keys(connection: sa.Connection, seen: Seen, keys: Collection[str]) -> dict[str, list[int]]:
    """For each of these keys that anybody has, all who have it."""
    rows = run(connection, _who_holds(seen), {"keys": sorted(set(keys))}).fetchall()
    seen_by_all = set(open_among(connection, {id for _, id in rows}))
    found: dict[str, list[int]] = defaultdict(list)
    for key, id in rows:
        if id in seen_by_all:
            found[key].append(id)
    return found


@lru_cache(_KEPT)
def _who_holds(seen: Seen) -> sa.Select[tuple[str, int]]:
    return _holding(sa.select(match_key.c.key, match_key.c.record_id), seen)


def _holding(statement: S, seen: Seen) -> S:
    """Narrowed to those who hold any of some keys."""
    return seen.only(statement.where(among(match_key.c.key, "keys")), match_key.c.record_id)
