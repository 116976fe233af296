"""The status of every child at the end of a period, on both databases, beside a plain count of bare rows."""

import sqlalchemy as sa

from cme_desktop.returns.statuses import child_statuses
from db.store import SqlStore
from tests.db.recount import AS_AT
from tests.db.recount.rows import read
from tests.db.recount.spoil import spoil

STANDING = "SELECT id FROM record WHERE type = 'child' AND status <> 'merged'"


def test_every_child_who_stands_for_itself_has_one_status(authority: SqlStore) -> None:
    spoil(authority)
    restricted = read(authority).restricted
    with authority.engine.connect() as connection:
        standing = {*connection.execute(sa.text(STANDING)).scalars()}
    with authority.reading() as reader:
        found = child_statuses(reader, AS_AT)
        named = [reader.by_reference(child.reference) for child in found.children]
    assert len({*named}) == len(named) > 0
    assert standing.issuperset(named)
    assert len(found.children) + sum(found.not_named.values()) == len(standing)
    assert {id for id, child in zip(named, found.children, strict=True) if child.restricted} <= restricted
