"""A return told of a reader, for tests that look at its editions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import MadeEdition, make_edition
from cme_desktop.editions.stamp import Stamp
from cme_desktop.editions.told_return import ToldReturn, tell_return
from cme_desktop.ports import Reader
from cme_desktop.returns.periods import DateRange

MADE_AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
HEADINGS = 4


def told(reader: Reader, period: DateRange, as_at: date, **beside: Any) -> ToldReturn:
    """A return as a day looks at it, as version 1, with what managers say beside it."""
    return replace(tell_return(reader, period, as_at, Stamp(1, MADE_AT)), **beside)


def make_working(reader: Reader, out: Path, period: DateRange, as_at: date) -> MadeEdition:
    """Write its working edition."""
    return make_edition(reader, told(reader, period, as_at), Edition.WORKING, out)


def table(path: Path, sheet: str) -> list[list[Any]]:
    """The rows under the headings of a sheet that is read, as another reader gives them."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    width = sum(heading != "" for heading in rows[HEADINGS - 1])
    below = [row[:width] for row in rows[HEADINGS:]]
    return [row for row in below if sum(cell != "" for cell in row) > 1]


def cover(path: Path) -> dict[str, str]:
    """What the cover says, by its labels."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Cover").to_python()
    return {str(row[0]): str(row[1]) for row in rows}


def opened(path: Path) -> Workbook:
    """The workbook with its links and the looks of its cells."""
    return openpyxl.load_workbook(path, rich_text=True)
