"""Which sums hold between cells: down a column, along a row, and from the start of a period to its end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from cme_desktop.suppression.cells import CellKey, Sum, in_order

_A_DAY = timedelta(days=1)


class Flow(NamedTuple):
    """Measures of what is open: at the start, what comes, what goes, and at the end."""

    at_start: str
    plus: str
    minus: str
    at_end: str


@dataclass(frozen=True)
class Definitions:
    """What of the definitions of measures matters here."""

    parts: Sequence[tuple[str, tuple[str, ...]]] = ()
    """A measure as a whole, and the measures all of whose cells together are its parts, for each split."""
    by_day: frozenset[str] = frozenset()
    """Measures that count each thing on one day, so that spans of days add up."""
    flows: Sequence[Flow] = ()


def sums(definitions: Definitions, keys: Iterable[CellKey]) -> list[Sum]:
    """Every sum between these cells, of an edition and of the register, as far as both sides are there."""
    cells = sorted({*keys}, key=in_order)
    return [*_down(definitions, cells), *_along(definitions, cells), *_through(definitions, cells)]


def _down(definitions: Definitions, cells: Sequence[CellKey]) -> Iterator[Sum]:
    in_span: dict[tuple[str, date, date], list[CellKey]] = {}
    for key in cells:
        in_span.setdefault((key.measure, key.start, key.end), []).append(key)
    for whole, measures in definitions.parts:
        for key in cells:
            if key.measure == whole and key.category is None:
                spans = ((measure, key.start, key.end) for measure in measures)
                if parts := tuple(part for span in spans for part in in_span.get(span, ())):
                    yield Sum(key, parts)


def _along(definitions: Definitions, cells: Sequence[CellKey]) -> Iterator[Sum]:
    lines: dict[tuple[str, str | None], list[CellKey]] = {}
    for key in cells:
        if key.measure in definitions.by_day:
            lines.setdefault((key.measure, key.category), []).append(key)
    for line in lines.values():
        yield from _of_line(line)


def _of_line(line: Sequence[CellKey]) -> Iterator[Sum]:
    """Each span as two that make it, as the longest that fill it, and as the shortest without a gap.

    Of numbers that were told once one follows from the others. A month that was told anew, while what is
    told to date was not, comes to something else with the other months.
    """
    there = frozenset(line)
    borders = sorted({day for key in line for day in (key.start, key.end + _A_DAY)})
    next_border = dict(pairwise(borders))
    ends: dict[date, list[date]] = {}
    for key in line:
        ends.setdefault(key.start, []).append(key.end)

    def within(key: CellKey, start: date) -> list[date]:
        """When the spans end that begin on a day within another."""
        return [end for end in ends.get(start, ()) if end <= key.end and (start, end) != (key.start, key.end)]

    def longest(key: CellKey) -> Iterator[CellKey]:
        start = key.start
        while start <= key.end:
            end = max(within(key, start), default=next_border[start] - _A_DAY)
            yield key._replace(start=start, end=end)
            start = end + _A_DAY

    def shortest(key: CellKey) -> Iterator[CellKey]:
        start = key.start
        while found := [end for end in within(key, start) if end == key.end or end + _A_DAY in ends]:
            yield key._replace(start=start, end=min(found))
            start = min(found) + _A_DAY

    for key in line:
        pairs = ((key._replace(end=end), key._replace(start=end + _A_DAY)) for end in within(key, key.start))
        made: list[tuple[CellKey, ...]] = [pair for pair in pairs if pair[1] in there]
        made += [spans for spans in (tuple(longest(key)),) if spans != (key,)]
        made += [spans for spans in (tuple(shortest(key)),) if spans and spans[-1].end == key.end]
        yield from dict.fromkeys(Sum(key, spans) for spans in made)


def _through(definitions: Definitions, cells: Sequence[CellKey]) -> Iterator[Sum]:
    there = {*cells}
    for flow in definitions.flows:
        for at_end in (key for key in cells if key.measure == flow.at_end):
            start, plus, minus = (
                at_end.beside(measure, at_end.category) for measure in (flow.at_start, flow.plus, flow.minus)
            )
            if there.issuperset((start, plus, minus)):
                yield Sum(at_end, (start, plus), (minus,))
        yield from _same_moment(flow, cells)


def _same_moment(flow: Flow, cells: Sequence[CellKey]) -> Iterator[Sum]:
    """What is open as one period ends is open as the next begins, whatever the periods are."""
    moments: dict[tuple[str | None, date], list[CellKey]] = {}
    for key in cells:
        if key.measure in (flow.at_start, flow.at_end):
            day = key.start if key.measure == flow.at_start else key.end + _A_DAY
            moments.setdefault((key.category, day), []).append(key)
    for same in moments.values():
        for one, later in pairwise(sorted(same, key=lambda key: (key.start, *in_order(key)))):
            yield Sum(later, (one,))
