"""The school weeks in which unauthorised sessions are counted (statutory handbook, 4.3).

A school week is a week in which the school meets at least once. Those counted together may cross holidays,
terms and school years.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.statutory.calendar import SchoolCalendar, english_calendar
from cme_desktop.statutory.rules import RuleBook

Missed = tuple[date, str]
"""One session: its day, and which half of the day."""


@dataclass(frozen=True)
class Window:
    """The school weeks with most sessions: how many, and the days of the first and last of these."""

    count: int
    first: date
    last: date
    guessed: bool = False
    """Whether weeks that no term dates cover were taken for school weeks."""


def best_window(sessions: Iterable[Missed], calendar: SchoolCalendar, rules: RuleBook) -> Window | None:
    """The most sessions in any consecutive school weeks, the latest of the best; None without sessions.

    How many weeks are taken together, the rule of the last session's day says. A session given twice counts
    once. One in a week without school counts with the school week before it. Weeks that the calendar does not
    cover are taken for school weeks: too many of them make a window smaller, never larger.
    """
    days = sorted(day for day, _ in set(sessions))
    if not days:
        return None
    weeks, guessed = _school_weeks(_monday(days[0]), days[-1], calendar)
    places = [bisect_right(weeks, day) for day in days]
    starts = [
        bisect_right(places, places[end] - rules.near("penalty.window", day).number)
        for end, day in enumerate(days)
    ]
    count, end, start = max((end - start + 1, end, start) for end, start in enumerate(starts))
    return Window(count, days[start], days[end], guessed)


def _school_weeks(week: date, last: date, calendar: SchoolCalendar) -> tuple[list[date], bool]:
    """The Mondays of the school weeks from one week to a day, and whether any of them is a guess."""
    otherwise = english_calendar()
    found, guessed = [], False
    while week <= last:
        days = [week + timedelta(days=n) for n in range(7)]
        met = any(calendar.meets(day) for day in days)
        guess = not met and any(otherwise.meets(day) and not calendar.knows(day) for day in days)
        if met or guess:
            found.append(week)
        guessed = guessed or guess
        week += timedelta(weeks=1)
    return found, guessed


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
