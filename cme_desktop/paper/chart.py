"""What a chart shows and where it stands; it is drawn by the program that opens the workbook, from cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import count
from math import ceil


class ChartKind(Enum):
    """No pie, no third dimension, no second axis."""

    LINE = "line"
    """What stands at a point in time, and shares."""
    COLUMNS = "columns"
    """What happens in a month."""
    BARS = "bars"
    """Parts, longest first."""
    SMALL = "small"
    """A line without axes, with a dot on its last point."""


@dataclass(frozen=True)
class Series:
    """A row of a table of numbers. The last point is named in the colour of its line."""

    row: int
    """Of the sheet, from 1."""
    name: str
    """`Closed 69`."""


@dataclass(frozen=True, kw_only=True)
class ChartPlan:
    """A chart of at most two series, anchored to whole cells from corner to corner."""

    kind: ChartKind
    title: str
    source: str
    """The name of the sheet that it is drawn from."""
    headings: int
    """The row of the months, or the column of the parts."""
    columns: tuple[int, int]
    """The first and last column of numbers, from 1."""
    series: Sequence[Series]
    corners: tuple[int, int, int, int]
    """Column and row of the first cell and of the cell after the last, from 0."""
    along: str = "Month"
    up: str = ""
    """The titles of the axes."""
    share: bool = False
    least: float | None = None
    most: float | None = None
    """The ends of the value axis. Of a small chart its own lowest and highest; else it begins at nought."""
    step: float | None = None
    says: str = ""
    """For whoever does not see it: from when to when, first and last value, where the numbers are."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= 2:
            raise ValueError(
                f"The chart {self.title!r} has {len(self.series)} lines; one or two can be read."
            )


_MOST_STEPS = 6


def scale(highest: float) -> tuple[int, int]:
    """The top of a value axis that begins at nought, and its step: at most six steps, the top not below."""
    step = next(step for step in _steps() if step * _MOST_STEPS >= highest)
    return max(1, ceil(highest / step)) * step, step


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 25, 50, 100 …"""
    yield from (1, 2, 5)
    for power in (10**exponent for exponent in count(1)):
        yield from (power, 2 * power, 25 * power // 10, 5 * power)
