"""Who watches a long piece of work: told how far it is, and able to have it stopped."""

from typing import Protocol


class Watcher(Protocol):
    """Handed to long work by whoever started it."""

    cancelled: bool
    """Whether it is to stop where it next looks up."""

    def report(self, done: int, total: int) -> None:
        """So much of so much is done. Raises Cancelled when it is to stop."""
        ...

    def check(self) -> None:
        """Raises Cancelled when it is to stop."""
        ...


class _Nobody:
    """Work that nobody watches goes on to its end."""

    cancelled = False

    def report(self, done: int, total: int) -> None:
        pass

    def check(self) -> None:
        pass


UNWATCHED: Watcher = _Nobody()
