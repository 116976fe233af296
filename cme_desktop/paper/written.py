"""A cell as it is printed, for whoever prints it without a spreadsheet program."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cme_desktop.paper.book import Cell
from cme_desktop.paper.cells import text_of
from cme_desktop.paper.look import Shown
from cme_desktop.values.dates import show_day

_BEFORE = {
    Shown.SHARE_AT_LEAST: "at least ",
    Shown.SHARE_AT_MOST: "at most ",
    Shown.SHARE_BY_LAW: "by law ",
    Shown.COUNT_AT_LEAST: "at least ",
    Shown.COUNT_AT_MOST: "at most ",
    Shown.ONE_DECIMAL_AT_LEAST: "at least ",
    Shown.ONE_DECIMAL_AT_MOST: "at most ",
    Shown.POUNDS: "£",
    Shown.PENCE: "£",
}
_SHARES = (Shown.SHARE, Shown.SHARE_AT_LEAST, Shown.SHARE_AT_MOST, Shown.SHARE_BY_LAW)
_CHANGES = (Shown.CHANGE, Shown.CHANGE_ONE_DECIMAL, Shown.POINTS)
_TENTHS = (
    Shown.ONE_DECIMAL,
    Shown.ONE_DECIMAL_AT_LEAST,
    Shown.ONE_DECIMAL_AT_MOST,
    Shown.CHANGE_ONE_DECIMAL,
)


def written(cell: Cell) -> str:
    """The words of a cell, or its number in its format, half of the last place going up."""
    value = text_of(cell.value)
    if isinstance(value, date):
        return show_day(value)
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    shown = cell.shown
    if shown is None:
        return f"{value:,}" if isinstance(value, int) else f"{value:,g}"
    exact = Decimal(str(value)) * (100 if shown in _SHARES else 1)
    rounded = exact.quantize(_place(shown), ROUND_HALF_UP)
    after = "%" if shown in _SHARES else " pts" if shown is Shown.POINTS else ""
    sign = _sign(rounded) if shown in _CHANGES else _BEFORE.get(shown, "")
    return f"{sign}{abs(rounded) if shown in _CHANGES else rounded:,}{after}"


def _place(shown: Shown) -> Decimal:
    if shown is Shown.PENCE:
        return Decimal("0.01")
    return Decimal("0.1") if shown in _TENTHS else Decimal(1)


def _sign(change: Decimal) -> str:
    return "" if not change else "+" if change > 0 else "−"
