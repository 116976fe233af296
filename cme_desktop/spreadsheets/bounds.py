"""How far the cells of a workbook reach, found before a reader is allowed to open it.

The reader sets aside memory for the whole rectangle from the first cell to the last, and the
process dies when that is more than the machine has: one stray cell in XFD1048576 is enough.
"""

import re
import struct
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple


class Extent(NamedTuple):
    """The rows and columns of the rectangle from A1 to the last cell with something in it."""

    rows: int
    columns: int


ROOMY = Extent(100_000, 300)
"""Up to here a quick upper bound will do."""

_XML_ROW = re.compile(rb" r=[\"'](\d+)")
_XML_WIDE = tuple(re.compile(rb" r=[\"']([A-Z]{%d})\d" % letters) for letters in (3, 2))
_XML_DEEP = re.compile(rb" r=[\"'][A-Z]+(\d{6,})")
_XML_FILLED = re.compile(rb"<(?:\w+:)?c [^>]*?\br=[\"']([A-Z]+)(\d+)[\"'](?:[^>]*[^>/])?>(?!</)")


def xlsx_extent(sheet: bytes) -> Extent:
    """The reach of a worksheet part of an .xlsx file; empty formatted cells count only while few."""
    rows = max(map(int, _XML_ROW.findall(sheet) + _XML_DEEP.findall(sheet)), default=sheet.count(b"row>"))
    columns = next((max(map(_column, set(found))) for found in _wide_references(sheet) if found), 26)
    if rows <= ROOMY.rows and columns <= ROOMY.columns:
        return Extent(rows, columns)
    filled = [(int(row), _column(letters)) for letters, row in _XML_FILLED.findall(sheet)]
    return Extent(
        max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)
    )


def _wide_references(sheet: bytes) -> Iterator[list[bytes]]:
    return (pattern.findall(sheet) for pattern in _XML_WIDE)


def _column(letters: bytes) -> int:
    return list(accumulate(letters, lambda total, letter: total * 26 + letter - 64, initial=0))[-1]


_BINARY_ROW, _BINARY_BLANK, _BINARY_LAST_CELL = 0, 1, 11


def xlsb_extent(sheet: bytes) -> Extent:
    """The reach of a worksheet part of an .xlsb file: a run of records, [MS-XLSB] 2.1.4."""
    row = rows = columns = 0
    for kind, body in _binary_records(sheet):
        if kind == _BINARY_ROW:
            row = struct.unpack_from("<I", sheet, body)[0] + 1
        elif _BINARY_BLANK < kind <= _BINARY_LAST_CELL:
            rows = max(rows, row)
            columns = max(columns, struct.unpack_from("<I", sheet, body)[0] + 1)
    return Extent(rows, columns)


def _binary_records(part: bytes) -> Iterator[tuple[int, int]]:
    """Each record's kind and where its body starts. Numbers are in sevens of bits, lowest first."""
    at = 0
    while at < len(part):
        kind, at = _sevens(part, at, 2)
        size, at = _sevens(part, at, 4)
        yield kind, at
        at += size


def _sevens(part: bytes, at: int, longest: int) -> tuple[int, int]:
    number = 0
    for place in range(longest):
        byte = part[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number, at + place + 1
    return number, at + longest


_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>(.*?)</table:)", re.DOTALL)
_ODS_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_ODS_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')


def ods_extent(sheet: bytes) -> Extent:
    """The reach of one sheet in the content part of an .ods file, with its repeated rows and cells."""
    row = rows = columns = 0
    for attributes, body in _ODS_ROW.findall(sheet):
        row += _repeats(_ODS_ROWS_REPEATED, attributes)
        if b"office:value" in body or b"<text:" in body:
            rows = row
            columns = max(columns, _ods_width(body))
    return Extent(rows, columns)


def _ods_width(row: bytes) -> int:
    column = width = 0
    for attributes, body in _ODS_CELL.findall(row):
        column += _repeats(_ODS_COLUMNS_REPEATED, attributes)
        if body or b"office:value" in attributes:
            width = column
    return width


def _repeats(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
