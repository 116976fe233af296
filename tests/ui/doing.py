"""Any change at all as an operation, and the mark of a change of everything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cme_desktop.operations.performing import Done, LongOperation, Operation
from cme_desktop.ports import Author, Store, UnitOfWork
from cme_desktop.registry import REGISTRY
from cme_desktop.touched import NOTHING, Aspect, Touched
from cme_desktop.watching import Watcher

EVERYTHING = Touched(
    {kind.key: None for kind in REGISTRY}, None, frozenset(kind.key for kind in REGISTRY), frozenset(Aspect)
)
"""What has to be read again after a change by somebody else."""


@dataclass(frozen=True)
class Doing(Operation[Any]):
    """One change."""

    work: Callable[[UnitOfWork], Any]
    name = "Something"
    stays = ""

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> Any:
        return self.work(work)


@dataclass(frozen=True)
class WatchedDoing(Operation[Any]):
    """One change that tells how far it is."""

    work: Callable[[UnitOfWork, Watcher], Any]
    name = "Something that takes long"
    stays = ""

    def carry_out(self, work: UnitOfWork, watcher: Watcher) -> Any:
        return self.work(work, watcher)


@dataclass(frozen=True)
class LongDoing(LongOperation[Any]):
    """Work of many changes."""

    work: Callable[[Author, Watcher], Any]
    name = "Something in many steps"
    stays = ""

    def run(self, _store: Store, author: Author, watcher: Watcher) -> Done[Any]:
        return Done(self.work(author, watcher), NOTHING)
