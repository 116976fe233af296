"""Saving what was typed."""

from dataclasses import dataclass
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record import Record
from cme_desktop.drafts import Draft
from cme_desktop.issues import Issue
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import UnitOfWork
from cme_desktop.public_names import ShownName
from cme_desktop.services.saving import save_draft
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class Saved:
    """A record as stored, and what the records that it points at are called."""

    record: Record
    labels: dict[int, ShownName]


@dataclass(frozen=True)
class SaveRecord(Operation[Saved]):
    """Save a record, and forget its unfinished typing with it. Raises as `save_draft` does."""

    draft: Draft[Any]
    answered: tuple[Issue, ...] = ()
    """The questions that were read before it was saved once more."""
    typing: int = 0
    """The number of the unfinished typing in the data file, 0 where that has none of it."""

    stays = ""

    @property
    def name(self) -> str:
        kind, base = self.draft.type, self.draft.base
        if base is None:
            return f"Save new {mid_sentence(kind.title)}"
        return f"Save {mid_sentence(kind.title)} {base.reference}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> Saved:
        saved: Record = save_draft(work, self.draft, self.answered)
        labels = work.labels(linked(self.draft.type, saved))
        work.drop_draft(self.typing)
        return Saved(saved, labels)
