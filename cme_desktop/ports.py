"""What the officers' world needs of the storage, as protocols that `db` fulfils."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from cme_desktop.due import EVERYBODY, NO_POST, DueLine, Post, Reckoning, Scope
from cme_desktop.records.base import R, Record, RecordType
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law


@dataclass(frozen=True)
class Author:
    """Who makes a change: the name that history keeps, and where they stand in the team."""

    name: str
    post: Post = NO_POST

    @property
    def officer(self) -> int | None:
        """Their own record, where there is one."""
        return self.post.officer


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


@dataclass(frozen=True)
class Hit:
    """One thing found by search."""

    id: int
    type: str
    reference: str
    label: str
    child: int | None
    child_label: str
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
    title: str
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
class Step:
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


class Reader(Protocol):
    """Plain rows out of the data file, all as of one moment.

    What is restricted, and what is about a restricted child, is in no list, count, search or likeness; it is
    had by its id alone. `unseen` and `accounts` tell what that is.
    """

    def get(self, record_type: RecordType[R], id: int) -> R:
        """One record with its rows. Raises NotFound."""
        ...

    def type_of(self, id: int) -> str:
        """The key of a record's type. Raises NotFound."""
        ...

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        """How these records are named where others point at them."""
        ...

    def records(
        self,
        record_type: RecordType[R],
        since: date | None = None,
        until: date | None = None,
        schools: Collection[int] | None = None,
    ) -> Iterator[R]:
        """Every record of a type in reference order; by the day of its event when bounds are given.

        With `schools`, only those of these schools.
        """
        ...

    def page(self, query: ListQuery, start: Anchor | None, size: int) -> list[ListRow]:
        """So many rows of a list, from an anchor or from the top."""
        ...

    def anchors(self, query: ListQuery, every: int) -> tuple[int, list[Anchor]]:
        """How many rows a list has, and where each page of `every` rows begins."""
        ...

    def search(self, words: Sequence[str], limit: int, types: Sequence[str] = ()) -> list[Hit]:
        """Records all of whose given folded words begin one of their words; exact words first."""
        ...

    def hits(self, ids: Sequence[int]) -> list[Hit]:
        """The same lines for records already known, in the order given."""
        ...

    def sharing_keys(self, keys: Sequence[str], limit: int, among_restricted: bool = False) -> list[int]:
        """Ids of children who share blocking keys, most shared first; or of the restricted ones alone."""
        ...

    def holders_of_keys(self, keys: Collection[str]) -> dict[str, list[int]]:
        """For each blocking key that anybody has, the ids of all who have it."""
        ...

    def glimpses(
        self, record_type: RecordType[R], names: Sequence[str], ids: Collection[int] | None = None
    ) -> Iterator[R]:
        """Records with these fields filled in and no others, quick to read by the thousand; all without ids.

        They are for looking at: saved, they would lose what is not filled in.
        """
        ...

    def loaded_rows(self, digests: Collection[str]) -> dict[str, int]:
        """Of these digests of rows, those that were loaded before, each with the record it went to."""
        ...

    def by_value(self, record_type: RecordType[Any], name: str, value: Any) -> list[int]:
        """Ids of the records whose own field equals a value."""
        ...

    def row_holders(self, record_type: RecordType[Any], rows: str, name: str, value: Any) -> list[int]:
        """Ids of the records that have a row whose field equals a value."""
        ...

    def by_reference(self, reference: str) -> int | None:
        """The id behind a reference number."""
        ...

    def unseen(self, record_type: RecordType[Any]) -> frozenset[int]:
        """Ids of the records of a type that nobody sees before opening them with a reason."""
        ...

    def accounts(self, id: int) -> list[int]:
        """The restricted children on whose account a record is unseen; none for one that everybody sees."""
        ...

    def resemblances(self) -> list[Resemblance]:
        """The records like a restricted one of which no manager has said whose they are, oldest first."""
        ...

    def timeline(self, child: int) -> list[TimelineEntry]:
        """Every notice about a child, newest first."""
        ...

    def about(self, link: str, id: int, types: Sequence[str]) -> list[TimelineEntry]:
        """Records that point at this one through a base link (`child`, `school`, `officer`, `hub`)."""
        ...

    def history(self, record: int) -> list[Change]:
        """Every change of a record, newest first."""
        ...

    def newest(self, limit: int) -> list[Hit]:
        """The records changed last."""
        ...

    def counts(self) -> dict[str, tuple[int, int]]:
        """Per type key: how many records, and how many of them are open."""
        ...

    def drafts(self, who: str | None = None) -> list[KeptDraft]:
        """Unfinished typing, newest first."""
        ...

    def due(
        self,
        until: date | None = None,
        unmet: bool = True,
        limit: int = 100_000,
        scope: Scope = EVERYBODY,
        after: date | None = None,
    ) -> list[DueLine]:
        """Deadlines by due date, those without one last; unmet ones only unless told otherwise.

        With `until`, only those that are due by then; with `after`, those that are due on a later day.
        """
        ...

    def unmet_on(self, day: date, limit: int = 100_000) -> list[DueLine]:
        """What stood and was not met at the end of a day gone by, in the same order.

        It is told by the records as they are now: a duty that has fallen away since then is not among them.
        """
        ...

    def due_by_type(self, until: date, scope: Scope = EVERYBODY) -> dict[str, int]:
        """Per type key, how many unmet deadlines are due by a day; types without any are left out."""
        ...

    def due_restricted(self, until: date) -> int:
        """How many unmet duties of restricted children the queue of everybody shows, with those due by a day.

        They are in no other queue and in no count.
        """
        ...

    def awaited(self, after: date, scope: Scope = EVERYBODY, limit: int = 100_000) -> list[DueLine]:
        """Unmet deadlines due after a day for which somebody else's answer is awaited."""
        ...

    def undated(self, scope: Scope = EVERYBODY, limit: int = 100_000) -> list[DueLine]:
        """Unmet duties whose due day cannot be reckoned yet."""
        ...

    def unallocated(self, scope: Scope = EVERYBODY, limit: int = 100_000) -> list[DueLine]:
        """Open notices that no officer has, the oldest first, each as a duty to hand it to one."""
        ...

    def law(self) -> Law:
        """The rules and the calendars by which due dates are reckoned, as they stand at this moment."""
        ...

    def reckonings(self) -> Sequence[Reckoning]:
        """What is still to be reckoned anew after changes of the law, the oldest first."""
        ...

    def to_reckon(self) -> int:
        """How many records that are; one that two changes concern counts twice."""
        ...

    def setting(self, key: str) -> str | None:
        """One setting of the authority."""
        ...

    def look_over(self) -> None:
        """Make sure that the structure of the file is sound. Raises Unavailable when it is damaged.

        It takes half a second for a hundred thousand records, and more on a slow disk.
        """
        ...


