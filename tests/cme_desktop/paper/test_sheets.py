"""Sheets as people get them, read back by other readers and in the parts of the file."""

import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from python_calamine import CalamineWorkbook

from cme_desktop.paper.book import Cell, Column, ReadingSheet, Row, Run
from cme_desktop.paper.look import Look, Shown
from cme_desktop.paper.writing import write_book
from cme_desktop.spreadsheets.saving import Receipt
from cme_desktop.spreadsheets.sheets import Sheet, SheetColumn
from tests.cme_desktop.paper.planned import book, months, row, sheet, six_sheets

HOSTILE = [
    "=1+1",
    "+44 1632 960001",
    "-",
    "@SUM(A1)",
    "\tx",
    "#N/A",
    "'quoted",
    "=HYPERLINK(1)",
    "\x00=1",
    "_x0041_",
]


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def written(tmp_path: Path, *sheets: ReadingSheet, **other: str) -> Path:
    path = tmp_path / "return.xlsx"
    write_book(path, book(sheets, **other))
    return path


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("six") / "return.xlsx"
    write_book(path, six_sheets())
    return path


def test_a_sheet_begins_with_its_name_and_its_headings_stand_in_row_4(six: Path) -> None:
    read = openpyxl.load_workbook(six)["Attendance"]

    assert [read[f"A{place}"].value for place in (1, 2, 3)] == [
        "Attendance: October 2026",
        "This sheet contains one table, and two charts beside it.",
        "Contents",
    ]
    assert [cell.value for cell in read[4]][:3] == ["Measure", "Oct 2026", "Sep 2026"]
    assert read["A1"].style == "Heading 1"


def test_a_title_is_a_heading_to_a_screen_reader(six: Path) -> None:
    assert '<cellStyle name="Heading 1" xfId="1" builtinId="16"' in parts(six)["xl/styles.xml"]


def test_a_table_is_named_without_filter_buttons_and_ends_before_the_charts(six: Path) -> None:
    read = openpyxl.load_workbook(six)
    tables = {table.name: table for each in read for table in each.tables.values()}

    assert tables["attendance"].ref == "A4:F24"
    assert tables["attendance"].column_names == [cell.value for cell in read["Attendance"][4]][:6]
    assert {table.autoFilter for table in tables.values()} == {None}
    assert read["Attendance"].column_dimensions["G"].width == 3
    assert read["Attendance"].print_area == "'Attendance'!$A$1:$O$27"


def test_rows_that_a_chart_covers_are_as_high_in_each_program(six: Path) -> None:
    read = openpyxl.load_workbook(six)["Attendance"]
    assert [read.row_dimensions[place].height for place in (24, 25, 26, 27)] == [19, 24, 19, 19]


def test_nothing_is_merged_hidden_reckoned_or_led_outside(six: Path) -> None:
    found = parts(six)
    sheets = "".join(text for name, text in found.items() if name.startswith("xl/worksheets/"))

    assert not [mark for mark in ("mergeCell", "hidden=", "<f>", 'TargetMode="External"') if mark in sheets]
    assert 'state="hidden"' not in found["xl/workbook.xml"]
    assert not [name for name in found if "comment" in name or "external" in name]


def test_one_sheet_is_selected_and_no_grid_is_drawn(six: Path) -> None:
    read = openpyxl.load_workbook(six)

    assert [each.sheet_view.tabSelected for each in read].count(True) == 1
    assert read.worksheets[0].sheet_view.tabSelected
    assert {each.sheet_view.showGridLines for each in read} == {False}
    assert read["Headlines"].freeze_panes == "B5"


def test_widths_are_in_units_of_arial_10_and_words_stand_in_arial_11(six: Path) -> None:
    read = openpyxl.load_workbook(six)

    styles = parts(six)["xl/styles.xml"]
    assert re.search(r'<fonts count="\d+"><font><name val="Arial"/><sz val="10"/></font>', styles)
    assert re.search(r'<cellStyleXfs count="\d+"><xf numFmtId="0" fontId="0"', styles)
    cells = [cell for each in read for line in each.iter_rows() for cell in line if cell.value is not None]
    assert {cell.font.name for cell in cells} == {"Arial"}
    assert read["Attendance"]["A6"].font.size == 11


