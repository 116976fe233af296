"""What the committee edition publishes as plain numbers: its cells, and the sums that can be made of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeAlias

from cme_desktop.editions.committee.page_lines import page_blocks
from cme_desktop.editions.committee.ties import BASE, HITS, OTHERS, tied
from cme_desktop.editions.months_table import on_pages
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.returns.catalogue import HEADLINES, MEASURES
from cme_desktop.returns.chapters import Page
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Quotient, Sum

_Counted: TypeAlias = frozenset[tuple[int, int | None]]
"""Things by record and row."""


def key_of(figure: Figure) -> CellKey:
    """What a figure is known by in the register."""
    return CellKey(figure.measure, figure.category, figure.start, figure.end)


@dataclass(frozen=True)
class Publication:
    """The figures of the committee edition."""

    figures: Mapping[CellKey, Figure]

    def without(self, measures: Collection[str]) -> "Publication":
        """The figures but those of some measures."""
        return Publication({key: of for key, of in self.figures.items() if key.measure not in measures})

    def rows_of(self, cells: Iterable[CellKey]) -> frozenset[str]:
        """The measures printed here that some cells are of, with their wholes and the parts of these."""
        wholes = {_whole(cell.measure) for cell in cells}
        return frozenset(key.measure for key in self.figures if _whole(key.measure) in wholes)

    def edition(self, register: Iterable[PublishedCell]) -> Edition:
        """As the numbers that are to be kept safe, with what ties them to those published before."""
        counts: dict[CellKey, int] = {}
        quotients = []
        things: dict[CellKey, _Counted] = {}
        for key, figure in self.figures.items():
            behind = _behind(key, figure)
            counts |= {of: len(counted) for of, counted in behind.items()}
            things |= behind
            if key not in behind:
                quotients.append(Quotient(key, tuple(behind)))
        ties = tied((*counts, *(cell.key for cell in register)))
        return Edition(counts, [*ties, *_same(things)], quotients)


def _whole(measure: str) -> str:
    described = MEASURES.get(measure)
    return described.parts_of or measure if described else measure


def publication(told: ToldReturn) -> Publication:
    """All that is printed in the committee edition of a return."""
    blocks = [block for page in Page for block in page_blocks(told, page)]
    on_page = (figure for block in blocks for line in block.lines for figure in line.figures.values())
    spans = (Span.OWN, Span.BEFORE, Span.YEAR_AGO)
    headlines = (told.whole(span, headline.measure) for headline in HEADLINES for span in spans)
    measures = dict.fromkeys((*(headline.measure for headline in HEADLINES), *(m.key for m in on_pages())))
    months = (told.month(month, key) for month in told.counted.counts.months for key in measures)
    figures = {key_of(figure): figure for figure in chain(on_page, headlines, months)}
    return Publication(figures)


def _behind(key: CellKey, figure: Figure) -> dict[CellKey, _Counted]:
    """The counts that a figure gives away, each with the things that it counts."""
    every = frozenset((thing.record, thing.row) for thing in figure.things)
    match MEASURES[figure.measure].unit:
        case FigureUnit.COUNT:
            return {key: every}
        case FigureUnit.SHARE:
            hits = frozenset((thing.record, thing.row) for thing in figure.things if thing.amount)
            parts = {HITS: hits, OTHERS: every - hits, BASE: every}
            return {key._replace(category=named): counted for named, counted in parts.items()}
        case _:
            return {key._replace(category=BASE): every}


def _same(things: Mapping[CellKey, _Counted]) -> Iterator[Sum]:
    """Cells that count the same things up to the same day are one number to whoever knows the definitions."""
    first: dict[tuple[date, _Counted], CellKey] = {}
    for key, counted in things.items():
        other = first.setdefault((key.end, counted), key)
        if counted and other != key:
            yield Sum(other, (key,))
