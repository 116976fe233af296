"""Bringing in the records of a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cme_desktop.clock import Clock
from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.files.names import as_text
from cme_desktop.files.shared import who_can_read
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.intake.importing import import_table
from cme_desktop.intake.outcome import Outcome
from cme_desktop.intake.schools import import_schools
from cme_desktop.operations.performing import Done, LongOperation
from cme_desktop.operations.undoing_imports import UndoImport
from cme_desktop.ports import Author, Store
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class Loaded:
    """What came of it."""

    outcome: Outcome
    readers: str = ""
    """In words, who can read the file of refused rows; "" where there is none."""


@dataclass(frozen=True)
class LoadTable(LongOperation[Loaded]):
    """Load a file of one record type: good rows, and the refused ones are written beside it.

    Raises as `import_table` does.
    """

    type: RecordType[Any]
    path: Path
    clock: Clock
    dates: DateOrder | None = None
    """What the officer says that the dates of the file have first."""

    stays = ""

    @property
    def name(self) -> str:
        return f"Bring in {self.path.name}"

    def run(self, store: Store, author: Author, watcher: Watcher) -> Done[Loaded]:
        desk = Desk(store, self.clock, author)
        outcome = import_table(desk, self.type, self.path, False, watcher.report, watcher.check, self.dates)
        return _loaded(outcome, self.path)


@dataclass(frozen=True)
class LoadSchools(LongOperation[Loaded]):
    """Load the school register as it is published. Raises as `import_schools` does."""

    path: Path
    clock: Clock
    dates: DateOrder | None = None

    stays = ""

    @property
    def name(self) -> str:
        return f"Bring in {self.path.name}"

    def run(self, store: Store, author: Author, watcher: Watcher) -> Done[Loaded]:
        desk = Desk(store, self.clock, author)
        outcome = import_schools(desk, self.path, False, watcher.report, watcher.check, self.dates)
        return _loaded(outcome, self.path)


def _loaded(outcome: Outcome, path: Path) -> Done[Loaded]:
    refused = outcome.refused_file
    loaded = Loaded(outcome, who_can_read(refused) if refused is not None else "")
    undone_by = UndoImport(outcome.number, as_text(path)) if outcome.loaded else None
    return Done(loaded, outcome.touched, undone_by=undone_by)
