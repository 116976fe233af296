"""The cells of a table as the text an officer would have typed."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from cme_desktop.fields import BirthField, ChoiceField, DateField, Field, MomentField, Reading
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.values.dates import WRITTEN_IN_FULL
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.texts import visible
from cme_desktop.values.time_stamps import read_time_stamp

_TIME_AFTER = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z?$")
_SOME_YEARS = timedelta(days=1000)
_DAY_ZERO = {date(1899, 12, 30), date(1899, 12, 31)}
_DAY_ZERO_1904 = date(1904, 1, 1)
_ZERO_AS_SHOWN = re.compile(
    r"0|0?0/0?1/(?:19)?00|1900-0?1-0?0|0?0-Jan-(?:19)?00|(?:30|31)/12/1899", re.IGNORECASE
)


def typed(cell: Cell, described: Field[Any] | None, epoch_1904: bool) -> str:
    """The text to read a cell by. What bare numbers among dates mean, only their column tells; 0 is none."""
    if is_day_zero(cell, described, epoch_1904):
        return ""
    if isinstance(described, (DateField, BirthField)):
        if isinstance(cell, datetime):
            return cell.date().isoformat()
        if isinstance(cell, str):
            cell = _written_day(visible(cell).strip())
    if isinstance(cell, bool) and isinstance(described, ChoiceField):
        answer = "Yes" if cell else "No"
        return answer if described.choices.find(answer) else cell_text(cell)
    return cell_text(cell)


def _written_day(text: str) -> str:
    """A text among dates, without the time of day beside it; a time stamp says its day by itself."""
    return text if read_time_stamp(text) else _TIME_AFTER.sub("", text)


def holds_days(described: Field[Any] | None) -> bool:
    """Whether the cells of a column are days, with or without a time of day."""
    return isinstance(described, (DateField, BirthField, MomentField))


def is_day_zero(cell: Cell, described: Field[Any] | None, epoch_1904: bool) -> bool:
    """Whether a cell among dates is the day 0, which a spreadsheet makes of a lookup of an empty cell."""
    if cell is None or not holds_days(described):
        return False
    match cell:
        case bool():
            return False
        case datetime():
            return _is_day_zero(cell.date(), epoch_1904) and cell.time() == time()
        case date():
            return _is_day_zero(cell, epoch_1904)
        case time():
            return cell == time()
        case str():
            return _ZERO_AS_SHOWN.fullmatch(_TIME_AFTER.sub("", cell.strip())) is not None
    return cell == 0


def _is_day_zero(day: date, epoch_1904: bool) -> bool:
    return day in _DAY_ZERO or (epoch_1904 and day == _DAY_ZERO_1904)


def depends_on_today(text: str, described: Field[Any] | None, reading: Reading) -> bool:
    """Whether a text in a column of dates would be another day if it were read in another year.

    At the desk `t` and `5/9` are quick; in a file nobody sees what they became.
    """
    if not isinstance(described, (DateField, BirthField)) or WRITTEN_IN_FULL.fullmatch(text):
        return False
    later = replace(reading, today=reading.today + _SOME_YEARS)
    try:
        return bool(described.parse(text, reading) != described.parse(text, later))
    except ValueProblem:
        return False
