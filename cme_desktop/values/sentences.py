"""Titles and lists as they stand within a sentence."""

from collections.abc import Collection
from itertools import islice

_NAMED = 3

COUNTED_ON = "Counted on"
"""Begins the sentence, in the reason of a due day, that names the calendar of its school days."""

NOW = "Now"
"""Begins the reason of a duty that has no day, as no law and no practice sets one."""


def mid_sentence(words: str) -> str:
    """`Off-roll notice` as `off-roll notice`; `PACE interview` stays, for its first word is all capitals."""
    first = words.split()[0]
    return words if first.isupper() and len(first) > 1 else words[0].lower() + words[1:]


def some_of(things: Collection[str], most: int = _NAMED) -> str:
    """`A`, `A and B`, `A, B and C`, `A, B, C and 5 others`: however many there are, a sentence has an end."""
    others = len(things) - most
    if others > 0:
        named = list(islice(things, most))
        return f"{', '.join(named)} and {others:,} {'other' if others == 1 else 'others'}"
    *before, last = things
    return f"{', '.join(before)} and {last}" if before else last
