"""The dates of the national register's files: day first as published, unless they prove otherwise."""

from collections.abc import Iterable, Iterator, Mapping

from cme_desktop.intake.date_order import DateOrder, Written, proves, refuse_contradicted, written_out
from cme_desktop.spreadsheets.tables import SheetRow
from cme_desktop.spreadsheets.values import cell_text

Orders = Mapping[str, DateOrder | None]
"""What the dates of each column have first; None where they prove both."""


def orders_of(name: str, rows: Iterable[SheetRow], said: DateOrder | None, headers: Iterable[str]) -> Orders:
    """The order of each of these columns; `said` counts where a column does not prove its own.

    Raises Contradicted where all that the file proves is against it.
    """
    columns = {header: Written(header) for header in headers}
    for row in rows:
        for header, column in columns.items():
            column.add(cell_text(row.cells.get(header)))
    refuse_contradicted(name, columns.values(), said)
    usual = said or DateOrder.DAY_FIRST
    return {header: column.order or (said if column.proved else usual) for header, column in columns.items()}


def day_first(text: str, order: DateOrder | None) -> str | None:
    """A date as it is read here; None where nobody can say which day is meant."""
    if order is None:
        return text if proves(text) is DateOrder.DAY_FIRST else None
    return written_out(text, order) if order is DateOrder.MONTH_FIRST else text


def order_notes(orders: Orders) -> Iterator[str]:
    """What to say of columns that are not day first throughout."""
    for header, order in orders.items():
        if order is None:
            yield f"“{header}” has dates of both orders; those that could be two days were not read."
        elif order is DateOrder.MONTH_FIRST:
            yield f"The dates in “{header}” were read month first."
