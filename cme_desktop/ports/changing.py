"""Changing a data file: one change, and the many of an import."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import Reckoning
from cme_desktop.ports.kept_returns import ReturnsKeeping
from cme_desktop.ports.reading import Reader
from cme_desktop.ports.rows import Change, KeptDraft, PutOff, Written
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.touched import Touched

T = TypeVar("T")


class UnitOfWork(Reader, Protocol):
    """One change of the data file: all of it or nothing. Leaving without `commit` undoes it."""

    touched: Touched
    """What it has touched so far."""

    @property
    def written(self) -> tuple[Written, ...]:
        """The records that it has saved so far, in the order of their first save."""
        ...

    @property
    def kept_returns(self) -> ReturnsKeeping:
        """The returns that were made, and those that are being kept."""
        ...

    def claim(self, record_type: RecordType[R], record: R) -> None:
        """Keep others from the record, its child and its numbers until this change is over.

        To be asked before anything is read that the save goes by. Raises Unavailable when somebody else is at
        one of them for too long.
        """
        ...

    def claim_all(self, records: Iterable[tuple[RecordType[Any], Record]]) -> None:
        """Claim many at once: one after the other, two who do so would wait for each other."""
        ...

    def hold(self, ids: Sequence[int]) -> None:
        """Keep others from saving these records until this change is over; to be asked before a reading."""
        ...

    def law_to_change(self) -> Law:
        """The law as `law` gives it, for whoever is about to change it: nobody saves by it meanwhile."""
        ...

    def sign_rest(self, record: Record) -> None:
        """Say in a record that rests who lets it, and since when; one put to rest anew comes without."""
        ...

    def save(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str = ""
    ) -> R:
        """Store a record with its history, search words and deadlines; gives it back as stored.

        Raises Stale when the record changed since this version was read.
        """
        ...

    def pointing_at(self, ids: Collection[int]) -> list[int]:
        """Ids of the records with a link to one of these, in a field of theirs or in a row."""
        ...

    def take_back(self, records: Sequence[tuple[RecordType[Any], Record]], action: str) -> None:
        """Take away records to which nothing else points, each with a last entry in its history.

        Their numbers are not given again. Raises Refused where a manager has answered a question about one.
        """
        ...

    def bring_back(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str
    ) -> R:
        """Put a record that was taken back on file again, under its old number; its history goes on."""
        ...

    def forget_questions(self, record: int, since: datetime) -> None:
        """Drop the questions to managers that the save of a record at that moment has asked."""
        ...

    def set_deadlines(self, reckoned: Sequence[tuple[Record, Sequence[Deadline]]]) -> None:
        """Store the deadlines of records as they come to now; the records themselves stay as they are.

        What they are at odds with stays as well, here and in `save`.
        """
        ...

    def set_at_odds(self, children: Collection[int], asked: Sequence[tuple[Record, Deadline]]) -> None:
        """Ask of the records about these children what they are at odds with, and of no other about them."""
        ...

    def ask_reckoning(self, types: Sequence[str], schools: Sequence[int] | None) -> None:
        """Have the deadlines of all records there are of these types, and schools, reckoned anew by batches.

        It takes the place of whatever it covers of what was asked for before.
        """
        ...

    def next_to_reckon(
        self, reckoning: Reckoning, most: int
    ) -> tuple[list[tuple[RecordType[Any], Record]], int]:
        """The next so many records of a reckoning, and the last of their ids; nobody else changes them.

        Those that cannot be read are left out, and gone past.
        """
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
        """Forget unfinished typing; 0 is typing that the data file has not taken yet."""
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


class Batch(UnitOfWork, Protocol):
    """One of the changes that an import is made of.

    What it saves anew is seen by nobody but the import itself until the import is finished. A record that was
    on file before is not touched until then: that could neither be kept out of sight nor taken back.
    """

    def news(self) -> set[str]:
        """Keys of the types of which others have saved a record since the batch before."""
        ...

    def read_ahead(self, record_type: RecordType[R], ids: Iterable[int]) -> None:
        """Read together those records of a type that are to be got one by one."""
        ...

    def put_off(self, kind: str, what: Mapping[str, Any]) -> None:
        """Write down a step for after the end."""
        ...

    def steps(self, after: int, limit: int) -> list[PutOff]:
        """The next steps that are still to be taken, in the order they were written down.

        Raises whatever reading one raises that was written by somebody else.
        """
        ...

    def step_ids(self, after: int, limit: int) -> list[int]:
        """The ids of the same."""
        ...

    def done(self, steps: Sequence[PutOff]) -> None:
        """Steps have been taken by this very change."""
        ...

    def brought(self, after: int, limit: int) -> list[tuple[int, str]]:
        """Ids, beyond one, and types of the records that the import has brought, in their order."""
        ...

    def children_on_file(self) -> list[int]:
        """The children about whom these are, and whom the import did not bring."""
        ...

    def finish(self) -> None:
        """With the commit of this change everybody sees what the import brought."""
        ...

    # -- of an import that is to be undone --

    def changed_on_file(self, undone: str) -> list[tuple[Written, Change | None]]:
        """The records on file that the finished import changed, with what was saved since, if anything was.

        Those are left out that were put back by an entry of the action `undone`.
        """
        ...

    def changed_since(self) -> list[tuple[str, Change]]:
        """The records that it brought and somebody saved since, by reference, with the newest entry."""
        ...

    def named_since(self) -> list[int]:
        """Ids of the records that it did not bring and that changed since for the sake of what it brought."""
        ...

    def pointing_at_brought(self) -> list[int]:
        """Ids of the records that it did not bring and that point at what it brought."""
        ...

    def among_brought(self, ids: Collection[int]) -> list[int]:
        """Those of these that it brought."""
        ...

    def is_answered(self) -> bool:
        """Whether a manager has answered a question about what it brought."""
        ...

    def forget_rows(self, record: int) -> None:
        """Rows of files that went to a record may go to it again."""
        ...

    def take_sight(self) -> None:
        """Whoever began a change before, and sees what the import brought, ends it first."""
        ...

    def hide(self) -> None:
        """With the commit of this change nobody sees what it brought; `Intake.take_back` does the rest."""
        ...


class Intake(Protocol):
    """One import under way: committed in batches, and in nobody's sight before the last of them."""

    number: int
    """By which it is known in the data file."""
    file: str
    action: str
    """What history says of a record that it saves."""
    touched: Touched
    """What its batches have touched so far."""

    def batch(self, work: Callable[[Batch], T], undone: Callable[[], None] = lambda: None) -> T:
        """The next change, which is committed when `work` ends well; between two of them others save.

        Where a server undoes it for another's sake, `undone` is told, and `work` is done once more in a new
        one. Raises Unavailable when the import was taken back.
        """
        ...

    def take_back(self, undone: bool = False) -> None:
        """Take away all that it brought, which nobody sees any more, in batches.

        Stopped half-way, the next to open the data file goes on. `undone`: it was finished before.
        """
        ...
