"""Rows that nobody holds: each is made when it is written, and how many they are is known before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cme_desktop.paper.book import Row


@dataclass(frozen=True)
class RowsToCome:
    """Of a long sheet, so that progress can be told of all rows and none is kept."""

    number: int
    make: Callable[[], Iterator[Row]]

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[Row]:
        return self.make()
