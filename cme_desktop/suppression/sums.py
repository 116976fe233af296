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
    """Each span as two that make it, and as the longest that fill it, with what is left between them."""
    there = frozenset(line)
    borders = sorted({day for key in line for day in (key.start, key.end + _A_DAY)})
    next_border = dict(pairwise(borders))
    from_day: dict[date, list[CellKey]] = {}
    for key in line:
        from_day.setdefault(key.start, []).append(key)
    for key in line:
        within = [other for other in from_day[key.start] if other.end < key.end]
        pairs = ((other, key._replace(start=other.end + _A_DAY)) for other in within)
        made = dict.fromkeys(Sum(key, pair) for pair in pairs if pair[1] in there)
        filled: list[CellKey] = []
        start = key.start
        while start <= key.end:
            ends = [other.end for other in from_day.get(start, ()) if other.end <= key.end and other != key]
            end = max(ends, default=next_border[start] - _A_DAY)
            filled.append(CellKey(key.measure, key.category, start, end))
            start = end + _A_DAY
        if filled != [key]:
            made[Sum(key, tuple(filled))] = None
        yield from made


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
