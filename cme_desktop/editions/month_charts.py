"""Charts of the thirteen months: lines for what stands and for shares, columns for what happens."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cme_desktop.editions.as_shown import printed
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.months_table import MONTHS_SHEET, MonthsRow, MonthsTable
from cme_desktop.paper.chart import ChartKind, ChartPlan, Series, scale
from cme_desktop.returns.chapters import Months
from cme_desktop.returns.measures import FigureUnit, Measure, Value

_LEAST_MONTHS = 3
"""A line is drawn where so many months in a row have a number."""
_SHARE_STEP = 0.2
_UP = {
    FigureUnit.COUNT: "Number",
    FigureUnit.SHARE: "Share",
    FigureUnit.DAYS: "Days",
    FigureUnit.POUNDS: "Pounds",
    FigureUnit.A_MONTH: "Number a month",
}
_WHERE = f"The numbers are on the sheet {MONTHS_SHEET}."


def can_be_drawn(months: Months, table: MonthsTable) -> bool:
    """Whether there is enough to draw."""
    return all(_can_be_drawn(table.row(measure.key).values) for measure in months.measures)


def chart_of(months: Months, table: MonthsTable, over: str) -> ChartPlan:
    """The chart over some cells."""
    rows = [table.row(measure.key) for measure in months.measures]
    names = months.names or tuple(row.label for row in rows)
    share = rows[0].measure.unit is FigureUnit.SHARE
    most, step = (
        (1, _SHARE_STEP) if share else scale(max(number for row in rows for number in _known(row.values)))
    )
    lines = len(rows) > 1 or not _happens(rows[0].measure)
    return ChartPlan(
        kind=ChartKind.LINE if lines else ChartKind.COLUMNS,
        title=months.title,
        source=MONTHS_SHEET,
        categories=table.named,
        series=[*_series(table, rows, names)],
        over=over,
        up=months.up or _UP[rows[0].measure.unit],
        share=share,
        most=most,
        step=step,
        says=f"{months.title}, month by month. "
        + " ".join(_told(row, name, table.headings) for row, name in zip(rows, names, strict=True))
        + f" {_WHERE}",
    )


def small_chart(line: HeadlineLine, table: MonthsTable, over: str) -> ChartPlan | None:
    """The line of a headline, on a scale of its own; None where there is too little to draw."""
    row = table.row(line.headline.measure)
    if line.is_withheld or not _can_be_drawn(row.values):
        return None
    known = _known(row.values)
    low, high = min(known), max(known)
    flat = low == high  # an axis needs a length
    return ChartPlan(
        kind=ChartKind.SMALL,
        title=line.headline.label,
        source=MONTHS_SHEET,
        categories=table.named,
        series=[Series(table.cells(line.headline.measure), line.headline.label, alone=_alone(row.values))],
        over=over,
        least=low - 1 if flat else low,
        most=high + 1 if flat else high,
        says=f"{_told(row, line.headline.label, table.headings)} {_WHERE}",
    )


def _happens(measure: Measure) -> bool:
    """Whether it counts what happens, and not what stands on a day or a share of it."""
    counts = measure.unit in (FigureUnit.COUNT, FigureUnit.POUNDS)
    return counts and all(source.pick.happens for source in measure.sources())


def _series(table: MonthsTable, rows: Sequence[MonthsRow], names: Sequence[str]) -> Iterator[Series]:
    for row, name in zip(rows, names, strict=True):
        last = row.values[-1]
        said = "" if last is None else printed(last, row.measure.unit)
        label = said if len(rows) == 1 else f"{name} {said}".strip()
        if last is None and len(rows) > 1:
            known = [place for place, value in enumerate(row.values) if value is not None]
            at = known[-1]  # else nobody knew which line is which
            yield Series(table.cells(row.measure.key), name, row.values[at], at, _alone(row.values))
        else:
            yield Series(table.cells(row.measure.key), label or name, last, alone=_alone(row.values))


def _told(row: MonthsRow, name: str, headings: Sequence[str]) -> str:
    """From when to when, first and last value."""
    known = [(head, value) for head, value in zip(headings, row.values, strict=True) if value is not None]
    (first, was), (last, now) = known[0], known[-1]
    unit = row.measure.unit
    return f"{name}: from {printed(was, unit)} in {first} to {printed(now, unit)} in {last}."


def _alone(values: Sequence[Value]) -> list[int]:
    """The months that have a number between two that have none."""
    around = [None, *values, None]
    return [
        at for at, value in enumerate(values) if value is not None and around[at] is around[at + 2] is None
    ]


def _can_be_drawn(values: Sequence[Value]) -> bool:
    runs = (len([*run]) for known, run in groupby(values, lambda value: value is not None) if known)
    return max(runs, default=0) >= _LEAST_MONTHS


def _known(values: Sequence[Value]) -> list[float]:
    return [value for value in values if value is not None]
