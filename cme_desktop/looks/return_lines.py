"""The figures of a return as lines of its chapters, each in five spans of days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cme_desktop.looks.return_remarks import Remarks
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import Measure
from cme_desktop.statutory.law import Law


@dataclass(frozen=True)
class FigureLine:
    """One line of a chapter: a measure or one category of it, in each of the five spans of days."""

    measure: Measure
    label: str
    definition: str
    """What it counts, with the rule of the day in it."""
    figures: tuple[Figure | None, ...]
    """Of each span, as the columns have them; none at all for the heading above a measure's categories."""
    indented: bool = False
    remark: str = ""
    """The target of it, and what a manager says of it."""


_ByCategory = dict[str | None, list[Figure | None]]
"""Of each category the figure of each span."""


def _by_measure(spans: Sequence[Sequence[Figure]]) -> Mapping[str, _ByCategory]:
    found: dict[str, _ByCategory] = {}
    for place, span in enumerate(spans):
        for figure in span:
            of_measure = found.setdefault(figure.measure, {})
            if (of_spans := of_measure.get(figure.category)) is None:
                of_spans = of_measure[figure.category] = [None] * len(spans)
            of_spans[place] = figure
    return found


def chapter_lines(
    spans: Sequence[Sequence[Figure]], compared: ComparedPeriods, law: Law, beside: Remarks
) -> tuple[tuple[FigureLine, ...], ...]:
    """The lines of each chapter, in the order of CHAPTERS, with the figures of these spans."""
    figures = _by_measure(spans)
    return tuple(tuple(_lines(chapter.measures, figures, compared, law, beside)) for chapter in CHAPTERS)


def _lines(
    measures: Sequence[Measure],
    figures: Mapping[str, _ByCategory],
    compared: ComparedPeriods,
    law: Law,
    beside: Remarks,
) -> Iterator[FigureLine]:
    for measure in measures:
        definition = compared.defined(measure, law)
        if measure.split is not None:
            yield FigureLine(measure, measure.label, definition, ())
        for category, of_spans in figures.get(measure.key, {}).items():
            (*_, newest) = filter(None, of_spans)
            remark, indented = beside.get((measure.key, category), ""), measure.split is not None
            label = newest.category_label or measure.label
            yield FigureLine(measure, label, definition, tuple(of_spans), indented, remark)
