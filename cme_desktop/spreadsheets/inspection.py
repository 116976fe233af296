"""A workbook file looked over before a reader opens it: size, damage, passwords, the 1904 calendar."""

import posixpath
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from cme_desktop.spreadsheets.bounds import Extent, ods_extent, xlsb_extent, xlsx_extent
from cme_desktop.spreadsheets.contents import Kind
from cme_desktop.spreadsheets.ole import ole_stream
from cme_desktop.spreadsheets.problems import FileProblem, damaged, locked, too_large

MAX_ROWS = 1_000_000
MAX_CELLS = 30_000_000
MAX_BYTES = 200_000_000


@dataclass(frozen=True)
class Facts:
    """What the reader itself does not tell. `notes` are plain sentences by sheet name."""

    epoch_1904: bool = False
    notes: dict[str, list[str]] = field(default_factory=dict)


def inspect(path: Path, content: bytes, kind: Kind) -> Facts:
    """The facts of a workbook that is safe to open. Raises FileProblem for any other."""
    look: dict[Kind, Callable[[Path, bytes], Facts]] = {
        Kind.XLSX: _inspect_xlsx,
        Kind.XLSB: _inspect_xlsb,
        Kind.ODS: _inspect_ods,
        Kind.XLS: _inspect_xls,
    }
    try:
        return look[kind](path, content)
    except FileProblem:
        raise
    except Exception as error:  # torn bytes make zip, XML and struct reading raise all sorts
        raise damaged(path) from error


def _check_extent(path: Path, extent: Extent) -> None:
    if extent.rows > MAX_ROWS:
        raise too_large(path, f"{MAX_ROWS:,} rows")
    if extent.rows * extent.columns > MAX_CELLS:
        raise too_large(path, f"{MAX_CELLS:,} cells, counting the empty ones before a stray last cell")


def _parts(path: Path, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of the zip, unpacked and its checksum proved; refused first if it would be too big."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        if sum(info.file_size for info in parts.infolist()) > MAX_BYTES:
            raise too_large(path, f"{MAX_BYTES // 1_000_000} MB when unpacked")
        for info in parts.infolist():
            yield info.filename, parts.read(info)


_DATE_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true)[\"']")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.(xml|bin)")


def _inspect_xlsx(path: Path, content: bytes) -> Facts:
    epoch_1904, by_part, index = False, {}, {}
    for name, part in _parts(path, content):
        if _SHEET_PART.fullmatch(name):
            _check_extent(path, xlsx_extent(part))
            by_part[name] = _unread_cells(part)
        elif name == "xl/workbook.xml":
            epoch_1904 = bool(_DATE_1904.search(part))
            index[name] = part
        elif name == "xl/_rels/workbook.xml.rels":
            index[name] = part
    names = _sheet_names(index["xl/workbook.xml"], index["xl/_rels/workbook.xml.rels"])
    return Facts(epoch_1904, {sheet: by_part.get(part, []) for part, sheet in names.items()})


def _sheet_names(workbook: bytes, relations: bytes) -> dict[str, str]:
    """Sheet names by the part that holds the sheet."""
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in ElementTree.fromstring(relations)
    }
    return {
        targets[value]: element.get("name", "")
        for element in ElementTree.fromstring(workbook).iter()
        if element.tag.endswith("}sheet")
        for key, value in element.attrib.items()
        if key.endswith("}id") and value in targets
    }


_UNSAVED_FORMULA = re.compile(
    rb"<c [^>]*?\br=\"([A-Z]+\d+)\"[^>]*><f\b(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v */>|<v></v>)?</c>"
)
_ERROR_CELL = re.compile(rb"<c (?=[^>]*\bt=\"e\")[^>]*?\br=\"([A-Z]+\d+)\"")


def _unread_cells(sheet: bytes) -> list[str]:
    """Notes on cells that show something in Excel but reach us empty."""
    notes = []
    if b"<f" in sheet and (cells := _UNSAVED_FORMULA.findall(sheet)):
        notes.append(
            f"{_counted(cells)} a formula whose result was not saved, so it was read as empty. "
            "Open the file in Excel, save it and load it again."
        )
    if b't="e"' in sheet and (cells := _ERROR_CELL.findall(sheet)):
        notes.append(f"{_counted(cells)} an Excel error such as #N/A, so it was read as empty.")
    return notes


def _counted(cells: list[bytes]) -> str:
    first = cells[0].decode()
    if len(cells) == 1:
        return f"Cell {first} holds"
    others = "1 other cell" if len(cells) == 2 else f"{len(cells) - 1:,} other cells"
    return f"Cell {first}, like {others}, holds"


_XLSB_WORKBOOK_PROPERTIES = b"\x99\x01"  # BrtWbProp, [MS-XLSB] 2.4.822; the first flag is f1904


def _inspect_xlsb(path: Path, content: bytes) -> Facts:
    epoch_1904 = False
    for name, part in _parts(path, content):
        if _SHEET_PART.fullmatch(name):
            _check_extent(path, xlsb_extent(part))
        elif name == "xl/workbook.bin" and (at := part.find(_XLSB_WORKBOOK_PROPERTIES)) >= 0:
            epoch_1904 = bool(part[at + 3] & 1)
    return Facts(epoch_1904)


def _inspect_ods(path: Path, content: bytes) -> Facts:
    for name, part in _parts(path, content):
        if name == "META-INF/manifest.xml" and b"encryption-data" in part:
            raise locked(path)
        if name == "content.xml":
            for sheet in part.split(b"</table:table>"):
                _check_extent(path, ods_extent(sheet))
    return Facts()


# Records of the old binary format, [MS-XLS] 2.3
_FILE_PASS, _DATE_MODE = 0x2F, 0x22
_CELL_RECORDS = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
_XLS_COLUMNS = 256


def _inspect_xls(path: Path, content: bytes) -> Facts:
    """An honest .xls is never too large to open; a cell beyond the format's 256 columns is damage."""
    epoch_1904 = False
    stream = ole_stream(content, ("Workbook", "Book"))
    at = 0
    while at + 4 <= len(stream):
        record, size = struct.unpack_from("<HH", stream, at)
        if record == _FILE_PASS:
            raise locked(path)
        if record == _DATE_MODE:
            epoch_1904 = stream[at + 4] == 1
        elif record in _CELL_RECORDS and struct.unpack_from("<H", stream, at + 6)[0] >= _XLS_COLUMNS:
            raise damaged(path)
        at += 4 + size
    return Facts(epoch_1904)
