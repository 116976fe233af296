"""Calendar dates written out in full or in part: `3/4/26`, `2016-02-29`, `3 April 2026`, `Fri 3 Apr 2026`.

The day always comes before the month (UK custom); only a four-figure year may stand first (ISO 8601), with
separators or, as health systems write a birth, without (`20150314`).
Month and weekday names are English whatever the machine's language.
"""

import re
from calendar import isleap, monthrange
from datetime import date
from enum import Enum
from typing import NamedTuple

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.texts import visible

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
_OLDEST_GUESSED_AGE = 80
_LONGEST_TEXT = 60

_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})([/.-])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})([/. -])(?P<month>[0-9]{1,2})(?:\2(?P<year>[0-9]+))?")
_YEAR_FIRST_FIGURES = re.compile(
    r"(?P<year>19[0-9]{2}|20[0-9]{2}|2100)(?P<month>0[1-9]|1[0-2])(?P<day>[0-9]{2})"
)
"""Never a day before its month as well: as a year, the last four figures would lie before 1900."""
_FIGURES_ONLY = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})")
_MONTH_IN_LETTERS = re.compile(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-]?(?P<month>[a-z]+)\.?(?:[., /-]{0,2}(?P<year>[0-9]+))?"
)
_WEEKDAY_BEFORE = re.compile(r"(?P<weekday>[a-z]+)[.,]? ?(?P<rest>[0-9].*)")


class YearWindow(Enum):
    """How a missing or two-figure year is read; every date field names one."""

    BIRTH = "birth"
    """Never in the future. A two-figure year is the latest one that fits; a missing year is refused."""
    EVENT = "event"
    """The year nearest to today, the earlier one when two are equally near."""
    PAST = "past"
    """As for an event, but a missing year is the last in which that day has come."""


class _Parts(NamedTuple):
    day: int
    month: int
    year: str | None


def tidy(text: str) -> str:
    """Lower-case, with single spaces and none around separators. Raises ValueProblem if empty or too long."""
    tidied = re.sub(r" ?([/.-]) ?", r"\1", " ".join(visible(text).lower().split()))
    if not tidied:
        raise ValueProblem("The date is missing. Type it like 3/4/26.")
    if len(tidied) > _LONGEST_TEXT:
        raise ValueProblem(f"{quoted(text)} is too long for a date. Type it like 3/4/26.")
    return tidied


def month_number(word: str) -> int | None:
    """Give 1 to 12 for an English month name or its first three or more letters, else None."""
    return _place(word, MONTHS)


def weekday_number(word: str) -> int | None:
    """Give 0 (Monday) to 6 for an English weekday name or its first three or more letters, else None.

    `weds`, the usual short form, is no beginning of Wednesday.
    """
    place = _place("wed" if word.lower().removesuffix(".") == "weds" else word, WEEKDAYS)
    return None if place is None else place - 1


def read_written_day(tidied: str, today: date, window: YearWindow) -> date:
    """Read a tidied calendar date. Raises ValueProblem naming the part that is wrong or missing."""
    before = _WEEKDAY_BEFORE.fullmatch(tidied)
    weekday = weekday_number(before["weekday"]) if before else None
    if before is None or weekday is None:
        return _resolve(_parts(tidied), today, window)
    day = _resolve(_parts(before["rest"]), today, window)
    if day.weekday() != weekday:
        raise ValueProblem(
            f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {WEEKDAYS[day.weekday()]}, "
            f"not a {WEEKDAYS[weekday]}. Correct one of the two."
        )
    return day


