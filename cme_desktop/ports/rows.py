"""What is asked of a data file and what it answers with, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from cme_desktop.description.record_type import RecordType
from cme_desktop.due import NO_POST, Post
from cme_desktop.public_names import ShownName


@dataclass(frozen=True)
class Author:
    """Who makes a change: the name that history keeps, and where they stand in the team."""

    name: str
    post: Post = NO_POST

    @property
    def officer(self) -> int | None:
        """Their own record, where there is one."""
        return self.post.officer


PROGRAM = Author("CME Desktop")
"""In whose name the program does by itself what nobody asked it for."""


@dataclass(frozen=True)
class ListQuery:
    """What a list shows: one type, in an order, narrowed by words and by exact values of base fields."""

    type: RecordType[Any]
    sort: str = "received_on"
    descending: bool = True
    words: tuple[str, ...] = ()
    """Folded words; each must begin a word of the record, its child or its school."""
    equal: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    """(field, values): the field holds one of the values."""


@dataclass(frozen=True)
class Anchor:
    """Where a page begins: the sort value and the id of its first row."""

    value: Any
    id: int


@dataclass(frozen=True)
class ListRow:
    """One row of a list: the values of the type's list columns (links as their labels)."""

    id: int
    values: tuple[Any, ...]


class Hit(NamedTuple):
    """One thing found by search."""

    id: int
    type: str
    reference: str
    label: ShownName
    child: int | None
    child_label: ShownName
    status: str
    restricted: bool = False
    """Whether it is a restricted child, or about one; its labels are then without a name."""


@dataclass(frozen=True)
class TimelineEntry:
    """One record in a child's past, as a line."""

    id: int
    type: str
    reference: str
    on: date | None
    status: str
    line: str
    officer: str


@dataclass(frozen=True)
class Change:
    """One saved change of a record, field by field: path -> (from, to), as texts."""

    record: int
    type: str
    version: int
    at: datetime
    who: str
    action: str
    fields: Mapping[str, tuple[str | None, str | None]]


def last_save(history: Sequence[Change]) -> Change:
    """The newest entry that changed something; others only tell that the record was opened."""
    return next(change for change in history if change.fields)


@dataclass(frozen=True)
class Written:
    """One record that a change saved: made, changed, taken back or brought back."""

    record: int
    type: str
    reference: str
    before: int
    """Its version before the change, 0 where there was no such record yet."""
    after: int
    """Its version as the change left it; its history tells what it was like at either."""


MARK = "mark"
"""What the mark of unfinished typing is kept under, among what is typed."""


@dataclass(frozen=True)
class KeptDraft:
    """Unfinished typing."""

    id: int
    """Its number in the data file, 0 while it is not there."""
    type: str
    record: int | None
    who: str
    saved_at: datetime
    title: ShownName
    typed: dict[str, Any]
    aside: bool = False
    """Whether what is typed is on this computer only, as the data file could not take it yet."""

    @property
    def mark(self) -> str:
        """What tells this typing from any other, wherever it is kept; "" if kept before there were any."""
        return str(self.typed.get(MARK, ""))

    def about(self) -> set[int]:
        """The record that it changes, and those it points at."""
        head = self.typed.get("head", {}).get("links", {})
        rows = (row.get("links", {}) for rows in self.typed.get("rows", {}).values() for row in rows)
        linked = {id for links in (head, *rows) for id in links.values()}
        return linked | ({self.record} if self.record is not None else set())


@dataclass(frozen=True)
class Imported:
    """An import that is in the data file whole, by its number; `records` were new with it."""

    number: int
    file: str
    who: str
    at: datetime
    records: int


@dataclass(frozen=True)
class PutOff:
    """What an import has still to do to a record on file, written down until everybody sees the import."""

    id: int
    kind: str
    what: dict[str, Any]


@dataclass(frozen=True)
class Resemblance:
    """A record that is like a restricted one: whether both are one child is for a manager to say."""

    id: int
    record: int
    reference: str
    restricted: int
    restricted_reference: str
    reasons: str
    since: datetime


@dataclass(frozen=True)
class Workload:
    """How much there is to do on a day of one officer, one hub or everybody, and how much is open of all."""

    overdue: int
    """Unmet duties of the days before; of restricted children in the queue of everybody alone."""
    restricted: int
    """Lines of restricted children that the queue of everybody shows: they are in no other."""
    open_now: dict[str, int]
    """By type of casework that has any, how many records are open."""
