"""Which other records a record points at."""

from collections.abc import Iterator, Mapping
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Holder, LinkField


def linked(record_type: RecordType[Any], record: Record) -> set[int]:
    """The ids of all records that one points at, from its rows too."""
    found = set(_links(record_type.plain, record))
    for name, described in record_type.rows.items():
        for row in getattr(record, name):
            found.update(_links(described.fields, row))
    return found


def _links(fields: Mapping[str, Field[Any]], holder: Holder) -> Iterator[int]:
    for name, described in fields.items():
        if isinstance(described, LinkField) and isinstance(value := getattr(holder, name), int):
            yield value
