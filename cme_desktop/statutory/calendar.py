"""The days on which schools meet."""

import csv
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from resources import read_text


class SchoolCalendar(Protocol):
    """Which days a school meets."""

    @property
    def name(self) -> str:
        """Which calendar was used, for the officer to read."""
        ...

    def meets(self, day: date) -> bool:
        """Whether the school is open to pupils on that day."""
        ...

    def after(self, day: date, n: int) -> date:
        """The nth day the school meets after `day`, or before it where `n` is negative."""
        ...


@dataclass(frozen=True)
class WeekdayCalendar:
    """Every weekday that is not a bank holiday in England.

    It knows no school holidays, so its dates are the earliest that the law could mean; its name says so.
    """

    bank_holidays: Container[date]
    name: str = "weekdays less bank holidays, school holidays not counted out"

    def meets(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.bank_holidays

    def after(self, day: date, n: int) -> date:
        step = timedelta(days=1 if n > 0 else -1)
        left = abs(n)
        while left:
            day += step
            left -= self.meets(day)
        return day


def english_calendar() -> WeekdayCalendar:
    """The calendar that serves until a school's own is known."""
    table = csv.DictReader(read_text("bank-holidays.csv").splitlines())
    return WeekdayCalendar(frozenset(date.fromisoformat(row["day"]) for row in table))
