"""A chart of a book, drawn as its workbook has it: flat, from nought, named on the last point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF

from cme_desktop.paper.book import Book
from cme_desktop.paper.chart import ChartKind, ChartPlan, scale
from cme_desktop.paper.drawn_from import named, numbers
from cme_desktop.paper.styles import ACCENT, LEAST, MUTED, RULE, SECOND, TEXT, Style
from ui.printing.ink import Ink, Words

_COLORS = (ACCENT, SECOND)
_LINE, _DOT, _THIN = 2.25, 3.5, 0.8
_TITLE, _LABEL = 24, 15
"""Heights in points of the workbook."""
_LEFT, _BELOW, _LETTER = 58, 54, 6.5
"""What numbers and titles take beside and below a line, and what a letter of the name of its end does."""
_BAR = 0.7
"""How much of its room a column takes."""


@dataclass(frozen=True)
class _Axes:
    """Where numbers stand on the paper."""

    area: QRectF
    least: float
    most: float
    places: int

    def at(self, place: int, number: float) -> QPointF:
        """The middle of a month, as high as a number."""
        along = self.area.left() + self.area.width() * (place + 0.5) / self.places
        return QPointF(along, self.height_of(number))

    def height_of(self, number: float) -> float:
        reach = self.most - self.least or 1
        return self.area.bottom() - self.area.height() * (number - self.least) / reach


def draw_chart(ink: Ink, book: Book, plan: ChartPlan, area: QRectF, size: float) -> None:
    """Over an area of the paper; `size` is how much smaller the paper is than the workbook."""
    names, series = named(book, plan), numbers(book, plan)
    if plan.kind is ChartKind.SMALL:
        _small(ink, plan, series[0], area.adjusted(4, 5, -8, -5), size)
        return
    words = Style(size=LEAST * size, color=MUTED)
    ends = max(len(one.name) for one in plan.series) * _LETTER if plan.kind is ChartKind.LINE else 6
    inner = area.adjusted(_LEFT * size, _TITLE * size, -ends * size, -_BELOW * size)
    title = QRectF(area.left(), area.top(), area.width(), _TITLE * size)
    ink.write_amid(title, Words(plan.title, Style(size=12 * size, bold=True, color=TEXT)))
    axes = _Axes(inner, plan.least or 0, plan.most or _most(series), len(names))
    _grid(ink, plan, axes, words, size)
    _months(ink, names, axes, words, size)
    below = QRectF(inner.left(), area.bottom() - 18 * size, inner.width(), 18 * size)
    ink.write_amid(below, Words(plan.along, words))
    ink.write_upwards(QRectF(area.left(), inner.top(), 16 * size, inner.height()), Words(plan.up, words))
    for place, (one, color) in enumerate(zip(series, _COLORS, strict=False)):
        if plan.kind is ChartKind.LINE:
            _line(ink, one, axes, color, size, dashed=bool(place))
        else:
            _columns(ink, one, axes, color)
    _ends(ink, plan, series, axes, size)


def _most(series: Sequence[Sequence[float | None]]) -> float:
    return scale(max((number for one in series for number in one if number is not None), default=1))[0]


def _grid(ink: Ink, plan: ChartPlan, axes: _Axes, words: Style, size: float) -> None:
    for number in _steps(axes.most, plan.step or scale(axes.most)[1]):
        height = axes.height_of(number)
        ink.line([QPointF(axes.area.left(), height), QPointF(axes.area.right(), height)], RULE)
        label = QRectF(axes.area.left() - 40 * size, height - 8 * size, 36 * size, 16 * size)
        ink.write(label, [Words(f"{number:.0%}" if plan.share else f"{number:,g}", words)], right=True)


def _steps(most: float, step: float) -> Iterator[float]:
    yield from (step * number for number in range(round(most / step) + 1))


def _months(ink: Ink, names: Sequence[str], axes: _Axes, words: Style, size: float) -> None:
    """On two lines, as `Oct 25` is too wide for its month."""
    width = axes.area.width() / len(names)
    for place, name in enumerate(names):
        left, top = axes.area.left() + place * width, axes.area.bottom() + 3 * size
        for line, part in enumerate(name.split(" ")):
            area = QRectF(left, top + line * 13 * size, width, 13 * size)
            ink.write_amid(area, Words(part, words))


def _line(
    ink: Ink, values: Sequence[float | None], axes: _Axes, color: str, size: float, dashed: bool = False
) -> None:
    """With a gap where a month has no number; a month between two gaps is a dot."""
    known = [(place, value) for place, value in enumerate(values)]
    for there, run in groupby(known, lambda one: one[1] is not None):
        points = [axes.at(place, value) for place, value in run if value is not None]
        if there and len(points) > 1:
            ink.line(points, color, _LINE * size, dashed)
        elif there:
            ink.dot(points[0], _LINE * size, color)


def _columns(ink: Ink, values: Sequence[float | None], axes: _Axes, color: str) -> None:
    width = axes.area.width() / axes.places * _BAR
    for place, value in enumerate(values):
        if value is not None:
            top = axes.at(place, value)
            ink.fill(QRectF(top.x() - width / 2, top.y(), width, axes.area.bottom() - top.y()), color)


def _ends(
    ink: Ink, plan: ChartPlan, series: Sequence[Sequence[float | None]], axes: _Axes, size: float
) -> None:
    """The name of each last point: at its right, the higher above where two would collide."""
    highest = max(told.last or 0 for told in plan.series)
    for one, told, color in zip(series, plan.series, _COLORS, strict=False):
        place = len(one) - 1 if told.named_at is None else told.named_at
        if (last := one[place]) is None:
            continue
        at = axes.at(place, last)
        words = Words(told.name, Style(size=LEAST * size, bold=True, color=color))
        if plan.kind is ChartKind.LINE and not (plan.crowded and last == highest):
            ink.write(QRectF(at.x() + 5 * size, at.y() - 8 * size, 80 * size, 16 * size), [words])
        else:
            ink.write_amid(QRectF(at.x() - 60 * size, at.y() - 17 * size, 120 * size, _LABEL * size), words)


def _small(ink: Ink, plan: ChartPlan, values: Sequence[float | None], area: QRectF, size: float) -> None:
    """Nothing but the line, on a scale of its own, with a dot on its last point."""
    axes = _Axes(area, plan.least or 0, plan.most or 1, len(values))
    _line(ink, values, axes, ACCENT, size * _THIN)
    if values[-1] is not None:
        ink.dot(axes.at(len(values) - 1, values[-1]), _DOT * size, ACCENT)
