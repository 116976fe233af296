"""People's names: kept exactly as given, and folded to plain keys for search only.

A name may be one word or many, in any script, up to 100 characters; its capitals are never changed.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from anyascii import anyascii

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.texts import tidy_line

LONGEST_NAME = 100
_KEPT = 1_000
"""Words of which it is kept how they fold: names with a hyphen or an accent come again and again.

A plain word is folded as quickly as it is found among those that are kept, and of references there is no end.
"""

_BETWEEN_WORDS = re.compile(r"[\s,;/()]+")
_HYPHENS = re.compile("[-\u2010\u2011\u2012\u2013\u2014\u2212]")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc\u00b4`\u2032]")


def clean_name(text: str) -> str:
    """Give a name in NFC with single spaces, without what nobody sees but for joiners that shape a word.

    Overrides of the direction could make a name read as another one. Raises ValueProblem above 100
    characters. Case, accents and punctuation stay as typed; empty text stays empty, since some people have
    one name only.
    """
    name = tidy_line(text)
    if len(name) > LONGEST_NAME:
        raise ValueProblem(
            f"The name has {len(name)} characters. Shorten it to {LONGEST_NAME}, and put the rest in a note."
        )
    return name


def fold(text: str) -> str:
    """Give the search key of a text: no case, accents, punctuation or spaces; Latin letters where possible.

    `Łukasz`, `ŁUKASZ` and `lukasz` share a key, as do `Иванов` and `Ivanov`. A letter without a transcription
    stands for itself.
    """
    return text.lower() if _is_plain(text) else _folded(text)


@lru_cache(maxsize=_KEPT)
def _folded(text: str) -> str:
    """The search key of a text that is no plain word."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    composed = unicodedata.normalize("NFC", text.casefold())
    return "".join(part for c in composed for part in (anyascii(c).lower() or c) if part.isalnum())


def words(text: str) -> list[str]:
    """Give the folded words a name can be found by, each once.

    A hyphened name gives its parts and the whole, one with an apostrophe the whole and what follows it:
    `Nowak-O’Brien` gives nowak, obrien, nowakobrien and brien.
    """
    return list(dict.fromkeys(chain.from_iterable(map(_forms, _BETWEEN_WORDS.split(text)))))


def _forms(word: str) -> tuple[str, ...]:
    """What one word can be found by."""
    return (word.lower(),) if _is_plain(word) else _forms_of_parts(word)


@lru_cache(maxsize=_KEPT)
def _forms_of_parts(word: str) -> tuple[str, ...]:
    parts = _HYPHENS.split(word)
    after_apostrophe = (fold(piece) for part in parts for piece in _APOSTROPHES.split(part)[1:])
    forms = (*map(fold, parts), fold(word), *(piece for piece in after_apostrophe if len(piece) > 1))
    return tuple(filter(None, forms))


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalnum()
