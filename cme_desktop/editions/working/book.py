"""The working edition: named rows behind every figure. Not to leave the service."""

from collections.abc import Sequence
from itertools import chain

from cme_desktop.editions.as_shown import as_counted
from cme_desktop.editions.data_sheets import data_sheet
from cme_desktop.editions.headline_lines import HeadlineLine, headline_lines
from cme_desktop.editions.headlines_sheet import headlines_sheet
from cme_desktop.editions.months_table import MonthsTable
from cme_desktop.editions.notes_sheet import notes_sheet
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.changes_sheet import changes_sheet
from cme_desktop.editions.working.chapter_sheet import chapter_sheets
from cme_desktop.editions.working.checks import Checks
from cme_desktop.editions.working.cover import working_cover
from cme_desktop.editions.working.duty_sheets import duty_sheets
from cme_desktop.editions.working.figure_lines import ChapterLines, chapters_of
from cme_desktop.editions.working.open_work_sheets import open_work_sheets
from cme_desktop.editions.working.rows_sheet import rows_sheet
from cme_desktop.editions.working.side_by_side_sheet import side_by_side_sheets
from cme_desktop.editions.working.status_sheets import status_sheets
from cme_desktop.editions.working.years_sheet import years_sheet
from cme_desktop.paper.book import Book, Link
from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.chapters import Headline
from cme_desktop.returns.statuses import child_statuses
from cme_desktop.values.shorthand import NOT_APPLICABLE, REVISED, WITHHELD

_HISTORY = "To prove with `check --anchor` and this file that nobody has altered what was recorded by then:"
_EMPTY = "nothing to divide by that month"


def working_book(reader: Reader, told: ToldReturn) -> Book:
    """The workbook; what its rows say is read from `reader` while it is written."""
    lines, table = headline_lines(told, as_counted), MonthsTable(told, as_counted)
    chapters, checks = chapters_of(told), Checks(told.counted.counts.sums)
    rules = [
        *(
            (chapter.chapter.kind.plural, chapter.chapter.left_out)
            for chapter in chapters
            if chapter.chapter.left_out
        ),
        ("History", f"{_HISTORY} {told.counted.anchor.text()}"),
    ]
    own, *others = told.counted.counts.spans.values()
    return Book(
        title=told.title,
        authority=told.authority,
        subject=told.subject,
        marking="OFFICIAL-SENSITIVE",
        version=told.stamp.words,
        sheets=[
            working_cover(told, lines, chapters),
            headlines_sheet(told, lines, table, lambda headline: _place(chapters, headline)),
            *chain.from_iterable(
                (
                    *chapter_sheets(told, chapter, _of(chapter, lines), table, checks),
                    *side_by_side_sheets(told, chapter),
                    rows_sheet(reader, told, chapter),
                )
                for chapter in chapters
            ),
            *duty_sheets(told),
            *open_work_sheets(told),
            *status_sheets(child_statuses(reader, told.counted.compared.own.end)),
            years_sheet(told),
            changes_sheet(told),
            table.sheet(_EMPTY),
            notes_sheet(told, MEASURES.values(), (WITHHELD, REVISED, NOT_APPLICABLE), rules),
        ],
        data=[
            data_sheet("Data", own),
            data_sheet("Data – compared", [figure for span in others for figure in span]),
        ],
    )


def _place(chapters: Sequence[ChapterLines], headline: Headline) -> Link:
    """The line of a headline in its chapter."""
    chapter = next(of for of in chapters if headline in of.chapter.headlines)
    return Link(chapter.name, chapter.place(headline.measure))


def _of(chapter: ChapterLines, lines: Sequence[HeadlineLine]) -> list[HeadlineLine]:
    return [line for line in lines if line.headline in chapter.chapter.headlines]
