"""Where records point at others, by names that are kept beside the links."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.public_names import ShownName
from db.checking.gathered import Stored
from db.failures import is_the_environments
from db.queries import records
from db.tables.described import listed_links, own_fields
from db.tables.schema import LINKS


def labels_of(connection: sa.Connection, found: Sequence[Stored]) -> dict[int, ShownName]:
    """How the records are named that these point at, as far as that can be read."""
    ids = {id for stored in found for _, id, _ in links(stored) if isinstance(id, int)}
    try:
        return records.labels(connection, ids)
    except Exception as failure:
        if is_the_environments(failure):
            raise
    labels: dict[int, ShownName] = {}
    for id in ids:
        try:
            labels |= records.labels(connection, [id])
        except Exception as failure:
            if is_the_environments(failure):
                raise
    return labels


def links(stored: Stored) -> Iterator[tuple[str, Any, Any]]:
    """Each link with a label kept beside it: its name, the id and the label."""
    if stored.head is not None:
        yield from ((link, stored.head[f"{link}_id"], stored.head[f"{link}_label"]) for link in LINKS)
    for key, row in stored.own.items():
        yield from ((name, row[f"{name}_id"], row[f"{name}_label"]) for name in _labelled(key))


@cache
def _labelled(key: str) -> tuple[str, ...]:
    """The links of a type’s own table that have a label beside them."""
    return tuple(name for name in own_fields(key) if name in listed_links(key))
