"""Records as they are kept, one by one or all of a type, and what they are read by."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports.rows import Hit, TimelineEntry
from cme_desktop.ports.wanted import Wanted
from cme_desktop.public_names import ShownName
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate


class Records(Protocol):
    """Whole records, found by what tells them from others."""

    def get(self, record_type: RecordType[R], id: int) -> R:
        """One record with its rows. Raises NotFound."""
        ...

    def type_of(self, id: int) -> str:
        """The key of a record's type. Raises NotFound."""
        ...

    def labels(self, ids: Iterable[int]) -> dict[int, ShownName]:
        """How these records are named where others point at them."""
        ...

    def hits(self, ids: Sequence[int]) -> list[Hit]:
        """A line for each of these, in the order given; what cannot be read is left out."""
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

    def glimpses(
        self, record_type: RecordType[R], names: Sequence[str], ids: Collection[int] | None = None
    ) -> Iterator[R]:
        """Records with these fields filled in and no others, quick to read by the thousand; all without ids.

        They are for looking at: saved, they would lose what is not filled in.
        """
        ...

    def linked_to(
        self, record_type: RecordType[R], names: Sequence[str], link: str, ids: Collection[int]
    ) -> Iterator[R]:
        """Those of a type whose link names one of these records, with these plain fields and no others.

        What nobody sees is among them: whoever asks has to have leave to ask about those records.
        """
        ...

    def wanted(self, record_type: RecordType[R], names: Sequence[str], among: Wanted) -> Iterator[list[R]]:
        """What is wanted of a type, in reference order and in blocks, with these fields and no others.

        It is for counting: what nobody sees is among it, and what was not read is asked for in vain. Fields
        of repeating rows are named `rows.field`.
        """
        ...

    def distinct(self, record_type: RecordType[R], names: Sequence[str], among: Wanted) -> Iterator[R]:
        """One for each combination of these plain fields that what is wanted of a type holds."""
        ...

    def by_value(self, record_type: RecordType[Any], name: str, value: Any) -> list[int]:
        """Ids of the records whose own field equals a value."""
        ...

    def row_holders(self, record_type: RecordType[Any], rows: str, name: str, value: Any) -> list[int]:
        """Ids of the records that have a row whose field equals a value."""
        ...

    def about(self, link: str, id: int, types: Sequence[str]) -> list[TimelineEntry]:
        """Records that point at this one through a base link (`child`, `school`, `officer`, `hub`)."""
        ...

    def types_about(self, children: Collection[int]) -> set[str]:
        """Of which types there are records about any of these children."""
        ...

    def birth_of(self, child: int) -> BirthDate | None:
        """When a child was born, restricted or not; None where that is not known or cannot be read."""
        ...

    def by_reference(self, reference: str) -> int | None:
        """The id behind a reference number."""
        ...

    def unseen(self, *record_types: RecordType[Any]) -> frozenset[int]:
        """Ids of the records of some types that nobody sees before opening them with a reason."""
        ...

    def accounts(self, id: int) -> list[int]:
        """The restricted children on whose account a record is unseen; none for one that everybody sees."""
        ...

    def loaded_rows(self, digests: Collection[str]) -> dict[str, int]:
        """Of these digests of rows, those that were loaded before, each with the record it went to."""
        ...

    def law(self) -> Law:
        """The rules and the calendars by which due dates are reckoned, as they stand at this moment."""
        ...

    def setting(self, key: str) -> str | None:
        """One setting of the authority."""
        ...

    def identity(self) -> str:
        """What tells this data file, and every copy of it, from all others; "" while nothing is on file."""
        ...

    def look_over(self) -> None:
        """Make sure that the structure of the file is sound. Raises Unavailable when it is damaged.

        It takes half a second for a hundred thousand records, and more on a slow disk.
        """
        ...
