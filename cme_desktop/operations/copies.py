"""A copy of the data file, with a note of where its history stood."""

from dataclasses import dataclass
from pathlib import Path

from cme_desktop.operations.performing import Done, LongOperation
from cme_desktop.ports import Author, Store
from cme_desktop.touched import NOTHING
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class BackUp(LongOperation[None]):
    """Write a verified copy."""

    to: Path

    stays = "the copy is a file of its own"

    @property
    def name(self) -> str:
        return f"Back up to {self.to.name}"

    def run(self, store: Store, _author: Author, _watcher: Watcher) -> Done[None]:
        store.back_up(self.to)
        return Done(None, NOTHING)
