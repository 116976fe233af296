"""Single cells as text, and bare numbers as dates."""

from datetime import date, datetime, time, timedelta

import pytest

from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text, clean, excel_serial_to_date


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  Khan ", "Khan"),
        (True, "True"),
        (False, "False"),
        (5, "5"),
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (201234567890.0, "201234567890"),
        (1e20, "1e+20"),
        (date(2016, 2, 29), "2016-02-29"),
        (datetime(2016, 2, 29), "2016-02-29"),
        (datetime(2016, 2, 29, 13, 45), "2016-02-29 13:45"),
        (datetime(2016, 2, 29, 13, 45, 10), "2016-02-29 13:45:10"),
        (time(9, 5), "09:05"),
        (date(333, 2, 1), "0333-02-01"),
    ],
)
def test_cell_text(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("  ", None),
        (5.0, 5),
        (2.0**60, 2.0**60),
        (timedelta(hours=9, minutes=5), time(9, 5)),
        (timedelta(hours=30, seconds=1), "30:00:01"),
    ],
)
def test_clean(value: object, cell: Cell) -> None:
    assert clean(value) == cell
    assert type(clean(value)) is type(cell)


@pytest.mark.parametrize(
    ("number", "epoch_1904", "day"),
    [
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (60, False, None),
        (61, False, date(1900, 3, 1)),
        (42429, False, date(2016, 2, 29)),
        (42429.75, False, date(2016, 2, 29)),
        (40967, True, date(2016, 2, 29)),
        (0, True, date(1904, 1, 1)),
        (0, False, None),
        (-1, True, None),
        (1e12, False, None),
        (float("nan"), False, None),
        (float("inf"), True, None),
    ],
)
def test_excel_serial_to_date(number: float, epoch_1904: bool, day: date | None) -> None:
    assert excel_serial_to_date(number, epoch_1904) == day
