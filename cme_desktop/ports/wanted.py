"""Which records of a type are wanted, in terms that the storage can look up.

A field is named as on the record, one of its repeating rows as `rows.field`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Within:
    """Some of these days, in any row, lies between two, these included; None is no bound."""

    days: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Without:
    """None of these days is given, in no row either."""

    days: tuple[str, ...]


@dataclass(frozen=True)
class RowWithin:
    """In some row of these one of the days lies between two, these included."""

    rows: str
    days: tuple[str, ...]
    first: date
    last: date
    reads: tuple[str, ...]
    """What is read of such rows besides the days; of no other rows, unless all are asked for."""


@dataclass(frozen=True)
class RowWithout:
    """In some row of these none of the days is given."""

    rows: str
    days: tuple[str, ...]
    reads: tuple[str, ...]
    """As above."""


@dataclass(frozen=True)
class Holding:
    """The fields hold one of these combinations of values."""

    names: tuple[str, ...]
    combinations: tuple[tuple[object, ...], ...]


Term = Within | Without | RowWithin | RowWithout | Holding
Terms = tuple[Term, ...]
"""What has to hold together; of no terms, everything does."""

Wanted = Sequence[Terms]
"""Wanted is whatever one of these holds of."""
