"""How high rows are: no program that opens a workbook works that out alike, so it is said."""

from collections.abc import Iterable
from functools import lru_cache
from textwrap import wrap

TITLE, SAYS, THIRD, HEADINGS, FIRST_FOOT = 28, 17, 24, 34, 24
ROW = 19
PAGE = 590
"""Points of rows on a page of A4 landscape that is printed at 84 %."""
_MOST = 409
"""Excel’s highest row."""
_LINE = 14.5
_LETTER, _CAPITAL = 1.08, 1.4
"""How wide they are at 11 pt, in units of the width of a column, at most but for a few."""


def height(texts: Iterable[tuple[str, float]]) -> float:
    """For the words of a row, each with the width of its column; in points."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(_MOST, max(ROW, lines * _LINE + 4))


@lru_cache(maxsize=1000)  # a row repeats the words of the one above it
def _lines(text: str, width: float) -> int:
    capitals = sum(letter.isupper() for letter in text)
    needed = len(text) * _LETTER + capitals * (_CAPITAL - _LETTER)
    if needed <= width and "\n" not in text:
        return 1
    letters = max(1, int(width * len(text) / needed))
    return sum(len(wrap(part, letters)) or 1 for part in text.split("\n"))
