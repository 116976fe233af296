"""The school days of the made-up city, and how busy each of them is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.sample.dice import Dice
from cme_desktop.statutory.calendar import SchoolCalendar

YEARS = 3
"""How far back the records go."""

_HOLIDAYS = (
    ((1, 1), (1, 4)),
    ((2, 14), (2, 20)),
    ((4, 2), (4, 15)),
    ((5, 26), (6, 1)),
    ((7, 22), (9, 2)),
    ((10, 24), (10, 31)),
    ((12, 20), (12, 31)),
)
_BUSY = {1: 1.1, 2: 0.9, 3: 1.1, 4: 0.8, 5: 0.9, 6: 1.0, 7: 0.8, 9: 2.0, 10: 1.3, 11: 1.2, 12: 0.9}


class Terms:
    """The school days of the three years up to a day, and of the year that follows.

    How long ago something began is counted in school days, so that a file made in August still has notices
    that came in just now.
    """

    def __init__(self, as_of: date, calendar: SchoolCalendar) -> None:
        self.as_of = as_of
        self.calendar = calendar
        self.days = tuple(self._school_days())
        self._past = bisect_right(self.days, as_of)

    def _school_days(self) -> Iterator[date]:
        first = self.as_of - timedelta(days=round(365.25 * YEARS))
        for offset in range(round(365.25 * (YEARS + 1))):
            day = first + timedelta(days=offset)
            if self.meets(day):
                yield day

    def meets(self, day: date) -> bool:
        """Whether the city's schools are open to pupils."""
        here = (day.month, day.day)
        return self.calendar.meets(day) and not any(first <= here <= last for first, last in _HOLIDAYS)

    def pick(self, dice: Dice, newest: int, oldest: int) -> date:
        """A day between so many school days ago and so many, more often one from a busy month."""
        span = self.days[max(0, self._past - 1 - oldest) : max(1, self._past - newest)]
        return dice.random.choices(span, [_BUSY[day.month] for day in span])[0]

    def next_from(self, day: date) -> date:
        """That day if the schools are open, or else the next day they are."""
        return self.days[bisect_left(self.days, day)]

    def after(self, day: date, school_days: int) -> date:
        """So many school days later."""
        return self.days[bisect_right(self.days, day) + school_days - 1]

    def begun_by(self, day: date, meetings: int) -> date:
        """The school day from which the calendar of deadlines counts so many days, or more, up to a day."""
        while meetings > 1 or not self.meets(day):
            meetings -= self.calendar.meets(day)
            day -= timedelta(days=1)
        return day

    def counts_cleanly(self, day: date, meetings: int) -> bool:
        """Whether the calendar of deadlines and the city's terms agree on where such a count begins."""
        first = self.begun_by(day, meetings)
        return self.calendar.after(first - timedelta(days=1), meetings) == day
