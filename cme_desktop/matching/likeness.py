"""How alike two identities are, and why, in words an officer can check against the paper."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from cme_desktop.matching.identity import Identity
from cme_desktop.matching.keys import sound

SAME_CHILD = 0.9
"""From here on the two are very probably one child."""
WORTH_A_LOOK = 0.62
"""Below this a likeness is not shown."""
_SAME_POSTCODE = 0.05


@dataclass(frozen=True)
class Likeness:
    """A weight between 0 and 1, with the reasons for and against."""

    weight: float
    reasons: tuple[str, ...]


def likeness(typed: Identity, other: Identity) -> Likeness:
    """Weigh the number, the names in either order, and the birth."""
    name_weight, pair = _nearest(typed, other)
    birth_weight, birth_words = _births(typed.birth, other.birth)
    reasons = [pair.words() if pair else "", birth_words]
    if typed.upns & other.upns:
        return Likeness(max(0.95, name_weight), ("same UPN", *filter(None, reasons)))
    weight = _of_names_and_birth(name_weight, birth_weight)
    if typed.postcodes & other.postcodes:
        weight = min(1.0, weight + _SAME_POSTCODE)
        reasons.append("same postcode")
    return Likeness(weight, tuple(filter(None, reasons)))


def may_be_like(typed: Identity, other: Identity) -> bool:
    """Whether names and birth leave it open that there is a likeness to show.

    Nothing else can make up for them but the same number.
    """
    name_weight, _ = _nearest(typed, other)
    birth_weight, _ = _births(typed.birth, other.birth)
    return _of_names_and_birth(name_weight, birth_weight) + _SAME_POSTCODE >= WORTH_A_LOOK


def _of_names_and_birth(names: float, birth: float) -> float:
    return 0.6 * names + 0.4 * birth


class _Pair(NamedTuple):
    """A name of one and a name of the other, as (surname, forename), set straight or crosswise."""

    mine: tuple[str, str]
    theirs: tuple[str, str]
    swapped: bool

    def weight(self) -> float:
        surname, forename = self.mine
        if self.swapped:
            return _weight((forename, surname), self.theirs) - 0.02
        return _weight(self.mine, self.theirs)

    def words(self) -> str:
        if self.swapped:
            return "surname and forename swapped"
        if self.mine == self.theirs:
            return "same name"
        return ", ".join(
            f"{which} {'sounds alike' if sound(a) == sound(b) else 'is spelt alike'}"
            for which, a, b in zip(("surname", "forename"), self.mine, self.theirs, strict=True)
            if a and b and a != b and _likely(a, b) >= 0.7
        )


def _nearest(typed: Identity, other: Identity) -> tuple[float, _Pair | None]:
    """The two names that are most alike, and how much so."""
    best: tuple[float, _Pair | None] = 0.0, None
    for mine in typed.names:
        for theirs in other.names:
            for pair in (_Pair(mine, theirs, False), _Pair(mine, theirs, True)):
                if (weight := pair.weight()) > best[0]:
                    best = weight, pair
    return best


def _weight(mine: tuple[str, str], theirs: tuple[str, str]) -> float:
    return 0.55 * _likely(mine[0], theirs[0]) + 0.45 * _likely(mine[1], theirs[1])


@lru_cache(maxsize=20_000)
def _likely(a: str, b: str) -> float:
    if not a or not b:
        return 0.5  # Nothing to compare speaks neither for nor against.
    # Two names with nothing in common still score about 0.5 by this measure: that is no likeness at all.
    alike = max(0.0, (JaroWinkler.similarity(a, b) - 0.5) * 2)
    return max(alike, 0.88) if sound(a) == sound(b) else alike


def _births(mine: date | None, theirs: date | None) -> tuple[float, str]:
    if mine is None or theirs is None:
        return 0.5, ""
    if mine == theirs:
        return 1.0, "same date of birth"
    if (mine.year, mine.month, mine.day) == (theirs.year, theirs.day, theirs.month):
        return 0.9, "day and month of birth swapped"
    same = sum((mine.year == theirs.year, mine.month == theirs.month, mine.day == theirs.day))
    if same == 2:
        return 0.75, "date of birth differs in one part"
    return (0.35 if same else 0.0), ""