def test_who_made_it_is_the_authority(six: Path) -> None:
    properties = openpyxl.load_workbook(six).properties

    assert (properties.creator, properties.keywords, properties.language) == (
        "Anyshire Council",
        "OFFICIAL",
        "en-GB",
    )
    assert properties.lastModifiedBy is None


def test_each_page_says_whose_it_is_its_marking_and_its_version(tmp_path: Path) -> None:
    path = written(
        tmp_path, sheet("Bread & butter", [row("Notices", 1)]), authority="Ash & Elm" + " Council" * 29
    )

    read = openpyxl.load_workbook(path)["Bread & butter"]
    assert read.HeaderFooter.scaleWithDoc is False
    assert read.oddHeader.right.text == read.oddFooter.center.text == "OFFICIAL"
    assert read.oddFooter.left.text == "Version 2, as sent Mon 23 Nov 2026 09:14"
    assert read.oddFooter.right.text == "Bread && butter – page &P of &N"
    assert read.oddHeader.left.text.startswith("Ash && Elm Council")
    assert {read.oddHeader.left.size, read.oddFooter.left.size} == {11}
    assert len(str(read.oddHeader.left)) + len(str(read.oddHeader.right)) + 4 <= 255


def test_numbers_stay_numbers_and_show_as_a_reader_has_them(tmp_path: Path) -> None:
    values = [
        (Shown.COUNT, 1172), (Shown.SHARE, 0.574), (Shown.CHANGE, -6), (Shown.POINTS, 4),
        (Shown.SHARE_AT_LEAST, 0.9), (Shown.POUNDS, 160.5), (Shown.DAY, date(2026, 11, 23)),
    ]  # fmt: skip
    rows = [Row([Cell(shown.name), Cell(value, shown=shown)]) for shown, value in values]

    read = openpyxl.load_workbook(written(tmp_path, sheet("Figures", rows)))["Figures"]

    cells = [read[f"B{5 + place}"] for place in range(len(values))]
    assert [cell.number_format for cell in cells] == [shown.value for shown, _ in values]
    assert [cell.value for cell in cells[:6]] == [value for _, value in values[:6]]
    assert cells[6].value.date() == date(2026, 11, 23)


def test_shorthand_stands_where_the_number_would(tmp_path: Path) -> None:
    path = written(tmp_path, sheet("Figures", [row("Not known", "[c]", look=Look.MUTED), row("None", None)]))

    read = openpyxl.load_workbook(path)["Figures"]
    assert (read["B5"].value, read["B5"].alignment.horizontal) == ("[c]", "right")
    assert (read["B6"].value, read["A6"].alignment.horizontal) == (None, "left")


def test_wholes_have_a_line_above_and_parts_are_set_in(tmp_path: Path) -> None:
    rows = [Row([Cell("All", Look.WHOLE), Cell(3, Look.WHOLE)]), Row([Cell("A part", Look.PART), Cell(3)])]

    read = openpyxl.load_workbook(written(tmp_path, sheet("Figures", rows)))["Figures"]

    assert (read["A5"].font.bold, read["A5"].border.top.color.rgb) == (True, "007A8594")
    assert (read["A6"].alignment.indent, read["A6"].border.top.style) == (2, None)
    assert (read["A5"].border.bottom.color.rgb, read["A5"].border.left) == ("00C3CAD4", None)


