"""Words that a manager typed, tried before they are published: they may name somebody or say a number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cme_desktop.suppression.cells import SMALLEST
from cme_desktop.values.names import fold, words

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*")
_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
_FEW = frozenset({"single", "sole", "once", "twice", "thrice", "pair", "couple", "both", "few", "handful"})
_IN_EVERY_SCHOOL = frozenset(
    {
        *("academy", "and", "catholic", "ce", "church", "college", "community", "england", "for", "form"),
        *("free", "grammar", "high", "infant", "infants", "junior", "juniors", "middle", "nursery", "of"),
        *("primary", "rc", "school", "secondary", "sixth", "special", "the", "trust", "unit"),
    }
)
"""What no school is known by alone."""


@dataclass(frozen=True)
class _Typed:
    text: str
    forms: frozenset[str]
    """What it can be found by."""

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def tried(text: str, people: Iterable[str], schools: Iterable[str], hidden: Iterable[int]) -> list[str]:
    """What speaks against publishing a text: a sentence for each word, none where nothing does.

    `people` are the full names of children and parents, `schools` the names of schools, `hidden` the numbers
    that are withheld. A word with a capital is taken for a name if any of these people has it, and without
    one if the rest of the name stands beside it. Every number from 1 to 4 is taken for one that is withheld.
    """
    typed = [_Typed(found[0], _forms(found[0])) for found in _WORD.finditer(text)]
    withheld = {*range(1, SMALLEST), *hidden} - {0}
    found = [
        *(f"“{word}” is part of the name of a child or parent." for word in _named(typed, people)),
        *(f"“{word}” is the name of a school." for word in _schools(typed, schools)),
        *(f"“{word}” may be read as a number that is withheld." for word in _numbers(text, typed, withheld)),
    ]
    return list(dict.fromkeys(found))


def _forms(word: str) -> frozenset[str]:
    return frozenset((*words(word), fold(_POSSESSIVE.sub("", word))))


def _named(typed: Sequence[_Typed], people: Iterable[str]) -> Iterator[str]:
    said = {form for word in typed for form in word.forms}
    capitals = {form for word in typed if word.is_capital for form in word.forms}
    beside = [*pairwise(typed)]
    for person in people:
        name = said.intersection(words(person))
        for word in typed if name & capitals else ():
            if word.is_capital and word.forms & name:
                yield word.text
        for one, other in beside if len(name) > 1 else ():
            if (one.forms & name) and (other.forms & name) and not one.forms & other.forms:
                yield f"{one.text} {other.text}"


def _schools(typed: Sequence[_Typed], schools: Iterable[str]) -> Iterator[str]:
    for school in schools:
        every = [fold(word) for word in _WORD.findall(school)]
        name = [word for word in every if word not in _IN_EVERY_SCHOOL] or every
        for at, first in enumerate(typed):
            run = typed[at : at + len(name)]
            same = len(run) == len(name) and all(
                word in one.forms for word, one in zip(name, run, strict=True)
            )
            if same and first.is_capital:
                yield " ".join(one.text for one in run)


def _numbers(text: str, typed: Sequence[_Typed], withheld: set[int]) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        if int(number.replace(",", "")) in withheld:
            yield number
    in_words = {word: number for number, word in enumerate(_NUMBER_WORDS, 1)}
    for word in typed:
        for form in word.forms:
            if form in _FEW or in_words.get(form) in withheld:
                yield word.text
