"""Free text as an officer types or pastes it."""

import unicodedata

_KEPT = "\n\t"


def tidy_line(text: str) -> str:
    """One line: composed characters, no control characters, single spaces."""
    return " ".join(tidy_lines(text).split())


def tidy_lines(text: str) -> str:
    """Several lines, kept as typed but for control characters and blanks at the ends."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in composed if c in _KEPT or unicodedata.category(c) != "Cc").strip()


def capital_first(text: str) -> str:
    """With a capital at its beginning; the rest, which may hold names and numbers, stays as it is."""
    return text[:1].upper() + text[1:]
