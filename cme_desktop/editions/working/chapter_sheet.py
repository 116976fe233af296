"""A chapter of the working edition: every figure of a record type, each leading to exactly its rows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cme_desktop.editions.as_shown import change_cell, figure_cell, printed
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.month_charts import can_be_drawn, chart_of
from cme_desktop.editions.months_table import MonthsTable
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.checks import Checks
from cme_desktop.editions.working.figure_lines import ChapterLines, FigureLine
from cme_desktop.editions.working.own_cell import own_cell, told_of
from cme_desktop.paper.book import BLANK, HEADINGS, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.chart import ChartPlan
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.chapters import Months
from cme_desktop.returns.compared import Span

_FEW_LINES = 12
"""Under no more than these there is room for charts."""
_GAP = 1
_MOST_CHARTS = 4
_SAYS_CHARTS = ("", " A chart stands below it.", " Charts stand below it.")


class _Room(NamedTuple):
    """Where charts stand: the columns of the left and of the right one, and how many rows they cover."""

    columns: tuple[tuple[str, str], tuple[str, str]]
    rows: int


_BELOW = _Room((("A", "D"), ("E", "I")), 12)
_APART = _Room((("A", "B"), ("C", "D")), 13)


def chapter_sheets(
    told: ToldReturn,
    chapter: ChapterLines,
    headlines: Sequence[HeadlineLine],
    table: MonthsTable,
    checks: Checks,
) -> Iterator[ReadingSheet]:
    """The sheet, and where its table is long a second one for its charts."""
    lines, foot = chapter.lines, [*_foot(headlines)]
    below = len(lines) <= _FEW_LINES
    first = HEADINGS + len(lines) + len(foot) + 2 if below else HEADINGS
    charts = [*_charts(chapter, headlines, table, _BELOW if below else _APART, first)]
    shown = told.counted.compared.own.show()
    yield ReadingSheet(
        name=chapter.name,
        title=f"{chapter.name}: {told.counted.compared.told}",
        says=f"This sheet contains one table. Each figure for {shown} leads to its rows."
        + (_SAYS_CHARTS[min(len(charts), 2)] if below else ""),
        columns=_columns(told),
        rows=[_row(chapter, line, checks) for line in lines],
        table=chapter.chapter.kind.key,
        charts=charts if below else (),
        foot=foot,
        frozen=True,
    )
    if charts and not below:
        yield ReadingSheet(
            name=f"{chapter.number} charts",
            title=f"{chapter.name}: charts",
            says="This sheet contains charts. Their numbers are on the sheet 13 months.",
            columns=[Column("", 41)] * 4,
            rows=(),
            charts=charts,
        )


def _columns(told: ToldReturn) -> list[Column]:
    called = told.counted.compared.headings()
    return [
        Column("Figure", 8),
        Column("Measure", 50),
        Column(called[Span.OWN], 11, number=True),
        Column(called[Span.BEFORE], 11, number=True),
        Column("Change", 11, number=True),
        *(Column(called[span], 11, number=True) for span in (Span.YEAR_AGO, Span.YEAR, Span.LAST_YEAR)),
        Column("Check", 42, set_in=True),
    ]


def _row(chapter: ChapterLines, line: FigureLine, checks: Checks) -> Row:
    if not line.number:
        label = Cell(line.label, Look.MUTED, link=Link(line.leads) if line.leads else None)
        return Row([BLANK, label, *(BLANK,) * 6, BLANK], new_topic=True)
    figures = line.figures
    now, before = (told_of(figures.get(span)) for span in (Span.OWN, Span.BEFORE))
    unit = line.measure.unit
    return Row(
        [
            Cell(line.number),
            Cell(line.label, line.look),
            own_cell(chapter, line),
            figure_cell(before, unit),
            change_cell(now, before, unit),
            *(
                figure_cell(told_of(figures.get(span)), unit)
                for span in (Span.YEAR_AGO, Span.YEAR, Span.LAST_YEAR)
            ),
            checks.cell(line),
        ],
        new_topic=line.look is Look.WHOLE,
    )


def _foot(headlines: Sequence[HeadlineLine]) -> Iterator[Cell]:
    """How the headlines of the chapter stand to their targets."""
    for line in headlines:
        against = line.against_target
        if against is not None:
            extreme = f" {line.extreme[:1].upper()}{line.extreme[1:]}." if line.extreme else ""
            told = f"{line.headline.label}: {printed(line.now, line.unit)}, {against.text}."
            yield Cell(told + extreme, against.look)


def _charts(
    chapter: ChapterLines,
    headlines: Sequence[HeadlineLine],
    table: MonthsTable,
    room: _Room,
    first: int,
) -> Iterator[ChartPlan]:
    """Two side by side, and below them two more."""
    drawn = [months for months in _drawn(chapter, headlines) if can_be_drawn(months, table)]
    for place, months in enumerate(drawn[:_MOST_CHARTS]):
        left, right = room.columns[place % 2]
        top = first + place // 2 * (room.rows + _GAP)
        yield chart_of(months, table, f"{left}{top}:{right}{top + room.rows - 1}")


def _drawn(chapter: ChapterLines, headlines: Sequence[HeadlineLine]) -> Iterator[Months]:
    """The charts that the chapter brings, and of each headline that is in none of them."""
    yield from chapter.chapter.months
    drawn = {measure.key for months in chapter.chapter.months for measure in months.measures}
    for line in headlines:
        if line.headline.measure not in drawn:
            yield Months(line.headline.label, (MEASURES[line.headline.measure],))
