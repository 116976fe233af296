"""A page of the committee edition: one table, and two charts beside it."""

from collections.abc import Iterator, Sequence

from cme_desktop.editions.as_shown import Shows, Sign, figure_cell
from cme_desktop.editions.committee.broken_sums import broken_words
from cme_desktop.editions.committee.page_lines import PageBlock, PageLine, page_blocks
from cme_desktop.editions.month_charts import can_be_drawn, chart_of
from cme_desktop.editions.months_table import MonthsTable
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper import heights
from cme_desktop.paper.book import Cell, Column, ReadingSheet, Row
from cme_desktop.paper.chart import ChartPlan
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.chapters import REST, Page
from cme_desktop.returns.compared import Span
from cme_desktop.values.shorthand import SHORTHAND

_BESIDE = (3, *(9,) * 8)
_CORNERS = ("H4:O14", "H16:O27")
"""Where the charts stand."""


def page_sheet(told: ToldReturn, page: Page, table: MonthsTable, shows: Shows) -> ReadingSheet:
    """The page, its sums tried and told."""
    blocks = page_blocks(told, page)
    charts = [*_charts(page, table)]
    called = told.counted.compared.headings()
    rows = [_row(line, shows) for block in blocks for line in block.lines if _is_printed(line, shows)]
    signs = [sign for sign in Sign if any(cell.value == sign for row in rows for cell in row.cells)]
    return ReadingSheet(
        name=page.value,
        title=f"{page.value}: {told.counted.compared.told}",
        says=f"This sheet contains one table{_beside(len(charts))}. Parts are set in under their whole.",
        columns=[Column("Measure", 40), *(Column(called[span], 10, number=True) for span in Span)],
        beside=_BESIDE,
        rows=rows,
        table=page.name.lower(),
        charts=charts,
        foot=[
            *_tried(blocks, shows, Sign.WITHHELD in signs),
            *(Cell(f"{sign}: {SHORTHAND[sign]} See Notes.", Look.HINT) for sign in signs),
        ],
        frozen=True,
    )


def _is_printed(line: PageLine, shows: Shows) -> bool:
    """All but the line of what has none of its own, where all of it is nought, as the open data say."""
    is_rest = any(figure.category == REST for figure in line.figures.values())
    return not is_rest or any(shows(figure) != 0 for figure in line.figures.values())


def _row(line: PageLine, shows: Shows) -> Row:
    look = Look.WHOLE if line.look is Look.WHOLE else Look.BODY
    figures = [line.figures[span] for span in Span]
    cells = [figure_cell(shows(figure), MEASURES[figure.measure].unit, look) for figure in figures]
    return Row([Cell(line.label, line.look), *cells], heights.ROW)


def _tried(blocks: Sequence[PageBlock], shows: Shows, withholds: bool) -> Iterator[Cell]:
    """What the line under the table says of its sums."""
    sums = [tried for block in blocks for tried in block.sums()]
    broken = [
        broken_words(tried, lambda figure: shows(figure) is not Sign.WITHHELD)
        for tried in sums
        if not tried.holds
    ]
    if broken:
        yield from (Cell(sentence, Look.SHORT) for sentence in broken)
    elif sums:
        included = ", numbers shown as [c] included" if withholds else ""
        yield Cell(f"Checked: all {len(sums)} sums on this page add up{included}.", Look.MET)


def _charts(page: Page, table: MonthsTable) -> Iterator[ChartPlan]:
    on_page = (months for chapter in CHAPTERS for months in chapter.months if months.page is page)
    drawn = (months for months in on_page if can_be_drawn(months, table))
    for months, over in zip(drawn, _CORNERS, strict=False):
        yield chart_of(months, table, over)


def _beside(charts: int) -> str:
    return ("", ", and a chart beside it", ", and two charts beside it")[charts]
