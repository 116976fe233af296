"""What every edition of a return is made of: what was counted, and what managers set and say beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from cme_desktop.editions.in_words import Target
from cme_desktop.editions.restated import Restated
from cme_desktop.editions.stamp import Stamp
from cme_desktop.ports import Reader
from cme_desktop.returns.compared import Span
from cme_desktop.returns.counts import CountedReturn, count_return
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.kept import kept_figures
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.settings import AUTHORITY, UNNAMED
from cme_desktop.values.written_days import MONTHS
from cme_desktop.versions.check_code import check_code
from cme_desktop.versions.figures import KeptFigure
from cme_desktop.versions.version import Comment, VersionLine

_Found = Mapping[str, Sequence[Figure]]
"""The figures of each measure, in the order of its categories."""


@dataclass(frozen=True)
class ToldReturn:
    """A version of a return, of which its editions are made."""

    counted: CountedReturn
    authority: str
    stamp: Stamp
    kept: tuple[KeptFigure, ...]
    """Its figures as a version keeps them."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    """The local ones, by the key of the measure; those of the law stand with the headlines."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """Sentences of the cover that a manager typed, by the heading they stand under."""
    comments: Sequence[Comment] = ()
    """What is said of its figures, for the team alone, and what was typed for the cover."""
    earlier: Sequence[VersionLine] = ()
    """What was held against it: its own last version, and that of the last return before."""
    restated: Sequence[Restated] = ()
    """What is not as it was in those."""
    beside: str = ""
    """Of a return as the file stood on a day: how it agrees with what was kept by then."""
    committee: str = ""
    """Whom the committee edition is for."""

    def whole(self, span: Span, measure: str) -> Figure:
        """The figure of a measure without categories in a span."""
        return self._by_span[span][measure][0]

    def categories(self, span: Span, measure: str) -> Sequence[Figure]:
        """The figures of a measure with categories, of those that were on offer in a span."""
        return self._by_span[span].get(measure, ())

    def eve(self, span: Span, measure: str) -> Figure:
        """What stood on the day before a span."""
        return self._by_eve[span][measure][0]

    def month(self, month: DateRange, measure: str) -> Figure:
        """One of the figures that are told month by month."""
        return self._by_month[month][measure][0]

    @cached_property
    def check_code(self) -> str:
        """The same for every edition."""
        return check_code(self.kept)

    @property
    def title(self) -> str:
        """What the return is called."""
        return f"Children missing education: {self.counted.compared.told}"

    @property
    def subject(self) -> str:
        """What stands beside the authority at the head of each page."""
        return f"children missing education, {self.counted.compared.told}"

    @property
    def earlier_told(self) -> str:
        """`October 2026, version 1, and September 2026, version 2`; empty where nothing was made before."""
        periods = (DateRange(one.of.start, one.of.end).show() for one in self.earlier)
        versions = (one.number for one in self.earlier)
        return ", and ".join(map("{}, version {}".format, periods, versions))

    @cached_property
    def before(self) -> str:
        """What the days before are called in a sentence: `September`."""
        days = self.counted.compared.spans()[Span.BEFORE]
        month = month_of(days.start)
        return MONTHS[month.start.month - 1] if days.end in month else "the days before"

    @cached_property
    def _by_span(self) -> Mapping[Span, _Found]:
        return {span: _by_measure(figures) for span, figures in self.counted.counts.spans.items()}

    @cached_property
    def _by_eve(self) -> Mapping[Span, _Found]:
        return {span: _by_measure(figures) for span, figures in self.counted.counts.eves.items()}

    @cached_property
    def _by_month(self) -> Mapping[DateRange, _Found]:
        return {month: _by_measure(figures) for month, figures in self.counted.counts.months.items()}


def tell_return(reader: Reader, period: DateRange, as_at: date, stamp: Stamp) -> ToldReturn:
    """Count the return of a period as a day looks at it, under the authority’s name."""
    counted = count_return(reader, period, as_at)
    counts = counted.counts
    kept = kept_figures(chain(*counts.spans.values(), *counts.months.values()))
    return ToldReturn(counted, reader.setting(AUTHORITY) or UNNAMED, stamp, kept)


def _by_measure(figures: Iterable[Figure]) -> _Found:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.measure, []).append(figure)
    return found
