"""The sessions that a penalty notice is about: rows of half days, typed one by one or many on a line."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cme_desktop.codes.attendance import HALVES, UNAUTHORISED
from cme_desktop.fields import ChoiceField, DateField, Reading, Row, TextField
from cme_desktop.statutory.calendar import SchoolCalendar
from cme_desktop.statutory.sessions import Missed
from cme_desktop.values.dates import YearWindow, parse_day, show_day
from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.texts import visible


class Session(Row):
    """One session missed without authority: half a day, with the code in the register."""

    missed_on = DateField("Missed", required=True, not_future=True)
    half = ChoiceField("Session", HALVES, required=True)
    code = ChoiceField("Code", UNAUTHORISED)
    note = TextField("Note")


LINE_EXAMPLE = "2/11-6/11 O, 9/11 am U"
_MOST_DAYS = 100
_PARTS = re.compile(r"[,;\n]")
_HALF = re.compile(r"(?<=[\s\d])(am|pm|a|p)$", re.IGNORECASE)
_CODE = re.compile(rf"(?<=\s)([{''.join(choice.code for choice in UNAUTHORISED)}])$", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+|\s*[-–]\s*", re.IGNORECASE)


def missed(sessions: Iterable[Session]) -> list[Missed]:
    """The sessions as they are counted; a row without a day is not counted yet."""
    return [(row.missed_on, row.half or "") for row in sessions if row.missed_on is not None]


def read_sessions(line: str, reading: Reading) -> list[Session]:
    """Both sessions of each day, or the half that is named: `2/11-6/11 O, 9/11 am U`.

    Of days from one to another only those count on which the school meets; a day by itself is taken as it is.
    Raises ValueProblem, naming the part that cannot be read.
    """
    parts = [part.strip() for part in _PARTS.split(visible(line)) if part.strip()]
    return [session for part in parts for session in _read_part(part, reading)]


def _read_part(part: str, reading: Reading) -> Iterator[Session]:
    """One day or some days, then in any order the half and the code."""
    days, half, code = part, None, None
    for _ in range(2):
        if found := _HALF.search(days):
            half, days = found[1][0].lower() + "m", days[: found.start()].rstrip()
        elif found := _CODE.search(days):
            code, days = found[1].upper(), days[: found.start()].rstrip()
    for day in _days(days, reading):
        for each in (half,) if half else ("am", "pm"):
            yield Session(missed_on=day, half=each, code=code)


def _days(text: str, reading: Reading) -> list[date]:
    try:
        return [_day(text, reading)]
    except ValueProblem:
        if len(_ends(text)) < 2:
            raise
    first, last = _span(text, reading)
    if first > last:
        raise ValueProblem(f"{quoted(text)} ends before it begins.")
    if (last - first).days >= _MOST_DAYS:
        raise ValueProblem(f"{quoted(text)} is longer than {_MOST_DAYS} days. Type it in parts.")
    calendar = _calendar(reading)
    met = [day for n in range((last - first).days + 1) if calendar.meets(day := first + timedelta(days=n))]
    if not met:
        raise ValueProblem(f"The school did not meet from {show_day(first)} to {show_day(last)}.")
    return met


def _span(text: str, reading: Reading) -> tuple[date, date]:
    """The first and last day; the first may leave out what the last says: `2-6/11`."""
    begins, ends = _ends(text)
    last = _day(ends, reading)
    if begins.isdigit() and 1 <= int(begins) <= last.day:
        return last.replace(day=int(begins)), last
    return _day(begins, reading), last


def _ends(text: str) -> list[str]:
    """What stands before and after the middle of three, five or one separators: dates may have dashes too."""
    pieces = _TO.split(text)
    middle = len(pieces) // 2
    return ["-".join(pieces[:middle]), "-".join(pieces[middle:])] if len(pieces) % 2 == 0 else [text]


def _day(text: str, reading: Reading) -> date:
    day = parse_day(text, today=reading.today, window=YearWindow.PAST, school_days=reading.school_days)
    if day > reading.today:
        raise ValueProblem(f"{show_day(day)} has not come yet; today is {show_day(reading.today)}.")
    return day


def _calendar(reading: Reading) -> SchoolCalendar:
    if reading.calendar is None:
        raise ValueProblem("Choose the school first: its calendar says on which of these days it met.")
    return reading.calendar
