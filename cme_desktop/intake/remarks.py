"""What has to be said of a single cell: what a spreadsheet made of it, what contradicts its column."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cme_desktop.intake.cells import is_day_zero
from cme_desktop.intake.columns import TableColumns
from cme_desktop.intake.date_order import DateOrder, proves
from cme_desktop.intake.day_numbers import bare_number
from cme_desktop.intake.odd_cells import left_of_an_error, oddity
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.values.dates import show_day_short
from cme_desktop.values.errors import quoted

_IN_LETTERS = "Write the month in letters, like 3 Apr 2015."

_DAY_ZERO = (
    "Excel shows 00/01/1900, the day 0, which it makes of a lookup of an empty cell. It was read as blank."
)


class Weight(Enum):
    """What a remark does to its row."""

    REFUSES = "the row is handed back"
    TOLD = "a doubt, or one more reason where the row is handed back for another"
    DOUBT = "told where the row is loaded"


@dataclass(frozen=True)
class Remark:
    """A sentence about a cell; those of one `about` are counted together."""

    weight: Weight
    about: str
    sentence: str


def remark_on(columns: TableColumns, cells: Mapping[str, Cell], header: str, text: str) -> Remark | None:
    """What has to be said of a cell that is read by a text; None for nearly all of them."""
    cell, slot = cells.get(header), columns.slots[header]
    month_first = columns.orders.get(header) is DateOrder.MONTH_FIRST
    if isinstance(cell, str) and (left := left_of_an_error(cell, slot.read_as)):
        return Remark(Weight.REFUSES, header, f"{slot.heading}: {left}")
    if is_day_zero(cell, slot.read_as, columns.epoch_1904):
        return Remark(Weight.TOLD, f"zero {header}", f"{slot.heading}: {_DAY_ZERO}")
    number = bare_number(cell) if header in columns.day_numbers else None
    if number is not None and columns.counted(cell, header) is None:
        said = f"{slot.heading}: {columns.day_numbers[header].why_not(number)}"
        return Remark(Weight.REFUSES, header, said)
    if day := columns.maybe_swapped(cells, header):
        said = f"{slot.heading}: {_swapped(day, columns.proofs[header])}"
        if month_first:
            return Remark(Weight.REFUSES, header, f"{said} {_IN_LETTERS}")
        return Remark(Weight.DOUBT, f"swapped {header}", f"{said} Check it.")
    if month_first and proves(text) is DateOrder.DAY_FIRST:
        said = f"{slot.heading}: {quoted(text)} has the day first, unlike the rest of its column."
        return Remark(Weight.REFUSES, header, f"{said} {_IN_LETTERS}")
    if text.strip() and (odd := oddity(cell, slot.read_as, text)):
        return Remark(Weight.DOUBT, f"cell {header}", f"{slot.heading}: {odd}")
    return None


def _swapped(day: date, proof: str) -> str:
    return (
        f"{show_day_short(day)} is a date in the spreadsheet, and {quoted(proof)} in the same column is text "
        "that it could not read; it may have swapped day and month."
    )
