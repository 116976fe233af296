"""What ties published numbers to each other, of the return and of exports, by what they are numbers of.

It goes by the names of cells alone, so that it holds of all that was ever published.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from cme_desktop.registry import CASEWORK
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.chapters import JOINED, REST
from cme_desktop.returns.exported import Alike, alike, broken_down_by, exported, exported_by
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.suppression.cells import CellKey, Sum, in_order
from cme_desktop.suppression.sums import Definitions, sums

HITS, OTHERS, BASE = "of which", "the others", "of all"
"""The counts behind a share, printed nowhere; behind an average or money only the last."""

_A_DAY = timedelta(days=1)


def tied(keys: Iterable[CellKey]) -> list[Sum]:
    """Every sum between cells, as far as they are there."""
    published = {key for key in keys if _is_count(key)}
    alike_sums = [*_counted_alike(published)]
    # What an export tells of a line stands beside that line of other months, though it was never printed.
    cells = sorted(published.union(one.whole for one in alike_sums), key=in_order)
    return [
        *sums(_definitions(), cells),
        *_balances(frozenset(cells), cells),
        *_at_most(frozenset(cells), cells),
        *_of_shares(cells),
        *_standing(cells),
        *alike_sums,
    ]


def _is_count(key: CellKey) -> bool:
    """Whether it is a number of things: a share is none, but what it is made of."""
    if key.measure not in MEASURES:
        return key.measure in _exported()
    return MEASURES[key.measure].unit is FigureUnit.COUNT or key.category in (HITS, OTHERS, BASE)


@cache
def _exported() -> frozenset[str]:
    splits = (exported_by(kind, name) for kind in CASEWORK for name in broken_down_by(kind))
    return frozenset((*map(exported, CASEWORK), *splits))


@cache
def _definitions() -> Definitions:
    """What adds up down a column, and along a row."""
    pages = [(lines.whole, lines.of) for chapter in CHAPTERS for lines in chapter.lines if lines.of]
    sheets = [
        (exported(kind), (exported_by(kind, name),)) for kind in CASEWORK for name in broken_down_by(kind)
    ]
    return Definitions([*pages, *sheets], _exported().union(filter(_adds_over_time, MEASURES)))


def _balances(there: frozenset[CellKey], cells: Iterable[CellKey]) -> Iterator[Sum]:
    """What stood on the eve, and came, less what went; the eve is told by any span that ends on it."""
    of = {balance.standing: balance for chapter in CHAPTERS for balance in chapter.balances}
    standing = [key for key in cells if key.measure in of and key.category is None]
    on_eve = _on_eve(standing)
    for key in standing:
        balance = of[key.measure]
        stood = on_eve(key.measure, key.start)
        came, went = (tuple(key.beside(one) for one in measures) for measures in (balance.came, balance.went))
        if stood is not None and there.issuperset((*came, *went)):
            yield Sum(key, (stood, *came), went)


def _on_eve(standing: Iterable[CellKey]) -> Callable[[str, date], CellKey | None]:
    """What tells how a measure stood on the eve of a day: any span that ends then."""
    ended = {(key.measure, key.end): key for key in sorted(standing, key=lambda key: key.start)}
    return lambda measure, day: ended.get((measure, day - _A_DAY))


def _at_most(there: frozenset[CellKey], cells: Iterable[CellKey]) -> Iterator[Sum]:
    """Numbers that others are never larger than, as these and what is left, which nobody is told."""
    every = [at_most for chapter in CHAPTERS for at_most in chapter.at_most]
    growing = {one.measure for one in every if one.is_growth}
    on_eve = _on_eve(key for key in cells if key.measure in growing and key.category is None)
    for key in cells:
        for one in (one for one in every if one.of == key.measure and key.category is None):
            is_share = MEASURES[one.measure].unit is FigureUnit.SHARE
            fewer = key.beside(one.measure, BASE if is_share else None)
            stood = on_eve(one.measure, key.start)
            if fewer in there and not one.is_growth:
                yield Sum(key, (fewer,), rest=True)
            elif fewer in there and stood is not None:
                yield Sum(key, (fewer,), (stood,), rest=True)


def _of_shares(cells: Iterable[CellKey]) -> Iterator[Sum]:
    for key in cells:
        if key.category == BASE and MEASURES[key.measure].unit is FigureUnit.SHARE:
            yield Sum(key, (key.beside(key.measure, HITS), key.beside(key.measure, OTHERS)))


def _standing(cells: Iterable[CellKey]) -> Iterator[Sum]:
    """What stands as one span ends is one number, whenever the span began."""
    first: dict[tuple[str, str | None, date], CellKey] = {}
    for key in cells:
        if key.measure in MEASURES and not _happens(key.measure):
            other = first.setdefault((key.measure, key.category, key.end), key)
            if other != key:
                yield Sum(other, (key,))


def _counted_alike(cells: Collection[CellKey]) -> Iterator[Sum]:
    """Each line of the return in the spans of exports that count the same."""
    lines: dict[str, dict[str | None, None]] = {}
    in_span: dict[tuple[str, date, date], list[CellKey]] = {}
    for key in sorted(cells, key=in_order):
        lines.setdefault(key.measure, {})[key.category] = None
        in_span.setdefault((key.measure, key.start, key.end), []).append(key)
    for (measure, start, end), parts in in_span.items():
        for one in (one for one in alike() if one.exported == measure and one.measure in lines):
            named = [*lines[one.measure]]
            for category in named if named == [None] else {*named, REST}:
                line = CellKey(one.measure, category, start, end)
                yield from _of_line(line, [part for part in parts if _is_in(part, category, named, one)])


def _of_line(line: CellKey, parts: Sequence[CellKey]) -> Iterator[Sum]:
    if parts:
        yield Sum(line, tuple(parts))
    if len(parts) == 1:
        yield Sum(parts[0], (line,))  # whichever is published first, the other repeats it


def _is_in(part: CellKey, category: str | None, named: Iterable[str | None], one: Alike) -> bool:
    """Whether a choice of an export is counted in a line, named or not."""
    if category is None:
        return True
    code = part.category or one.blank
    lines = [line for line in named if line and code in line.split(JOINED)]
    return category in lines or (category == REST and not lines)


def _adds_over_time(measure: str) -> bool:
    """Whether some months of it come to as much as all of them at once."""
    return all(source.pick.adds_over_time for source in MEASURES[measure].sources())


def _happens(measure: str) -> bool:
    return any(source.pick.happens for source in MEASURES[measure].sources())
