"""The records of the old binary format, [MS-XLS] 2.3: the calendar, what is hidden and what is merged."""

import struct
from collections.abc import Iterator

from cme_desktop.spreadsheets.facts import SheetFacts, WorkbookFacts

_BEGINS, _FILE_PASS, _DATE_MODE, _SHEET = 0x809, 0x2F, 0x22, 0x85
_ROW, _COLUMN, _MERGED = 0x208, 0x7D, 0xE5
_CELLS = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
_COLUMNS = 256


class Locked(Exception):
    """The records that follow are encrypted with a password."""


def facts_of(stream: bytes) -> WorkbookFacts:
    """The facts of a workbook stream. Raises Locked; ValueError for a cell beyond the 256 columns."""
    facts = WorkbookFacts()
    names: dict[int, str] = {}
    sheet = SheetFacts()
    for kind, begin, at, size in _records(stream):
        if kind == _FILE_PASS:
            raise Locked
        if kind == _DATE_MODE:
            facts.epoch_1904 = stream[at] == 1
        elif kind == _SHEET:
            names[struct.unpack_from("<I", stream, at)[0]] = _name(stream[at + 6 : at + size])
        elif kind == _BEGINS and begin in names:
            sheet = facts.sheets[names[begin]] = SheetFacts()
        elif kind in _CELLS:
            if struct.unpack_from("<H", stream, at + 2)[0] >= _COLUMNS:
                raise ValueError("a cell outside the sheet")
        elif kind in (_ROW, _COLUMN, _MERGED):
            _of_sheet(sheet, kind, stream[at : at + size])
    return facts


def _of_sheet(sheet: SheetFacts, kind: int, body: bytes) -> None:
    if kind == _ROW:
        if body[12] & 0x20:
            (row,) = struct.unpack_from("<H", body)
            sheet.hidden_rows.add(row + 1, row + 1)
    elif kind == _COLUMN:
        first, last, _, _, flags = struct.unpack_from("<5H", body)
        if flags & 1:
            sheet.hidden_columns.add(first + 1, last + 1)
    else:
        for top, bottom, left, _ in struct.iter_unpack("<4H", body[2 : 2 + 8 * ((len(body) - 2) // 8)]):
            sheet.merged.add(top + 1, bottom + 1, left)


def _records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Each record's kind, where it begins, where its body begins and how long that is."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, at, at + 4, size
        at += 4 + size


def _name(body: bytes) -> str:
    """The name of a sheet, led by its length and whether two bytes make a letter."""
    length, wide = body[0], body[1] & 1
    return (
        body[2 : 2 + length * 2].decode("utf-16-le", "replace")
        if wide
        else body[2 : 2 + length].decode("latin-1")
    )
