"""The spans of days whose figures stand side by side: the period and what it is held against.

What has not come yet is not counted: a month that is not over ends with the day of the return, and so do the
days that it is compared with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from cme_desktop.returns.measures import Measure
from cme_desktop.returns.periods import DateRange
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.periods import months_after
from cme_desktop.values.dates import show_day
from cme_desktop.values.written_days import MONTHS

_A_DAY = timedelta(days=1)


class Span(Enum):
    """What stands in a column of the return."""

    OWN = "the period"
    BEFORE = "the month before"
    YEAR_AGO = "a year before"
    YEAR = "year to date"
    LAST_YEAR = "last year to date"


@dataclass(frozen=True)
class ComparedPeriods:
    """A period as a return on a day looks at it."""

    asked: DateRange
    as_at: date

    @property
    def own(self) -> DateRange:
        """The days counted of the period itself."""
        return self.asked.so_far(self.as_at)

    @property
    def year(self) -> DateRange:
        """From the first day of the school year in which those days end."""
        return self.own.year_to_date().so_far(self.as_at)

    def spans(self) -> dict[Span, DateRange]:
        """All five, in the order of the columns."""
        return {
            Span.OWN: self.own,
            Span.BEFORE: self.own.just_before().so_far(self.as_at),
            Span.YEAR_AGO: self.own.year_before().so_far(self.as_at),
            Span.YEAR: self.year,
            Span.LAST_YEAR: self.year.year_before().so_far(self.as_at),
        }

    def earlier(self) -> Mapping[Span, DateRange]:
        """What comes before the period within its year, and what came before it in the year before.

        Empty where the period begins the year, or lies in several.
        """
        spans = self.spans()
        pairs = ((Span.YEAR, Span.OWN), (Span.LAST_YEAR, Span.YEAR_AGO))
        return {
            year: DateRange(spans[year].start, spans[part].start - _A_DAY)
            for year, part in pairs
            if spans[year].start < spans[part].start and spans[year].end == spans[part].end
        }

    def eves(self) -> dict[Span, DateRange]:
        """The day before each of the five begins, by which what is open at its start is counted."""
        return {
            span: DateRange(days.start - _A_DAY, days.start - _A_DAY) for span, days in self.spans().items()
        }

    def months(self) -> list[DateRange]:
        """The thirteen months that end with the period's last, as far as they have come."""
        last = self.own.end.replace(day=1)
        year_ago = DateRange(last, self.own.end).year_before().start
        return [*DateRange(year_ago, self.own.end).months()]

    def years(self) -> list[DateRange]:
        """The four school years that end with the period's, the last as far as it has come."""
        first = self.year.start
        return [*DateRange(months_after(first, -36), self.own.end).years()]

    def headings(self) -> dict[Span, str]:
        """What each is called above its column."""
        spans = self.spans()
        called = {span: short(spans[span]) for span in (Span.OWN, Span.BEFORE, Span.YEAR_AGO)}
        if " to " in "".join(called.values()):
            called = {Span.OWN: "These days", Span.BEFORE: "Days before", Span.YEAR_AGO: "A year before"}
        if self.as_at in self.asked:
            called[Span.OWN] = called[Span.OWN].removesuffix(f" {self.own.end.year}")
        called[Span.OWN] += self.asked.come(self.as_at)
        return {**called, Span.YEAR: "Year to date", Span.LAST_YEAR: "Last year to date"}

    @property
    def told(self) -> str:
        """What the period is called everywhere."""
        return self.asked.told(self.as_at)

    def notes(self) -> list[str]:
        """What a reader has to know of a period that is not over, or lies in two school years."""
        said = []
        if self.asked.start > self.as_at:
            said.append(f"The period had not begun on {show_day(self.as_at)}: all in it is recorded ahead.")
        elif self.as_at in self.asked:
            said.append(
                f"The period is not over: its figures end with {show_day(self.as_at)}, "
                f"its duties with {show_day(self.asked.end)}."
            )
        if len(years := self.own.school_years()) > 1:
            said.append(
                f"The period lies in {len(years)} school years; the year to date is that of {years[-1]}, "
                f"from {show_day(self.year.start)}."
            )
        return said

    def defined(self, measure: Measure, law: Law) -> str:
        """What a measure counts, with the rule at the end of the days counted and any before it."""
        return measure.defined(law, self._first, self.own.end)

    @cached_property
    def _first(self) -> date:
        """The earliest day of all that stands side by side."""
        return min(days.start for days in self.spans().values())


def short(period: DateRange) -> str:
    """A period by the first letters of its month, so that more stands beside it: `Oct 2026`."""
    return " ".join(word[:3] if word in MONTHS else word for word in period.show().split())
