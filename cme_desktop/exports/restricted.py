"""Who must not be found through what goes out: restricted children, and those they live with."""

from typing import Any

from cme_desktop.description.linked import children_of
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Hit, Reader
from cme_desktop.standing_records.child import CHILD


class Guarded:
    """The restricted children of a data file with their parents and carers, read once."""

    def __init__(self, reader: Reader) -> None:
        self.children = reader.unseen(CHILD)
        self.people = frozenset(
            relation.person for id in self.children for relation in reader.get(CHILD, id).people
        )

    def record(self, kind: RecordType[Any], record: Any) -> bool:
        """Whether a record is of or about one of them."""
        hers = children_of(kind, record) & self.children
        return bool(hers) or record.id in self.children or record.id in self.people

    def named(self, hit: Hit) -> bool:
        """Whether a record that is pointed at is one of them, to be named by reference only."""
        return hit.restricted or hit.id in self.people
