"""Periods as the law words them (statutory handbook, date arithmetic).

Each takes the day the period is reckoned from and gives its last day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from cme_desktop.statutory.calendar import SchoolCalendar


class Unit(Enum):
    """How a period of n is reckoned from day X."""

    DAYS_BEGINNING_WITH = "days beginning with"
    """n days beginning with X: X + (n-1)."""
    DAYS_AFTER = "days after"
    """By the end of the nth day after X: X + n, calendar days."""
    SCHOOL_DAYS_BEGINNING_WITH = "school days beginning with"
    """The nth day the school meets, X itself counting as the first if it meets that day."""
    SCHOOL_DAYS_AFTER = "school days after"
    """The nth day the school meets after X."""
    MONTHS = "months"
    """The same day n months later, or that month's last day."""


@dataclass(frozen=True)
class Period:
    """A length of time as a rule states it."""

    length: int
    unit: Unit

    def last_day(self, start: date, calendar: SchoolCalendar) -> date:
        """The day on which the period ends."""
        match self.unit:
            case Unit.DAYS_BEGINNING_WITH:
                return start + timedelta(days=self.length - 1)
            case Unit.DAYS_AFTER:
                return start + timedelta(days=self.length)
            case Unit.SCHOOL_DAYS_BEGINNING_WITH:
                return calendar.after(start - timedelta(days=1), self.length)
            case Unit.SCHOOL_DAYS_AFTER:
                return calendar.after(start, self.length)
            case Unit.MONTHS:
                return months_after(start, self.length)


def months_after(start: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
