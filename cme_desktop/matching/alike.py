"""Whether somebody should be asked if two children are one, and what speaks for and against it in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import product

from cme_desktop.matching.facts import Birth, IdentityFacts, Name
from cme_desktop.matching.spelling import looks_alike


class Level(IntEnum):
    """How far two names agree."""

    OTHER = 0
    LIKE = 2
    SAME = 3


class Births(StrEnum):
    """How two births stand to each other."""

    SAME = "the same date of birth"
    SLIP = "a date of birth that differs in one part"
    SWAPPED = "day and month of birth swapped"
    UNKNOWN = ""
    OTHER = "another date of birth"


NEAR = Level.SAME + Level.LIKE
"""One name the same and the other one like."""


@dataclass(frozen=True)
class Alike:
    """How two children compare."""

    surname: Level
    forename: Level
    swapped: bool
    births: Births
    same_number: bool
    same_postcode: bool
    contrary: tuple[str, ...]
    """What both give and give differently, besides names and births."""

    @property
    def nearness(self) -> int:
        """How near the names are, from 0 to 6."""
        return self.surname + self.forename

    @property
    def weight(self) -> tuple[int, ...]:
        """Sorts the likeliest first."""
        born = (Births.OTHER, Births.UNKNOWN, Births.SLIP, Births.SWAPPED, Births.SAME).index(self.births)
        return self.same_number * 4 + born, self.nearness, self.same_postcode, -len(self.contrary)

    @property
    def worth_asking(self) -> bool:
        """Whether the two may be one child."""
        if self.same_number:
            return True
        both = min(self.surname, self.forename) > 0
        if self.births is Births.SAME:
            household = self.same_postcode and self.nearness > 0 and not self.contrary
            return both or household
        return both and self.births is not Births.OTHER and self.nearness >= NEAR

    def words(self) -> str:
        """What agrees, then what does not: `the same UPN and surname, but another forename`."""
        alike, apart = list(self._for()), list(self._against())
        told = in_a_row(alike)
        return f"{told}, but {in_a_row(apart)}" if told and apart else told or in_a_row(apart)

    def _for(self) -> Iterator[str]:
        if self.same_number:
            yield "the same UPN"
        if self.swapped:
            yield "surname and forename the other way about"
        elif min(self.surname, self.forename) is Level.SAME:
            yield "the same name"
        else:
            for which, level in (("surname", self.surname), ("forename", self.forename)):
                if level:
                    yield f"the same {which}" if level is Level.SAME else f"a like {which}"
        if self.births in (Births.SAME, Births.SWAPPED, Births.SLIP):
            yield self.births.value
        if self.same_postcode:
            yield "the same postcode"

    def _against(self) -> Iterator[str]:
        for which, level in (("surname", self.surname), ("forename", self.forename)):
            if not level and not self.swapped:
                yield f"another {which}"
        if self.births is Births.OTHER:
            yield self.births.value
        yield from self.contrary


def alike(row: IdentityFacts, other: IdentityFacts) -> Alike:
    """Compare what a row says of a child with what is known of one."""
    surname, forename, swapped = _names(row, other)
    return Alike(
        surname,
        forename,
        swapped,
        _births(row, other),
        bool(row.upns & other.upns),
        bool(row.postcodes & other.postcodes),
        tuple(contrary(row, other)),
    )


def contrary(row: IdentityFacts, other: IdentityFacts) -> Iterator[str]:
    """What cannot both be right of one child."""
    if other_number(row, other):
        yield "another UPN"
    if row.sexes and other.sexes and not row.sexes & other.sexes:
        yield "another sex"


def other_number(row: IdentityFacts, other: IdentityFacts) -> bool:
    """Whether both have a valid UPN, not the same, neither of them temporary or a former one of the other."""
    if not row.present or not other.present or row.temporary or other.temporary:
        return False
    return not row.present & other.upns and not other.present & row.upns


def _names(row: IdentityFacts, other: IdentityFacts) -> tuple[Level, Level, bool]:
    """The nearest of all ways to set the names of one against those of the other."""
    best, swapped = (Level.OTHER, Level.OTHER), False
    for mine, theirs in product(row.names, other.names):
        straight = _pair(mine, theirs, other)
        if sum(straight) > sum(best):
            best, swapped = straight, False
        crossed = _pair(mine.swapped, theirs, other)
        if sum(crossed) > max(sum(best), NEAR - 1):
            best, swapped = crossed, mine.whole != theirs.whole
    return (*best, swapped)


def _pair(mine: Name, theirs: Name, other: IdentityFacts) -> tuple[Level, Level]:
    if _one_bag(mine, theirs):
        return Level.SAME, Level.LIKE
    surname = _level(mine.surname, theirs.surname, looks_alike)
    forename = _level(mine.forename, theirs.forename, looks_alike)
    if not forename and mine.forename and set(mine.forename) & set(other.middle):
        forename = Level.LIKE
    if not surname and not (mine.surname and theirs.surname):
        surname = Level.SAME if mine.surname == theirs.surname else Level.OTHER
    return surname, forename


def _level(mine: tuple[str, ...], theirs: tuple[str, ...], like: Callable[[str, str], bool]) -> Level:
    """Of two names. None on one side is like any: nobody knows better."""
    one, other = "".join(mine), "".join(theirs)
    if one == other:
        return Level.SAME
    if not one or not other:
        return Level.LIKE
    if set(mine) <= set(theirs) or set(theirs) <= set(mine) or like(one, other):
        return Level.LIKE
    return Level.OTHER


def _one_bag(mine: Name, theirs: Name) -> bool:
    """Whether the same words were parted differently: a name in one cell, a double surname cut in two."""
    bags = [sorted((*name.surname, *name.forename)) for name in (mine, theirs)]
    return bags[0] == bags[1] and mine.whole != theirs.whole and mine.whole != theirs.swapped.whole


def _births(row: IdentityFacts, other: IdentityFacts) -> Births:
    """The nearest of all pairs: two records of one child may hold two."""
    found = [_two_births(mine, theirs) for mine, theirs in product(row.births, other.births)]
    order = (Births.SAME, Births.SWAPPED, Births.SLIP, Births.UNKNOWN, Births.OTHER)
    return min(found, key=order.index, default=Births.UNKNOWN)


def _two_births(mine: Birth, theirs: Birth) -> Births:
    a, b = mine.day, theirs.day
    if a is None or b is None:
        within = mine.first <= theirs.last and theirs.first <= mine.last
        return Births.UNKNOWN if within else Births.OTHER
    if a == b:
        return Births.SAME
    if (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return Births.SWAPPED
    parts = (a.year == b.year, a.month == b.month, a.day == b.day)
    return Births.SLIP if sum(parts) == 2 else Births.OTHER


def in_a_row(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last
