"""The days on which schools meet."""

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Protocol

from cme_desktop.values.dates import show_day
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.numbers import ordinal
from resources import read_text


class BeyondCalendar(ValueProblem):
    """School days were to be counted where nobody has said yet when the schools meet."""


class SchoolCalendar(Protocol):
    """Which days a school meets."""

    @property
    def name(self) -> str:
        """Which calendar was used, for the officer to read."""
        ...

    def knows(self, day: date) -> bool:
        """Whether it is known if schools meet on that day."""
        ...

    def meets(self, day: date) -> bool:
        """Whether the school is open to pupils on that day; not, where that is not known."""
        ...

    def after(self, day: date, n: int) -> date:
        """The nth day the school meets after `day`, or before it where `n` is negative.

        Raises BeyondCalendar where that is not known.
        """
        ...

    def count(self, after: date, until: date) -> int:
        """How many days the school meets after one day, up to another."""
        ...


@dataclass(frozen=True)
class WeekdayCalendar:
    """Every weekday that is not a bank holiday in England, for an authority without any term dates.

    It knows no school holidays, so its dates are the earliest that the law could mean; its name says so.
    """

    bank_holidays: Container[date]
    name: str = "weekdays less bank holidays, as no term dates are on file; the true day may be later"

    def knows(self, day: date) -> bool:
        return True

    def meets(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.bank_holidays

    def after(self, day: date, n: int) -> date:
        step = timedelta(days=1 if n > 0 else -1)
        left = abs(n)
        while left:
            day += step
            left -= self.meets(day)
        return day

    def count(self, after: date, until: date) -> int:
        return sum(self.meets(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))


@dataclass(frozen=True)
class TermCalendar:
    """The days that terms leave open, and the stretches in which that is known."""

    name: str
    days: Sequence[date]
    """Every day the school meets, in order."""
    known: Sequence[tuple[date, date]]
    """First and last days of the stretches that terms cover without a gap too long for a holiday."""

    def knows(self, day: date) -> bool:
        return self._stretch(day) is not None

    def meets(self, day: date) -> bool:
        place = bisect_left(self.days, day)
        return place < len(self.days) and self.days[place] == day

    def after(self, day: date, n: int) -> date:
        if n == 0:
            return day
        stretch = self._stretch(day)
        if stretch is None:
            raise BeyondCalendar(
                f"{show_day(day)} is not covered by {self.name}, which is known {self._words()}."
            )
        first, last = stretch
        place = bisect_right(self.days, day) + n - 1 if n > 0 else bisect_left(self.days, day) + n
        if not 0 <= place < len(self.days) or not first <= self.days[place] <= last:
            way, end = ("after", last) if n > 0 else ("before", first)
            raise BeyondCalendar(
                f"The {ordinal(abs(n))} school day {way} {show_day(day)} lies beyond {self.name}, "
                f"which {'ends' if n > 0 else 'begins'} on {show_day(end)}."
            )
        return self.days[place]

    def count(self, after: date, until: date) -> int:
        return bisect_right(self.days, until) - bisect_right(self.days, after)

    def _stretch(self, day: date) -> tuple[date, date] | None:
        """The known stretch around a day; the day before one begins will do to count forwards from."""
        eve = timedelta(days=1)
        return next((one for one in self.known if one[0] - eve <= day <= one[1]), None)

    def _words(self) -> str:
        return ", ".join(f"from {show_day(first)} to {show_day(last)}" for first, last in self.known)


@cache
def bank_holidays() -> frozenset[date]:
    """The bank holidays in England that fall on weekdays."""
    table = csv.DictReader(read_text("bank-holidays.csv").splitlines())
    return frozenset(date.fromisoformat(row["day"]) for row in table)


def english_calendar() -> WeekdayCalendar:
    """The calendar that serves until term dates are known."""
    return WeekdayCalendar(bank_holidays())
