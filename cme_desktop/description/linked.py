"""Which other records a record points at, and which children it is about."""

from collections.abc import Iterable
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Holder


def linked(record_type: RecordType[Any], record: Record) -> set[int]:
    """The ids of all records that one points at, from its rows too."""
    found = set(_linked_by(record_type.links, record))
    for name, links in record_type.links_in_rows.items():
        for row in getattr(record, name):
            found.update(_linked_by(links, row))
    return found


def rows_of_children(record_type: RecordType[Any]) -> tuple[str, ...]:
    """The fields in whose rows children stand: a row names its own in `child`, as a record does.

    The record is about them as it is about a child that it names itself.
    """
    return tuple(name for name, described in record_type.rows.items() if "child" in described.fields)


def children_of(record_type: RecordType[Any], record: Record) -> set[int]:
    """The ids of all children whom a record is about."""
    rows = (row for name in rows_of_children(record_type) for row in getattr(record, name))
    named = (record.child, *(row.child for row in rows))
    return {id for id in named if id is not None}


def _linked_by(links: Iterable[str], holder: Holder) -> list[int]:
    return [id for link in links if isinstance(id := getattr(holder, link), int)]
