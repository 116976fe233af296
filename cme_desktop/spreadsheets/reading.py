"""The way in: any file a school may send, as tables of cells."""

import os
from pathlib import Path

from cme_desktop.files.chosen import read_chosen
from cme_desktop.spreadsheets.contents import Kind, kind_of
from cme_desktop.spreadsheets.csv_reading import read_csv
from cme_desktop.spreadsheets.inspection import MAX_BYTES
from cme_desktop.spreadsheets.problems import FileProblem, could_not_read, too_large
from cme_desktop.spreadsheets.tables import HEADING_ROWS, Table
from cme_desktop.spreadsheets.workbook_reading import read_workbook


def read_tables(path: Path) -> list[Table]:
    """The tables in a workbook (.xlsx, .xls, .xlsb, .ods) or a text file (.csv, .tsv, .txt).

    The kind is told by the contents, not by the ending. There is always at least one table, though it
    may have no rows. Raises FileProblem for a file that cannot be read, OpenHere for the data file.
    """
    content = content_of(path)
    kind = kind_of(path, content)
    if kind is Kind.TEXT:
        table = read_csv(path, content)
        tables = [table] if table else []
    else:
        tables = read_workbook(path, content, kind)
    if not tables:
        raise FileProblem(
            f"No row of headings was found in “{path.name}”. One of the first {HEADING_ROWS} rows "
            "must hold the names of the columns, and the rows of children must stand below it."
        )
    return tables


def content_of(path: Path) -> bytes:
    """The bytes of a file that a person chose.

    Raises FileProblem for a folder, a file too large and one that cannot be read, OpenHere for the data file.
    """
    if os.path.isdir(path):
        raise FileProblem(f"“{path.name}” is a folder. Choose a file inside it.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise too_large(path, f"{MAX_BYTES // 1_000_000} MB")
        return read_chosen(path)
    except OSError as error:
        raise could_not_read(path, error) from error
    except ValueError as error:  # a name no file can have, such as one with a NUL in it
        raise could_not_read(path, FileNotFoundError()) from error
