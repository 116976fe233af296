"""Taking the last operation back, and putting a record back as it was: operations like others."""

from dataclasses import dataclass
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Reading
from cme_desktop.files.names import as_text
from cme_desktop.issues import Issue
from cme_desktop.operations.bringing_in import LoadSchools, LoadTable
from cme_desktop.operations.performing import Done, LongOperation, Operation
from cme_desktop.operations.records import Saved
from cme_desktop.ports import Author, Store, UnitOfWork, Written
from cme_desktop.services.undoing import put_back, undo
from cme_desktop.services.undoing_imports import undo_import
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.watching import Watcher

_UNDO, _REDO = "Undo: ", "Do again: "


@dataclass(frozen=True)
class Undo(Operation[None]):
    """Put back all that a change saved, as it was before. Raises Refused where later work stands on it."""

    what: str
    """The name of the operation that made the change."""
    written: tuple[Written, ...]

    stays = ""

    @property
    def name(self) -> str:
        return f"{_REDO if self._again else _UNDO}{self._done}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        undo(work, self.written, mid_sentence(self._done), self._again)

    @property
    def said(self) -> str:
        """What it was, once it is done."""
        return f"{'Done again' if self._again else 'Undone'}: {mid_sentence(self._done)}."

    @property
    def _done(self) -> str:
        """What was done at first, however often it was taken back and done again since."""
        return self.what.removeprefix(_UNDO).removeprefix(_REDO)

    @property
    def _again(self) -> bool:
        return self.what.startswith(_UNDO)


@dataclass(frozen=True)
class PutBack(Operation[Saved]):
    """Save a record once more as it was at an earlier version. Raises Refused, as any save does."""

    type: RecordType[Any]
    record: int
    reference: str
    version: int
    reading: Reading
    answered: tuple[Issue, ...] = ()
    """The questions that were read before it was asked for once more."""

    stays = ""

    @property
    def name(self) -> str:
        return f"Put {mid_sentence(self.type.title)} {self.reference} back as it was"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> Saved:
        saved: Record = put_back(work, self.type, self.record, self.version, self.reading, self.answered)
        return Saved(saved, work.labels(linked(self.type, saved)))


@dataclass(frozen=True)
class UndoImport(LongOperation[None]):
    """Undo an import whole, by its number. Raises Refused where later work stands on any of it."""

    number: int
    file: str

    stays = "load the file again"

    @property
    def name(self) -> str:
        return f"Undo the import of {self.file}"

    @property
    def said(self) -> str:
        """What it was, once it is done."""
        return f"Undone: the import of {self.file}."

    def run(self, store: Store, author: Author, _watcher: Watcher) -> Done[None]:
        with store.undoing(author, self.number) as intake:
            return Done(None, undo_import(intake))


def way_back(operation: Operation[Any] | LongOperation[Any], done: Done[Any]) -> Undo | UndoImport | None:
    """The operation that takes this one back; None where there is none, or nothing was saved."""
    if isinstance(operation, LoadTable | LoadSchools):
        outcome = done.result.outcome
        return UndoImport(outcome.number, as_text(operation.path)) if outcome.loaded else None
    if operation.stays or not done.written:
        return None
    return Undo(operation.name, done.written)
