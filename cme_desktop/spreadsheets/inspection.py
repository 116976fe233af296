"""A workbook looked over before a reader opens it: size, damage, passwords, and what cells do not tell."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from cme_desktop.spreadsheets.bounds import MAX_BYTES, check_extent
from cme_desktop.spreadsheets.contents import FileKind
from cme_desktop.spreadsheets.facts import SheetFacts, WorkbookFacts
from cme_desktop.spreadsheets.markup import go_through
from cme_desktop.spreadsheets.ods_parts import ContentPart, ManifestPart
from cme_desktop.spreadsheets.ole import ole_stream
from cme_desktop.spreadsheets.problems import FileProblem, damaged, locked, too_large
from cme_desktop.spreadsheets.xls_records import Locked, facts_of
from cme_desktop.spreadsheets.xlsb_parts import SHEET_STARTS, book_of, sheet_of
from cme_desktop.spreadsheets.xlsx_parts import Book, look_at, part_of

_ROOMY = 1_000_000
"""Up to here it does no harm that more texts are announced than come."""
_PIECE = 1_000_000


def inspect(path: Path, file: BinaryIO, kind: FileKind) -> WorkbookFacts:
    """The facts of a workbook that is safe to open. Raises FileProblem for any other."""
    look: dict[FileKind, Callable[[Path, BinaryIO], WorkbookFacts]] = {
        FileKind.XLSX: _inspect_xlsx,
        FileKind.XLSB: _inspect_xlsb,
        FileKind.ODS: _inspect_ods,
        FileKind.XLS: _inspect_xls,
    }
    try:
        return look[kind](path, file)
    except (FileProblem, MemoryError):
        raise
    except Exception as error:  # torn bytes make zip, XML and struct reading raise all sorts
        raise damaged(path) from error


def _parts(path: Path, file: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """Every part of the zip, unpacked bit by bit, its checksum proved; refused if it would be too big."""
    with zipfile.ZipFile(file) as parts:
        if sum(info.file_size for info in parts.infolist()) > MAX_BYTES:
            raise too_large(path, f"{MAX_BYTES // 1_000_000} MB when unpacked")
        for info in parts.infolist():
            with parts.open(info) as part:
                yield info.filename, part  # type: ignore[misc]  # read from, no more
                while part.read(_PIECE):
                    pass


def _inspect_xlsx(path: Path, file: BinaryIO) -> WorkbookFacts:
    sheets: dict[str, SheetFacts] = {}
    books: dict[str, Book] = {}
    targets: dict[str, dict[str, str]] = {}
    for name, part in _parts(path, file):
        found = look_at(part)
        if found.sheet is not None:
            check_extent(path, found.sheet.extent)
            sheets[name] = found.sheet.facts
        elif found.strings is not None:
            if found.strings.said > max(found.strings.there, _ROOMY):
                raise damaged(path)
        elif found.book is not None:
            books[name] = found.book
        elif found.targets is not None:
            targets[name] = found.targets
    book = books["xl/workbook.xml"]
    return WorkbookFacts(book.epoch_1904, _by_name(book, targets["xl/_rels/workbook.xml.rels"], sheets))


def _inspect_xlsb(path: Path, file: BinaryIO) -> WorkbookFacts:
    sheets: dict[str, SheetFacts] = {}
    book = Book()
    targets: dict[str, str] = {}
    for name, part in _parts(path, file):
        if name == "xl/_rels/workbook.bin.rels":
            targets = look_at(part).targets or {}
        elif name == "xl/workbook.bin":
            book = book_of(part.read())
        elif (content := part.read()).startswith(SHEET_STARTS):
            extent, sheets[name] = sheet_of(content)
            check_extent(path, extent)
    return WorkbookFacts(book.epoch_1904, _by_name(book, targets, sheets))


def _by_name(book: Book, targets: dict[str, str], sheets: dict[str, SheetFacts]) -> dict[str, SheetFacts]:
    """What is told of the sheets, by the names that officers know them by."""
    parts = {name: part_of(targets.get(mark, ""), "xl/workbook") for mark, name in book.sheets.items()}
    return {name: sheets[part] for name, part in parts.items() if part in sheets}


def _inspect_ods(path: Path, file: BinaryIO) -> WorkbookFacts:
    content, manifest = ContentPart(), ManifestPart()
    for name, part in _parts(path, file):
        if name == "META-INF/manifest.xml":
            go_through(part, manifest)
            if manifest.locked:
                raise locked(path)
        elif name == "content.xml":
            go_through(part, content)
    for _, extent, _ in content.sheets:
        check_extent(path, extent)
    return WorkbookFacts(False, {name: facts for name, _, facts in content.sheets})


def _inspect_xls(path: Path, file: BinaryIO) -> WorkbookFacts:
    """An honest .xls is never too large to open."""
    try:
        return facts_of(ole_stream(file.read(), ("Workbook", "Book")))
    except Locked as error:
        raise locked(path) from error
