"""A workbook just written, opened again by other libraries, and its rows counted while they go by.

A reader of workbooks gives a sheet whole, which takes a gigabyte for a million rows; the parser of XML below
it tells of each row and forgets it.
"""

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

_AT_ONCE = 1 << 18
_VALUES = ("v", "is")
"""What stands in a cell that is not empty: a number, or a text."""


class NotReadBack(Exception):
    """No reader of workbooks makes anything of it."""


def heights(path: Path) -> Mapping[str, int]:
    """By the name of each sheet the number of its last row that has a value. Raises NotReadBack.

    It knows the parts by the names that openpyxl gives them.
    """
    try:
        with CalamineWorkbook.from_path(path) as workbook, ZipFile(path) as parts:
            found = {}
            for number, name in enumerate(workbook.sheet_names, 1):
                with parts.open(f"xl/worksheets/sheet{number}.xml") as sheet:
                    found[name] = _height(sheet)
            return found
    except (CalamineError, BadZipFile, ExpatError, KeyError, zlib.error) as error:
        raise NotReadBack from error


def _height(sheet: IO[bytes]) -> int:
    row, last = "0", "0"

    def begin(element: str, attributes: Sequence[str]) -> None:
        nonlocal row, last
        if element == "row":
            row = attributes[1]  # the first of them is its number
        elif element in _VALUES:
            last = row

    parser = ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler = begin
    while read := sheet.read(_AT_ONCE):
        parser.Parse(read)
    parser.Parse(b"", True)
    return int(last)
