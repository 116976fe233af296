"""Opening what is restricted, and a manager's word on whether two records are of one child."""

from dataclasses import dataclass

from cme_desktop.errors import AskFirst
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import Resemblance, UnitOfWork
from cme_desktop.services.deciding import Answer, decide
from cme_desktop.services.opening import open_file
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class OpenRestricted(Operation[list[int]]):
    """Open a restricted file for a reason, which its history keeps; gives the children it is about."""

    asked: AskFirst
    reason: str

    stays = "what has been seen stays seen, and the history says who saw it"

    @property
    def name(self) -> str:
        return f"Open restricted file {self.asked.reference}"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> list[int]:
        return open_file(work, self.asked.id, self.reason)


@dataclass(frozen=True)
class SayWhetherSame(Operation[None]):
    """Say whether a record like a restricted child's is of the same child."""

    asked: Resemblance
    said: Answer
    why: str

    stays = "what a manager has answered is kept"

    @property
    def name(self) -> str:
        return f"Say whether {self.asked.reference} and {self.asked.restricted_reference} are one child"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        decide(work, self.asked, self.said, self.why)
