"""The spans of days that a return looks at: its own, the year to date, and the same days a year before."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.statutory.periods import months_after
from cme_desktop.values.school_years import academic_year, academic_year_label
from cme_desktop.values.spans import show_span

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DateRange:
    """Some days in a row, the first and the last included. Raises ValueError if it ends before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def show(self) -> str:
        """In words: `November 2026`, `1–28 November 2026`, or `Thu 1 Sep 2016 to Sat 31 Dec 2016`."""
        return show_span(self.start, self.end)

    def told(self, as_at: date) -> str:
        """As a return on a day has to call it: what of it has come, and its school years if several."""
        if self.start > as_at:
            return f"{self.show()}, not begun{self.in_years(as_at)}"
        come = self.so_far(as_at)
        said = come.show() if self.end < as_at else f"{come._in_days()}, so far"
        return f"{said}{self.in_years(as_at)}"

    def come(self, as_at: date) -> str:
        """What is said after its name on a day: `, not begun`, `, so far`, or nothing once it is over."""
        if self.start > as_at:
            return ", not begun"
        return ", so far" if as_at in self else ""

    def so_far(self, as_at: date) -> "DateRange":
        """What of it has come by a day, which is not over itself; one that has not begun stays as it is."""
        return self if self.start > as_at or self.end <= as_at else DateRange(self.start, as_at)

    def school_years(self) -> tuple[str, ...]:
        """The school years that it lies in: `2025/26`, `2026/27`."""
        first, last = academic_year(self.start), academic_year(self.end)
        return tuple(map(academic_year_label, range(first, last + 1)))

    def in_years(self, as_at: date) -> str:
        """The school years that it lies in, as far as it has come, in brackets; nothing for a single one."""
        years = self.so_far(as_at).school_years()
        if len(years) == 1:
            return ""
        joined = f"{years[0]} and {years[1]}" if len(years) == 2 else f"{years[0]} to {years[-1]}"
        return f" (school years {joined})"

    def year_to_date(self) -> "DateRange":
        """From the first day of the academic year in which the period ends."""
        return DateRange(date(academic_year(self.end), 9, 1), self.end)

    def year_before(self) -> "DateRange":
        """The same days a year earlier; a month's last day stays a month's last day."""
        return DateRange(months_after(self.start, -12), _same_day(self.end, -12))

    def just_before(self) -> "DateRange":
        """As many months before it, where it begins one, or as many days.

        A month that is not over is held against the same days of the month before; a month's last day is
        held against a month's last day.
        """
        month = month_of(self.start)
        if self.start != month.start:
            days = self.end - self.start + _A_DAY
            return DateRange(self.start - days, self.start - _A_DAY)
        months = len([*self.months()])
        return DateRange(months_after(self.start, -months), _same_day(self.end, -months))

    def months(self) -> Iterator["DateRange"]:
        """Its calendar months, the first and the last cut to the period."""
        start = self.start
        while start <= self.end:
            month = month_of(start)
            yield DateRange(start, min(month.end, self.end))
            start = month.end + _A_DAY

    @property
    def in_months(self) -> float:
        """How many months it is long; of a month that it cuts, so many days of all that the month has."""
        begun = 12 * (self.end.year - self.start.year) + self.end.month - self.start.month
        return begun + self.end.day / _length(self.end) - (self.start.day - 1) / _length(self.start)

    def years(self) -> Iterator["DateRange"]:
        """Its school years, the first and the last cut to the period."""
        start = self.start
        while start <= self.end:
            last = date(academic_year(start) + 1, 8, 31)
            yield DateRange(start, min(last, self.end))
            start = last + _A_DAY

    def _in_days(self) -> str:
        """As `show`, naming the days of a whole month as well: it is not over on its last day."""
        shown = self.show()
        return f"1–{self.end.day} {shown}" if self == month_of(self.start) else shown


def _length(day: date) -> int:
    """How many days the month of a day has."""
    return monthrange(day.year, day.month)[1]


def _same_day(day: date, months: int) -> date:
    """The day of another month that answers to a day: of a month's last day, its last day."""
    next_day = day + _A_DAY
    return months_after(next_day, months) - _A_DAY if next_day.day == 1 else months_after(day, months)


def month_of(day: date) -> DateRange:
    """The calendar month of a day."""
    first = day.replace(day=1)
    return DateRange(first, months_after(first, 1) - _A_DAY)
