"""The cells of a table as the text an officer would have typed."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from cme_desktop.fields import BirthField, DateField, Field
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text, excel_serial_to_date

_LAST_YEAR = 2100  # Smaller numbers in a column of dates are years; as serials they would lie before 1906.
_FIGURES = re.compile(r"\s*([0-9]{1,2})[/. -]([0-9]{1,2})[/. -][0-9]{2,4}\s*")


def typed(cell: Cell, described: Field[Any] | None, epoch_1904: bool) -> str:
    """The text to read a cell by. A bare number among dates is the day that Excel counts by it."""
    if isinstance(described, (DateField, BirthField)):
        if isinstance(cell, datetime):
            return cell.date().isoformat()
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell > _LAST_YEAR:
            day = excel_serial_to_date(cell, epoch_1904)
            return day.isoformat() if day else cell_text(cell)
    return cell_text(cell)


def either_order(cells: Iterable[Cell]) -> bool:
    """Whether written dates could all have the month first, and would then mean other days."""
    pairs = list(_days_and_months(cells))
    return all(day <= 12 for day, _ in pairs) and any(day != month for day, month in pairs)


def _days_and_months(cells: Iterable[Cell]) -> Iterator[tuple[int, int]]:
    for cell in cells:
        if isinstance(cell, str) and (found := _FIGURES.fullmatch(cell)):
            yield int(found[1]), int(found[2])
