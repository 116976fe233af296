"""Figures in long form, for other tools: one a row, headings in row 1."""

from collections.abc import Iterable

from cme_desktop.returns.figures import Figure
from cme_desktop.spreadsheets.sheets import Sheet, SheetColumn

COLUMNS = ("measure", "label", "category", "value", "from", "to")
_SHEET_COLUMNS = (
    SheetColumn("measure", 40),
    SheetColumn("label", 60),
    SheetColumn("category", 30),
    SheetColumn("value", 14, "number"),
    SheetColumn("from", 18, "date"),
    SheetColumn("to", 18, "date"),
)


def data_sheet(name: str, figures: Iterable[Figure]) -> Sheet:
    """The figures, with the columns of the command `figures`."""
    rows = [(f.measure, f.title, f.category, f.value, f.start, f.end) for f in figures]
    return Sheet(name, _SHEET_COLUMNS, rows)
