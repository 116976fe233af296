"""The numbers that words say: in digits, spelt out, by rank, or as a pair, twins or a dozen."""

import re
from collections.abc import Iterable, Iterator

_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})*")
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_RANKS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""“First” and “second” are said of terms, visits and reminders without saying a number."""
_ROMAN = ("II", "III", "IV")
_FEW = frozenset(
    {
        *("single", "sole", "once", "twice", "thrice", "pair", "couple", "both", "few", "handful", "duo"),
        *("trio", "twin", "twins", "triplets", "brace", "dozen"),
    }
)
_SPELT = (
    {word: number for number, word in enumerate(_ONES, 1)}
    | {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {word: number for number, word in enumerate(_RANKS, 3)}
)


def said_numbers(text: str, typed: Iterable[str], withheld: set[int]) -> Iterator[str]:
    """The words and digits of a text that may be read as one of these numbers; `typed` are its words."""
    for number in _DIGITS.findall(text):
        if int(number.replace(",", "")) in withheld:
            yield number
    before = ""
    for word in typed:
        parts = word.casefold().split("-")
        tens = _SPELT.get(before, 0)
        pair = tens + _SPELT.get(parts[0], 0) if tens in range(20, 100, 10) else 0
        if _is_said(parts, withheld) or word in _ROMAN:
            yield word
        elif 0 < pair - tens < 10 and pair in withheld:
            yield f"{before} {word}"
        before = word.casefold()


def _is_said(parts: list[str], withheld: set[int]) -> bool:
    numbers = [_SPELT.get(part, 0) for part in parts]
    together = sum(numbers) if all(numbers) else 0
    return together in withheld or any(
        part in _FEW or number in withheld for part, number in zip(parts, numbers, strict=True)
    )
