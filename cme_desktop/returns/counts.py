"""All that a return counts, counted once: whatever is made of it can contradict nothing else made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import BALANCED, IN_MONTHS, IN_YEARS
from cme_desktop.returns.compared import ComparedPeriods, Span
from cme_desktop.returns.duties import DutiesDue, duties_due
from cme_desktop.returns.figures import Asked, Figure, figures_of, load
from cme_desktop.returns.open_work import OpenWork, open_work
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.sums import ADD_OVER_TIME, Sum, balances, parts_of_wholes, year_to_date
from cme_desktop.returns.undated import Undated, undated


@dataclass(frozen=True)
class Counts:
    """The figures of a return: of its five spans, and of months and years beside them."""

    spans: Mapping[Span, Sequence[Figure]]
    months: Mapping[DateRange, Sequence[Figure]]
    """Of each month that was asked for, as far as it has come, the measures told month by month."""
    eves: Mapping[Span, Sequence[Figure]]
    """What stood open on the day before each span."""
    years: Mapping[DateRange, Sequence[Figure]]
    """Of each school year that was asked for, as far as it has come, what came, went and remained."""
    sums: Sequence[Sum]
    """Every sum that was tried, whether or not it holds."""

    @property
    def own(self) -> Sequence[Figure]:
        """The figures of the period itself."""
        return self.spans[Span.OWN]

    def broken(self) -> list[str]:
        """A plain sentence for each sum that does not hold."""
        return [tried.broken() for tried in self.sums if not tried.holds]


@dataclass(frozen=True)
class CountedReturn:
    """A return as it was counted: what every edition of it is made of."""

    compared: ComparedPeriods
    snapshot: Snapshot
    counts: Counts
    duties: DutiesDue
    open_work: OpenWork
    undated: Sequence[Undated]
    anchor: HistoryAnchor
    """Where the history stood."""


def count_return(reader: Reader, period: DateRange, as_at: date) -> CountedReturn:
    """Count the return of a period as a day looks at it, all of one reading."""
    snapshot, compared = load(reader), ComparedPeriods(period, as_at)
    months = [Asked(month, IN_MONTHS) for month in compared.months()]
    years = [Asked(year, IN_YEARS) for year in compared.years()]
    counts = count(reader, snapshot, compared, months, years)
    duties, work = duties_due(reader, period, as_at), open_work(reader, snapshot, as_at)
    lacking = undated(reader, snapshot)
    return CountedReturn(compared, snapshot, counts, duties, work, lacking, reader.anchor(as_at))


def count(
    reader: Reader,
    snapshot: Snapshot,
    compared: ComparedPeriods,
    months: Sequence[Asked] = (),
    years: Sequence[Asked] = (),
) -> Counts:
    """The figures, and the sums that prove them; the records go by once."""
    spans, eves, earlier = compared.spans(), compared.eves(), compared.earlier()
    asked = [
        *map(Asked, spans.values()),
        *months,
        *years,
        *(Asked(eve, BALANCED) for eve in eves.values()),
        *(Asked(days, ADD_OVER_TIME) for days in earlier.values()),
    ]
    found = iter(figures_of(reader, snapshot, asked))
    of_spans = {span: next(found) for span in spans}
    of_months = {month.period: next(found) for month in months}
    of_years = {year.period: next(found) for year in years}
    of_eves = {span: next(found) for span in eves}
    of_earlier = {span: next(found) for span in earlier}
    parts = {Span.YEAR: of_spans[Span.OWN], Span.LAST_YEAR: of_spans[Span.YEAR_AGO]}
    sums = [
        # The days of September are its year to date as well: figures of the same days are tried once.
        *parts_of_wholes(
            chain.from_iterable({days: of_spans[span] for span, days in spans.items()}.values())
        ),
        *chain.from_iterable(balances(of_eves[span], figures) for span, figures in of_spans.items()),
        *chain.from_iterable(
            year_to_date(figures, parts[year], of_spans[year]) for year, figures in of_earlier.items()
        ),
    ]
    return Counts(of_spans, of_months, of_eves, of_years, sums)
