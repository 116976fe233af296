"""Blank workbooks for people to fill in: notes on each column, and drop-down lists."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from openpyxl.utils import get_column_letter, quote_sheetname

from cme_desktop.spreadsheets.sheets import Sheet, SheetColumn, Workbook

NOTES_NAME = "Notes"
CHOICES_NAME = "Choices"

_LONGEST_INLINE_LIST = 255  # Excel's bound for a list kept inside the rule


def template(name: str, columns: Sequence[SheetColumn]) -> Workbook:
    """The plan of a workbook with one empty sheet to fill in and a Notes sheet that explains it."""
    return Workbook(None, [Sheet(name, columns), notes_sheet(columns)])


def notes_sheet(columns: Iterable[SheetColumn]) -> Sheet:
    """One row per column: what to put there, whether it must be filled, and what may be chosen."""
    headings = [
        SheetColumn("Column", 30),
        SheetColumn("What to put", 70),
        SheetColumn("Must be filled", 16),
        SheetColumn("Choices", 70),
    ]
    rows = [
        (column.header, column.note, "Yes" if column.required else "No", "; ".join(column.choices))
        for column in columns
    ]
    return Sheet(NOTES_NAME, headings, rows)


def choices_sheet(sheets: Iterable[Sheet]) -> Sheet | None:
    """The sheet of every list that is too long to sit inside its drop-down; None when all fit."""
    lists = _long_lists(sheets)
    if not lists:
        return None
    return Sheet(
        CHOICES_NAME, [SheetColumn(header, 40) for header in lists], list(zip_longest(*lists.values()))
    )


def drop_down_formula(column: SheetColumn, sheets: Iterable[Sheet], choices_name: str) -> str:
    """The formula of the column's drop-down: the list itself, or where the choices sheet keeps it."""
    if _fits_inline(column.choices):
        return f'"{",".join(column.choices)}"'
    letter = get_column_letter(list(_long_lists(sheets).values()).index(column.choices) + 1)
    return f"{quote_sheetname(choices_name)}!${letter}$2:${letter}${len(column.choices) + 1}"


def _long_lists(sheets: Iterable[Sheet]) -> dict[str, tuple[str, ...]]:
    """Long lists by a heading of their own; columns with the same list share it."""
    lists: dict[str, tuple[str, ...]] = {}
    for sheet in sheets:
        for column in sheet.columns:
            if column.choices and not _fits_inline(column.choices) and column.choices not in lists.values():
                heading = column.header if column.header not in lists else f"{column.header} – {sheet.name}"
                lists[heading] = column.choices
    return lists


def _fits_inline(choices: tuple[str, ...]) -> bool:
    joined = ",".join(choices)
    return len(joined) <= _LONGEST_INLINE_LIST and joined.count(",") == len(choices) - 1 and '"' not in joined
