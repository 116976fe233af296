"""A record as it is typed, with what is on file about its child; read once, when it is wanted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeGuard, TypeVar

from cme_desktop.description.linked import rows_of_children
from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import LinkField
from cme_desktop.issues import Issue
from cme_desktop.ports import Reader
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.standing_records.child import CHILD, Child

Q = TypeVar("Q", bound=Record)


@dataclass(frozen=True)
class Clash:
    """One thing that stands against something on file, said as an issue, and the record it was found in."""

    issue: Issue
    other: int | None = None
    type: str = ""
    """The other record's type, where it is not that of the record typed."""
    kind: str = ""
    """Which question it answers."""
    ask: bool = False
    """Whether it has to be answered before the record is saved: saved once more, it is."""


@dataclass(frozen=True)
class Named:
    """A record on file that the record typed names."""

    path: str
    label: str
    """What the field says that names it."""
    to: str
    """The key of its type."""
    id: int


def on_file(id: int | None) -> TypeGuard[int]:
    """Whether a record is named that is on file already; one below 0 is about to be made."""
    return id is not None and id > 0


@dataclass
class Facts(Generic[R]):
    """What the questions of this package are asked of."""

    reader: Reader
    type: RecordType[R]
    record: R
    child: Child | None
    """The child whom the record is about; None of an entry of a register."""
    today: date | None = None
    """The day on which it is typed; None where it tells of the past, as what a file brings in does."""

    @cached_property
    def children(self) -> list[tuple[str, Child]]:
        """All whom the record is about, each with the field that names it: "child", or one of a row.

        What is on file of a restricted one in a row is not read.
        """
        found = [] if self.child is None else [("child", self.child)]
        for rows in rows_of_children(self.type):
            for number, row in enumerate(getattr(self.record, rows)):
                if on_file(row.child) and not self.reader.accounts(row.child):
                    found.append((f"{rows}.{number}.child", self.reader.get(CHILD, row.child)))
        return found

    @property
    def new(self) -> bool:
        """Whether the record is not on file yet: what later came of it is no contradiction."""
        return self.record.id is None

    def links(self) -> Iterator[Named]:
        """What the record names of what is on file, in the order of its fields."""
        for name, described in self.type.plain.items():
            if isinstance(described, LinkField) and on_file(id := getattr(self.record, name)):
                yield Named(name, described.label, described.to, id)

    def others(self, kind: RecordType[Q]) -> list[Q]:
        """The other records of a type about the child, the newest first."""
        if kind.key not in self._read:
            self._read[kind.key] = [self.reader.get(kind, id) for id in self._about[kind.key]]
        return [one for one in self._read[kind.key] if isinstance(one, kind.cls)]

    def named(self, id: int | None) -> str:
        """How a record is named where it is pointed at."""
        return "another record" if id is None else self.reader.labels([id]).get(id, "another record")

    @cached_property
    def _read(self) -> dict[str, Sequence[Record]]:
        return {}

    @cached_property
    def _about(self) -> dict[str, list[int]]:
        ids: dict[str, list[int]] = defaultdict(list)
        if self.child is not None and on_file(id := self.child.id):
            for entry in self.reader.about("child", id, [kind.key for kind in ABOUT_A_CHILD]):
                if entry.id != self.record.id:
                    ids[entry.type].append(entry.id)
        return ids
