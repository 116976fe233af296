"""CSV, TSV and text files from school systems, whatever their encoding and separator, row by row."""

import codecs
import csv
import io
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cme_desktop.files.names import as_text
from cme_desktop.spreadsheets.bounds import MAX_LETTERS, MAX_ROWS
from cme_desktop.spreadsheets.facts import SheetFacts
from cme_desktop.spreadsheets.garbled import likelier
from cme_desktop.spreadsheets.problems import FileProblem, too_large, too_long_a_row, too_wide
from cme_desktop.spreadsheets.sheet_tables import write_table
from cme_desktop.spreadsheets.spool import SpoolWriter
from cme_desktop.spreadsheets.tables import HEADING_ROWS, Cell
from cme_desktop.values.errors import quoted

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_COLUMNS = 16_384
"""As many as a workbook has."""

_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\0\0": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_SAMPLE_ROWS = 20
_PIECE = 1_000_000
_LOOKED_AT = 4_000  # bytes of a line
_UNCERTAIN = "Some letters in this file could not be told for certain. Check names with accents{}."
_OF_A_MAC = "The letters of this file were taken for those of a Mac. Check names with accents."


def write_text_table(path: Path, file: BinaryIO, spool: SpoolWriter, wanted: Collection[str] | None) -> bool:
    """Write the table in a text file; False when it has no row of headings. Raises FileProblem."""
    encoding, notes = _encoding(file)
    try:
        marked = _separator_line(file, encoding)
        delimiter = marked or _delimiter_of(_Lines(path, file, encoding))
        rows = _rows(path, _Lines(path, file, encoding), delimiter, bool(marked))
        return write_table(spool, Path(as_text(path)).stem, rows, SheetFacts(notes), wanted=wanted)
    except csv.Error as error:
        raise FileProblem(
            f"“{path.name}” could not be split into columns. A quotation mark may be missing; "
            "open the file in Excel and save it as a workbook (.xlsx)."
        ) from error
    except UnicodeDecodeError as error:
        raise FileProblem(f"“{path.name}” is damaged: its letters cannot be read.") from error


class _Lines:
    """The lines of a text, from its start; a row may take several, but only so many letters in all."""

    def __init__(self, path: Path, file: BinaryIO, encoding: str) -> None:
        file.seek(0)
        self._path = path
        self._text = io.TextIOWrapper(io.BufferedReader(_Kept(file), _PIECE), encoding=encoding, newline="")
        self._left = MAX_LETTERS
        self.row = 1

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(self._left + 1):
            self._left -= len(line)
            if self._left < 0:
                raise too_long_a_row(self._path, self.row, MAX_LETTERS)
            yield line

    def next_row(self) -> None:
        """The row is read to its end."""
        self.row += 1
        self._left = MAX_LETTERS


class _Kept(io.RawIOBase):
    """A file that stays open when the text that was read from it is done with."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        room = memoryview(buffer).cast("B")
        piece = self._file.read(len(room))
        room[: len(piece)] = piece
        return len(piece)


def _encoding(file: BinaryIO) -> tuple[str, list[str]]:
    """Encoding and notes: byte order mark, else strict UTF-8, else what is likelier of Windows and the Mac.

    School systems write Windows-1252 without saying so.
    """
    file.seek(0)
    start = file.read(4)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if start.startswith(mark):
            return encoding, []
    if _is_utf8(file):
        return "utf-8", []
    file.seek(0)
    encoding, doubtful, odd = likelier(iter(lambda: file.readline(_LOOKED_AT), b""))
    if encoding == "mac-roman":
        return encoding, [_OF_A_MAC]
    first = f"; the first is {quoted(odd)}" if odd else ""
    return encoding, [_UNCERTAIN.format(first)] if doubtful else []


def _is_utf8(file: BinaryIO) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator_line(file: BinaryIO, encoding: str) -> str | None:
    """The sign in a first line such as `sep=;`, which Excel takes as an instruction."""
    file.seek(0)
    start = file.read(32).decode(encoding, "ignore")
    line = start.splitlines()[0] if start else ""
    return line[4] if len(line) == 5 and line.startswith("sep=") and len(start) > 5 else None


def _delimiter_of(lines: _Lines) -> str:
    """The separator that cuts the first rows into most columns; a comma when none does."""
    sample = []
    for line in islice(lines, _SAMPLE_ROWS):
        sample.append(line)
        lines.next_row()
    return max(",;\t", key=lambda mark: _columns(sample, mark))


def _columns(sample: list[str], delimiter: str) -> int:
    try:
        widths = sorted(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
    except csv.Error:
        return 0
    return widths[len(widths) // 2] if widths else 0


def _rows(path: Path, lines: _Lines, delimiter: str, marked: bool) -> Iterator[list[Cell]]:
    for row in csv.reader(iter(lines), delimiter=delimiter):
        if lines.row > MAX_ROWS + HEADING_ROWS:
            raise too_large(path, f"{MAX_ROWS:,} rows")
        if len(row) > MAX_COLUMNS:
            raise too_wide(path, lines.row, MAX_COLUMNS)
        yield [] if marked and lines.row == 1 else [_cell(value) for value in row]
        lines.next_row()


def _cell(value: str) -> Cell:
    """Trimmed text. The form ="0012", by which exports keep leading zeros, gives its inside."""
    text = value.strip()
    if text[:2] == '="' and text[-1] == '"' and len(text) > 2:
        text = text[2:-1].strip()
    return text or None
