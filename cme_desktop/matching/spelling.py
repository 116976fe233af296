"""Whether two folded names are one name written in two ways, and in which.

A figure in a name is no slip of the pen: numbered names are others.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from cme_desktop.codes.short_forms import one_name

_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = "aeiou"
_AS_SPOKEN = str.maketrans({"y": "i", "q": "k", "x": "k", "j": "i", "w": "v", "z": "s"})
_LONG_ENOUGH_FOR_A_SLIP = 5
_LONG_ENOUGH_FOR_SOUND = 4
_NEAR = 0.86


@lru_cache(maxsize=20_000)
def same_but_for_spelling(one: str, other: str) -> str:
    """The way in which two forenames are surely one name, in words; "" where they may be two.

    Brothers, sisters and twins often differ by a letter, so short names, the first letter and an ending that
    makes another person's name of it (Karim, Karima) have to agree.
    """
    if one == other:
        return "the same forename"
    if not one or not other or _figures(one) != _figures(other):
        return ""
    if one_name(one, other):
        return "a short form of the forename"
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return "the initial of the forename"
    mine, theirs = _respelt(one), _respelt(other)
    if mine == theirs:
        return "the same forename by sound"
    if (mine[-1] in _VOWELS) != (theirs[-1] in _VOWELS):
        return ""
    if _skeleton(mine) == _skeleton(theirs) and len(_skeleton(mine)) >= _LONG_ENOUGH_FOR_SOUND:
        return "the same forename by sound"
    long_enough = min(len(one), len(other)) >= _LONG_ENOUGH_FOR_A_SLIP
    if long_enough and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) == 1:
        return "the forename but for one letter"
    return ""


@lru_cache(maxsize=20_000)
def looks_alike(one: str, other: str) -> bool:
    """Whether somebody should look: near in letters or in sound, a short form or an initial."""
    if one == other:
        return True
    if not one or not other or _figures(one) != _figures(other):
        return False
    if one_name(one, other) or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    skeleton = _skeleton(_respelt(one))
    if skeleton == _skeleton(_respelt(other)) and len(skeleton) > 1:
        return True
    if min(len(one), len(other)) >= 4 and OSA.distance(one, other, score_cutoff=1) <= 1:
        return True
    return JaroWinkler.similarity(one, other) >= _NEAR


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _respelt(name: str) -> str:
    """One of the usual ways to write it: double letters once, no silent h, y as i, ph as f."""
    plain = name.replace("ph", "f").replace("ck", "k").replace("kh", "k").replace("dh", "d")
    plain = plain[:1] + plain[1:].replace("h", "").replace("y", "i")
    return _DOUBLED.sub(r"\1", plain) or name


def _skeleton(respelt: str) -> str:
    """Its consonants, those that one sound is written with as one."""
    spoken = respelt.replace("c", "k").translate(_AS_SPOKEN)
    return _DOUBLED.sub(r"\1", spoken[:1] + "".join(c for c in spoken[1:] if c not in _VOWELS))
