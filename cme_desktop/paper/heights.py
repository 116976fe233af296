"""How high rows are: no program that opens a workbook works that out alike, so it is said."""

from collections.abc import Iterable
from itertools import repeat
from textwrap import wrap

TITLE, SAYS, THIRD, HEADINGS, FIRST_FOOT = 28, 17, 24, 34, 24
ROW = 19
PAGE = 590
"""Points of rows on a page of A4 landscape that is printed at 84 %."""
_MOST = 409
"""Excel’s highest row."""
_LINE = 14.5
_AN_EM = 2.2
"""The size of letters of 11 pt, in units of the width of a column, and a little to spare for bold."""
_EMS = {
    letter: ems
    for letters, ems in (
        ("'ijl|", 0.22), (" !,./:;I[]ft", 0.28), ("\"()*-r", 0.34), ("Jcksvxyz", 0.5), ("FTZ", 0.61),
        ("&ABEKPSVXY", 0.67), ("CDHNRUw", 0.72), ("GOQ", 0.78), ("%Mm", 0.87), ("@W", 1),
    )
    for letter in letters
}  # fmt: skip
"""How wide Arial’s letters are, as parts of their height."""
_ANY_OTHER = 0.56


def height(texts: Iterable[tuple[str, float]]) -> float:
    """For the words of a row, each with the width of its column; in points."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(_MOST, max(ROW, lines * _LINE + 4))


def _lines(text: str, width: float) -> int:
    needed = _AN_EM * sum(map(_EMS.get, text, repeat(_ANY_OTHER)))
    if needed <= width and "\n" not in text:
        return 1
    letters = max(1, int(width * len(text) / needed))
    return sum(len(wrap(part, letters)) or 1 for part in text.split("\n"))
