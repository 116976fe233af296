"""Workbooks as schools and officers fill them in: made from the program's own blank ones."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

Row = Mapping[str, Any]


def fill_in(
    blank: Path, to: Path, rows: Iterable[Row], further: Mapping[str, Iterable[Row]] | None = None
) -> Path:
    """Write rows, by heading, below the headings of a blank workbook; `further` by the name of the sheet."""
    book = openpyxl.load_workbook(blank)
    for name, body in {book.sheetnames[0]: rows, **(further or {})}.items():
        sheet = book[name]
        places = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(body, 2):
            for heading, value in row.items():
                sheet.cell(number, places[heading], value)
    book.save(to)
    return to


def workbook(to: Path, rows: Iterable[Row], epoch_1904: bool = False) -> Path:
    """A workbook of one sheet from scratch, its headings those of the first row."""
    book = openpyxl.Workbook()
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    body = list(rows)
    sheet.append(list(body[0]))
    for row in body:
        sheet.append(list(row.values()))
    book.save(to)
    return to


def read_back(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by heading, read by another library than wrote it."""
    with CalamineWorkbook.from_path(path) as book:
        header, *rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]
