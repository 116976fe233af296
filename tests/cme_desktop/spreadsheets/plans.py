"""A cover, and a table of one row with a column of each kind, for workbooks to be written."""

from collections.abc import Sequence
from datetime import date, datetime

from cme_desktop.spreadsheets.sheets import CellValue, Cover, SheetColumn

COVER = Cover("Monthly return", "Anyshire", "November 2026", date(2026, 11, 9), rule_sets=["2024"])
COLUMNS = (
    SheetColumn("Surname", 24),
    SheetColumn("Born", 18, "date"),
    SheetColumn("Received", 22, "moment"),
    SheetColumn("Fine", 12, "money"),
    SheetColumn("Days", 8, "whole"),
    SheetColumn("Rate", 8, "percent"),
    SheetColumn("Score", 8, "number"),
)
CHILD: Sequence[CellValue] = (
    "O’Neil", date(2016, 2, 29), datetime(2026, 11, 9, 9, 5), 16_050, 12, 0.25, 1.5
)  # fmt: skip
