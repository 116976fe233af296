"""The headlines: twelve measures, one row each, each in words that its own columns prove."""

from collections.abc import Callable, Sequence

from cme_desktop.editions.as_shown import AsShown, Sign, change_cell, figure_cell
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.in_words import Target
from cme_desktop.editions.month_charts import small_chart
from cme_desktop.editions.months_table import MonthsTable
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import BLANK, HEADINGS, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.returns.chapters import Headline
from cme_desktop.returns.compared import Span
from cme_desktop.returns.measures import ONE_DECIMAL, FigureUnit
from cme_desktop.values.shorthand import SHORTHAND

HEADLINES_SHEET = "Headlines"
_HEIGHT = 33
_BOUNDS = {
    FigureUnit.SHARE: (Shown.SHARE_AT_LEAST, Shown.SHARE_AT_MOST),
    **dict.fromkeys(ONE_DECIMAL, (Shown.ONE_DECIMAL_AT_LEAST, Shown.ONE_DECIMAL_AT_MOST)),
}
_CHART = "H"

LeadsTo = Callable[[Headline], Link | None]
"""Where the name of a headline leads."""


def nowhere(_: Headline) -> Link | None:
    """A name that leads nowhere."""
    return None


def headlines_sheet(
    told: ToldReturn, lines: Sequence[HeadlineLine], table: MonthsTable, leads: LeadsTo = nowhere
) -> ReadingSheet:
    """The table, with a small chart in each row."""
    columns = _columns(told)
    charts = [
        small_chart(line, table, f"{_CHART}{row}:{_CHART}{row}")
        for row, line in enumerate(lines, HEADINGS + 1)
    ]
    month = told.counted.compared.own.show()
    rows = _rows(lines, leads)
    withheld = any(cell.value == Sign.WITHHELD for row in rows for cell in row.cells)
    return ReadingSheet(
        name=HEADLINES_SHEET,
        title=f"Headlines: {told.counted.compared.told}",
        says=(
            "This sheet contains one table with a small chart in each row. Definitions are under Notes. "
            "pts: percentage points. [z]: no target, or nothing to divide by."
        ),
        columns=columns,
        rows=rows,
        table="headlines",
        charts=[chart for chart in charts if chart is not None],
        foot=[
            Cell(
                "Better and worse only where one way is better. Red: short of the target. Green: target met. "
                f"The dot at the end of each line is {month}; each line has its own scale.",
                Look.HINT,
            ),
            *([Cell(f"{Sign.WITHHELD}: {SHORTHAND[Sign.WITHHELD]} See Notes.", Look.HINT)] * withheld),
        ],
        frozen=True,
    )


def _columns(told: ToldReturn) -> list[Column]:
    called = told.counted.compared.headings()
    last = told.counted.compared.own.show()
    return [
        Column("Measure", 40),
        Column(called[Span.OWN], 9.7, number=True),
        Column(called[Span.BEFORE], 9.7, number=True),
        Column("Month change", 9, number=True),
        Column(called[Span.YEAR_AGO], 9.7, number=True),
        Column("Year change", 9, number=True),
        Column("Target", 13, number=True),
        Column(f"13 months to {last}", 15, set_in=True),
        Column("Lowest to highest", 13.8, number=True),
        Column("In words", 40, set_in=True),
    ]


def _rows(lines: Sequence[HeadlineLine], leads: LeadsTo) -> list[Row]:
    topics = [lines[0].headline.topic if lines else None, *(line.headline.topic for line in lines)]
    return [
        Row(_cells(line, leads), _HEIGHT, line.headline.topic is not above)
        for line, above in zip(lines, topics, strict=False)
    ]


def _cells(line: HeadlineLine, leads: LeadsTo) -> list[Cell]:
    unit = line.unit
    words = line.words
    return [
        Cell(line.headline.label, Look.BOLD, link=leads(line.headline)),
        figure_cell(line.now, unit, Look.HEADLINE),
        figure_cell(line.before, unit),
        _change_cell(line, line.before),
        figure_cell(line.year_ago, unit),
        _change_cell(line, line.year_ago),
        _target_cell(line.target, unit),
        BLANK,
        Cell(line.reach, Look.MUTED) if line.reach else BLANK,
        Cell(words) if words else BLANK,
    ]


def _change_cell(line: HeadlineLine, other: AsShown) -> Cell:
    return BLANK if line.is_withheld else change_cell(line.now, other, line.unit)


def _target_cell(target: Target | None, unit: FigureUnit) -> Cell:
    """The cell stays a number, whatever is said before it."""
    if target is None:
        return Cell(Sign.NOT_APPLICABLE.value, Look.MUTED)
    if unit is FigureUnit.SHARE and target.by_law:
        return Cell(target.value, shown=Shown.SHARE_BY_LAW)
    at_least, at_most = _BOUNDS.get(unit, (Shown.COUNT_AT_LEAST, Shown.COUNT_AT_MOST))
    return Cell(target.value, shown=at_least if target.at_least else at_most)
