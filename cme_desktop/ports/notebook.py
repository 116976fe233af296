"""What a file comes to while it is judged: on disk, so that a million rows take no more memory than few."""

from collections.abc import Callable, Collection, Iterator
from typing import Protocol, TypeVar

K = TypeVar("K", int, str, bytes, contravariant=True)
V = TypeVar("V")


class NotebookPage(Protocol[K, V]):
    """Values by keys, of which each key has one, or several in the order they were added.

    What is got is a copy: whoever changes it has to put it back.
    """

    def get(self, key: K) -> V | None:
        """The first value under a key."""
        ...

    def all(self, key: K) -> list[V]:
        """Every value under a key."""
        ...

    def under(self, keys: Collection[K]) -> set[V]:
        """The different values under any of these keys."""
        ...

    def put(self, key: K, value: V) -> None:
        """One value under a key, in place of the first."""
        ...

    def put_first(self, key: K, value: V) -> bool:
        """One value under a key, unless it has one; whether it had none."""
        ...

    def add(self, key: K, value: V) -> None:
        """One more value under a key."""
        ...

    def add_under(self, keys: Collection[K], value: V) -> None:
        """One more value under each of these keys."""
        ...

    def drop(self, key: K) -> None:
        """No value under a key."""
        ...

    def clear(self) -> None:
        """No value at all."""
        ...

    def __contains__(self, key: K) -> bool: ...

    def __len__(self) -> int:
        """How many values there are."""
        ...

    def values(self, start: int = 0) -> Iterator[V]:
        """All values but the first so many, in the order of their keys; pages may be written meanwhile."""
        ...


class Notebook(Protocol):
    """Pages that one import or rehearsal writes; gone when nothing refers to it any more."""

    def page(self, of: str) -> NotebookPage[K, V]:
        """A blank page; `of` says for people what is on it."""
        ...

    def mark(self) -> Callable[[], None]:
        """How to come back to all that is written now; a newer mark takes the place of this one.

        Pages are there before the first mark: one that was begun after it would go with what is undone.
        """
        ...
