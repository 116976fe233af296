"""A made-up authority, to try the program on."""

from dataclasses import dataclass
from datetime import date

from cme_desktop.operations.beginning import BeginWork
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import Author, UnitOfWork
from cme_desktop.sample import fill
from cme_desktop.watching import Watcher

MADE_UP_CHILDREN = 600
"""Those that whoever looks around is shown."""
_SEED = 1


@dataclass(frozen=True)
class MakeUpAuthority(Operation[dict[str, int]]):
    """Fill an empty data file; gives the number of records by type. Raises as `fill` does."""

    children: int
    seed: int
    as_of: date

    @property
    def name(self) -> str:
        return "Make up an authority"

    def carry_out(self, work: UnitOfWork, watcher: Watcher) -> dict[str, int]:
        return fill(work, children=self.children, seed=self.seed, as_of=self.as_of, progress=watcher.report)


@dataclass(frozen=True)
class LookAround(Operation[Author]):
    """Fill an empty data file with a made-up authority, marked as such, and begin work in it."""

    begin: BeginWork
    as_of: date

    @property
    def name(self) -> str:
        return "Look around with made-up children"

    def carry_out(self, work: UnitOfWork, watcher: Watcher) -> Author:
        MakeUpAuthority(MADE_UP_CHILDREN, _SEED, self.as_of).carry_out(work, watcher)
        return self.begin.carry_out(work, watcher)
