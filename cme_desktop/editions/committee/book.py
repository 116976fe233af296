"""The committee edition: six pages, in which no child is named."""

from collections.abc import Collection, Iterable, Iterator

from cme_desktop.editions.as_shown import as_counted
from cme_desktop.editions.committee.cover import committee_cover
from cme_desktop.editions.committee.page_lines import page_blocks
from cme_desktop.editions.committee.page_sheet import page_sheet
from cme_desktop.editions.committee.published import Published
from cme_desktop.editions.headline_lines import headline_lines
from cme_desktop.editions.headlines_sheet import headlines_sheet
from cme_desktop.editions.months_table import MonthsTable, on_pages
from cme_desktop.editions.notes_sheet import notes_sheet
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import Book, ReadingSheet
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.chapters import Page
from cme_desktop.returns.compared import Span
from cme_desktop.returns.measures import Measure
from cme_desktop.values.shorthand import REVISED, SHORTHAND

_SMALL = "contains numbers from 1 to 4, not to be published"
_EMPTY = "nothing to divide by that month, or a number that is withheld"
_RULES = (
    (
        "How small numbers are kept safe",
        "Each number is tried along its row, down its column and against every page published before.",
    ),
    (
        "Not broken down",
        "Children whose records are restricted are counted in each whole and in none of its named parts.",
    ),
)


def committee_book(told: ToldReturn, published: Published | None) -> Book:
    """The six pages: four for the meeting, two of annex.

    Whatever stands on them is made of the figures as they are published; where that is None, of the figures
    as they were counted, small numbers and all, and then it says that it may not be published. Nor may it
    where there are sums that do not add up, for what is said of these tells the numbers in them.
    """
    small_numbers = published is None
    sensitive = small_numbers or bool(told.counted.counts.broken())
    shows = as_counted if published is None else published.shows
    lines = headline_lines(told, shows)
    table = MonthsTable(told, shows, on_pages())
    sheets = [
        headlines_sheet(told, lines, table),
        *(page_sheet(told, page, table, shows) for page in Page),
        table.sheet(_EMPTY),
    ]
    revised = told.restated if published is None else published.revised
    signs = _signs(sheets, [REVISED] if revised else [])
    sheets.append(notes_sheet(told, _on_pages(told), signs, _RULES, one_page=True))
    return Book(
        title=told.title,
        authority=told.authority,
        subject=f"{told.subject}; {_SMALL}" if small_numbers else told.subject,
        marking="OFFICIAL-SENSITIVE" if sensitive else "OFFICIAL",
        version=told.stamp.words,
        sheets=[committee_cover(told, lines, sheets, published), *sheets],
    )


def _signs(sheets: Iterable[ReadingSheet], on_cover: Collection[str]) -> list[str]:
    """The shorthand that occurs on the pages; their rows are there to be taken again."""
    values = {cell.value for sheet in sheets for row in sheet.rows for cell in row.cells}
    return [sign for sign in SHORTHAND if sign in values or sign in on_cover]


def _on_pages(told: ToldReturn) -> Iterator[Measure]:
    """The wholes of the pages between."""
    for page in Page:
        for block in page_blocks(told, page):
            yield MEASURES[block.whole.figures[Span.OWN].measure]
