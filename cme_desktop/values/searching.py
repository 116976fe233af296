"""What somebody types into a search, as the folded words that records are found by."""

import re
from collections.abc import Sequence

from cme_desktop.values.names import fold
from cme_desktop.values.phones import other_figures
from cme_desktop.values.texts import visible

_POSTCODE = r"\b[a-z]{1,2}[0-9][0-9a-z]? [0-9][a-z]{0,2}\b"
"""A postcode, or as much of it as is typed."""
_NUMBER = (
    r"(?<!\w)(?P<number>(?:\+\(?[0-9]|\(?0|44(?=[ (]))[0-9 ()./-]*[0-9])"
    r"(?: *(?:x|extn?|extension)\.? *[0-9]+)?(?!\w)"
)
"""A telephone number, however it is parted, with its extension."""
_IN_PARTS = re.compile(f"{_POSTCODE}|{_NUMBER}", re.IGNORECASE)
_MOST_TOGETHER = 3
"""So many words may be one name: van der Berg."""
_MOST_PARTS_OF_A_NUMBER = 5
"""353 1 234 5678, and one part more."""
_MOST_WORDS = 12
_LONGEST_TEXT = 500  # characters
"""A page pasted by mistake is not read to its end."""


def search_words(text: str) -> list[str]:
    """The words of what was typed, each once; a postcode or a telephone number is one word, as it is on file.

    Of very many the longest are taken, which tell most: what holds them all is found among what holds these.
    """
    joined = _IN_PARTS.sub(_whole, " ".join(visible(text[:_LONGEST_TEXT]).replace(",", " ").split()))
    words = _once([word for part in joined.split() if (word := fold(part))])
    longest = sorted(range(len(words)), key=lambda place: len(words[place]), reverse=True)[:_MOST_WORDS]
    return [words[place] for place in sorted(longest)]


def _once(words: list[str]) -> list[str]:
    """The words, each once; figures may be parts of one number, and stay where they are."""
    there = {word: place for place, word in reversed(list(enumerate(words)))}
    return [word for place, word in enumerate(words) if word.isdigit() or there[word] == place]


def spellings(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The words as typed, then other ways to write them, the nearest first.

    Neighbours may be one word on file (de souza, DeSouza), a telephone number may be there with the code of
    the country or without.
    """
    given = tuple(words)
    found = [given]
    for length in range(2, _MOST_PARTS_OF_A_NUMBER + 1):
        for start in range(len(given) - length + 1):
            end = start + length
            if length > _MOST_TOGETHER and not "".join(given[start:end]).isdigit():
                continue
            found.append((*given[:start], "".join(given[start:end]), *given[end:]))
    for spelt in tuple(found):
        for place, word in enumerate(spelt):
            found += [(*spelt[:place], form, *spelt[place + 1 :]) for form in other_figures(word)]
    return list(dict.fromkeys(found))


def _whole(found: re.Match[str]) -> str:
    return re.sub("[^0-9]", "", number) if (number := found["number"]) else found[0].replace(" ", "")
