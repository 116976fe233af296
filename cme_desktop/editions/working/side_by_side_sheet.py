"""Measures over the same categories, one row a category: what was asked of an agency, and what came of it."""

from collections.abc import Iterator

from cme_desktop.editions.as_shown import figure_cell
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.figure_lines import CategoryLine, CategoryLines, ChapterLines, FigureLine
from cme_desktop.editions.working.own_cell import own_cell, told_of
from cme_desktop.paper.book import BLANK, Cell, Column, ReadingSheet, Row
from cme_desktop.paper.look import Look
from cme_desktop.returns.chapters import SideBySide
from cme_desktop.returns.compared import Span

_NUMBER, _FIGURE, _ALL = 8, 10, 170
_LEAST_LABEL, _MOST_LABEL = 42, 60
_LEAST_NEEDED = (Span.YEAR_AGO,)
"""Left out where there is no room for it: it stands on the sheet Data – compared."""


def side_by_side_sheets(told: ToldReturn, chapter: ChapterLines) -> Iterator[ReadingSheet]:
    """A sheet for each group of measures; its figures of the period lead to their rows."""
    for group in chapter.side_by_side:
        spans = _spans(group.group)
        yield ReadingSheet(
            name=group.name,
            title=f"{group.name}: {told.counted.compared.told}",
            says=(
                "This sheet contains one table. Each figure for "
                f"{told.counted.compared.own.show()} leads to its rows."
            ),
            columns=_columns(told, group.group, spans),
            rows=[_row(chapter, line, spans) for line in (group.whole, *group.lines)],
            table=_table_name(chapter, group),
            frozen=True,
        )


def _spans(group: SideBySide) -> list[Span]:
    room = (_ALL - _NUMBER - _LEAST_LABEL) / _FIGURE / len(group.columns)
    return [*Span] if len(Span) <= room else [span for span in Span if span not in _LEAST_NEEDED]


def _columns(told: ToldReturn, group: SideBySide, spans: list[Span]) -> list[Column]:
    called = told.counted.compared.headings()
    figures = [
        Column(f"{column.heading}: {called[span]}", _FIGURE, number=True)
        for span in spans
        for column in group.columns
    ]
    label = min(_MOST_LABEL, _ALL - _NUMBER - _FIGURE * len(figures))
    return [Column("Figure", _NUMBER), Column(group.heading, label), *figures]


def _row(chapter: ChapterLines, line: CategoryLine, spans: list[Span]) -> Row:
    label = Cell(line.label, Look.BODY if line.number else Look.WHOLE)
    cells = (_cell(chapter, figure, span) for span in spans for figure in line.figures)
    return Row([Cell(line.number) if line.number else BLANK, label, *cells])


def _cell(chapter: ChapterLines, line: FigureLine | None, span: Span) -> Cell:
    if line is None:
        return BLANK
    if span is Span.OWN:
        return own_cell(chapter, line)
    return figure_cell(told_of(line.figures.get(span)), line.measure.unit)


def _table_name(chapter: ChapterLines, group: CategoryLines) -> str:
    place = chapter.side_by_side.index(group) + 1
    return f"{chapter.chapter.kind.key}_side_by_side_{place}"
