"""Workbooks of all four Excel and OpenDocument kinds, as tables."""

from io import BytesIO
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from cme_desktop.spreadsheets.contents import Kind
from cme_desktop.spreadsheets.inspection import Facts, inspect
from cme_desktop.spreadsheets.problems import FileProblem, damaged, locked
from cme_desktop.spreadsheets.tables import Cell, Table, table_from_grid
from cme_desktop.spreadsheets.values import clean


def read_workbook(path: Path, content: bytes, kind: Kind) -> list[Table]:
    """A table for each sheet that has a row of headings, in the workbook's order. Raises FileProblem.

    Sheets with something in them but no headings are named in the notes of the first table.
    """
    facts = inspect(path, content, kind)
    try:
        return _tables(content, facts)
    except FileProblem:
        raise
    except PasswordError as error:
        raise locked(path) from error
    except Exception as error:  # the reader has an exception of its own for each way to be damaged
        raise damaged(path) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how a failed assertion inside the reader arrives
            raise damaged(path) from error
        raise


def _tables(content: bytes, facts: Facts) -> list[Table]:
    tables: list[Table] = []
    passed_over: list[str] = []
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        for place, about in enumerate(workbook.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            grid = _grid(workbook.get_sheet_by_index(place))
            table = table_from_grid(about.name, grid, facts.epoch_1904)
            if table is None:
                passed_over += [about.name] if grid else []
                continue
            if about.visible != SheetVisibleEnum.Visible:
                table.notes.append("This sheet is hidden in Excel.")
            table.notes.extend(facts.notes.get(about.name, []))
            tables.append(table)
    if tables:
        tables[0].notes.extend(
            f"The sheet “{name}” was not read: it has no row of headings." for name in passed_over
        )
    return tables


def _grid(sheet: CalamineSheet) -> list[list[Cell]]:
    return [[clean(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
