"""Undoing an import whole."""

from dataclasses import dataclass

from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.operations.performing import Done, LongOperation
from cme_desktop.ports import Author, Store
from cme_desktop.services.at_odds import ask_about_many
from cme_desktop.services.undoing_imports import undo_import
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class UndoImport(LongOperation[None]):
    """Undo an import by its number. Raises Refused where later work stands on any of it."""

    number: int
    file: str

    stays = "load the file again"

    @property
    def name(self) -> str:
        return f"Undo the import of {self.file}"

    @property
    def told(self) -> str:
        return f"Undone: the import of {self.file}."

    def run(self, store: Store, author: Author, watcher: Watcher) -> Done[None]:
        with store.undoing(author, self.number, carry_out) as intake:
            children = intake.batch(lambda work: work.children_on_file())
            touched = undo_import(intake, watcher)
        return Done(None, touched | ask_about_many(store, author, children))
