"""Due dates reckoned anew after a change of the law."""

from dataclasses import dataclass

from cme_desktop.operations.performing import Done, LongOperation, Operation
from cme_desktop.ports import Author, Store, UnitOfWork
from cme_desktop.services.reckoning import Reckoned, reckon_batch, reckon_what_waits
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class ReckonNext(Operation[Reckoned]):
    """Reckon the next records that wait for it."""

    stays = "due dates follow from the records and the law"

    @property
    def name(self) -> str:
        return "Reckon the next due dates anew"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> Reckoned:
        return reckon_batch(work)


@dataclass(frozen=True)
class ReckonWhatWaits(LongOperation[None]):
    """Reckon all records that wait for it, batch by batch."""

    stays = "due dates follow from the records and the law"

    @property
    def name(self) -> str:
        return "Reckon due dates anew"

    def run(self, store: Store, author: Author, watcher: Watcher) -> Done[None]:
        return Done(None, reckon_what_waits(store, author, watcher.report))
