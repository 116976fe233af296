"""The spans of days whose figures stand side by side: the period, its year to date, and a year before.

What has not come yet is not counted: a month that is not over ends with the day of the return, and so do the
days of the year before that it is compared with.
"""

from dataclasses import dataclass
from datetime import date

from cme_desktop.returns.measures import Measure
from cme_desktop.returns.periods import DateRange
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day, show_day_short


@dataclass(frozen=True)
class ComparedFigures:
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

    @property
    def before(self) -> DateRange:
        """The same days a year earlier."""
        return self.own.year_before().so_far(self.as_at)

    def spans(self) -> tuple[DateRange, DateRange, DateRange]:
        """All three."""
        return self.own, self.year, self.before

    def headings(self) -> tuple[str, str, str]:
        """What each is called above its column."""
        year = f"Year to date (from {show_day_short(self.year.start)}{self._year_so_far()})"
        return self.told, year, f"Last year: {self.before.told(self.as_at)}"

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
        return measure.defined(law, min(span.start for span in self.spans()), self.own.end)

    def _year_so_far(self) -> str:
        if self.year.start > self.as_at:
            return ", not begun"
        return ", so far" if self.own.start > self.as_at else ""
