"""Free text as an officer types or pastes it, and the marks in it that nobody sees."""

import unicodedata
from collections.abc import Iterable

_LINES = "\n\t"
_JOINERS = "\u200c\u200d"
"""They shape words of Persian, of languages of India and of others, and do nothing between Latin letters."""
_DIRECTION_MARKS = "\u061c\u200e\u200f"
"""They put a full stop at the right end of a line in two scripts, and can turn no word round."""
_FRAMES = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs drawn around a number; format characters by category only."""
_SELECTORS = frozenset(map(chr, (0x034F, *range(0xFE00, 0xFE10))))
_NEVER_JOINED = ("LATIN ", "GREEK ", "CYRILLIC ", "COMBINING ")


def visible(text: str) -> str:
    """The text without what nobody sees: direction marks, joiners, soft hyphens, byte order marks.

    For figures, codes and days, which programs dress in such marks when they are copied. White space of every
    kind stays.
    """
    if _plain(text):
        return text
    return "".join(c for c in text if c.isspace() or not (_unseen(c) or c in _SELECTORS))


def tidy_line(text: str) -> str:
    """One line: composed characters, nothing unseen but joiners that shape a word, single spaces."""
    return " ".join(_shaped(" ".join(text.split())).split())


def tidy_lines(text: str) -> str:
    """Several lines, kept as typed but for what nobody sees and blanks at the ends."""
    shaped = _shaped(text.replace("\r\n", "\n").replace("\r", "\n"), _LINES + _DIRECTION_MARKS).strip()
    return shaped if visible(shaped).strip() else ""


def unkeepable(text: str) -> bool:
    """Whether it holds what no data file keeps: a NUL, or half of a letter.

    A program that cuts texts leaves such halves, surrogates that stand alone; there is no UTF-8 for them.
    """
    if text.isascii():
        return "\0" in text
    return "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text)


def capital_first(text: str) -> str:
    """With a capital at its beginning; the rest, which may hold names and numbers, stays as it is."""
    return text[:1].upper() + text[1:]


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc", "Cs") and character not in _FRAMES


def _shaped(text: str, kept: str = "") -> str:
    """Composed, without what nobody sees, but for `kept` and for joiners where they shape a word."""
    if _plain(text):
        return text
    composed = unicodedata.normalize("NFC", text)
    seen = [c for c in composed if c in kept or c in _JOINERS or not _unseen(c)]
    return unicodedata.normalize("NFC", "".join(_with_busy_joiners(seen)))


def _with_busy_joiners(characters: list[str]) -> Iterable[str]:
    """The characters without joiners that join nothing."""
    following, after = "", []
    for character in reversed(characters):
        after.append(following)
        if character not in _JOINERS:
            following = character
    left: list[str] = []
    for character, right in zip(characters, reversed(after), strict=True):
        if character not in _JOINERS or (left and _can_join(left[-1]) and _can_join(right)):
            left.append(character)
    return left


def _can_join(character: str) -> bool:
    """Whether it is a letter, a mark or a picture of a kind that joiners change."""
    if not character or character.isascii() or character in _JOINERS:
        return False
    category = unicodedata.category(character)
    joined = category[0] in "LM" or category in ("So", "Sk")
    return joined and not unicodedata.name(character, "").startswith(_NEVER_JOINED)
