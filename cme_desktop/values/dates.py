"""Days as officers type and read them: day first, English names, whatever the machine's language.

Besides written dates (see `written_days`) and time stamps (see `time_stamps`) an officer may type `t` or
`today`, `y` or `yesterday`, `+10`, `-3`, `+2w`, `+10s` (school days) and weekday names. Nothing here knows
the date: `today` is passed in.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.time_stamps import read_time_stamp
from cme_desktop.values.written_days import (
    MONTHS,
    WEEKDAYS,
    YearWindow,
    check_year,
    read_written_day,
    tidy,
    weekday_number,
)

__all__ = ["WRITTEN_IN_FULL", "SchoolDays", "YearWindow", "parse_day", "show_day", "show_day_short"]

_STEP = re.compile(r"(?P<sign>[+-])(?P<count>[0-9]+) ?(?P<unit>[dws]?)")
_MOST_STEPS = 9999
WRITTEN_IN_FULL = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day as ISO 8601 has it: the same whoever reads it, and whenever."""

SchoolDays = Callable[[date, int], date]
"""Gives the day that lies a number of school days after (or, if negative, before) a day, for one school."""


def parse_day(text: str, *, today: date, window: YearWindow, school_days: SchoolDays | None = None) -> date:
    """Read a day from what an officer typed.

    A weekday name alone is the nearest such day that is past or today: officers log what has happened.
    `+10`, `+2w` and `+10s` count days, weeks and school days from today. `window` says how a missing or
    two-figure year is read, and whether the day may be in the future. Of a time stamp the day is taken.

    Raises ValueProblem naming the part that is wrong or missing, for years outside 1900 to 2100, for a birth
    in the future, and for school days when no school calendar is given.
    """
    day = _in_full(text) or _as_typed(text, today, window, school_days)
    check_year(day.year)
    if window is YearWindow.BIRTH and day > today:
        raise ValueProblem(
            f"{show_day_short(day)} is in the future, and a date of birth cannot be. "
            f"Today is {show_day_short(today)}."
        )
    return day


def _in_full(text: str) -> date | None:
    """A day as it stands in most files, which can be read in no other way."""
    try:
        return date.fromisoformat(text) if WRITTEN_IN_FULL.fullmatch(text) else None
    except ValueError:
        return None


def _as_typed(text: str, today: date, window: YearWindow, school_days: SchoolDays | None) -> date:
    tidied = tidy(text)
    stamp = read_time_stamp(tidied)
    day = stamp.uk_day() if stamp else _counted(tidied, today, school_days) or _named(tidied, today)
    return day or read_written_day(tidied, today, window)


def show_day(day: date) -> str:
    """Show a day with its weekday, like `Fri 3 Apr 2026`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {show_day_short(day)}"


def show_day_in_full(day: date) -> str:
    """Show a day with the name of its month in full, like `19 August 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_day_short(day: date) -> str:
    """Show a day without its weekday, like `3 Apr 2026`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _counted(tidied: str, today: date, school_days: SchoolDays | None) -> date | None:
    step = _STEP.fullmatch(tidied)
    if step is None:
        return None
    if len(step["count"]) > len(str(_MOST_STEPS)):
        raise ValueProblem(f"{quoted(tidied)} is too far from today. Count at most {_MOST_STEPS}.")
    count = int(step["sign"] + step["count"])
    if step["unit"] != "s":
        return today + timedelta(days=count * (7 if step["unit"] == "w" else 1))
    if school_days is None:
        raise ValueProblem(
            "Counting school days needs a school calendar. Choose the school first, or type the date."
        )
    return school_days(today, count)


def _named(tidied: str, today: date) -> date | None:
    if tidied in ("t", "today"):
        return today
    if tidied in ("y", "yesterday"):
        return today - timedelta(days=1)
    weekday = weekday_number(tidied)
    return None if weekday is None else today - timedelta(days=(today.weekday() - weekday) % 7)
