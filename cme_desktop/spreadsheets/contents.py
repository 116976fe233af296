"""What a file really is, told from its first bytes: endings are often wrong."""

import re
import zipfile
from enum import Enum
from io import BytesIO
from pathlib import Path

from cme_desktop.spreadsheets.problems import FileProblem, damaged, locked


class Kind(Enum):
    """The kinds of file that can be read as tables."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


_ZIP_PARTS = {
    "xl/workbook.xml": Kind.XLSX,
    "xl/workbook.bin": Kind.XLSB,
    "content.xml": Kind.ODS,
}
_FOREIGN_STARTS = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"{\\rtf": "a text document",
    b"7z\xbc\xaf": "a compressed folder",
    b"Rar!": "a compressed folder",
}
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body|table|meta|\?xml|!--)", re.I)
_NEVER_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_SAMPLE = 65_536


def kind_of(path: Path, content: bytes) -> Kind:
    """The kind of file `content` is. Raises FileProblem, saying what it is, when it is no table."""
    if not content.strip(b"\0 \t\r\n"):
        raise FileProblem(f"“{path.name}” is empty. Nothing was written into it, or it did not arrive whole.")
    if content.startswith(b"PK"):
        return _zip_kind(path, content)
    if content.startswith(_OLE_START):
        return _ole_kind(path, content)
    for start, what in _FOREIGN_STARTS.items():
        if content.startswith(start):
            raise _not_a_workbook(path, what)
    if markup := _MARKUP.match(content):
        raise _not_a_workbook(path, "an XML file" if b"xml" in markup[1] else "a web page")
    if not content.startswith(_UTF16_STARTS) and _NEVER_IN_TEXT.search(content[:_SAMPLE]):
        raise _not_a_workbook(path, "another kind of file")
    return Kind.TEXT


def _zip_kind(path: Path, content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = {info.filename: info for info in parts.infolist()}
    except Exception as error:  # a torn directory makes zipfile raise many things
        raise damaged(path) from error
    if any(info.flag_bits & 1 for info in names.values()):
        raise locked(path)
    for part, kind in _ZIP_PARTS.items():
        if part in names:
            return kind
    if "word/document.xml" in names:
        raise _not_a_workbook(path, "a Word document")
    raise _not_a_workbook(path, "a compressed folder; open it first and choose the workbook inside")


def _ole_kind(path: Path, content: bytes) -> Kind:
    """Old Office files and locked new ones share one container; stream names tell them apart."""
    if _stream("EncryptedPackage") in content:
        raise locked(path)
    if _stream("WordDocument") in content:
        raise _not_a_workbook(path, "a Word document")
    if _stream("Workbook") in content or _stream("Book") in content:
        return Kind.XLS
    raise _not_a_workbook(path, "another kind of Office file, or a damaged workbook")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _not_a_workbook(path: Path, what: str) -> FileProblem:
    return FileProblem(
        f"“{path.name}” is not a workbook: it is {what}. Open it in the program it comes from "
        "and save it as an Excel workbook (.xlsx) or a CSV file."
    )
