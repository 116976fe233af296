"""Where records point at others, by names that are kept beside the links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.public_names import ShownName
from cme_desktop.registry import REGISTRY
from cme_desktop.values.partial_dates import BirthDate
from db.checking.gathered import Stored
from db.failures import is_the_environments
from db.queries import records
from db.queries.births import of_children
from db.tables.described import listed_links, own_fields
from db.tables.schema import LINKS

_Places = tuple[tuple[str, str, str], ...]
"""Links, each with the columns of its id and of its label."""
_ASKING_AGE = {kind.key for kind in REGISTRY if kind.asks_age}


@dataclass(frozen=True)
class PointedAt:
    """What is known of the records that some point at, by their ids, as far as that can be read."""

    labels: Mapping[int, ShownName]
    births: Mapping[int, BirthDate]
    """Of children that duties go by."""


def pointed_at(connection: sa.Connection, found: Sequence[Stored]) -> PointedAt:
    """What is known of the records that these point at, read at once."""
    return PointedAt(_labels(connection, found), _births(connection, found))


def _births(connection: sa.Connection, found: Sequence[Stored]) -> dict[int, BirthDate]:
    heads = [stored.head for stored in found if stored.head is not None]
    children = {head["child_id"] for head in heads if head["type"] in _ASKING_AGE}
    return of_children(connection, {child for child in children if isinstance(child, int)})


def _labels(connection: sa.Connection, found: Sequence[Stored]) -> dict[int, ShownName]:
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
        for name, id, label in _SHARED:
            yield name, stored.head[id], stored.head[label]
    for key, row in stored.own.items():
        for name, id, label in _own(key):
            yield name, row[id], row[label]


@cache
def _own(key: str) -> _Places:
    """The links of a type’s own table that have a label beside them."""
    return _places(name for name in own_fields(key) if name in listed_links(key))


def _places(names: Iterable[str]) -> _Places:
    return tuple((name, f"{name}_id", f"{name}_label") for name in names)


_SHARED = _places(LINKS)
