"""The columns of a sheet, by what their headings mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cme_desktop.fields import LinkField
from cme_desktop.intake.cells import holds_days, typed
from cme_desktop.intake.date_order import DateOrder, proves, written_out
from cme_desktop.intake.day_numbers import DayNumbers, bare_number
from cme_desktop.intake.headings import Slot
from cme_desktop.intake.targets import TARGETS
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.values.texts import visible

_MONTHS = 12


@dataclass(frozen=True)
class TableColumns:
    """The columns of one sheet that mean something."""

    slots: Mapping[str, Slot]
    epoch_1904: bool
    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    """What the dates of a column have first, by its heading, as far as the file or somebody has said."""
    proofs: Mapping[str, str] = field(default_factory=dict)
    """A date of a column that is text and proves an order, by its heading."""
    day_numbers: Mapping[str, DayNumbers] = field(default_factory=dict)
    """What bare numbers mean in a column of dates, by its heading."""

    def text(self, cells: Mapping[str, Cell], header: str) -> str:
        """The text to read a cell by, as an officer would have typed it: day first."""
        if day := self.counted(cells.get(header), header):
            return day.isoformat()
        text = typed(cells.get(header), self.slots[header].read_as, self.epoch_1904)
        if self.orders.get(header) is DateOrder.MONTH_FIRST:
            return written_out(text, DateOrder.MONTH_FIRST)
        return text

    def counted(self, cell: Cell, header: str) -> date | None:
        """The day that Excel counts by a bare number among dates; None where that is not certain."""
        number = bare_number(cell) if header in self.day_numbers else None
        return None if number is None else self.day_numbers[header].day(number)

    def maybe_swapped(self, cells: Mapping[str, Cell], header: str) -> date | None:
        """A real date that a spreadsheet may have made with day and month swapped.

        Beside it stand dates as text, which it could not read: it reads dates in the other order.
        """
        cell = cells.get(header)
        if header not in self.proofs or not isinstance(cell, date):
            return None
        could_be_two = cell.day <= _MONTHS and cell.day != cell.month
        return cell if could_be_two else None

    def unmistakable(self, cells: Mapping[str, Cell], header: str) -> Cell:
        """A cell as it came, but a date that could be two days as the one that was read."""
        cell, order = cells.get(header), self.orders.get(header)
        if day := self.counted(cell, header):
            return day
        if order is None or not isinstance(cell, str):
            return cell
        if order is DateOrder.DAY_FIRST and (proves(cell) or not holds_days(self.slots[header].read_as)):
            return cell  # beside a name it is part of a text by which a row is known again
        return written_out(cell, order)

    def reference(self, cells: Mapping[str, Cell]) -> str:
        """The reference that ties rows of several sheets together; empty without one."""
        own = (header for header, slot in self.slots.items() if not slot.name and not slot.answer)
        return next((visible(cell_text(cells[header])) for header in own), "")

    def answer(self, cells: Mapping[str, Cell]) -> str:
        """What somebody answered who was asked whose the row is; empty without an answer."""
        answers = (header for header, slot in self.slots.items() if slot.answer)
        return next((visible(cell_text(cells[header])).strip() for header in answers), "")


def dated(slot: Slot) -> bool:
    """Whether the cells of a column hold days, alone or beside a name."""
    if isinstance(slot.field, LinkField) and not slot.part and slot.field.to in TARGETS:
        return any(len(names) > 1 for names in TARGETS[slot.field.to].known_by)
    return holds_days(slot.read_as)
