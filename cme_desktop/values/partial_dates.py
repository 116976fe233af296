"""Dates of birth that may be estimated or known only to the month or year.

A child new to the country or known only by sight still needs a record, so a part date is a value of its own,
never free text. The stored text is ISO 8601 cut short (`2015`, `2015-04`), with `~` after an estimated full
date as in the extended date format of ISO 8601-2.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from cme_desktop.values.dates import YearWindow, parse_day, show_day_short
from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.written_days import MONTHS, check_year, month_number, tidy

Precision = Literal["day", "month", "year"]

_GUESS_BEFORE = re.compile(
    r"^(?:~|(?:about|around|approximately|approx|circa|estimated|est|ca|c)\b\.?|c(?=[0-9])) ?"
)
_GUESS_AFTER = re.compile(r" ?(?:~|\?|\(?\b(?:approximately|approx|estimated|est)\.?\)?)$")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH_YEAR = re.compile(r"(?P<month>[0-9]{1,2}|[a-z]+)[/., -]{1,2}(?P<year>[0-9]{4})")
_YEAR_MONTH = re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})")
_STORED = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?P<guess>~?))?)?")


@dataclass(frozen=True)
class BirthDate:
    """A date of birth; `day` is the first possible day where only the month or year is known."""

    day: date
    estimated: bool = False
    precision: Precision = "day"

    def __post_init__(self) -> None:
        first = self.day if self.precision == "day" else self.day.replace(day=1)
        if self.precision == "year":
            first = first.replace(month=1)
        if self.day != first or (self.precision != "day" and not self.estimated):
            raise ValueError(f"a birth known to the {self.precision} is estimated, on the first day of it")


def parse_birth(text: str, today: date) -> BirthDate:
    """Read a full, estimated or part date of birth.

    Takes `3/4/2015`, `about 3/4/2015`, `c 2015`, `3/4/2015 est`, `apr 2015` and `2015`. A month or a year
    alone is always estimated. Raises ValueProblem for a birth in the future or before 1900 and for anything
    `parse_day` refuses.
    """
    tidied = tidy(text)
    bare = _GUESS_AFTER.sub("", _GUESS_BEFORE.sub("", tidied))
    part = _part_date(bare)
    if part is None:
        day = parse_day(bare, today=today, window=YearWindow.BIRTH)
        return BirthDate(day, estimated=bare != tidied)
    if part.day > today:
        raise ValueProblem(f"A date of birth cannot be in the future. Today is {show_day_short(today)}.")
    return part


def show_birth(birth: BirthDate) -> str:
    """Show a date of birth, like `3 Apr 2015`, `about 3 Apr 2015`, `about Apr 2015` or `about 2015`."""
    if birth.precision == "day":
        shown = show_day_short(birth.day)
    elif birth.precision == "month":
        shown = f"{MONTHS[birth.day.month - 1][:3]} {birth.day.year}"
    else:
        shown = str(birth.day.year)
    return f"about {shown}" if birth.estimated else shown


def to_text(birth: BirthDate) -> str:
    """Give the text to store: `2015-04-03`, `2015-04-03~` when estimated, `2015-04` or `2015`."""
    length = {"day": 10, "month": 7, "year": 4}[birth.precision]
    guess = "~" if birth.estimated and birth.precision == "day" else ""
    return birth.day.isoformat()[:length] + guess


@lru_cache(maxsize=20_000)
def from_text(stored: str) -> BirthDate:
    """Read what `to_text` wrote. Raises ValueProblem for anything else."""
    found = _STORED.fullmatch(stored)
    if found is None:
        raise ValueProblem(f"{quoted(stored)} is not a stored date of birth. It should look like 2015-04-03.")
    precision: Precision = "day" if found["day"] else "month" if found["month"] else "year"
    try:
        day = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        raise ValueProblem(f"{quoted(stored)} is not a real date. It should look like 2015-04-03.") from None
    return BirthDate(day, estimated=bool(found["guess"]) or precision != "day", precision=precision)


def _part_date(bare: str) -> BirthDate | None:
    if _YEAR.fullmatch(bare):
        return _first_day(int(bare), 1, "year")
    found = _MONTH_YEAR.fullmatch(bare) or _YEAR_MONTH.fullmatch(bare)
    if found is None:
        return None
    month = int(found["month"]) if found["month"].isdigit() else month_number(found["month"])
    if month is None:
        return None
    if not 1 <= month <= 12:
        raise ValueProblem(f"The month must be 1 to 12. It cannot be {month}.")
    return _first_day(int(found["year"]), month, "month")


def _first_day(year: int, month: int, precision: Precision) -> BirthDate:
    check_year(year)
    return BirthDate(date(year, month, 1), estimated=True, precision=precision)
