"""What a form needs in order to find other records by their words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Match:
    """One record that matches: its id, its name, and what tells it from others of that name."""

    id: int
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Matches:
    """The best of what matches, and whether there is more."""

    found: Sequence[Match]
    more: bool = False


class Lookups(Protocol):
    """Finds records beside the window."""

    def find(self, to: str, words: str, done: Callable[[Matches], None], failed: Callable[[], None]) -> None:
        """Find records of type `to` (`child`, `school`) by `words`, the best first; none means any.

        `done` is called on the main thread, later or at once; `failed` when the look-up could not be made.
        """
        ...
