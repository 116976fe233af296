"""Workbooks on disk: safe, whole, and the same when read back by two other readers."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from cme_desktop.spreadsheets.cells import safe_text
from cme_desktop.spreadsheets.reading import read_tables
from cme_desktop.spreadsheets.saving import Receipt
from cme_desktop.spreadsheets.sheets import (
    CellValue,
    Percent,
    Pounds,
    Sheet,
    SheetColumn,
    Workbook,
)
from cme_desktop.spreadsheets.templates import template
from cme_desktop.spreadsheets.values import clean
from cme_desktop.spreadsheets.writing import write_workbook
from tests.cme_desktop.spreadsheets.plans import CHILD, COLUMNS, COVER


def _written(path: Path, *rows: Sequence[CellValue], columns: Sequence[SheetColumn] = COLUMNS) -> Worksheet:
    write_workbook(path, Workbook(None, [Sheet("Children", columns, rows)]))
    return openpyxl.load_workbook(path)["Children"]


def _parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 1632 960001", "-", "@SUM(A1)", "\tx", "#N/A", "#REF!", "'quoted", "=HYPERLINK(1)"]
)
def test_text_is_never_a_formula_or_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "risky.xlsx"

    cell = _written(path, [text], columns=[SheetColumn("=Notes")])["A2"]

    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)
    sheet = _parts(path)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert 't="e"' not in sheet
    (table,) = read_tables(path)
    assert list(table.rows[0].cells.items()) == [("=Notes", text.strip())]


def test_text_is_kept_as_text_in_columns_of_other_kinds(tmp_path: Path) -> None:
    row = ("0012", "not known", time(9, 5), "=1+1", "#N/A", True, date(2016, 2, 29))

    cells = _written(tmp_path / "mixed.xlsx", row)[2]

    assert [cell.value for cell in cells] == [
        "0012",
        "not known",
        "09:05",
        "=1+1",
        "#N/A",
        "Yes",
        "2016-02-29",
    ]
    assert {cell.data_type for cell in cells} == {"s"}


def test_figures_show_as_officers_write_them(tmp_path: Path) -> None:
    cells = _written(tmp_path / "figures.xlsx", CHILD)[2]

    assert [cell.value for cell in cells[3:]] == [160.5, 12, 0.25, 1.5]
    assert [cell.number_format for cell in cells[1:6]] == [
        "ddd d mmm yyyy",
        "ddd d mmm yyyy hh:mm",
        "£#,##0.00",
        "#,##0",
        "0.0%",
    ]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a\x00b\x0bc\x1f", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800\ufffe", "\ufffd\ufffd"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("_x0041_", "_x005F_x0041_"),
        ("pay_x12", "pay_x12"),
        ("x" * 40_000, "x" * 32_739 + " … [cut: too long for Excel]"),
    ],
)
def test_what_a_cell_cannot_hold_is_made_holdable(text: str, safe: str) -> None:
    assert safe_text(text) == safe


def test_days_excel_cannot_hold_are_text_and_no_figure_is_refused(tmp_path: Path) -> None:
    column = [SheetColumn("Born", kind="date")]

    assert _written(tmp_path / "old.xlsx", [date(1899, 5, 1)], columns=column)["A2"].value == "1899-05-01"
    with pytest.raises(ValueError, match="nan"):
        _written(tmp_path / "nan.xlsx", [float("nan")], columns=[SheetColumn("Rate", kind="percent")])


def test_a_sheet_is_one_table_with_a_frozen_heading(tmp_path: Path) -> None:
    sheet = _written(tmp_path / "table.xlsx", CHILD, [None, "", *[None] * 5], CHILD)

    assert sheet.freeze_panes == "A2"
    assert [(table.ref, table.column_names) for table in sheet.tables.values()] == [
        ("A1:G3", [column.header for column in COLUMNS])
    ]
    assert not sheet.merged_cells.ranges
    assert sheet.column_dimensions["A"].width == 24
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet["A1"].font.bold, sheet["A1"].font.name) == (True, sheet["A2"].font.name)


def test_an_empty_sheet_has_filter_buttons_but_no_table(tmp_path: Path) -> None:
    sheet = _written(tmp_path / "none.xlsx")

    assert (sheet.auto_filter.ref, len(sheet.tables)) == ("A1:G1", 0)


def test_nothing_is_left_over_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "clean.xlsx"
    write_workbook(path, Workbook(COVER, [Sheet("Children", COLUMNS, [CHILD])]))

    properties = openpyxl.load_workbook(path).properties
    assert (properties.creator, properties.lastModifiedBy) == ("CME Desktop", None)
    assert not [name for name in _parts(path) if "comment" in name or "external" in name or "pivot" in name]
    assert 'state="hidden"' not in "".join(_parts(path).values())


def test_the_cover_comes_first_and_every_page_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    plan = Workbook(
        COVER,
        [Sheet("Children", COLUMNS, [CHILD, CHILD]), Sheet("children", COLUMNS, [CHILD])],
    )

    receipt = write_workbook(path, plan)

    assert receipt == Receipt({"Cover": 8, "Children": 2, "children (2)": 1})
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Cover", "Children", "children (2)"]
    assert book["Cover"]["B1"].value == "OFFICIAL-SENSITIVE"
    for sheet in book:
        assert sheet.oddHeader.center.text == "OFFICIAL-SENSITIVE"
        assert sheet.oddFooter.center.text.startswith("OFFICIAL-SENSITIVE")
    cover = {row.cells["Marking"]: row.cells["OFFICIAL-SENSITIVE"] for row in read_tables(path)[0].rows}
    assert (cover["Rows on “Children”"], cover["Rows on “children (2)”"]) == (2, 1)


def test_a_template_has_drop_downs_and_formats_before_anything_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    schools = tuple(f"Anytown Primary {place}" for place in range(60))
    columns = [
        SheetColumn("Returned", choices=("Yes", "No")),
        SheetColumn("School", choices=schools),
        SheetColumn("Born", kind="date"),
        SheetColumn("UPN"),
    ]

    write_workbook(path, template("Off-roll", columns))

    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Off-roll", "Notes", "Choices"]
    rules = book["Off-roll"].data_validations.dataValidation
    assert [(str(rule.sqref), rule.formula1) for rule in rules] == [
        ("A2:A1048576", '"Yes,No"'),
        ("B2:B1048576", "'Choices'!$A$2:$A$61"),
    ]
    assert [book["Off-roll"].column_dimensions[letter].number_format for letter in "CD"] == [
        "ddd d mmm yyyy",
        "@",
    ]
    assert [cell.value for cell in book["Choices"]["A"]][1:] == list(schools)
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert read_tables(path)[0].headers == ["Returned", "School", "Born", "UPN"]


_TEXT = st.text(max_size=30) | st.from_regex(r"[=+\-@\t#'](N/A|[a-z0-9]*)|_x[0-9A-F]{4}_", fullmatch=True)
_SECONDS = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
_ROW = st.tuples(
    st.none() | _TEXT,
    st.none() | st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.none() | _SECONDS,
    st.none() | st.integers(-(10**9), 10**9),
    st.none() | st.integers(-(10**12), 10**12),
    st.none() | st.floats(0, 1, allow_subnormal=False),
    st.just(1.5),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(_ROW, min_size=1, max_size=6))
def test_two_other_readers_see_the_values_that_were_written(
    tmp_path: Path, rows: list[Sequence[Any]]
) -> None:
    path = tmp_path / "round.xlsx"

    sheet = _written(path, *rows)

    (table,) = read_tables(path)
    expected = [[_seen(value, column) for value, column in zip(row, COLUMNS, strict=True)] for row in rows]
    assert [list(row.cells.values()) for row in table.rows] == expected
    by_openpyxl = [[_unescaped(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert by_openpyxl == expected


def _seen(value: Any, column: SheetColumn) -> Any:
    """The value as a careful reader should find it."""
    if isinstance(value, str):
        return clean(unescape(safe_text(value)))
    if column.kind == "money" and value is not None:
        return pytest.approx(value / 100)
    if isinstance(value, float):
        return pytest.approx(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def _unescaped(value: Any) -> Any:
    """openpyxl leaves Excel's escapes in text, and gives days and midnights alike as moments."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return clean(unescape(value)) if isinstance(value, str) else value


def test_shares_and_pounds_among_numbers_show_as_such(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    rows = [[Percent(0.49)], [Pounds(160)], [7]]
    write_workbook(path, Workbook(None, [Sheet("Figures", [SheetColumn("Value", kind="number")], rows)]))
    cells = [row[0] for row in openpyxl.load_workbook(path)["Figures"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [0.49, 160, 7]
    assert [cell.number_format for cell in cells] == ["0.0%", "£#,##0.00", "General"]
