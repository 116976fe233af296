"""Keeping unfinished typing, and forgetting it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cme_desktop.operations.performing import Operation
from cme_desktop.ports import KeptDraft, UnitOfWork
from cme_desktop.watching import Watcher

ByMark = Mapping[str, tuple[KeptDraft | None, int]]
"""By its mark, typing as it is to be kept, None to forget it, and its number in the data file."""


@dataclass(frozen=True)
class KeepTyping(Operation[ByMark]):
    """Keep unfinished typing, or forget what was taken back; gives the same with the numbers it has now."""

    typing: ByMark

    stays = "it keeps what is typed, and no record is saved by it"

    @property
    def name(self) -> str:
        return "Keep unfinished typing"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> ByMark:
        return {mark: (kept, _kept(work, kept, number)) for mark, (kept, number) in self.typing.items()}


@dataclass(frozen=True)
class DiscardTyping(Operation[None]):
    """Forget unfinished typing that is not wanted any more."""

    typing: int
    """Its number in the data file, 0 where that has none of it."""

    stays = "what was discarded is nowhere any more"

    @property
    def name(self) -> str:
        return "Discard unfinished typing"

    def carry_out(self, work: UnitOfWork, _watcher: Watcher) -> None:
        work.drop_draft(self.typing)


def _kept(work: UnitOfWork, kept: KeptDraft | None, number: int) -> int:
    if kept is not None:
        return work.keep_draft(replace(kept, id=number))
    work.drop_draft(number)
    return 0
