"""What a file really is, told from its first bytes: endings are often wrong."""

import zipfile
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from cme_desktop.spreadsheets.problems import FileProblem, damaged, locked


class FileKind(Enum):
    """The kinds of file that can be read as tables."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"
    ONE_IN_A_ZIP = "zip"


_ZIP_PARTS = {
    "xl/workbook.xml": FileKind.XLSX,
    "xl/workbook.bin": FileKind.XLSB,
    "content.xml": FileKind.ODS,
}
_FOREIGN_STARTS = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"{\\rtf": "a text document",
    b"7z\xbc\xaf": "a compressed folder; unpack it and choose the file inside",
    b"Rar!": "a compressed folder; unpack it and choose the file inside",
}
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_WEB_PAGES = ("!doctype html", "html", "head", "body", "table", "meta", "!--")
_NEVER_IN_TEXT = bytes(sign for sign in range(32) if sign not in b"\t\n\v\f\r\x1a\x1b")
_SAMPLE = 65_536
_LEFT_BESIDE_OPEN_FILES = ("~$", ".~lock.")
_NOT_SENT = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def kind_of(path: Path, file: BinaryIO) -> FileKind:
    """The kind of file it is. Raises FileProblem, saying what it is, when it is no table."""
    if path.name.startswith(_LEFT_BESIDE_OPEN_FILES):
        raise _left_beside(path)
    start = file.read(_SAMPLE)
    if not start.strip(b"\0 \t\r\n") and not _rest_of(file).strip(b"\0 \t\r\n"):
        raise FileProblem(f"“{path.name}” is empty. Nothing was written into it, or it did not arrive whole.")
    file.seek(0)
    if start.startswith(b"PK"):
        return _zip_kind(path, file)
    if start.startswith(_OLE_START):
        return _ole_kind(path, _rest_of(file))
    for beginning, what in _FOREIGN_STARTS.items():
        if start.startswith(beginning):
            raise not_a_workbook(path, what)
    _refuse_other_text(path, _as_text(start), file)
    if start[:2] not in _UTF16 and len(start) > len(start.translate(None, _NEVER_IN_TEXT)):
        raise not_a_workbook(path, "another kind of file")
    return FileKind.TEXT


def one_inside(path: Path, file: BinaryIO) -> str:
    """The name of the only file in a compressed folder. Raises FileProblem where there are none or many."""
    with zipfile.ZipFile(file) as folder:
        names = [info.filename for info in folder.infolist() if not info.is_dir()]
    sent = [name for name in names if not name.startswith(_NOT_SENT) and not name.endswith(_NOT_SENT)]
    if len(sent) == 1:
        return sent[0]
    holds = f"{len(sent):,} files" if sent else "no file"
    choose = "Unpack it and choose one of them." if sent else "Ask the sender for it again."
    raise FileProblem(f"“{path.name}” is a compressed folder and holds {holds}. {choose}")


def not_a_workbook(path: Path, what: str) -> FileProblem:
    """It is something else, and has to be saved anew by the program that made it."""
    if what.startswith("a compressed folder"):
        return FileProblem(f"“{path.name}” is not a workbook: it is {what}.")
    return FileProblem(
        f"“{path.name}” is not a workbook: it is {what}. Open it in the program it comes from "
        "and save it as an Excel workbook (.xlsx) or a CSV file."
    )


def _left_beside(path: Path) -> FileProblem:
    of = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
    return FileProblem(
        f"“{path.name}” is not a workbook: it is what Excel or LibreOffice leaves beside a workbook "
        f"while it is open. Choose the workbook itself, which is called like “{of}”."
    )


def _zip_kind(path: Path, file: BinaryIO) -> FileKind:
    try:
        with zipfile.ZipFile(file) as parts:
            names = {info.filename: info for info in parts.infolist()}
    except Exception as error:  # a torn directory makes zipfile raise many things
        raise damaged(path) from error
    if any(info.flag_bits & 1 for info in names.values()):
        raise locked(path)
    for part, kind in _ZIP_PARTS.items():
        if part in names:
            return kind
    if "word/document.xml" in names:
        raise not_a_workbook(path, "a Word document")
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        raise FileProblem(
            f"“{path.name}” is a document of Apple’s Numbers, not a workbook. Open it in Numbers and "
            "export it as Excel or CSV (File, Export To)."
        )
    return FileKind.ONE_IN_A_ZIP


def _ole_kind(path: Path, content: bytes) -> FileKind:
    """Old Office files and locked new ones share one container; stream names tell them apart."""
    if _stream("EncryptedPackage") in content:
        raise locked(path)
    if _stream("WordDocument") in content:
        raise not_a_workbook(path, "a Word document")
    if _stream("Workbook") in content or _stream("Book") in content:
        return FileKind.XLS
    raise not_a_workbook(path, "another kind of Office file, or a damaged workbook")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _as_text(start: bytes) -> str:
    encoding = _UTF16.get(start[:2], "utf-8")
    return start.decode(encoding, "replace").lstrip("\ufeff \t\r\n").lower()


def _refuse_other_text(path: Path, text: str, file: BinaryIO) -> None:
    """Web pages, XML and calendars are text, but no tables."""
    if text.startswith("begin:vcalendar"):
        raise FileProblem(
            f"“{path.name}” is a calendar file (iCalendar), not a table. Copy its days into a workbook with "
            "a row for each, and load that; “Save a blank template” makes one."
        )
    if text.startswith("begin:vcard"):
        raise not_a_workbook(path, "an address book file")
    if text.startswith(tuple("<" + name for name in _WEB_PAGES)):
        raise not_a_workbook(path, "a web page")
    named = text[:1] == "<" and (text[1:2].isalpha() or text[1:2] in ("?", "!", "_"))
    if text.startswith("<?xml") or (named and _ends_in_markup(file)):
        raise not_a_workbook(path, "an XML file")


def _ends_in_markup(file: BinaryIO) -> bool:
    """So do no tables, though a heading may stand in angle brackets."""
    file.seek(max(0, file.seek(0, 2) - _SAMPLE))
    end = file.read().replace(b"\0", b"").rstrip()
    file.seek(0)
    return end.endswith(b">")


def _rest_of(file: BinaryIO) -> bytes:
    rest = file.read()
    file.seek(0)
    return rest
