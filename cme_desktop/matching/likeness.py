"""How alike two identities are, and why, in words an officer can check against the paper."""

from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import JaroWinkler

from cme_desktop.matching.identity import Identity
from cme_desktop.matching.keys import sound

SAME_CHILD = 0.9
"""From here on the two are very probably one child."""
WORTH_A_LOOK = 0.62
"""Below this a likeness is not shown."""


@dataclass(frozen=True)
class Likeness:
    """A weight between 0 and 1, with the reasons for and against."""

    weight: float
    reasons: tuple[str, ...]


def likeness(typed: Identity, other: Identity) -> Likeness:
    """Weigh the number, the names in either order, and the birth."""
    name_weight, name_words = _names(typed, other)
    birth_weight, birth_words = _births(typed.birth, other.birth)
    reasons = [name_words, birth_words]
    if typed.upns & other.upns:
        return Likeness(max(0.95, name_weight), ("same UPN", *filter(None, reasons)))
    weight = 0.6 * name_weight + 0.4 * birth_weight
    if typed.postcodes & other.postcodes:
        weight = min(1.0, weight + 0.05)
        reasons.append("same postcode")
    return Likeness(weight, tuple(filter(None, reasons)))


def _names(typed: Identity, other: Identity) -> tuple[float, str]:
    best, words = 0.0, ""
    for mine in typed.names:
        for theirs in other.names:
            for weight, said in (_pair(mine, theirs), _pair((mine[1], mine[0]), theirs, swapped=True)):
                if weight > best:
                    best, words = weight, said
    return best, words


def _pair(mine: tuple[str, str], theirs: tuple[str, str], swapped: bool = False) -> tuple[float, str]:
    surname, forename = (_likely(a, b) for a, b in zip(mine, theirs, strict=True))
    weight = 0.55 * surname + 0.45 * forename - (0.02 if swapped else 0)
    if swapped:
        return weight, "surname and forename swapped"
    if mine == theirs:
        return weight, "same name"
    parts = [
        f"{which} {'sounds alike' if sound(a) == sound(b) else 'is spelt alike'}"
        for which, a, b in zip(("surname", "forename"), mine, theirs, strict=True)
        if a and b and a != b and _likely(a, b) >= 0.7
    ]
    return weight, ", ".join(parts)


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
