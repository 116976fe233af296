"""What an operation is, and the one way in which it is carried out."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

from cme_desktop.ports import Author, Store, UnitOfWork, Written
from cme_desktop.touched import Touched
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.watching import UNWATCHED, Watcher

T = TypeVar("T")


@dataclass(frozen=True)
class Done(Generic[T]):
    """What came of an operation, and what it touched."""

    result: T
    touched: Touched
    written: tuple[Written, ...] = ()
    """The records that it saved, to be handed to `Undo`."""
    undone_by: "LongOperation[None] | None" = None
    """What takes long work back that was many changes."""


class Operation(ABC, Generic[T]):
    """One change of the data file, all of it or nothing. Its fields are what it needs to know."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What an officer would call it."""

    @property
    @abstractmethod
    def stays(self) -> str:
        """Why it cannot be taken back, in words that end a sentence; "" where it can."""

    @property
    def told(self) -> str:
        """What is told once it is done."""
        return f"Done: {mid_sentence(self.name)}."

    @abstractmethod
    def carry_out(self, work: UnitOfWork, watcher: Watcher, /) -> T:
        """Do it; a server may have it done once more, in a new change (see `Store.change`)."""


class LongOperation(ABC, Generic[T]):
    """Work of many changes, each of which it makes by itself, so that others save between any two."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What an officer would call it."""

    @property
    @abstractmethod
    def stays(self) -> str:
        """Why it cannot be taken back, in words that end a sentence; "" where it can."""

    @property
    def told(self) -> str:
        """What is told once it is done."""
        return f"Done: {mid_sentence(self.name)}."

    @abstractmethod
    def run(self, store: Store, author: Author, watcher: Watcher, /) -> Done[T]:
        """Do it."""


def perform(
    store: Store,
    author: Author,
    operation: Operation[T] | LongOperation[T],
    watcher: Watcher = UNWATCHED,
) -> Done[T]:
    """Carry out an operation in somebody's name. Raises what it raises, Cancelled, Unavailable."""
    if isinstance(operation, LongOperation):
        return operation.run(store, author, watcher)

    def whole(work: UnitOfWork) -> Done[T]:
        result = operation.carry_out(work, watcher)
        watcher.check()
        return Done(result, work.touched, work.written)

    return store.change(author, whole)
