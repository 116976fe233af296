"""The lines of a chapter of the working edition: every figure under its number, in five spans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.chapters import AnyChapter
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import Measure


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
class ChapterLines:
    """All lines of one record type."""

    number: int
    chapter: AnyChapter
    lines: Sequence[FigureLine]

    @property
    def name(self) -> str:
        """What its sheet is called: `1 10-day notifications`."""
        return f"{self.number} {self.chapter.kind.plural}"

    @property
    def rows_name(self) -> str:
        """What the sheet of its rows is called."""
        return f"{self.number} rows – {self.chapter.kind.plural}"

    @cached_property
    def blocks(self) -> Mapping[str, tuple[int, int]]:
        """By the number of each figure that has rows the first and the last of them, counted from 1."""
        found, last = {}, 0
        for line in self.lines:
            if line.rows:
                found[line.number] = last + 1, last + line.rows
                last += line.rows
        return found

    @property
    def rows(self) -> int:
        """How many rows all its figures have."""
        return sum(line.rows for line in self.lines)

    def place(self, measure: str) -> int:
        """The line of a measure, counted from 1; of one with categories its heading."""
        return next(at for at, line in enumerate(self.lines, 1) if line.measure.key == measure)


def chapters_of(told: ToldReturn) -> list[ChapterLines]:
    """Every chapter, in the order they are read."""
    return [
        ChapterLines(number, chapter, [*_numbered(number, _lines(told, chapter))])
        for number, chapter in enumerate(CHAPTERS, 1)
    ]


@dataclass(frozen=True)
class _Unnumbered:
    label: str
    look: Look
    measure: Measure
    figures: Mapping[Span, Figure]


def _numbered(chapter: int, lines: Iterator[_Unnumbered]) -> Iterator[FigureLine]:
    at = 0
    for line in lines:
        at += bool(line.figures)
        number = f"{chapter}.{at:02}" if line.figures else ""
        yield FigureLine(number, line.label, line.look, line.measure, line.figures)


def _lines(told: ToldReturn, chapter: AnyChapter) -> Iterator[_Unnumbered]:
    """Each whole, and under it whatever falls under it."""
    own = {measure.key for measure in chapter.measures}
    for measure in chapter.measures:
        if measure.parts_of not in own:
            yield from _of_measure(told, measure, Look.WHOLE)
            for part in chapter.measures:
                if part.parts_of == measure.key:
                    yield from _of_measure(told, part, Look.PART)


def _of_measure(told: ToldReturn, measure: Measure, look: Look) -> Iterator[_Unnumbered]:
    if measure.split is None:
        yield _Unnumbered(
            measure.label, look, measure, {span: told.whole(span, measure.key) for span in Span}
        )
        return
    yield _Unnumbered(measure.label, Look.BODY, measure, {})
    by_span = {span: {f.category: f for f in told.categories(span, measure.key)} for span in Span}
    every = {f.category: f for found in by_span.values() for f in found.values()}
    for category, one in every.items():
        figures = {span: found[category] for span, found in by_span.items() if category in found}
        yield _Unnumbered(one.category_label or measure.label, Look.PART, measure, figures)
