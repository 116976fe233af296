"""The parts of an .xlsb file: runs of records, [MS-XLSB] 2.1.4."""

import struct
from collections.abc import Iterator

from cme_desktop.spreadsheets.bounds import Extent
from cme_desktop.spreadsheets.facts import SheetFacts
from cme_desktop.spreadsheets.xlsx_parts import Book

SHEET_STARTS = b"\x81\x01"  # BrtBeginSheet
_ROW, _BLANK, _LAST_CELL = 0, 1, 11
_COLUMN, _MERGE = 60, 176
_PROPERTIES, _SHEET = 153, 156


def book_of(part: bytes) -> Book:
    """What the workbook part says: the names of the sheets, and the calendar (BrtWbProp, 2.4.822)."""
    book = Book()
    for kind, at in _records(part):
        if kind == _PROPERTIES:
            book.epoch_1904 = bool(part[at] & 1)
        elif kind == _SHEET:
            mark, at = _text(part, at + 8)
            book.sheets[mark], _ = _text(part, at)
    return book


def sheet_of(part: bytes) -> tuple[Extent, SheetFacts]:
    """The reach of a worksheet, what is hidden in it and what is merged."""
    row = rows = columns = 0
    facts = SheetFacts()
    for kind, at in _records(part):
        if kind == _ROW:
            row = struct.unpack_from("<I", part, at)[0] + 1
            if part[at + 11] & 0x10:
                facts.hidden_rows.add(row, row)
        elif _BLANK < kind <= _LAST_CELL:
            rows = max(rows, row)
            columns = max(columns, struct.unpack_from("<I", part, at)[0] + 1)
        elif kind == _COLUMN:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", part, at)
            if flags & 1:
                facts.hidden_columns.add(first + 1, last + 1)
        elif kind == _MERGE:
            top, bottom, left = struct.unpack_from("<III", part, at)
            facts.merged.add(top + 1, bottom + 1, left)
    return Extent(rows, columns), facts


def _records(part: bytes) -> Iterator[tuple[int, int]]:
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


def _text(part: bytes, at: int) -> tuple[str, int]:
    """A text led by its length, and where it ends."""
    (length,) = struct.unpack_from("<I", part, at)
    end = at + 4 + 2 * length
    return part[at + 4 : end].decode("utf-16-le", "replace"), end
