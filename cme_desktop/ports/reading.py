"""Looking at a data file."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import EVERYBODY, DueLine, Reckoning, Scope
from cme_desktop.ports.rows import (
    Anchor,
    Change,
    Hit,
    KeptDraft,
    ListQuery,
    ListRow,
    Resemblance,
    TimelineEntry,
)
from cme_desktop.public_names import ShownName
from cme_desktop.statutory.law import Law


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

    def labels(self, ids: Iterable[int]) -> dict[int, ShownName]:
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

    def search_otherwise(self, words: Sequence[str], limit: int, types: Sequence[str] = ()) -> list[Hit]:
        """Records that hold the words written otherwise, as mcdonald is held in Mc Donald."""
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
        """How many lines of restricted children the queue of everybody shows, with those due by a day.

        They are in no other queue, and counted with no other.
        """
        ...

    def awaited(self, after: date, scope: Scope = EVERYBODY, limit: int = 100_000) -> list[DueLine]:
        """Unmet deadlines due after a day for which somebody else's answer is awaited."""
        ...

    def undated(self, scope: Scope = EVERYBODY, limit: int = 100_000) -> list[DueLine]:
        """Unmet duties whose due day cannot be reckoned yet."""
        ...

    def unallocated(self, scope: Scope = EVERYBODY, limit: int = 100_000) -> list[DueLine]:
        """Open notices that no officer has, the oldest first, each as a duty to hand it to one.

        They are nobody's own: an officer's queue has all of them, a hub's those that have come to the hub.
        """
        ...

    def law(self) -> Law:
        """The rules and the calendars by which due dates are reckoned, as they stand at this moment."""
        ...

    def reckonings(self) -> Sequence[Reckoning]:
        """What is still to be reckoned anew after changes of the law, the oldest first."""
        ...

    def unread_lines(self) -> int:
        """Of how many records lines were left out of the queues asked for so far, as they cannot be read."""
        ...

    def to_reckon(self) -> int:
        """How many records that are, of those one may see; one that two changes concern counts twice."""
        ...

    def setting(self, key: str) -> str | None:
        """One setting of the authority."""
        ...

    def anchor(self, day: date) -> HistoryAnchor:
        """Where the history stands; that is noted beside the data file, too."""
        ...

    def identity(self) -> str:
        """What tells this data file, and every copy of it, from all others; "" while nothing is on file."""
        ...

    def look_over(self) -> None:
        """Make sure that the structure of the file is sound. Raises Unavailable when it is damaged.

        It takes half a second for a hundred thousand records, and more on a slow disk.
        """
        ...
