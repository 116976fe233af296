"""Workbooks of all four Excel and OpenDocument kinds, as tables."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from cme_desktop.spreadsheets.contents import Kind
from cme_desktop.spreadsheets.facts import Facts
from cme_desktop.spreadsheets.inspection import inspect
from cme_desktop.spreadsheets.problems import FileProblem, damaged, locked
from cme_desktop.spreadsheets.sheet_tables import write_table
from cme_desktop.spreadsheets.spool import NoRoom, Overfull, SpoolWriter
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import clean


def write_workbook_tables(
    path: Path, file: BinaryIO, kind: Kind, spool: SpoolWriter, wanted: Collection[str] | None
) -> int:
    """Write a table for each sheet that has a row of headings; how many. Raises FileProblem.

    Sheets with something in them but no headings are named at the end.
    """
    facts = inspect(path, file, kind)
    file.seek(0)
    try:
        return _write(file, facts, spool, wanted)
    except (FileProblem, MemoryError, NoRoom, Overfull):
        raise
    except PasswordError as error:
        raise locked(path) from error
    except Exception as error:  # the reader has an exception of its own for each way to be damaged
        raise damaged(path) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how a failed assertion inside the reader arrives
            raise damaged(path) from error
        raise


def _write(file: BinaryIO, facts: Facts, spool: SpoolWriter, wanted: Collection[str] | None) -> int:
    written = 0
    passed_over: list[str] = []
    with CalamineWorkbook.from_filelike(file) as workbook:
        for place, about in enumerate(workbook.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(place)
            told = facts.of(about.name)
            if about.visible != SheetVisibleEnum.Visible:
                told.notes.insert(0, "This sheet is hidden in Excel.")
            if write_table(spool, about.name, _grid(sheet), told, facts.epoch_1904, wanted):
                written += 1
            elif sheet.start is not None:
                passed_over.append(about.name)
    for name in passed_over:
        spool.note(f"The sheet “{name}” was not read: it has no row of headings.")
    return written


def _grid(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """The rows from A1 on; the reader begins at the first column that holds something."""
    before: list[Cell] = [None] * (sheet.start or (0, 0))[1]
    for row in sheet.iter_rows():
        yield before + [clean(value) for value in row]
