"""Values as Excel cells: text that stays text, dates and money that show as such."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from cme_desktop.spreadsheets.cell_styles import DAY_ZERO, CellStyle, WrittenCell
from cme_desktop.spreadsheets.sheets import CellValue, ColumnKind, Percent, Pounds
from cme_desktop.spreadsheets.values import cell_text

Maker: TypeAlias = Callable[[CellValue], WrittenCell | None]
"""Turns a value, never None, into a cell; no cell for an empty text."""

NUMBER_FORMATS: dict[ColumnKind, str] = {
    "text": "@",
    "whole": "#,##0",
    "money": "£#,##0.00",
    "date": "ddd d mmm yyyy",
    "moment": "ddd d mmm yyyy hh:mm",
    "number": "General",
    "percent": "0.0%",
}

RISKY_STARTS = frozenset("=+-@\t\n#'")
"""Text that begins so could be taken for a formula or an error."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_TEXT = 32_767
_CUT = " … [cut: too long for Excel]"
_FIRST_RELIABLE_DAY = date(1900, 3, 1)  # Excel holds no earlier years, and believes in 29 February 1900
_SECONDS_A_DAY = 86_400


def safe_text(text: str) -> str:
    """Text as a cell can hold it.

    Line ends become "\\n", characters that XML forbids become U+FFFD, text that looks like Excel's own
    escapes ("_x0041_") is escaped, and text beyond Excel's 32,767 characters is cut and says so.
    """
    if "_x" in text or not text.isprintable():
        text = _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    if len(text) > _LONGEST_TEXT:
        text = text[: _LONGEST_TEXT - len(_CUT)] + _CUT
    return text


def maker(sheet: WriteOnlyWorksheet, kind: ColumnKind) -> Maker:
    """What turns the values of one column into cells. Values of another kind are written as text."""
    as_text = _text_maker(sheet)
    if kind == "text":
        return as_text
    if kind in ("date", "moment"):
        return _day_maker(sheet, kind, as_text)
    return _number_maker(sheet, kind, as_text)


def heading_cell(sheet: WriteOnlyWorksheet, text: str) -> WrittenCell:
    """A heading: as all other cells but bold, and text whatever it starts with."""
    plain = sheet.parent._fonts[0]
    bold = Font(name=plain.name, size=plain.size, bold=True)
    return CellStyle(sheet, font=bold).text(safe_text(text))


def _text_maker(sheet: WriteOnlyWorksheet) -> Maker:
    """Text that Excel could take for a formula or an error goes marked as text."""
    plain, guarded = CellStyle(sheet), CellStyle(sheet, quotePrefix=True)

    def make(value: CellValue) -> WrittenCell | None:
        if value == "":
            return None
        text = safe_text(value if type(value) is str else _as_read(value))
        return (guarded if text[:1] in RISKY_STARTS else plain).text(text)

    return make


def _as_read(value: CellValue) -> str:
    """An answer in the words that officers read; what came in from outside stays the word that it was."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return cell_text(value)


def _day_maker(sheet: WriteOnlyWorksheet, kind: ColumnKind, as_text: Maker) -> Maker:
    cell = CellStyle(sheet, NUMBER_FORMATS[kind])

    def make(value: CellValue) -> WrittenCell | None:
        if isinstance(value, datetime):
            if value.date() < _FIRST_RELIABLE_DAY:
                return as_text(value)
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            return cell.number(value.toordinal() - DAY_ZERO + seconds / _SECONDS_A_DAY)
        if isinstance(value, date) and value >= _FIRST_RELIABLE_DAY:
            return cell.day(value)
        return as_text(value)

    return make


def _number_maker(sheet: WriteOnlyWorksheet, kind: ColumnKind, as_text: Maker) -> Maker:
    cell = CellStyle(sheet, NUMBER_FORMATS[kind])
    among_numbers = {
        Percent: CellStyle(sheet, NUMBER_FORMATS["percent"]),
        Pounds: CellStyle(sheet, NUMBER_FORMATS["money"]),
    }
    plain = kind == "number"
    in_pence = kind == "money"

    def make(value: CellValue) -> WrittenCell | None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return as_text(value)
        if plain:
            return among_numbers.get(type(value), cell).number(value)
        return cell.number(value / 100 if in_pence else value)

    return make
