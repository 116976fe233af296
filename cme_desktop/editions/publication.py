"""What the committee edition publishes as plain numbers: its cells, and the sums that can be made of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cme_desktop.editions.months_table import on_pages
from cme_desktop.editions.page_lines import PageBlock, page_blocks
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.returns.catalogue import HEADLINES, MEASURES
from cme_desktop.returns.chapters import Page
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.suppression.cells import CellKey, Edition, Quotient, Sum

HITS, _OTHERS, BASE = "of which", "the others", "of all"
"""The counts behind a share, printed nowhere; behind an average or money only the last."""


def key_of(figure: Figure) -> CellKey:
    """What a figure is known by in the register."""
    return CellKey(figure.measure, figure.category, figure.start, figure.end)


@dataclass(frozen=True)
class Publication:
    """The figures of the committee edition, and how they hang together."""

    figures: Mapping[CellKey, Figure]
    blocks: Sequence[PageBlock]
    told: ToldReturn

    def edition(self) -> Edition:
        """As the numbers that are to be kept safe."""
        counts: dict[CellKey, int] = {}
        quotients = []
        things: dict[CellKey, frozenset[tuple[int, int | None]]] = {}
        for key, figure in self.figures.items():
            behind = _behind(key, figure)
            counts |= {of: len(counted) for of, counted in behind.items()}
            things |= behind
            if key not in behind:
                quotients.append(Quotient(key, tuple(behind)))
        return Edition(counts, [*self._sums(), *_same(things)], quotients)

    def _sums(self) -> Iterator[Sum]:
        for block in self.blocks:
            for tried in block.sums():
                signed = [(term.sign, key_of(term.figure)) for term in tried.terms]
                plus = tuple(key for sign, key in signed if sign > 0)
                minus = tuple(key for sign, key in signed if sign < 0)
                yield Sum(key_of(tried.whole), plus, minus)
        yield from self._of_years()
        yield from _of_shares(self.figures)

    def _of_years(self) -> Iterator[Sum]:
        """A year to date is the months before and the period, and each of its months."""
        compared = self.told.counted.compared
        spans, earlier = compared.spans(), compared.earlier()
        for year, part in ((Span.YEAR, Span.OWN), (Span.LAST_YEAR, Span.YEAR_AGO)):
            if year not in earlier:
                continue
            parts = ((earlier[year], spans[part]), tuple(spans[year].months()))
            for measure, category in self._adding():
                whole = CellKey(measure, category, spans[year].start, spans[year].end)
                for days in parts:
                    yield Sum(whole, tuple(CellKey(measure, category, one.start, one.end) for one in days))

    def _adding(self) -> dict[tuple[str, str | None], None]:
        """What comes of some months to as much as of all of them at once."""
        return dict.fromkeys(
            (key.measure, key.category)
            for key in self.figures
            if MEASURES[key.measure].unit is FigureUnit.COUNT
            and all(source.pick.adds_over_time for source in MEASURES[key.measure].sources())
        )


def publication(told: ToldReturn) -> Publication:
    """All that is printed in the committee edition of a return."""
    blocks = [block for page in Page for block in page_blocks(told, page)]
    on_page = (figure for block in blocks for line in block.lines for figure in line.figures.values())
    spans = (Span.OWN, Span.BEFORE, Span.YEAR_AGO)
    headlines = (told.whole(span, headline.measure) for headline in HEADLINES for span in spans)
    measures = dict.fromkeys((*(headline.measure for headline in HEADLINES), *(m.key for m in on_pages())))
    months = (told.month(month, key) for month in told.counted.counts.months for key in measures)
    figures = {key_of(figure): figure for figure in chain(on_page, headlines, months)}
    return Publication(figures, blocks, told)


def _behind(key: CellKey, figure: Figure) -> dict[CellKey, frozenset[tuple[int, int | None]]]:
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


def _of_shares(figures: Iterable[CellKey]) -> Iterator[Sum]:
    for key in figures:
        if MEASURES[key.measure].unit is FigureUnit.SHARE:
            of = [key._replace(category=named) for named in (BASE, HITS, _OTHERS)]
            yield Sum(of[0], tuple(of[1:]))


def _same(things: Mapping[CellKey, frozenset[tuple[int, int | None]]]) -> Iterator[Sum]:
    """Cells that count the same things up to the same day are one number to whoever knows the definitions."""
    first: dict[tuple[date, frozenset[tuple[int, int | None]]], CellKey] = {}
    for key, counted in things.items():
        other = first.setdefault((key.end, counted), key)
        if counted and other != key:
            yield Sum(other, (key,))
