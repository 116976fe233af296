"""What points at records: a link in a field of its own, or in a row."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.fields import LinkField
from cme_desktop.registry import REGISTRY
from db.tables.described import column_name, own_fields, own_table, rows_table
from db.tables.schema import LINKS, record

Ids = Sequence[int] | sa.Select[Any]


def pointing_at(connection: sa.Connection, ids: Ids) -> list[int]:
    """Ids of the records that point at one of these, from among these or not."""
    found: set[int] = set()
    for holder, link in _links():
        wanted = sa.select(holder).where(link.in_(ids)).distinct()
        found |= set(connection.execute(wanted).scalars())
    return sorted(found)


@cache
def _links() -> tuple[tuple[sa.Column[Any], sa.Column[Any]], ...]:
    return tuple(_every_link())


def _every_link() -> Iterator[tuple[sa.Column[Any], sa.Column[Any]]]:
    """Each column that holds a link, after the one that holds whose link it is."""
    for link in LINKS:
        yield record.c.id, record.c[f"{link}_id"]
    for kind in REGISTRY:
        own = own_table(kind.key)
        for name, described in own_fields(kind.key).items():
            if isinstance(described, LinkField):
                yield own.c.id, own.c[column_name(name, described)]
        for rows, of_rows in kind.rows.items():
            table = rows_table(kind.key, rows)
            for name, described in of_rows.fields.items():
                if isinstance(described, LinkField):
                    yield table.c.record_id, table.c[column_name(name, described)]
