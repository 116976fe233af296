"""Periods as the law words them (statutory handbook, date arithmetic).

Each takes the day the period is reckoned from and gives its last day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum

from cme_desktop.statutory.calendar import SchoolCalendar, english_calendar
from cme_desktop.values.moments import UK, uk_day
from cme_desktop.values.numbers import cardinal


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
    WORKING_DAYS_AFTER = "working days after"
    """The nth day after X that is no Saturday or Sunday, Good Friday, Christmas Day or bank holiday."""
    WEEKS_AFTER = "weeks after"
    """n times seven days after X."""
    WEEKS_BEGINNING_WITH = "weeks beginning with"
    """n times seven days, X itself being the first of them."""
    MONTHS = "months after"
    """The same day n months later, or that month's last day."""
    HOURS_AFTER = "hours after"
    """The same time by the clock on the wall, n hours on; the day it falls on where only a day is known."""


_NOUNS = {
    Unit.DAYS_BEGINNING_WITH: "days",
    Unit.DAYS_AFTER: "days",
    Unit.SCHOOL_DAYS_BEGINNING_WITH: "school days",
    Unit.SCHOOL_DAYS_AFTER: "school days",
    Unit.WORKING_DAYS_AFTER: "working days",
    Unit.WEEKS_AFTER: "weeks",
    Unit.WEEKS_BEGINNING_WITH: "weeks",
    Unit.MONTHS: "months",
    Unit.HOURS_AFTER: "hours",
}
COUNTS_SCHOOL_DAYS = frozenset({Unit.SCHOOL_DAYS_BEGINNING_WITH, Unit.SCHOOL_DAYS_AFTER})

_FIRST = "beginning with the first day"
_READ = {
    Unit.DAYS_BEGINNING_WITH: ("day", _FIRST),
    Unit.DAYS_AFTER: ("day", "later"),
    Unit.SCHOOL_DAYS_BEGINNING_WITH: ("school day", _FIRST),
    Unit.SCHOOL_DAYS_AFTER: ("school day", "later"),
    Unit.WORKING_DAYS_AFTER: ("working day", "later"),
    Unit.WEEKS_AFTER: ("week", "later"),
    Unit.WEEKS_BEGINNING_WITH: ("week", _FIRST),
    Unit.MONTHS: ("month", "later"),
    Unit.HOURS_AFTER: ("hour", "later"),
}
"""What is counted, and from when."""


@dataclass(frozen=True)
class Period:
    """A length of time as a rule states it."""

    length: int
    unit: Unit

    def __str__(self) -> str:
        """Read on its own: what it is reckoned from is not named."""
        if self.length == 0:
            return "on the day itself"
        counted, from_when = _READ[self.unit]
        return f"{self.length} {counted if self.length == 1 else f'{counted}s'} {from_when}"

    def in_words(self) -> str:
        """The length alone: `six months`, `ten school days`, `a year`."""
        if self.unit is Unit.MONTHS and self.length == 12:
            return "a year"
        noun = _NOUNS[self.unit]
        return f"{cardinal(self.length)} {noun if self.length != 1 else noun.removesuffix('s')}"

    @property
    def at_most(self) -> timedelta:
        """How long after the day that it is reckoned from its last day is at most.

        Raises ValueError where a calendar says which days count: however long it is closed.
        """
        match self.unit:
            case Unit.DAYS_BEGINNING_WITH | Unit.DAYS_AFTER:
                return timedelta(days=self.length)
            case Unit.WEEKS_AFTER | Unit.WEEKS_BEGINNING_WITH:
                return timedelta(weeks=self.length)
            case Unit.MONTHS:
                return timedelta(days=31 * self.length)
            case Unit.HOURS_AFTER:
                return timedelta(days=1, hours=self.length)
            case _:
                raise ValueError(f"no number of days bounds {self}")

    def end(self, start: date, calendar: SchoolCalendar) -> date:
        """When the period ends: a moment where hours run from one, and else a day. Raises as `last_day`."""
        if isinstance(start, datetime) and self.unit is Unit.HOURS_AFTER:
            return hours_after(start, self.length, UK)
        return self.last_day(uk_day(start), calendar)

    def last_day(self, start: date, calendar: SchoolCalendar) -> date:
        """The day on which the period ends, never the eve of the day it is reckoned from.

        Raises BeyondCalendar where its school days are not known.
        """
        match self.unit:
            case Unit.DAYS_BEGINNING_WITH:
                return start + timedelta(days=max(self.length, 1) - 1)
            case Unit.DAYS_AFTER:
                return start + timedelta(days=self.length)
            case Unit.SCHOOL_DAYS_BEGINNING_WITH:
                return calendar.after(start - timedelta(days=1), max(self.length, 1))
            case Unit.SCHOOL_DAYS_AFTER:
                return calendar.after(start, self.length)
            case Unit.WORKING_DAYS_AFTER:
                return english_calendar().after(start, self.length)
            case Unit.WEEKS_AFTER:
                return start + timedelta(weeks=self.length)
            case Unit.WEEKS_BEGINNING_WITH:
                return start + timedelta(days=max(7 * self.length, 1) - 1)
            case Unit.MONTHS:
                return months_after(start, self.length)
            case Unit.HOURS_AFTER:
                return start + timedelta(hours=self.length)


def months_after(start: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def last_of_years(first: date, years: int) -> date:
    """The last day of so many years beginning with `first`: the eve of the anniversary.

    The years that begin on 29 February end with February where it has no such day.
    """
    anniversary = months_after(first, 12 * years)
    return anniversary - timedelta(days=1) if anniversary.day == first.day else anniversary


def hours_after(moment: datetime, hours: int, zone: tzinfo) -> datetime:
    """So many hours later by the clock on the wall, whatever the clocks did in between; in UTC.

    A time that the clocks jumped over is taken as the same moment an hour on; of one that comes twice, the
    first is taken.
    """
    later = moment.astimezone(zone) + timedelta(hours=hours)  # within one zone, by the clock on the wall
    return later.astimezone(UTC)
