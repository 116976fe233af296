"""Bare numbers among dates: Excel's number of a day, or a date in figures that has lost its first nought.

`42618` can only be Excel's. `30415` is 3/4/15 without its nought as well, and Excel's is then believed only
where all cells of the column are such numbers, one of them can be nothing else, and the day is a likely one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.fields import BirthField, DateField, Reading
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import excel_serial_to_date
from cme_desktop.values.dates import show_day_short
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.texts import visible

_LAST_YEAR = 2100
"""Smaller numbers in a column of dates are years; as Excel's they would lie before 1906."""
_FIVE = re.compile("[0-9]{5}")
_TOO_LARGE = 100_000
_LIKELY_SINCE = date(1990, 1, 1)
_SOON = timedelta(days=3 * 366)


def bare_number(cell: Cell) -> float | None:
    """The number in a cell that is nothing but that; years, and dates of six or eight figures, are none."""
    if isinstance(cell, str):
        text = visible(cell).strip()
        return int(text) if _FIVE.fullmatch(text) else None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return cell if _LAST_YEAR < cell < _TOO_LARGE else None
    return None


@dataclass
class DayNumbers:
    """What the bare numbers in one column of dates mean."""

    heading: str
    field: DateField | BirthField
    reading: Reading
    epoch_1904: bool
    order: DateOrder
    alone: bool = True
    """Whether nothing else stands in the column."""
    certain: bool = False
    """Whether one of them can only be Excel's."""
    first: str = ""
    count: int = 0

    def add(self, cell: Cell) -> None:
        """Take in a cell that is not empty."""
        number = bare_number(cell)
        if number is None:
            self.alone = False
            return
        self.count += 1
        if (counted := self._counted(number)) and not self._without_nought(number):
            self.certain = True
            self.first = self.first or f"{number:g} is {show_day_short(counted)}"

    def day(self, number: float) -> date | None:
        """The day that Excel counts by a number; None where nobody can tell whether that is meant."""
        counted = self._counted(number)
        if counted is None or (self._without_nought(number) and not (self.alone and self.certain)):
            return None
        return counted

    def why_not(self, number: float) -> str:
        """What is in doubt about a number that has no day."""
        if found := self._without_nought(number):
            shown = show_day_short(found)
            return (
                f"{number:g} may be a date that lost its first nought, {shown}, or Excel’s day number; "
                f"write it like {shown}."
            )
        return f"{number:g} is no date, nor a likely day as Excel counts them; write it like 3 Apr 2015."

    @property
    def note(self) -> str | None:
        """What to say of the column as a whole."""
        if not self.first:
            return None
        return f"The bare numbers in “{self.heading}” were read as Excel’s day numbers: {self.first}."

    def _counted(self, number: float) -> date | None:
        day = excel_serial_to_date(number, self.epoch_1904)
        return day if day is not None and self._likely(day) else None

    def _without_nought(self, number: float) -> date | None:
        """The likely date that is written in the same figures, with a nought before them."""
        if number != int(number):
            return None
        days = (day for day in self._written(f"{int(number):06}") if self._likely(day))
        counted = self._counted(number)
        if counted is not None and self._raises_no_doubt(counted):
            days = (day for day in days if self._raises_no_doubt(day))
        return next(days, None)

    def _written(self, figures: str) -> Iterator[date]:
        first, second, third = (int(figures[at : at + 2]) for at in (0, 2, 4))
        day, month = (second, first) if self.order is DateOrder.MONTH_FIRST else (first, second)
        for parts in ((2000 + third, month, day), (2000 + first, second, third)):
            try:
                yield date(*parts)
            except ValueError:
                continue

    def _raises_no_doubt(self, day: date) -> bool:
        value = self.field.parse(day.isoformat(), self.reading)
        if isinstance(value, BirthDate) and isinstance(self.field, BirthField):
            return self.field.doubt(value, self.reading) is None
        return True

    def _likely(self, day: date) -> bool:
        """Whether the field may well hold it: of births those that raise no doubt, or are of our time."""
        today = self.reading.today
        try:
            value = self.field.parse(day.isoformat(), self.reading)
        except ValueProblem:
            return False
        if isinstance(value, BirthDate) and isinstance(self.field, BirthField):
            return self.field.doubt(value, self.reading) is None or _LIKELY_SINCE <= day <= today
        return _LIKELY_SINCE <= day <= today + _SOON
