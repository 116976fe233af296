"""Workbooks of all four Excel and OpenDocument kinds, as tables."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from cme_desktop.spreadsheets.bounds import MAX_NAME, MAX_SHEETS
from cme_desktop.spreadsheets.contents import FileKind
from cme_desktop.spreadsheets.facts import WorkbookFacts
from cme_desktop.spreadsheets.inspection import inspect
from cme_desktop.spreadsheets.problems import FileProblem, damaged, locked, not_followed, too_large
from cme_desktop.spreadsheets.sheet_tables import write_table
from cme_desktop.spreadsheets.spool import NoRoom, Overfull, Overlong, SpoolWriter
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import clean
from cme_desktop.values.errors import quoted
from cme_desktop.values.sentences import some_of


def write_workbook_tables(
    path: Path, file: BinaryIO, kind: FileKind, spool: SpoolWriter, wanted: Collection[str] | None
) -> int:
    """Write a table for each sheet that has a row of headings; how many. Raises FileProblem.

    Sheets with something in them but no headings are named at the end.
    """
    facts = inspect(path, file, kind)
    file.seek(0)
    try:
        return _write(path, file, facts, spool, wanted)
    except (FileProblem, MemoryError, NoRoom, Overfull, Overlong):
        raise
    except PasswordError as error:
        raise locked(path) from error
    except Exception as error:  # the reader has an exception of its own for each way to be damaged
        raise damaged(path) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how a failed assertion inside the reader arrives
            raise damaged(path) from error
        raise


def _write(
    path: Path, file: BinaryIO, facts: WorkbookFacts, spool: SpoolWriter, wanted: Collection[str] | None
) -> int:
    written = 0
    passed_over, not_made_out = list[str](), list[str]()
    with CalamineWorkbook.from_filelike(file) as workbook:
        if len(workbook.sheets_metadata) > MAX_SHEETS:
            raise too_large(path, f"{MAX_SHEETS:,} sheets")
        for place, about in enumerate(workbook.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(place)
            told = facts.of(about.name)
            if about.visible != SheetVisibleEnum.Visible:
                told.hidden = True
                told.notes.insert(0, "This sheet is hidden in Excel.")
            name = about.name[:MAX_NAME]
            if write_table(spool, name, _grid(sheet), told, facts.epoch_1904, wanted):
                written += 1
            elif sheet.start is not None:
                passed_over.append(quoted(about.name))
            elif told.rows:
                not_made_out.append(quoted(about.name))
    if not written and not_made_out:
        raise not_followed(path)
    if passed_over:
        spool.note(_without_headings(passed_over))
    if not_made_out:
        spool.note(_not_made_out(not_made_out))
    return written


def _without_headings(sheets: list[str]) -> str:
    if len(sheets) == 1:
        return f"The sheet {sheets[0]} was not read: it has no row of headings."
    return f"The sheets {some_of(sheets)} were not read: they have no row of headings."


def _not_made_out(sheets: list[str]) -> str:
    sheet, was, them = ("sheet", "was", "it") if len(sheets) == 1 else ("sheets", "were", "them")
    return (
        f"The {sheet} {some_of(sheets)} {was} not read: nothing in {them} could be made out. "
        "Open the file in Excel, save it and load it again."
    )


def _grid(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """The rows from A1 on; the reader begins at the first column that holds something."""
    before: list[Cell] = [None] * (sheet.start or (0, 0))[1]
    for row in sheet.iter_rows():
        yield before + [clean(value) for value in row]
