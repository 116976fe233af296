"""Whole numbers in a row, held as bare numbers: a return counts millions of things."""

from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import repeat

_EIGHT_BYTES = "q"


class WholeNumbers(Collection[int]):
    """Eight bytes for each; while all are the same, no more than that one and how many they are."""

    __slots__ = ("_each", "_number", "_same")

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._same, self._number = 0, 0
        self._each: array[int] | None = None
        if numbers:
            self.extend(numbers)

    @classmethod
    def alike(cls, number: int, times: int) -> "WholeNumbers":
        """The same one so many times."""
        made = cls()
        made._same, made._number = number, times
        return made

    def append(self, number: int) -> None:
        """One more."""
        if self._each is not None:
            self._each.append(number)
        elif number == self._same or not self._number:
            self._same, self._number = number, self._number + 1
        else:
            self._each = array(_EIGHT_BYTES, [self._same]) * self._number
            self._each.append(number)

    def extend(self, numbers: Iterable[int]) -> None:
        """All of these."""
        for number in numbers:
            self.append(number)

    def all_are(self, number: int) -> bool:
        """Whether there is no other among them."""
        return self._each is None and (self._same == number or not self._number)

    def __len__(self) -> int:
        return self._number if self._each is None else len(self._each)

    def __iter__(self) -> Iterator[int]:
        return repeat(self._same, self._number) if self._each is None else iter(self._each)

    def __contains__(self, number: object) -> bool:
        return number in self._each if self._each is not None else bool(self._number) and number == self._same

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WholeNumbers):
            return NotImplemented
        if self._each is not None or other._each is not None:
            return self._each == other._each
        return self._number == other._number and (self._same == other._same or not self._number)

    def __repr__(self) -> str:
        return f"WholeNumbers({[*self]})"
