"""Letters spoilt on their way: which alphabet a text file was written in, and UTF-8 read as another."""

from collections.abc import Iterable

_TELLTALE = ("Ã", "Â", "â€", "â\x80", "Å", "Ä")
_CONSIDERED = 2_000
_WITHIN_WORDS, _DASHES = "’…", "–—"
_BETWEEN_WORDS = str.maketrans(',;"', "   ")


def mended(text: str) -> str:
    """The text as it was before somebody took its UTF-8 for Windows letters: “ZoÃ©” was “Zoé”.

    What was garbled twice on its way is mended twice, until nothing of it can be mended any more.
    """
    while (once := _mended_once(text)) != text:
        text = once
    return text


def _mended_once(text: str) -> str:
    if text.isascii() or not any(sign in text for sign in _TELLTALE):
        return text
    for alphabet in ("cp1252", "latin-1"):
        try:
            return text.encode(alphabet).decode("utf-8")
        except UnicodeError:
            continue
    return text


def likelier(lines: Iterable[bytes]) -> tuple[str, bool, str]:
    """Of no UTF-8: `cp1252`, `mac-roman` or `latin-1`, whether names need a look, and one of them.

    Both read any letters; in the wrong one, signs and capitals stand within words.
    """
    windows = mac = 0.0
    considered, odd = 0, ""
    sure = True
    for line in lines:
        if line.isascii():
            continue
        try:
            windows += _odd(line.decode("cp1252"))
        except UnicodeDecodeError:
            sure = False
            windows += 1
        odd = odd or _odd_word(line.decode("cp1252", "replace"))
        mac += _odd(line.decode("mac-roman"))
        considered += 1
        if considered == _CONSIDERED:
            break
    if windows - mac >= 1:
        return "mac-roman", True, ""
    return ("cp1252" if sure else "latin-1"), windows > 0, odd


def _odd_word(text: str) -> str:
    words = text.translate(_BETWEEN_WORDS).split()
    return next((word for word in words if "\ufffd" not in word and _odd(word)), "")


def _odd(text: str) -> float:
    """How much stands in it where no spelling has it; signs that seldom stand there count for half."""
    return sum(
        _oddness(before, sign, after)
        for before, sign, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if not sign.isascii() or not before.isascii()
    )


def _oddness(before: str, sign: str, after: str) -> float:
    if sign.isalpha():
        small_among_capitals = before.isupper() and sign.islower() and after.isupper()
        return (
            small_among_capitals or (before.islower() and sign.isupper()) or (sign == "Ÿ" and after.islower())
        )
    if sign in _DASHES:
        return (before.isalpha() and after.islower()) / 2
    if sign.isascii() or sign.isspace() or sign in _WITHIN_WORDS:
        return 0
    return before.isalpha() and (after.isalpha() or sign in "‘“„‚ƒˆ¸˜")
