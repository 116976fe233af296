"""The sums that prove the figures: parts under wholes, what stands open, the months of a year.

Each is tried in number and in what was counted, so that a break can name its records.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import chain

from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import SUMS
from cme_desktop.returns.periods import DateRange

ALL_ADD_UP = "All parts add up"
ADD_OVER_TIME = tuple(
    measure
    for measure in MEASURES.values()
    if measure.split is None
    and measure.unit in SUMS
    and all(source.pick.adds_over_time for source in measure.sources())
)
"""The wholes of which those of some months come to that of all of them."""


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
        """The records that the terms count otherwise than the whole does, by their ids."""
        taken = [self.whole, *(term.figure for term in self.terms if term.sign < 0)]
        added = [term.figure for term in self.terms if term.sign > 0]
        counts_nothing = not any(len(figure.things) for figure in (*taken, *added))
        if counts_nothing or _in_order(taken) == _in_order(added):
            return ()
        one, other = _places(taken), _places(added)
        return tuple(sorted({place[0] for place in one.keys() | other.keys() if one[place] != other[place]}))

    @property
    def holds(self) -> bool:
        """Whether the terms come to the whole, and count what it counts."""
        return self.total == (self.whole.value or 0) and not self.strays

    def broken(self) -> str:
        """What is wrong, in a plain sentence."""
        if self.total != self.whole.value:
            return f"{self._where} to {self.total:,}, but the whole is {self.whole.value:,}."
        return f"{self._where}, but count other records than the whole."

    def broken_untold(self) -> str:
        """The same where none of its numbers may be told."""
        if self.total != self.whole.value:
            return f"{self._where}, but not to the whole. The working edition says by how much."
        return self.broken()

    @property
    def _where(self) -> str:
        days = DateRange(self.whole.start, self.whole.end).show()
        return f"{self.whole.label}, {days}: {self.named}"


Spans = Sequence[Sequence[Figure]]


def _in_order(figures: Sequence[Figure]) -> Sequence[int] | Sequence[tuple[int, int]]:
    """The records counted, each as often as it is; with their rows where any row is."""
    if all(figure.things.rows.all_are(0) for figure in figures):
        return sorted(chain.from_iterable(figure.things.records for figure in figures))
    return sorted(chain.from_iterable(figure.things.places for figure in figures))


def _places(figures: Iterable[Figure]) -> Counter[tuple[int, int]]:
    """How often each record, or row of one, is counted."""
    return Counter(chain.from_iterable(figure.things.places for figure in figures))


def parts_of_wholes(figures: Iterable[Figure]) -> list[Sum]:
    """For every whole of each period each way in which it is split."""
    of_measure: dict[tuple[str, date, date], list[Figure]] = {}
    for figure in figures:
        of_measure.setdefault((figure.measure, figure.start, figure.end), []).append(figure)
    return [
        _of_parts(whole, names, [f for name in names for f in of_measure.get((name, first, last), ())])
        for (key, first, last), (whole, *_) in of_measure.items()
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
    """The year to date: what came before the period within it, and the period; `earlier` tells of what."""
    before, during = _wholes(earlier), _wholes(period)
    for key, whole in _wholes(year).items():
        if key in before:
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
