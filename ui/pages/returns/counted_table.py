"""The table of what a figure counted, in the columns of the working edition's rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.row_details import Detail
from cme_desktop.values.dates import show_day
from cme_desktop.values.school_years import show_year_group
from cme_desktop.values.shorthand import WITHHELD
from ui.pages.returns.line_table import Column, LineTable

_PENCE = 100


def _unless_restricted(
    label: str, width: int, told: Callable[[Detail], str], instead: str = WITHHELD
) -> Column[Detail]:
    """Of what is restricted a table tells the weight alone."""
    return Column(
        label,
        width,
        lambda detail: instead if detail.is_restricted else told(detail),
        is_muted=lambda detail: detail.is_restricted,
    )


_COLUMNS = (
    _unless_restricted("Reference", 142, lambda detail: detail.reference),
    _unless_restricted("Child", 190, lambda detail: detail.child, RESTRICTED),
    _unless_restricted(
        "Year group",
        104,
        lambda detail: "" if detail.year_group is None else show_year_group(detail.year_group),
    ),
    _unless_restricted("School", 220, lambda detail: detail.school),
    _unless_restricted("Hub", 130, lambda detail: detail.hub),
    _unless_restricted(
        "Day counted", 136, lambda detail: show_day(detail.thing.on) if detail.thing.on else ""
    ),
    _unless_restricted("Status", 170, lambda detail: detail.status),
)


class CountedTable(LineTable[Detail]):
    """Opens the record of a line, but for a restricted one."""

    def __init__(self, unit: FigureUnit, parent: QWidget | None = None) -> None:
        columns: Sequence[Column[Detail]] = (
            Column("Counts as", 96, _weight(unit), is_number=True),
            *_COLUMNS,
        )
        super().__init__("What the figure counts", columns, parent)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self.lines.lines[index.row()].is_restricted:
            super()._open(index)


def _weight(unit: FigureUnit) -> Callable[[Detail], str]:
    """What a thing counts as; money is counted in pence, and read in pounds."""
    if unit is FigureUnit.POUNDS:
        return lambda detail: f"£{detail.thing.amount / _PENCE:,.2f}"
    return lambda detail: f"{detail.thing.amount:,}".replace("-", "−")
