"""How far the cells of a workbook reach, found before a reader is allowed to open it.

The reader sets aside memory for the whole rectangle from the first cell to the last: one stray cell in
XFD1048576 is enough to ask for more than a machine has.
"""

from pathlib import Path
from typing import NamedTuple

from cme_desktop.spreadsheets.problems import too_large

MAX_ROWS = 1_000_000
MAX_CELLS = 30_000_000
MAX_BYTES = 200_000_000
"""Of a file, and of what is packed in it."""

MAX_LETTERS = 2_000_000
"""Of one row: as many as fill a good part of a workbook's row."""
MAX_SHEETS = 30_000
MAX_NAME = 255
"""Letters of a sheet's name; Excel takes 31."""


class Extent(NamedTuple):
    """The rows and columns of the rectangle from A1 to the last cell with something in it."""

    rows: int
    columns: int


def check_extent(path: Path, extent: Extent) -> None:
    """Raises FileProblem for a sheet that is larger than any register."""
    if extent.rows > MAX_ROWS:
        raise too_large(path, f"{MAX_ROWS:,} rows")
    if extent.rows * extent.columns > MAX_CELLS:
        raise too_large(path, f"{MAX_CELLS:,} cells, counting the empty ones before a stray last cell")
