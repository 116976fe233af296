"""Who must not be found through what goes out: restricted children, and those they live with."""

from typing import Any

from cme_desktop.ports import Hit, ListQuery, Reader
from cme_desktop.records import CHILD
from cme_desktop.records.base import RecordType

_ALL = 1_000_000


class Guarded:
    """The restricted children of a data file with their parents and carers, read once."""

    def __init__(self, reader: Reader) -> None:
        restricted = ListQuery(CHILD, sort="reference", equal=(("restricted", (True,)),))
        self.children = frozenset(row.id for row in reader.page(restricted, None, _ALL))
        self.people = frozenset(
            relation.person for id in self.children for relation in reader.get(CHILD, id).people
        )

    def record(self, record_type: RecordType[Any], record: Any) -> bool:
        """Whether a record is of or about one of them."""
        return (
            record_type.restricted(record)
            or record.child in self.children
            or record.id in self.children
            or record.id in self.people
        )

    def named(self, hit: Hit) -> bool:
        """Whether a record that is pointed at is one of them, to be named by reference only."""
        return hit.restricted or hit.id in self.people or hit.id in self.children
