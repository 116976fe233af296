"""The cells of tables that are published, the sums between them, and the register of what was published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

SMALLEST = 5
"""The smallest number that is published, apart from 0."""


class CellKey(NamedTuple):
    """What a number is of: a measure, one of its categories or None for all of it, and a span of days."""

    measure: str
    category: str | None
    start: date
    end: date

    def beside(self, measure: str, category: str | None = None) -> "CellKey":
        """Another measure, or category of one, on the same days."""
        return CellKey(measure, category, self.start, self.end)


@dataclass(frozen=True)
class PublishedCell:
    """One line of the register: a number as it was published, or withheld then."""

    measure: str
    category: str | None
    start: date
    end: date
    hidden: bool
    value: int | float | None
    """The number, kept where it was withheld as well; None where there was nothing to divide by."""

    @property
    def key(self) -> CellKey:
        """What it is a number of."""
        return CellKey(self.measure, self.category, self.start, self.end)


@dataclass(frozen=True)
class Sum:
    """A whole number is what is added less what is taken away: a whole and its parts, or end and start.

    A key that names no cell, of an edition or of the register, is a number that was never published: nobody
    knows more of it than that it is not below 0.
    """

    whole: CellKey
    plus: tuple[CellKey, ...]
    minus: tuple[CellKey, ...] = ()
    rest: bool = False
    """Whether there may be more in the whole than is named."""

    @property
    def keys(self) -> tuple[CellKey, ...]:
        """All of them, the whole first."""
        return (self.whole, *self.plus, *self.minus)


class Quotient(NamedTuple):
    """A share, a mean or a sum of money, which is withheld as soon as one of these counts is.

    Those of a share are its numerator, its complement and its base: it gives them away with its base. Those
    of a mean or of money are the number of things behind it.
    """

    key: CellKey
    counts: tuple[CellKey, ...]


@dataclass(frozen=True)
class Edition:
    """What is to be published at one time.

    Counts that are printed nowhere but follow from a share stand among the counts, and go into the register
    with them. The sums may name cells of the register.
    """

    counts: Mapping[CellKey, int]
    sums: Sequence[Sum]
    quotients: Sequence[Quotient] = ()


class Withheld(NamedTuple):
    """Which cells of an edition are withheld."""

    hidden: frozenset[CellKey]
    given_away: frozenset[CellKey]
    """Numbers from 1 to 4 that follow, whatever is withheld, from what was published before: each could be
    one of fewer than four numbers. Their rows are to be left out."""


def is_small(number: float) -> bool:
    """Whether a number of people must not be published."""
    return 0 < number < SMALLEST


def in_order(key: CellKey) -> tuple[str, str, date, date]:
    """What cells are put in order by: a measure as a whole before its categories."""
    return (key.measure, key.category or "", key.start, key.end)
