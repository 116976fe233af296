"""CSV, TSV and text files from school systems, whatever their encoding and separator."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from cme_desktop.spreadsheets.problems import FileProblem, too_large
from cme_desktop.spreadsheets.tables import Cell, Table, table_from_grid

MAX_ROWS = 1_000_000

_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n")
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_SAMPLE_ROWS = 20


def read_csv(path: Path, content: bytes) -> Table | None:
    """The table in a text file; None when it has no row of headings. Raises FileProblem."""
    text, notes = decode(path, content)
    marked = _SEPARATOR_LINE.match(text)
    with split_problems(path):
        grid = _grid(path, text, marked[1] if marked else delimiter_of(text))
    if marked:
        grid[0] = []  # Excel takes "sep=;" as an instruction, but still counts it as row 1
    table = table_from_grid(path.stem, grid)
    if table:
        table.notes.extend(notes)
    return table


@contextmanager
def split_problems(path: Path) -> Iterator[None]:
    """Raises FileProblem for text that is not split into columns as CSV is."""
    try:
        yield
    except csv.Error as error:
        raise FileProblem(
            f"“{path.name}” could not be split into columns. A quotation mark may be missing; "
            "open the file in Excel and save it as a workbook (.xlsx)."
        ) from error


def decode(path: Path, content: bytes) -> tuple[str, list[str]]:
    """Text and notes: byte order mark, else strict UTF-8, else Windows-1252, else Latin-1 with a warning.

    School systems write Windows-1252 without saying so. Raises FileProblem for a broken marked file.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            try:
                return content.decode(encoding), []
            except UnicodeDecodeError as error:
                raise FileProblem(f"“{path.name}” is damaged: its letters cannot be read.") from error
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding), []
        except UnicodeDecodeError:
            continue
    warning = "Some letters in this file could not be told for certain. Check names with accents."
    return content.decode("latin-1"), [warning]


def delimiter_of(text: str) -> str:
    """The separator that cuts the first rows into most columns; a comma when none does."""
    return max(",;\t", key=lambda mark: _columns(text, mark))


def _columns(text: str, delimiter: str) -> int:
    sample = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = sorted(len(row) for row in islice(sample, _SAMPLE_ROWS) if row)
    except csv.Error:
        return 0
    return widths[len(widths) // 2] if widths else 0


def _grid(path: Path, text: str, delimiter: str) -> list[list[Cell]]:
    grid: list[list[Cell]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        if len(grid) == MAX_ROWS:
            raise too_large(path, f"{MAX_ROWS:,} rows")
        grid.append([_cell(value) for value in row])
    return grid


def _cell(value: str) -> Cell:
    """Trimmed text. The form ="0012", by which exports keep leading zeros, gives its inside."""
    wrapped = _KEPT_AS_TEXT.fullmatch(value.strip())
    return (wrapped[1] if wrapped else value).strip() or None
