"""Letters for Alt: one for every label of a window, no letter twice."""

from collections.abc import Iterable
from functools import lru_cache


def with_mnemonics(labels: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The labels with `&` before the letter that Alt goes with; letters in `taken` are left alone.

    Earlier labels get the better letter, but as many labels as possible get one: a letter is handed on when
    its holder has another to go to.
    """
    return list(_marked_all(tuple(labels), frozenset(letter.lower() for letter in taken)))


@lru_cache(maxsize=64)
def _marked_all(listed: tuple[str, ...], taken: frozenset[str]) -> tuple[str, ...]:
    """Found once for each form: who gets which letter takes longer than the labels themselves."""
    wishes = [_wishes(label, taken) for label in listed]
    holders: dict[str, int] = {}
    for place in range(len(listed)):
        _find_letter(place, wishes, holders, set())
    letters = {place: letter for letter, place in holders.items()}
    return tuple(_marked(label, letters.get(place, "")) for place, label in enumerate(listed))


def with_mnemonic(label: str, letter: str) -> str:
    """The label with `&` before that letter, if it has it; at the beginning of a word for preference."""
    return _marked(label, letter.lower() if letter.lower() in label.lower() else "")


def _wishes(label: str, taken: frozenset[str]) -> list[str]:
    """The letters of a label, its first and those that begin words before the rest."""
    initials = [word[0] for word in label.lower().split()]
    letters = dict.fromkeys([*initials, *label.lower()])
    return [letter for letter in letters if letter.isascii() and letter.isalnum() and letter not in taken]


def _find_letter(place: int, wishes: list[list[str]], holders: dict[str, int], tried: set[str]) -> bool:
    """Give a label a free letter, or one whose holder can move to another."""
    for letter in wishes[place]:
        if letter not in holders:
            holders[letter] = place
            return True
    for letter in wishes[place]:
        if letter not in tried:
            tried.add(letter)
            if _find_letter(holders[letter], wishes, holders, tried):
                holders[letter] = place
                return True
    return False


def _marked(label: str, letter: str) -> str:
    starts = [0, *(place + 1 for place, sign in enumerate(label) if sign == " ")]
    at = next(
        (start for start in starts if label[start : start + 1].lower() == letter), label.lower().find(letter)
    )
    escape = [sign.replace("&", "&&") for sign in label]
    if letter:
        escape[at] = f"&{escape[at]}"
    return "".join(escape)
