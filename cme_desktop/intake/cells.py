"""The cells of a table as the text an officer would have typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from cme_desktop.fields import BirthField, DateField, Field, Reading
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text, excel_serial_to_date
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.texts import visible
from cme_desktop.values.time_stamps import read_time_stamp

_LAST_YEAR = 2100  # Smaller numbers in a column of dates are years; as serials they would lie before 1906.
_SERIAL = re.compile("[0-9]{5}")
_FIGURES = re.compile(r"\s*([0-9]{1,2})[/. -]([0-9]{1,2})[/. -][0-9]{2,4}\s*")
_TIME_AFTER = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z?$")
_SOME_YEARS = timedelta(days=1000)


def typed(cell: Cell, described: Field[Any] | None, epoch_1904: bool) -> str:
    """The text to read a cell by. A bare number among dates is the day that Excel counts by it."""
    if isinstance(described, (DateField, BirthField)):
        if isinstance(cell, datetime):
            return cell.date().isoformat()
        if isinstance(cell, str):
            cell = _written_day(visible(cell).strip())
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell > _LAST_YEAR:
            day = excel_serial_to_date(cell, epoch_1904)
            return day.isoformat() if day else cell_text(cell)
    return cell_text(cell)


def _written_day(text: str) -> str | int:
    """A text among dates, without the time of day beside it; a time stamp says its day by itself."""
    if _SERIAL.fullmatch(text):
        return int(text)
    return text if read_time_stamp(text) else _TIME_AFTER.sub("", text)


def depends_on_today(text: str, described: Field[Any] | None, reading: Reading) -> bool:
    """Whether a text in a column of dates would be another day if it were read in another year.

    At the desk `t` and `5/9` are quick; in a file nobody sees what they became.
    """
    if not isinstance(described, (DateField, BirthField)):
        return False
    later = replace(reading, today=reading.today + _SOME_YEARS)
    try:
        return bool(described.parse(text, reading) != described.parse(text, later))
    except ValueProblem:
        return False


def either_order(cells: Iterable[Cell]) -> bool:
    """Whether written dates could all have the month first, and would then mean other days."""
    pairs = list(_days_and_months(cells))
    return all(day <= 12 for day, _ in pairs) and any(day != month for day, month in pairs)


def _days_and_months(cells: Iterable[Cell]) -> Iterator[tuple[int, int]]:
    for cell in cells:
        if isinstance(cell, str) and (found := _FIGURES.fullmatch(_TIME_AFTER.sub("", visible(cell)))):
            yield int(found[1]), int(found[2])
