"""The lines of a chapter of the working edition: every figure under its number, in five spans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from string import ascii_lowercase

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import Link
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.chapters import AnyChapter, SideBySide
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.tallies import UNTOLD


@dataclass(frozen=True)
class FigureLine:
    """A figure, or the heading above the categories of a measure."""

    number: str
    """`1.02`; empty for a heading."""
    label: str
    look: Look
    measure: Measure
    figures: Mapping[Span, Figure]
    """Of a category those spans in which it was on offer."""
    leads: str = ""
    """The sheet on which the categories stand, where they stand beside those of other measures."""

    @property
    def own(self) -> Figure | None:
        """The figure of the period itself, whose rows the workbook has."""
        return self.figures.get(Span.OWN)

    @property
    def rows(self) -> int:
        """How many rows prove it."""
        return len(self.own.things) if self.own else 0

    @property
    def title(self) -> str:
        """What it counts, where no heading stands above it."""
        return self.own.title if self.own else self.label


@dataclass(frozen=True)
class CategoryLine:
    """A category with its figure of each measure, or the row of all of them."""

    number: str
    """`1.02`, of which the figures are `1.02a`, `1.02b`; empty for the row of all."""
    label: str
    figures: Sequence[FigureLine | None]
    """As the columns have them; None where a whole is not counted."""


@dataclass(frozen=True)
class CategoryLines:
    """The categories that some measures share."""

    name: str
    """What their sheet is called: `4 Checks by agency`."""
    group: SideBySide
    whole: CategoryLine
    lines: Sequence[CategoryLine]


@dataclass(frozen=True)
class ChapterLines:
    """All lines of one record type."""

    number: int
    chapter: AnyChapter
    lines: Sequence[FigureLine]
    side_by_side: Sequence[CategoryLines]

    @property
    def name(self) -> str:
        """What its sheet is called: `1 10-day notifications`."""
        return f"{self.number} {self.chapter.kind.plural}"

    @property
    def rows_name(self) -> str:
        """What the sheet of its rows is called."""
        return f"{self.number} rows – {self.chapter.kind.plural}"

    def placed(self) -> Iterator[tuple[FigureLine, Link]]:
        """Every figure and where it stands, in the order of the rows that prove them."""
        for place, line in enumerate(self.lines, 1):
            if line.number:
                yield line, Link(self.name, place)
        for group in self.side_by_side:
            for place, of in enumerate(group.lines, 2):
                yield from ((line, Link(group.name, place)) for line in of.figures if line)

    @cached_property
    def blocks(self) -> Mapping[str, tuple[int, int]]:
        """By the number of each figure that has rows the first and the last of them, counted from 1."""
        found, last = {}, 0
        for line, _ in self.placed():
            if line.rows:
                found[line.number] = last + 1, last + line.rows
                last += line.rows
        return found

    @property
    def rows(self) -> int:
        """How many rows all its figures have."""
        return sum(line.rows for line, _ in self.placed())

    def place(self, measure: str) -> int:
        """The line of a measure, counted from 1; of one with categories its heading."""
        return next(at for at, line in enumerate(self.lines, 1) if line.measure.key == measure)


def chapters_of(told: ToldReturn) -> list[ChapterLines]:
    """Every chapter, in the order they are read."""
    return [_chapter(told, number, chapter) for number, chapter in enumerate(CHAPTERS, 1)]


def _chapter(told: ToldReturn, number: int, chapter: AnyChapter) -> ChapterLines:
    """Its lines are numbered first, then those that stand side by side."""
    numbers = (f"{number}.{at:02}" for at in count(1))
    lines = [
        replace(line, number=next(numbers)) if line.figures else line
        for line in _lines(told, chapter, number)
    ]
    by_key = {line.measure.key: line for line in lines if line.number}
    groups = []
    for group in chapter.side_by_side:
        wholes = CategoryLine("", "All", [by_key.get(column.whole) for column in group.columns])
        of = [*_side_by_side(told, group, numbers)]
        groups.append(CategoryLines(_sheet_name(number, group), group, wholes, of))
    return ChapterLines(number, chapter, lines, groups)


def _lines(told: ToldReturn, chapter: AnyChapter, number: int) -> Iterator[FigureLine]:
    """Each whole, and under it whatever falls under it; those that are numbered have figures."""
    own = {measure.key for measure in chapter.measures}
    for measure in chapter.measures:
        if measure.parts_of not in own:
            yield from _of_measure(told, chapter, number, measure, Look.WHOLE)
            for part in chapter.measures:
                if part.parts_of == measure.key:
                    yield from _of_measure(told, chapter, number, part, Look.PART)


def _of_measure(
    told: ToldReturn, chapter: AnyChapter, number: int, measure: Measure, look: Look
) -> Iterator[FigureLine]:
    if measure.split is None:
        figures = {span: told.whole(span, measure.key) for span in Span}
        yield FigureLine("", measure.label, look, measure, figures)
        return
    for group in chapter.side_by_side:
        keys = [column.measure for column in group.columns]
        if measure.key == keys[0]:
            yield FigureLine("", group.title, Look.BODY, measure, {}, _sheet_name(number, group))
        if measure.key in keys:
            return
    yield FigureLine("", measure.label, Look.BODY, measure, {})
    for category, label in _categories(told, measure).items():
        yield FigureLine("", label, Look.PART, measure, _of_category(told, measure, category))


def _side_by_side(told: ToldReturn, group: SideBySide, numbers: Iterator[str]) -> Iterator[CategoryLine]:
    measures = [MEASURES[column.measure] for column in group.columns]
    labels = {category: label for of in measures for category, label in _categories(told, of).items()}
    ordered = sorted(labels, key=lambda category: category == UNTOLD)
    for category, number in zip(ordered, numbers, strict=False):
        figures = [
            FigureLine(f"{number}{letter}", labels[category], Look.BODY, measure, found)
            if (found := _of_category(told, measure, category))
            else None
            for letter, measure in zip(ascii_lowercase, measures, strict=False)
        ]
        yield CategoryLine(number, labels[category], figures)


def _categories(told: ToldReturn, measure: Measure) -> dict[str | None, str]:
    """Those of all spans, with their labels."""
    found = (figure for span in Span for figure in told.categories(span, measure.key))
    return {figure.category: figure.category_label or measure.label for figure in found}


def _of_category(told: ToldReturn, measure: Measure, category: str | None) -> dict[Span, Figure]:
    return {
        span: figure
        for span in Span
        for figure in told.categories(span, measure.key)
        if figure.category == category
    }


def _sheet_name(number: int, group: SideBySide) -> str:
    return f"{number} {group.title}"
