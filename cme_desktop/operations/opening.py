"""What is done to a data file that was opened, before anything of it is shown."""

from dataclasses import dataclass

from cme_desktop.operations.performing import Done, LongOperation
from cme_desktop.ports import Author, Intake, Store
from cme_desktop.services.reckoning import reckon_what_waits
from cme_desktop.touched import NOTHING
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class FinishWhatWasLeft(LongOperation[list[str]]):
    """Bring to its end what was cut short when the data file was last at work.

    Gives a sentence for whatever could not be, as it cannot be read.
    """

    stays = "it ends what somebody had begun"

    @property
    def name(self) -> str:
        return "Finish what was left"

    def run(self, store: Store, author: Author, watcher: Watcher) -> Done[list[str]]:
        unsettled = store.settle(_carry_out)
        with store.reading() as reader:
            missing = any(reckoning.missing for reckoning in reader.reckonings())
        if not missing:
            return Done(unsettled, NOTHING)
        # After a step to a newer version: a queue without deadlines would look like work done.
        return Done(unsettled, reckon_what_waits(store, author, watcher.report))


def _carry_out(intake: Intake) -> None:
    from cme_desktop.intake.carrying_out import carry_out  # Only what was cut short pays for loading it.

    carry_out(intake)
