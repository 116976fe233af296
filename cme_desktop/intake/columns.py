"""The columns of a sheet, by what their headings mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from cme_desktop.intake.headings import Slot
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.values.texts import visible


@dataclass(frozen=True)
class Columns:
    """The columns of one sheet that mean something."""

    slots: Mapping[str, Slot]
    epoch_1904: bool

    def reference(self, cells: Mapping[str, Cell]) -> str:
        """The reference that ties rows of several sheets together; empty without one."""
        own = (header for header, slot in self.slots.items() if not slot.name and not slot.answer)
        return next((visible(cell_text(cells[header])) for header in own), "")

    def answer(self, cells: Mapping[str, Cell]) -> str:
        """What somebody answered who was asked whose the row is; empty without an answer."""
        answers = (header for header, slot in self.slots.items() if slot.answer)
        return next((visible(cell_text(cells[header])).strip() for header in answers), "")
