"""How high rows are: no program that opens a workbook works that out alike, so it is said."""

from math import ceil

TITLE, SAYS, THIRD, HEADINGS = 28, 17, 24, 34
ROW = 19
_LINE = 14.5
_A_CHARACTER = 1.08
"""Of words at 11 pt, in units of the width of a column."""


def height(texts: list[tuple[str, float]], least: float = ROW) -> float:
    """For the words of a row, each with the width of its column."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return max(least, lines * _LINE + 4)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(part) * _A_CHARACTER / width)) for part in text.split("\n"))
