"""The way in: any file a school may send, as tables of cells."""

import os
from collections.abc import Collection
from pathlib import Path

from cme_desktop.files.chosen import opened
from cme_desktop.spreadsheets.bounds import MAX_BYTES
from cme_desktop.spreadsheets.outside import read_outside
from cme_desktop.spreadsheets.problems import FileProblem, could_not_read, no_memory_to_read, too_large
from cme_desktop.spreadsheets.tables import Table
from cme_desktop.spreadsheets.waiting import GoOn


def read_tables(path: Path, wanted: Collection[str] | None = None, go_on: GoOn | None = None) -> list[Table]:
    """The tables in a workbook (.xlsx, .xls, .xlsb, .ods) or a text file (.csv, .tsv, .txt).

    The kind is told by the contents, not by the ending. There is always at least one table, though it
    may have no rows. Of `wanted` headings, rows have only the cells below those. `go_on` is asked now and
    then, and may raise Cancelled. Raises FileProblem for a file that cannot be read, NotAFile for a device,
    OpenHere for the data file.
    """
    try:
        with opened(path) as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                raise too_large(path, f"{MAX_BYTES // 1_000_000} MB")
            return read_outside(path, file, wanted, go_on)
    except IsADirectoryError as error:
        raise FileProblem(f"“{path.name}” is a folder. Choose a file inside it.") from error
    except OSError as error:
        raise could_not_read(path, error) from error
    except MemoryError as error:
        raise no_memory_to_read(path) from error
    except ValueError as error:  # a name no file can have, such as one with a NUL in it
        raise could_not_read(path, FileNotFoundError()) from error