def test_words_in_a_cell_keep_their_own_colours(tmp_path: Path) -> None:
    runs = (Run("Better than September. ", Look.BODY), Run("=7 points short", Look.SHORT))
    path = written(tmp_path, sheet("Figures", [Row([Cell(runs), Cell(1)])]))

    found = openpyxl.load_workbook(path, rich_text=True)["Figures"]["A5"].value
    assert isinstance(found, CellRichText)
    assert [block.text for block in found if isinstance(block, TextBlock)] == [run.text for run in runs]
    assert [block.font.color.rgb for block in found if isinstance(block, TextBlock)] == [
        "0017202B",
        "00B3261E",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula_or_an_error(tmp_path: Path, text: str) -> None:
    plan = sheet(
        "Figures", [Row([Cell(text), Cell(text)])], title=text, says=text, third=text, foot=[Cell(text)],
        columns=[Column(text, 40), Column("Number", 10, number=True)],
    )  # fmt: skip

    path = written(tmp_path, plan, title=text, authority=text, version=text)

    found = parts(path)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in found
    assert 't="e"' not in found
    cells = openpyxl.load_workbook(path)["Figures"]
    assert {cells[place].quotePrefix for place in ("A4", "A5", "B5", "A6")} == {text[0] in "=+-@\t#'"}
    with CalamineWorkbook.from_path(path) as read:
        cells = [line[0] for line in read.get_sheet_by_name("Figures").to_python()]
    assert len(set(cells)) == 1
    assert str(cells[0]).strip().endswith(text.strip("\x00\t"))


def test_a_name_of_300_letters_gets_the_lines_it_needs(tmp_path: Path) -> None:
    name = "Wilhelmina " * 30
    rows = [row(name, 1), row("Short", 1), row("W" * 300, 1)]

    read = openpyxl.load_workbook(written(tmp_path, sheet("Figures", rows)))["Figures"]

    heights = [read.row_dimensions[place].height for place in (5, 6, 7)]
    assert heights[1] == 19
    assert heights[0] >= 10 * 14
    assert heights[2] >= 10 * 14
    assert read["A5"].alignment.wrap_text


def test_a_row_too_high_for_excel_is_as_high_as_it_takes(tmp_path: Path) -> None:
    path = written(tmp_path, sheet("Figures", [row("word " * 2000, 1)]))

    assert openpyxl.load_workbook(path)["Figures"].row_dimensions[5].height == 409


def test_names_of_sheets_are_cut_and_stay_apart(tmp_path: Path) -> None:
    names = ["Children: off roll / not known " * 2, "Children: off roll / not known " * 3, "children"]

    path = written(tmp_path, *(sheet(name, [row("Notices", 1)]) for name in names))

    found = openpyxl.load_workbook(path).sheetnames
    assert found == ["Children off roll not known Chi", "Children off roll not known (2)", "children"]


def test_a_sheet_prints_on_one_page_while_its_words_stay_readable(tmp_path: Path) -> None:
    short = sheet("Short", [row("Notices", 1)] * 20)
    tall = sheet("Tall", [row("Notices", 1)] * 40, table="tall")

    read = openpyxl.load_workbook(written(tmp_path, short, tall))

    assert [each.page_setup.fitToHeight for each in read] == [1, 0]
    assert {each.page_setup.fitToWidth for each in read} == {1}
    assert {(each.page_setup.orientation, each.page_setup.paperSize) for each in read} == {("landscape", 9)}
    assert read["Tall"].print_title_rows == "$4:$4"


def test_sheets_for_machines_come_last_with_headings_in_row_1(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    data = Sheet("Data", [SheetColumn("Measure"), SheetColumn("Value", kind="number")], [("opened", 63)] * 2)

    receipt = write_book(path, book([sheet("Cover", [row("Notices", 1)])], [data]))

    read = openpyxl.load_workbook(path)
    assert read.sheetnames == ["Cover", "Data"]
    assert [[cell.value for cell in line] for line in read["Data"].iter_rows()][:2] == [
        ["Measure", "Value"],
        ["opened", 63],
    ]
    assert read["Data"].oddHeader.center.text == "OFFICIAL"
    assert receipt == Receipt({"Cover": 1, "Data": 2})


def test_more_rows_than_a_sheet_takes_go_on_in_a_further_one(tmp_path: Path) -> None:
    rows = (row(f"Child {place}", place) for place in range(1, 8))
    plan = sheet("Rows", rows, table="rows", foot=[Cell("OFFICIAL")], rows_a_sheet=3)
    path = tmp_path / "return.xlsx"

    receipt = write_book(path, book([sheet("Cover"), plan, months()]))

    assert receipt == Receipt({"Cover": 0, "Rows": 3, "Rows (2)": 3, "Rows (3)": 1, "13 months": 3})
    read = openpyxl.load_workbook(path)
    assert read.sheetnames == ["Cover", "Rows", "Rows (2)", "Rows (3)", "13 months"]
    assert read["Rows (3)"]["A5"].value == "Child 7"
    assert read["Rows (2)"]["A1"].value == "Rows: October 2026, continued"
    assert [*read["Rows (2)"].tables] == ["rows_2"]


def test_a_table_of_no_rows_has_its_headings_and_no_name(tmp_path: Path) -> None:
    read = openpyxl.load_workbook(written(tmp_path, sheet("Rows", table="rows")))["Rows"]

    assert [cell.value for cell in read[4]] == ["Measure", "Oct 2026"]
    assert not read.tables