class UnitOfWork(Reader, Protocol):
    """One change of the data file: all of it or nothing. Leaving without `commit` undoes it."""

    def claim(self, record_type: RecordType[R], record: R) -> None:
        """Keep others from the record, its child and its numbers until this change is over.

        To be asked before anything is read that the save goes by. Raises Unavailable when somebody else is at
        one of them for too long.
        """
        ...

    def hold(self, ids: Sequence[int]) -> None:
        """Keep others from saving these records until this change is over; to be asked before a reading."""
        ...

    def law_to_change(self) -> Law:
        """The law as `law` gives it, for whoever is about to change it: nobody saves by it meanwhile."""
        ...

    def save(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str = ""
    ) -> R:
        """Store a record with its history, search words and deadlines; gives it back as stored.

        Raises Stale when the record changed since this version was read.
        """
        ...

    def set_deadlines(self, reckoned: Sequence[tuple[Record, Sequence[Deadline]]]) -> None:
        """Store the deadlines of records as they come to now; the records themselves stay as they are."""
        ...

    def ask_reckoning(self, types: Sequence[str], schools: Sequence[int] | None) -> None:
        """Have the deadlines of all records there are of these types, and schools, reckoned anew by batches.

        It takes the place of whatever it covers of what was asked for before.
        """
        ...

    def next_to_reckon(self, reckoning: Reckoning, most: int) -> list[tuple[RecordType[Any], Record]]:
        """The next so many records of a reckoning, by their ids; nobody else changes them meanwhile."""
        ...

    def move_reckoning(self, reckoning: Reckoning, done: int) -> None:
        """A reckoning has come to a record; with no other before it, it is over."""
        ...

    def note(self, record_type: RecordType[Any], id: int, action: str) -> None:
        """An entry in the history of a record that stays as it is: who did what with it, and when."""
        ...

    def ask_manager(self, record: int, restricted: int, reasons: str) -> None:
        """Ask whether a record is of a restricted child, unless that has been asked before."""
        ...

    def answer_manager(self, resemblance: int, answer: str) -> None:
        """Keep what a manager said of a resemblance."""
        ...

    def keep_draft(self, draft: KeptDraft) -> int:
        """Keep unfinished typing; id 0 makes a new one. Gives the id."""
        ...

    def drop_draft(self, id: int) -> None:
        """Forget unfinished typing."""
        ...

    def remember_rows(self, digests: Collection[str], record: int) -> None:
        """Keep that a row of these digests went to a record, so that nobody is asked about it again."""
        ...

    def set_setting(self, key: str, value: str) -> None:
        """Set one setting of the authority."""
        ...

    def commit(self) -> None:
        """Make it last."""
        ...


