"""What an outcome tells row by row: read from the notebook of its import when it is looked at."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

from cme_desktop.ports import NotebookPage

T = TypeVar("T")


class Lines(Sequence[T]):
    """The values of a page to which nothing is added any more; equal to any sequence of the same ones."""

    def __init__(self, page: NotebookPage[int, T]) -> None:
        self._page = page
        self._count = len(page)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        places = range(self._count)[place]
        if isinstance(places, int):
            return next(self._page.values(places))
        if places.step != 1:
            return tuple(self[one] for one in places)
        return tuple(islice(self._page.values(places.start), len(places)))

    def __iter__(self) -> Iterator[T]:
        return self._page.values()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))
