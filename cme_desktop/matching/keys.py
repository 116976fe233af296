"""Blocking keys: short texts of which two records of one child share at least one, however misspelt."""

from collections.abc import Iterator
from functools import lru_cache

from cme_desktop.matching.identity import Identity

_SOUNDS_KEPT = 20_000
"""Names of which the sound is kept."""
_CHILDREN_KEPT = 200
"""Those of whom the keys are kept: a save asks as it was and as it is."""


@lru_cache(maxsize=_SOUNDS_KEPT)
def sound(folded: str) -> str:
    """How a folded name sounds; a name that has no sound in English stands for itself."""
    import jellyfish  # late: painting a list needs no phonetics

    return jellyfish.metaphone(folded)[:5] or folded[:4]


def keys_of_numbers(known: Identity) -> Iterator[str]:
    """Those that few share, and that say enough by themselves."""
    yield from (f"u:{upn}" for upn in known.upns)


@lru_cache(maxsize=_CHILDREN_KEPT)
def keys_of(known: Identity) -> tuple[str, ...]:
    """By number, by birth with a part of the name, by the sound of the names in either order."""
    return tuple(_keys(known))


def _keys(known: Identity) -> Iterator[str]:
    yield from keys_of_numbers(known)
    for surname, forename in known.names:
        sounds = sorted((sound(surname) if surname else "", sound(forename) if forename else ""))
        yield f"n:{'+'.join(sounds)}"
        yield f"i:{surname[:4]}+{forename[:3]}"
        if known.birth is None:
            continue
        iso, year = known.birth.isoformat(), known.birth.year
        initials = "".join(sorted(surname[:1] + forename[:1]))
        yield f"d:{iso}:{initials[:1]}"
        yield f"d:{iso}:{initials[-1:]}"
        yield f"w:{year}:{''.join(sorted(f'{known.birth:%d%m}'))}:{initials}"
        yield f"s:{year}:{sounds[0]}"
        yield f"s:{year}:{sounds[1]}"
        yield f"m:{iso[5:]}:{initials}"
