"""The sums that prove the figures: parts under wholes, what stands open, the months of a year.

Each is tried in number and in what was counted, so that a break can name its records.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import SUMS
from cme_desktop.returns.periods import DateRange

ALL_ADD_UP = "All parts add up"


@dataclass(frozen=True)
class Term:
    """A figure that is added or, with a minus, taken off."""

    figure: Figure
    sign: int = 1


@dataclass(frozen=True)
class Sum:
    """A whole, and the terms that have to come to it."""

    whole: Figure
    terms: tuple[Term, ...]
    named: str
    """What is added up, as the start of a sentence: `“Enquiries by source” add up`."""

    @property
    def total(self) -> float:
        """What the terms come to."""
        return sum(term.sign * (term.figure.value or 0) for term in self.terms)

    @cached_property
    def strays(self) -> tuple[int, ...]:
        """The records that the terms count otherwise than the whole does."""
        left = Counter[tuple[int, int | None]]()
        for sign, figure in ((-1, self.whole), *((term.sign, term.figure) for term in self.terms)):
            for thing in figure.things:
                left[thing.record, thing.row] += sign
        return tuple(dict.fromkeys(record for (record, _), count in left.items() if count))

    @property
    def holds(self) -> bool:
        """Whether the terms come to the whole, and count what it counts."""
        return self.total == (self.whole.value or 0) and not self.strays

    def broken(self) -> str:
        """What is wrong, in a plain sentence."""
        days = DateRange(self.whole.start, self.whole.end).show()
        where = f"{self.whole.label}, {days}: {self.named}"
        if self.total != self.whole.value:
            return f"{where} to {self.total:,}, but the whole is {self.whole.value:,}."
        return f"{where}, but count other records than the whole."


Spans = Sequence[Sequence[Figure]]


def parts_of_wholes(figures: Iterable[Figure]) -> list[Sum]:
    """For every whole of each period each way in which it is split."""
    of_measure: dict[tuple[str, DateRange], list[Figure]] = {}
    for figure in figures:
        of_measure.setdefault((figure.measure, DateRange(figure.start, figure.end)), []).append(figure)
    return [
        _of_parts(whole, names, [f for name in names for f in of_measure.get((name, period), ())])
        for (key, period), (whole, *_) in of_measure.items()
        for names in _splits_of(key)
    ]


def balances(eve: Iterable[Figure], period: Iterable[Figure]) -> Iterator[Sum]:
    """What was open at the end: what was open on the eve, and what came, less what went."""
    before, during = _wholes(eve), _wholes(period)
    for chapter in CHAPTERS:
        for balance in chapter.balances:
            terms = (
                Term(before[balance.standing]),
                *(Term(during[key]) for key in balance.came),
                *(Term(during[key], -1) for key in balance.went),
            )
            named = "what was open before, what came and what went come"
            yield Sum(during[balance.standing], terms, named)


def year_to_date(
    earlier: Iterable[Figure], period: Iterable[Figure], year: Iterable[Figure]
) -> Iterator[Sum]:
    """The year to date: what came before the period within it, and the period."""
    before, during = _wholes(earlier), _wholes(period)
    for key, whole in _wholes(year).items():
        if MEASURES[key].unit in SUMS and all(s.pick.adds_over_time for s in MEASURES[key].sources()):
            yield Sum(
                whole, (Term(before[key]), Term(during[key])), "the period and the months before it come"
            )


def adds_up(figures: Iterable[Figure]) -> list[str]:
    """A plain sentence for every whole that its parts do not make, in number or in records; none if well."""
    return [tried.broken() for tried in parts_of_wholes(figures) if not tried.holds]


def _wholes(figures: Iterable[Figure]) -> Mapping[str, Figure]:
    return {figure.measure: figure for figure in figures if MEASURES[figure.measure].split is None}


def _of_parts(whole: Figure, names: Sequence[str], parts: Iterable[Figure]) -> Sum:
    named = " + ".join(f"“{MEASURES[name].label}”" for name in names)
    return Sum(whole, tuple(map(Term, parts)), f"{named} add up")


@cache
def _splits_of(whole: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a whole is split: one by each measure with categories, one by all those without."""
    parts = [measure for measure in MEASURES.values() if measure.parts_of == whole]
    together = tuple(measure.key for measure in parts if measure.split is None)
    return (*((measure.key,) for measure in parts if measure.split), *((together,) if together else ()))
