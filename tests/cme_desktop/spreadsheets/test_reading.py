"""What schools send, and what comes of it."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.reading import read_tables
from tests.cme_desktop.spreadsheets import samples
from tests.cme_desktop.spreadsheets.samples import HEADINGS, save

BORN = date(2016, 2, 29)


def test_a_title_above_the_headings_and_blank_rows_are_passed_over(tmp_path: Path) -> None:
    content = samples.xlsx(
        ["Ten-day absence notifications"],
        ["School:", "Anytown Primary"],
        [],
        [" Surname ", "Fore\nname", "Born", "Sex"],
        ["O’Neil", " Sam ", BORN, "M"],
        [],
        ["Khan", "", None, "F"],
    )

    (table,) = read_tables(save(tmp_path / "return.xlsx", content))

    assert (table.name, table.headers) == ("Children", ["Surname", "Fore name", "Born", "Sex"])
    assert [row.number for row in table.rows] == [5, 7]
    assert table.rows[0].cells == {"Surname": "O’Neil", "Fore name": "Sam", "Born": BORN, "Sex": "M"}
    assert table.rows[1].cells == {"Surname": "Khan", "Fore name": None, "Born": None, "Sex": "F"}


def test_every_type_of_cell_arrives_as_itself(tmp_path: Path) -> None:
    values = ["0012", 5, 5.5, True, BORN, datetime(2026, 11, 9, 13, 45, 10), time(9, 5), None]
    headings = [f"H{place}" for place in range(len(values))]

    (table,) = read_tables(save(tmp_path / "all.xlsx", samples.xlsx(headings, values)))

    found = list(table.rows[0].cells.values())
    assert found == values
    assert [type(value) for value in found] == [type(value) for value in values]


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_dates_are_right_under_both_calendars(tmp_path: Path, epoch_1904: bool) -> None:
    epoch = CALENDAR_MAC_1904 if epoch_1904 else None
    content = samples.xlsx(HEADINGS, ["O’Neil", "Sam", BORN], epoch=epoch)

    (table,) = read_tables(save(tmp_path / "mac.xlsx", content))

    assert table.rows[0].cells["Born"] == BORN
    assert table.epoch_1904 is epoch_1904


@pytest.mark.parametrize(("epoch_1904", "serial"), [(False, 42429), (True, 40967)])
def test_an_old_workbook_is_read(tmp_path: Path, epoch_1904: bool, serial: int) -> None:
    cells = [samples.xls_text(0, place, heading) for place, heading in enumerate(HEADINGS)]
    cells += [samples.xls_text(1, 0, "O'Neil"), samples.xls_number(1, 2, serial, style=1)]

    (table,) = read_tables(save(tmp_path / "old.xls", samples.xls(*cells, epoch_1904=epoch_1904)))

    assert table.rows[0].cells == {"Surname": "O'Neil", "Forename": None, "Born": BORN}
    assert table.epoch_1904 is epoch_1904


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_a_binary_workbook_is_read(tmp_path: Path, epoch_1904: bool) -> None:
    content = samples.xlsb((0, [(0, "Surname"), (1, "Forename")]), (3, [(1, "Sam")]), epoch_1904=epoch_1904)

    (table,) = read_tables(save(tmp_path / "binary.xlsb", content))

    assert [(row.number, row.cells) for row in table.rows] == [(4, {"Surname": None, "Forename": "Sam"})]
    assert table.epoch_1904 is epoch_1904


def test_an_open_document_with_a_million_empty_rows_below_is_read(tmp_path: Path) -> None:
    heading, row = (
        samples.ods_row(*map(samples.ods_text, HEADINGS)),
        samples.ods_row(samples.ods_text("Khan")),
    )

    content = samples.ods(heading, row, samples.ods_row(repeated=1_048_570))

    (table,) = read_tables(save(tmp_path / "libre.ods", content))
    assert [row.cells["Surname"] for row in table.rows] == ["Khan"]


def test_the_kind_is_told_by_the_contents_not_the_ending(tmp_path: Path) -> None:
    (from_workbook,) = read_tables(save(tmp_path / "a.csv", samples.xlsx(HEADINGS, ["Khan", "Ada", None])))
    (from_text,) = read_tables(save(tmp_path / "b.xls", b"Surname,Forename,Born\nKhan,Ada,\n"))

    assert list(from_workbook.rows) == list(from_text.rows)


def test_what_is_passed_over_is_noted(tmp_path: Path) -> None:
    content = samples.xlsx(
        [*HEADINGS, "Age", "Checked", None],
        ["O’Neil", "Sam", BORN, "=1+1", "#N/A", "stray"],
        ["Khan", "Ada", BORN, "=1+2", "x", None],
    )

    (table,) = read_tables(save(tmp_path / "notes.xlsx", content))

    assert table.rows[0].cells["Age"] is None
    assert table.notes == [
        "Column F has no heading, so it was not read.",
        "Cell D2, like 1 other cell, holds a formula whose result was not saved, so it was read as empty. "
        "Open the file in Excel, save it and load it again.",
        "Cell E2 holds an Excel error such as #N/A, so it was read as empty.",
    ]


def test_a_sheet_that_the_reader_does_not_make_out_is_named(tmp_path: Path) -> None:
    """Its parts may be in UTF-16, which Excel reads."""
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.create_sheet("More").append(HEADINGS)
    book.save(tmp_path / "both.xlsx")
    parts = samples.unzipped((tmp_path / "both.xlsx").read_bytes())
    for name in ("xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml"):
        sheet = parts[name].decode()
        parts[name] = f'<?xml version="1.0" encoding="utf-16"?>{sheet}'.encode("utf-16")
        save(tmp_path / f"{name[-10:]}.xlsx", samples.zipped(parts))

    (table,) = read_tables(tmp_path / "sheet2.xml.xlsx")
    with pytest.raises(FileProblem, match="there is something in it that this program cannot follow"):
        read_tables(tmp_path / "sheet1.xml.xlsx")

    assert table.notes == [
        "The sheet “More” was not read: nothing in it could be made out. "
        "Open the file in Excel, save it and load it again."
    ]


def test_a_sheet_without_headings_is_named_and_a_hidden_one_is_told(tmp_path: Path) -> None:
    parts = samples.unzipped(samples.xlsx(HEADINGS, ["Khan", "Ada", BORN]))
    extra = samples.unzipped(samples.xlsx([1, 2, 3]))["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet2.xml"] = extra
    workbook = parts["xl/workbook.xml"].decode()
    sheet = workbook[workbook.index("<sheet ") : workbook.index("</sheets>")]
    second = sheet.replace("Children", "Sums").replace('sheetId="1"', 'sheetId="2"').replace("rId1", "rId99")
    hidden = sheet.replace('state="visible"', 'state="hidden"')
    parts["xl/workbook.xml"] = workbook.replace(sheet, hidden + second).encode()
    relation = (
        '<Relationship Id="rId99" Target="worksheets/sheet2.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", relation).encode()

    (table,) = read_tables(save(tmp_path / "two.xlsx", samples.zipped(parts)))

    assert table.notes == [
        "This sheet is hidden in Excel.",
        "The sheet “Sums” was not read: it has no row of headings.",
    ]


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        ("\ufeffSurname;Town\nÀvila;Zürich\n".encode(), []),
        ("Surname\tTown\nÀvila\tZürich\n".encode("utf-16"), []),
        ("Surname,Town\r\nÀvila,Zürich\r\n".encode(), []),
        ("Surname,Town\nÀvila,Zürich\n".encode("utf-32"), []),
        ("Surname,Town\r\nÀvila,Zürich\r\n".encode("cp1252"), []),
        ('sep=;\r\n"Surname";="Town"\r\n="Àvila";Zürich\r\n'.encode("cp1252"), []),
        (
            "Surname,Town,Other\nÀvila,Zürich,\x81\n".encode("latin-1"),
            ["Some letters in this file could not be told for certain. Check names with accents."],
        ),
    ],
)
def test_text_files_of_every_habit_are_read(tmp_path: Path, content: bytes, notes: list[str]) -> None:
    (table,) = read_tables(save(tmp_path / "sims.csv", content))

    assert table.name == "sims"
    assert {key: table.rows[0].cells[key] for key in ("Surname", "Town")} == {
        "Surname": "Àvila",
        "Town": "Zürich",
    }
    assert table.notes == notes


def test_row_numbers_of_a_text_file_are_those_excel_shows(tmp_path: Path) -> None:
    content = b'Surname,Notes\nKhan,"two\nlines"\n\nO\'Neil,"a, b"\n'

    (table,) = read_tables(save(tmp_path / "lines.csv", content))

    assert [row.number for row in table.rows] == [2, 4]
    assert [row.cells["Notes"] for row in table.rows] == ["two\nlines", "a, b"]


def test_headings_alone_are_a_table_without_rows(tmp_path: Path) -> None:
    (table,) = read_tables(save(tmp_path / "bare.csv", b"Surname,Forename\n"))

    assert (table.headers, list(table.rows)) == (["Surname", "Forename"], [])
