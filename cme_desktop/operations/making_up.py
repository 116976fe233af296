"""A made-up authority, to try the program on."""

from dataclasses import dataclass, replace
from datetime import date

from cme_desktop.operations.beginning import BeginWork
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import Author, UnitOfWork
from cme_desktop.sample import fill, places
from cme_desktop.settings import AUTHORITY, AUTHORITY_CODE
from cme_desktop.watching import Watcher

MADE_UP_CHILDREN = 600
"""Those that whoever looks around is shown."""
MAKER = Author(places.AUTHORITY)
"""In whose name it is made where nobody sits at the desk."""
_SEED = 1


@dataclass(frozen=True)
class MakeUpAuthority(Operation[dict[str, int]]):
    """Fill an empty data file; gives the number of records by type. Raises as `fill` does."""

    children: int
    seed: int
    as_of: date

    stays = "it fills an empty data file; take another one instead"

    @property
    def name(self) -> str:
        return "Make up an authority"

    def carry_out(self, work: UnitOfWork, watcher: Watcher) -> dict[str, int]:
        return fill(work, children=self.children, seed=self.seed, as_of=self.as_of, progress=watcher.report)


@dataclass(frozen=True)
class LookAround(Operation[Author]):
    """Fill an empty data file with a made-up authority, marked as such, and begin work in it.

    To `begin` without the name of an authority is to begin for the one that was made up.
    """

    begin: BeginWork
    as_of: date

    stays = "it fills an empty data file; take another one instead"

    @property
    def name(self) -> str:
        return "Look around with made-up children"

    def carry_out(self, work: UnitOfWork, watcher: Watcher) -> Author:
        MakeUpAuthority(MADE_UP_CHILDREN, _SEED, self.as_of).carry_out(work, watcher)
        return self._begin_in(work).carry_out(work, watcher)

    def _begin_in(self, work: UnitOfWork) -> BeginWork:
        if self.begin.authority:
            return self.begin
        made_up = work.setting(AUTHORITY) or "", work.setting(AUTHORITY_CODE) or ""
        return replace(self.begin, authority=made_up[0], authority_code=made_up[1])
