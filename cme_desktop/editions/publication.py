"""What the committee edition publishes as plain numbers: its cells, and the sums that can be made of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeAlias

from cme_desktop.editions.months_table import on_pages
from cme_desktop.editions.page_lines import PageBlock, PageLine, page_blocks
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.returns.catalogue import HEADLINES, MEASURES
from cme_desktop.returns.chapters import Page
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Quotient, Sum
from cme_desktop.suppression.sums import Definitions, sums

HITS, _OTHERS, BASE = "of which", "the others", "of all"
"""The counts behind a share, printed nowhere; behind an average or money only the last."""


_Counted: TypeAlias = frozenset[tuple[int, int | None]]
"""Things by record and row."""


def key_of(figure: Figure) -> CellKey:
    """What a figure is known by in the register."""
    return CellKey(figure.measure, figure.category, figure.start, figure.end)


@dataclass(frozen=True)
class Publication:
    """The figures of the committee edition, and how they hang together."""

    figures: Mapping[CellKey, Figure]
    blocks: Sequence[PageBlock]

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
        keys = dict.fromkeys((*counts, *(cell.key for cell in register)))
        tied = [*sums(self._definitions(), keys), *self._balances(), *_of_shares(keys)]
        return Edition(counts, [*tied, *_standing(keys), *_same(things)], quotients)

    def _definitions(self) -> Definitions:
        """What adds up down a column, and along a row."""
        wholes = [block for block in self.blocks if block.plus and not block.is_balance]
        parts = [
            (_measure(block.whole), tuple(dict.fromkeys(_measure(line) for line in block.plus)))
            for block in wholes
        ]
        adding = {key.measure for key in self.figures if _adds_over_time(key.measure)}
        return Definitions(parts, frozenset(adding))

    def _balances(self) -> Iterator[Sum]:
        for block in self.blocks:
            for tried in block.sums() if block.is_balance else ():
                signed = [(term.sign, key_of(term.figure)) for term in tried.terms]
                plus = tuple(key for sign, key in signed if sign > 0)
                minus = tuple(key for sign, key in signed if sign < 0)
                yield Sum(key_of(tried.whole), plus, minus)


def publication(told: ToldReturn) -> Publication:
    """All that is printed in the committee edition of a return."""
    blocks = [block for page in Page for block in page_blocks(told, page)]
    on_page = (figure for block in blocks for line in block.lines for figure in line.figures.values())
    spans = (Span.OWN, Span.BEFORE, Span.YEAR_AGO)
    headlines = (told.whole(span, headline.measure) for headline in HEADLINES for span in spans)
    measures = dict.fromkeys((*(headline.measure for headline in HEADLINES), *(m.key for m in on_pages())))
    months = (told.month(month, key) for month in told.counted.counts.months for key in measures)
    figures = {key_of(figure): figure for figure in chain(on_page, headlines, months)}
    return Publication(figures, blocks)


def _behind(key: CellKey, figure: Figure) -> dict[CellKey, _Counted]:
    """The counts that a figure gives away, each with the things that it counts."""
    every = frozenset((thing.record, thing.row) for thing in figure.things)
    match MEASURES[figure.measure].unit:
        case FigureUnit.COUNT:
            return {key: every}
        case FigureUnit.SHARE:
            hits = frozenset((thing.record, thing.row) for thing in figure.things if thing.amount)
            parts = {HITS: hits, _OTHERS: every - hits, BASE: every}
            return {key._replace(category=named): counted for named, counted in parts.items()}
        case _:
            return {key._replace(category=BASE): every}


def _of_shares(keys: Iterable[CellKey]) -> Iterator[Sum]:
    for key in keys:
        if key.category == BASE and MEASURES[key.measure].unit is FigureUnit.SHARE:
            yield Sum(key, (key._replace(category=HITS), key._replace(category=_OTHERS)))


def _standing(keys: Iterable[CellKey]) -> Iterator[Sum]:
    """What stands as one span ends is one number, whenever the span began."""
    first: dict[tuple[str, str | None, date], CellKey] = {}
    for key in keys:
        if not _happens(key.measure):
            other = first.setdefault((key.measure, key.category, key.end), key)
            if other != key:
                yield Sum(other, (key,))


def _same(things: Mapping[CellKey, _Counted]) -> Iterator[Sum]:
    """Cells that count the same things up to the same day are one number to whoever knows the definitions."""
    first: dict[tuple[date, _Counted], CellKey] = {}
    for key, counted in things.items():
        other = first.setdefault((key.end, counted), key)
        if counted and other != key:
            yield Sum(other, (key,))


def _measure(line: PageLine) -> str:
    return line.figures[Span.OWN].measure


def _adds_over_time(measure: str) -> bool:
    """Whether some months of it come to as much as all of them at once."""
    counts = MEASURES[measure].unit is FigureUnit.COUNT
    return counts and all(source.pick.adds_over_time for source in MEASURES[measure].sources())


def _happens(measure: str) -> bool:
    return any(source.pick.happens for source in MEASURES[measure].sources())
