"""Words that a manager typed, tried before they are published: they may name somebody or say a number."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cme_desktop.suppression.cells import SMALLEST
from cme_desktop.suppression.said_numbers import said_numbers
from cme_desktop.values.names import fold, words

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|(?<=\\w)-\\s*\\n\\s*")
"""What splits a word for a program and not for a reader: soft hyphens, joiners, the end of a line."""
_SPACED = re.compile(r"\b(?:[^\W\d_][ .]+){2,}[^\W\d_]\b")
_SHORT = {
    **dict.fromkeys(("bob", "rob", "bobby", "robbie"), "robert"),
    **dict.fromkeys(("bill", "billy", "will", "liam"), "william"),
    **dict.fromkeys(("liz", "lizzie", "beth", "betty", "eliza"), "elizabeth"),
    **dict.fromkeys(("kate", "katie", "kathy", "cathy"), "katherine"),
    **dict.fromkeys(("mike", "mick", "mikey"), "michael"),
    **dict.fromkeys(("jim", "jimmy", "jamie"), "james"),
    **dict.fromkeys(("dick", "rick", "richie"), "richard"),
    **dict.fromkeys(("alex", "sasha", "sandy"), "alexander"),
    **dict.fromkeys(("mo", "mohammed", "muhammad", "mohammad"), "mohamed"),
    "tom": "thomas",
    "tommy": "thomas",
    "becky": "rebecca",
    "dan": "daniel",
    "danny": "daniel",
    "sam": "samuel",
    "ben": "benjamin",
    "joe": "joseph",
    "josh": "joshua",
    "matt": "matthew",
    "nick": "nicholas",
    "tony": "anthony",
    "andy": "andrew",
    "steve": "stephen",
    "chris": "christopher",
    "dave": "david",
    "ed": "edward",
    "ted": "edward",
    "harry": "henry",
    "jack": "john",
    "meg": "margaret",
    "jess": "jessica",
    "jenny": "jennifer",
    "abby": "abigail",
    "tash": "natasha",
    "izzy": "isabel",
}
"""What those are called whose name it is."""
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
    text = _plainly(text)
    typed = [_Typed(found[0], _forms(found[0])) for found in _WORD.finditer(text)]
    withheld = {*range(1, SMALLEST), *hidden} - {0}
    found = [
        *(f"“{word}” is part of the name of a child or parent." for word in _named(typed, people)),
        *(f"“{word}” is the name of a school." for word in _schools(typed, schools)),
        *(
            f"“{word}” may be read as a number that is withheld."
            for word in said_numbers(text, (word.text for word in typed), withheld)
        ),
    ]
    return list(dict.fromkeys(found))


def _plainly(text: str) -> str:
    """As it is read: digits and letters of any make as the plain ones, no word split, none spaced out."""
    whole = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _SPACED.sub(lambda spaced: re.sub("[ .]", "", spaced[0]), whole)


def _forms(word: str) -> frozenset[str]:
    """Also of a family, `the Okafors`, and of those who are called by a short name."""
    alone = fold(_POSSESSIVE.sub("", word))
    family = {alone[:-1]} if len(alone) > 4 and alone.endswith("s") else set()
    return frozenset((*words(word), alone, *family, *filter(None, (_SHORT.get(alone),))))


def _named(typed: Sequence[_Typed], people: Iterable[str]) -> Iterator[str]:
    said = {form for word in typed for form in word.forms}
    capitals = {form for word in typed if word.is_capital for form in word.forms}
    beside = [*pairwise(typed)]
    for person in people:
        whole = {*words(person)}
        name = said & whole
        for word in typed if name & capitals else ():
            if word.is_capital and word.forms & name:
                yield word.text
        for one, other in beside:
            if one.is_capital and len(one.text) > 1 and fold(one.text + other.text) in whole:
                yield f"{one.text} {other.text}"
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