class EmergencyDrafts(Protocol):
    """Unfinished typing on this computer, for as long as the data file cannot take it."""

    def put(self, draft: KeptDraft, /) -> None:
        """Keep it under its mark, in place of what was kept under that. Raises Unavailable."""
        ...

    def remove(self, mark: str) -> None:
        """Forget what is kept under a mark, if anything is."""
        ...

    def all(self) -> list[KeptDraft]:
        """All that is kept and can be read, whoever typed it."""
        ...


class Batch(UnitOfWork, Protocol):
    """One of the changes that an import is made of.

    What it saves anew is seen by nobody but the import itself until the import is finished. A record that was
    on file before is not touched until then: that could neither be kept out of sight nor taken back.
    """

    def news(self) -> set[str]:
        """Keys of the types of which others have saved a record since the batch before."""
        ...

    def put_off(self, kind: str, what: Mapping[str, Any]) -> None:
        """Write down a step for after the end."""
        ...

    def steps(self, limit: int) -> list[Step]:
        """The steps that are still to be taken, in the order they were written down."""
        ...

    def done(self, step: Step) -> None:
        """A step has been taken by this very change."""
        ...

    def brought(self, after: int, limit: int) -> list[tuple[int, str]]:
        """Ids, beyond one, and types of the records that the import has brought, in their order."""
        ...

    def finish(self) -> None:
        """With the commit of this change everybody sees what the import brought."""
        ...


class Intake(Protocol):
    """One import under way: committed in batches, and in nobody's sight before the last of them."""

    action: str
    """What history says of a record that it saves."""

    def batch(self) -> AbstractContextManager[Batch]:
        """The next change; between two of them others save. Raises Unavailable when it was taken back."""
        ...


class Store(Protocol):
    """A data file."""

    name: str
    """How an officer would call it."""

    def reading(self) -> AbstractContextManager[Reader]:
        """A look at the data as of one moment. Raises Unavailable."""
        ...

    def changing(self, author: Author) -> AbstractContextManager[UnitOfWork]:
        """A change in somebody's name. Raises Unavailable."""
        ...

    def importing(self, author: Author, file: str) -> AbstractContextManager[Intake]:
        """An import of a file of that name. What it brought is taken back when it is left unfinished.

        Raises Unavailable, and says who, while somebody else is bringing in a file.
        """
        ...

    def give_way(self) -> None:
        """Between two batches of long work: let whoever waits to save go first."""
        ...

    def findings(self) -> Iterator[str]:
        """What is wrong with the file: integrity, foreign keys, history; nothing when all is well."""
        ...

    def back_up(self, to: Path) -> None:
        """A verified copy. Raises Unavailable."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
