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
    """A row or a column of numbers. The last point is named in the colour of its line."""

    cells: str
    """`B7:N7`, on the sheet that the chart is drawn from; the month or part that has none is left empty."""
    name: str
    """`Closed 69`."""
    last: float | None = None
    """The number of the point that is named, by which the names of two are kept apart."""
    named_at: int | None = None
    """Which point is named, counted from 0, where the last one has no number."""
    alone: Sequence[int] = ()
    """The points with no number before or after: no line leads there, so each is a dot."""


@dataclass(frozen=True, kw_only=True)
class ChartPlan:
    """A chart of at most two series, anchored to whole cells from corner to corner. Raises ValueError."""

    kind: ChartKind
    title: str
    source: str
    """The name of the sheet that it is drawn from."""
    categories: str
    """The cells with the months or the names of the parts: `B4:N4`."""
    series: Sequence[Series]
    over: str
    """The cells that it covers on its own sheet, of which it may leave none: `H4:O14`."""
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
        if not self.says:
            raise ValueError(f"The chart {self.title!r} tells nothing to whoever does not see it.")

    @property
    def crowded(self) -> bool:
        """Whether the names of its two last points would stand on each other."""
        ends = [series.last for series in self.series if series.last is not None]
        return len(ends) == 2 and self.most is not None and abs(ends[0] - ends[1]) < self.most * _A_NAME


_A_NAME = 0.12
"""How high the name of a point is, as a part of the axis."""
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
