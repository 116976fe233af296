"""Taking the last operation back, and putting a record back as it was: operations like others."""

from dataclasses import dataclass
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue
from cme_desktop.operations.performing import Done, LongOperation, Operation
from cme_desktop.operations.records import Saved
from cme_desktop.ports import UnitOfWork, Written
from cme_desktop.services.undoing import put_back, undo
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.watching import Watcher

_UNDO, _REDO = "Undo", "Do again"


@dataclass(frozen=True)
class Undo(Operation[None]):
    """Put back all that a change saved, as it was before. Raises Refused where later work stands on it."""

    what: str
    """The name of the operation that made the change."""
    written: tuple[Written, ...]

    stays = ""

    @property
    def name(self) -> str:
        return f"{self.verb}: {self._done}"

    @property
    def verb(self) -> str:
        """How it is called on the button that does it."""
        return _REDO if self._again else _UNDO

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        undo(work, self.written, mid_sentence(self._done), self._again)

    @property
    def told(self) -> str:
        return f"{'Done again' if self._again else 'Undone'}: {mid_sentence(self._done)}."

    @property
    def _done(self) -> str:
        """What was done at first, however often it was taken back and done again since."""
        return self.what.removeprefix(f"{_UNDO}: ").removeprefix(f"{_REDO}: ")

    @property
    def _again(self) -> bool:
        return self.what.startswith(f"{_UNDO}: ")


@dataclass(frozen=True)
class PutBack(Operation[Saved]):
    """Save a record once more as it was at an earlier version. Raises Refused, as any save does."""

    type: RecordType[Any]
    record: int
    reference: str
    version: int
    seen: int
    """The version that stood there when it was asked for."""
    reading: Reading
    answered: tuple[Issue, ...] = ()
    """The questions that were read before it was asked for once more."""

    stays = ""

    @property
    def name(self) -> str:
        return f"Put {mid_sentence(self.type.title)} {self.reference} back as it was"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> Saved:
        saved: Record = put_back(
            work, self.type, self.record, self.version, self.seen, self.reading, self.answered
        )
        return Saved(saved, work.labels(linked(self.type, saved)))


def way_back(
    operation: Operation[Any] | LongOperation[Any], done: Done[Any]
) -> Operation[None] | LongOperation[None] | None:
    """The operation that takes this one back; None where there is none, or nothing was saved."""
    if operation.stays or done.undone_by is not None:
        return done.undone_by
    return Undo(operation.name, done.written) if done.written else None
