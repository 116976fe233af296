"""Small files of every kind, built byte by byte where no library of ours can write them."""

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

HEADINGS = ["Surname", "Forename", "Born"]


def save(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    holder = BytesIO()
    with zipfile.ZipFile(holder, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return holder.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xlsx(*rows: list[Any], epoch: Any = None, title: str = "Children") -> bytes:
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    holder = BytesIO()
    book.save(holder)
    return holder.getvalue()


_ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Children">'
)
_ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
_ODS_MANIFEST = (
    '<?xml version="1.0"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{0}"/>{1}</manifest:manifest>'
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def ods_row(*cells: str, repeated: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}'
        '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
    )


def ods(*rows: str, manifest: str = "") -> bytes:
    return zipped(
        {
            "mimetype": _ODS_TYPE,
            "content.xml": _ODS_HEAD + "".join(rows) + _ODS_TAIL,
            "META-INF/manifest.xml": _ODS_MANIFEST.format(_ODS_TYPE, manifest),
        }
    )


_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(name: str, stream: bytes) -> bytes:
    """A compound file with one stream: header, allocation table, directory, stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    table = [_TABLE, _END, *range(3, 2 + sectors), _END]
    assert len(table) <= 128
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry(name, 2, 2, len(stream)) + bytes(256)
    return header + struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff") + directory + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack(
        "<HBBIII36xIII", len(text), kind, 1, _FREE, _FREE, child, start, size, 0
    )


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls_text(row: int, column: int, text: str) -> bytes:
    body = struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1")
    return _record(0x204, body)


def xls_number(row: int, column: int, number: float, style: int = 0) -> bytes:
    return _record(0x203, struct.pack("<HHHd", row, column, style, number))


def xls(*cells: bytes, epoch_1904: bool = False, locked: bool = False) -> bytes:
    """An Excel 97 workbook with one sheet; style 1 shows numbers as dates."""
    before = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    if locked:
        before += _record(0x2F, struct.pack("<H", 1) + bytes(52))
    before += _record(0x22, struct.pack("<H", epoch_1904))
    for number_format in (0, 14):
        before += _record(0xE0, struct.pack("<HH16x", 0, number_format))
    name = b"\x08\x00Children"
    size = len(before) + 4 + 6 + len(name) + 4
    before += _record(0x85, struct.pack("<IH", size, 0) + name) + _record(0x0A)
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(cells)
    return ole("Workbook", before + sheet + _record(0x0A))


def _binary_record(kind: int, body: bytes = b"") -> bytes:
    number = struct.pack("<B", kind) if kind < 0x80 else struct.pack("<BB", kind & 0x7F | 0x80, kind >> 7)
    return number + struct.pack("<B", len(body)) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(*rows: tuple[int, list[tuple[int, str]]], epoch_1904: bool = False) -> bytes:
    """A binary workbook of text cells: row number with (column number, text), all from 0."""
    book = _binary_record(0x83) + _binary_record(0x99, struct.pack("<III", epoch_1904, 0, 0))
    book += _binary_record(0x8F)
    book += _binary_record(0x9C, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Children"))
    book += _binary_record(0x90) + _binary_record(0x9D) + _binary_record(0x84)
    sheet = _binary_record(0x81) + _binary_record(0x94, bytes(16)) + _binary_record(0x91)
    for row, cells in rows:
        sheet += _binary_record(0, struct.pack("<I", row) + bytes(13))
        for column, text in cells:
            sheet += _binary_record(6, struct.pack("<II", column, 0) + _wide(text))
    sheet += _binary_record(0x92) + _binary_record(0x82)
    return zipped(
        {
            "_rels/.rels": _relations("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relations("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _relations(kind: str, target: str) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<?xml version="1.0"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/></Relationships>'
    )