def check_year(year: int) -> None:
    """Raise ValueProblem unless the year is one this program can deal with."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueProblem(f"The year must be {EARLIEST_YEAR} to {LATEST_YEAR}.")


def _place(word: str, names: tuple[str, ...]) -> int | None:
    word = word.lower().removesuffix(".")
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(names, start=1) if name.lower().startswith(word)), None)


def _parts(text: str) -> _Parts:
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _YEAR_FIRST_FIGURES, _FIGURES_ONLY):
        if found := pattern.fullmatch(text):
            return _Parts(int(found["day"]), int(found["month"]), found["year"])
    if found := _MONTH_IN_LETTERS.fullmatch(text):
        month = month_number(found["month"])
        if month is None:
            raise ValueProblem(f"{quoted(found['month'])} is not a month. Type a month like 4, Apr or April.")
        return _Parts(int(found["day"]), month, found["year"])
    raise _unreadable(text)


def _unreadable(text: str) -> ValueProblem:
    """Say which part is missing, where that can be told."""
    if re.fullmatch(r"[0-9]{1,2}", text):
        return ValueProblem("The month is missing. Type the day and the month, like 3/4.")
    if re.fullmatch(r"(19|20)[0-9]{2}", text):
        return ValueProblem(f"The day and the month are missing. Type them first, like 3/4/{text}.")
    letters = re.match(r"[a-z]+", text)
    if (letters and month_number(letters[0])) or re.fullmatch(r"[0-9]{1,2}[/. -][0-9]{4}", text):
        return ValueProblem("The day is missing or not first. Type it before the month, like 3 Apr 2026.")
    if text.isdigit():
        return ValueProblem("A date in figures alone needs six or eight of them, like 030426 or 03042026.")
    return ValueProblem(f"{quoted(text)} is not a date. Type the day first, like 3/4/26 or 3 apr 26.")


def _resolve(parts: _Parts, today: date, window: YearWindow) -> date:
    if not 1 <= parts.month <= 12:
        swapped = 1 <= parts.day <= 12 and parts.month <= 31
        hint = "Type the day first, then the month." if swapped else f"It cannot be {parts.month}."
        raise ValueProblem(f"The month must be 1 to 12. {hint}")
    if not 1 <= parts.day <= 31:
        raise ValueProblem(f"The day must be 1 to 31. It cannot be {parts.day}.")
    _check_longest_month(parts)
    year = _year(parts, today, window)
    check_year(year)
    if parts.day > monthrange(year, parts.month)[1]:
        verb = "was" if year < today.year else "is"
        raise ValueProblem(
            f"{year} {verb} not a leap year, so February has 28 days. Correct the day or the year."
        )
    return date(year, parts.month, parts.day)


def _check_longest_month(parts: _Parts) -> None:
    longest = monthrange(2000, parts.month)[1]  # 2000 was a leap year
    if parts.day > longest:
        at_most = "at most " if parts.month == 2 else ""
        raise ValueProblem(
            f"{MONTHS[parts.month - 1]} has {at_most}{longest} days. The day cannot be {parts.day}."
        )


def _year(parts: _Parts, today: date, window: YearWindow) -> int:
    if parts.year is None:
        if window is YearWindow.BIRTH:
            raise ValueProblem("The year is missing. Add the year of birth, like 3/4/2015.")
        return (
            _last_missing_year(parts, today)
            if window is YearWindow.PAST
            else _nearest_missing_year(parts, today)
        )
    if len(parts.year) == 4:
        return int(parts.year)
    if len(parts.year) != 2:
        raise ValueProblem("The year must have two or four figures, like 26 or 2026.")
    if window is YearWindow.BIRTH:
        return _birth_year(int(parts.year), parts, today)
    century = today.year - today.year % 100
    years = (century + shift + int(parts.year) for shift in (-100, 0, 100))
    return min(years, key=lambda year: (abs(year - today.year), year))


def _last_missing_year(parts: _Parts, today: date) -> int:
    return today.year - ((parts.month, parts.day) > (today.month, today.day))


def _nearest_missing_year(parts: _Parts, today: date) -> int:
    def distance(year: int) -> tuple[int, int]:
        real_day = 28 if (parts.month, parts.day) == (2, 29) and not isleap(year) else parts.day
        return abs((date(year, parts.month, real_day) - today).days), year

    return min((today.year - 1, today.year, today.year + 1), key=distance)


def _birth_year(two_figures: int, parts: _Parts, today: date) -> int:
    year = today.year - today.year % 100 + two_figures
    if (year, parts.month, parts.day) > (today.year, today.month, today.day):
        year -= 100
    if today.year - year > _OLDEST_GUESSED_AGE:
        raise ValueProblem(
            f"The year {two_figures:02} could be {year}, or {year + 100}, which would be in the future. "
            "Type all four figures of the year of birth."
        )
    return year
