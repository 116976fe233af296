"""What surrounds the cells of a written sheet: widths, frozen headings, table, drop-downs, print set-up."""

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from cme_desktop.spreadsheets.cells import NUMBER_FORMATS, safe_text
from cme_desktop.spreadsheets.sheets import SheetColumn

_LAST_ROW = 1_048_576


def lay_out(
    sheet: WriteOnlyWorksheet, columns: Sequence[SheetColumn], lists: Mapping[int, str], marking: str
) -> None:
    """Everything that has to stand in the file before the first row.

    Whole columns carry their format, so that a date typed into an empty template shows as a date and
    an identifier keeps its leading zeros. `lists` are the formulas of drop-downs by column number.
    """
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = NUMBER_FORMATS[column.kind]
        if place in lists:
            sheet.data_validations.append(_drop_down(letter, lists[place]))
    _set_up_print(sheet, marking)


def finish_sheet(sheet: WriteOnlyWorksheet, columns: Sequence[SheetColumn], rows: int) -> None:
    """Marks the rows as an Excel table; an empty sheet, which cannot be one, gets filter buttons only."""
    reach = f"A1:{get_column_letter(len(columns))}{rows + 1}"
    if not rows:
        sheet.auto_filter.ref = reach
        return
    name = f"Table{sheet.parent.sheetnames.index(sheet.title) + 1}"
    headings = [
        TableColumn(id=place, name=safe_text(column.header)) for place, column in enumerate(columns, 1)
    ]
    table = Table(
        displayName=name, name=name, ref=reach, tableColumns=headings, autoFilter=AutoFilter(ref=reach)
    )
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.tables.add(table)  # add_table warns of columns left out even when they are given


def _drop_down(letter: str, formula: str) -> DataValidation:
    """A list that helps without forbidding: a code may be typed in place of its label."""
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, errorStyle="warning")
    rule.errorTitle = "Not in the list"
    rule.error = "This is not one of the choices on the Notes sheet."
    rule.showErrorMessage = True
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    return rule


def _set_up_print(sheet: WriteOnlyWorksheet, marking: str) -> None:
    """The marking above and below each printed page, headings repeated, all columns on one page's width."""
    sheet.HeaderFooter.oddHeader.center.text = marking
    sheet.HeaderFooter.oddFooter.center.text = f"{marking} – page &P of &N"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
