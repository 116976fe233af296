"""Things put aside until they are written down: few of them in memory, many in a file that has no name.

The file is gone with what was put into it, however the program ends, and nobody else can open it.
"""

import pickle
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO, Generic, TypeVar

from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.values.whole_numbers import WholeNumbers

T = TypeVar("T")
_IN_MEMORY = 4_000_000
"""Bytes: some ten thousand things."""


@contextmanager
def _nameless(in_memory: int) -> Iterator[IO[bytes]]:
    with SpooledTemporaryFile(in_memory) as file:
        yield file


class Pile(Generic[T]):
    """The file, for as long as anything may be asked for that lies in it."""

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        closing = ExitStack()
        self._file = closing.enter_context(_nameless(in_memory))
        weakref.finalize(self, closing.close)

    def put(self, thing: T) -> int:
        """Gives the place where it lies. Raises FileProblem where the disk has no room for it."""
        try:
            place = self._file.seek(0, SEEK_END)
            self._file.write(pickle.dumps(thing, pickle.HIGHEST_PROTOCOL))
        except OSError as error:
            raise FileProblem("The disk for temporary files has no room for all rows.") from error
        return place

    def take(self, place: int) -> T:
        """What lies there; it stays."""
        self._file.seek(place)
        thing: T = pickle.load(self._file)
        return thing


class PutAside(Generic[T]):
    """All that was put aside, or some: each is made anew whenever it goes by, and no two are held at once."""

    def __init__(self, pile: Pile[T], places: WholeNumbers) -> None:
        self._pile, self._places = pile, places

    def placed(self) -> Iterator[tuple[int, T]]:
        """Each with where it lies."""
        return ((place, self._pile.take(place)) for place in self._places)

    def only(self, places: WholeNumbers) -> "PutAside[T]":
        """Those that lie in some places, in the order of these."""
        return PutAside(self._pile, places)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[T]:
        return map(self._pile.take, self._places)


def put_aside(
    things: Iterable[T], order: Callable[[T], tuple[object, ...]] | None = None, in_memory: int = _IN_MEMORY
) -> PutAside[T]:
    """Put all of them aside, in their own order or by a key; no more than the keys is held meanwhile.

    Raises FileProblem where the disk has no room for them.
    """
    pile = Pile[T](in_memory)
    if order is None:
        return PutAside(pile, WholeNumbers(map(pile.put, things)))
    in_order = sorted((order(thing), pile.put(thing)) for thing in things)
    return PutAside(pile, WholeNumbers(place for _, place in in_order))
