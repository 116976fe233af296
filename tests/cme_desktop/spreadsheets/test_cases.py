"""Files as they are sent: what a sheet shows beside its cells is told, and what is no table is named."""

import struct
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.reading import read_tables
from cme_desktop.spreadsheets.tables import Table
from tests.cme_desktop.spreadsheets import samples
from tests.cme_desktop.spreadsheets.samples import save

CASES = Path(__file__).parents[2] / "data" / "cases"
OF_A_MAC = "The letters of this file were taken for those of a Mac. Check names with accents."
HIDDEN_ROWS = "2 hidden rows were read: a filter, or the sender, does not show them."


def only(path: Path) -> Table:
    (table,) = read_tables(path)
    return table


def surnames(table: Table) -> list[object]:
    return [row.cells["Surname"] for row in table.rows]


def test_hidden_rows_are_read_and_counted() -> None:
    table = only(CASES / "d12-filtered.xlsx")
    assert len(table.rows) == 3
    assert table.notes == [HIDDEN_ROWS]


def test_a_merged_cell_is_read_into_each_of_its_rows() -> None:
    table = only(CASES / "d33-siblings.xlsx")
    assert surnames(table) == ["Ashdown", "Ashdown"]
    assert table.notes == ["The cells A2:A3 are merged: what they hold was read into each of their rows."]


def test_only_what_is_below_the_headings_is_filled(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["A title", None, None], ["Surname", "Forename", None], [None, None, "x"], ["Khan", "Ada"]):
        sheet.append(row)
    sheet.append([None, "Ben"])
    sheet.append([None, None])
    sheet.append(["Reid", "Tom"])
    for reference in ("A1:C1", "A2:A3", "A4:A6", "B7:C7"):
        sheet.merge_cells(reference)
    book.save(tmp_path / "merged.xlsx")

    table = only(tmp_path / "merged.xlsx")

    assert [(row.number, row.cells["Surname"]) for row in table.rows] == [
        (3, None), (4, "Khan"), (5, "Khan"), (7, "Reid"),
    ]  # fmt: skip
    assert "The cells A4:A6 are merged: what they hold was read into each of their rows." in table.notes


def test_hidden_columns_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Surname", "Forename", "Born"])
    sheet.append(["Khan", "Ada", date(2015, 3, 14)])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "hidden.xlsx")

    assert only(tmp_path / "hidden.xlsx").notes == [
        "1 hidden row was read: a filter, or the sender, does not show it.",
        "The hidden column “Forename” was read.",
    ]


def test_what_an_open_document_hides_and_merges_is_told(tmp_path: Path) -> None:
    text = samples.ods_text
    hidden = samples.ods_row(text("Reid"), text("Tom"))
    hidden = hidden.replace("<table:table-row", "<table:table-row table:visibility='filter'")
    merged = text("Khan").replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="2"')
    rows = [
        samples.ods_row(text("Surname"), text("Forename")),
        samples.ods_row(merged, text("Ada")),
        samples.ods_row("<table:covered-table-cell/>", text("Ben")),
        hidden,
        hidden,
    ]
    columns = "<table:table-column/><table:table-column table:visibility = 'collapse'/>"

    table = only(save(tmp_path / "hidden.ods", samples.ods(columns, *rows)))

    assert surnames(table) == ["Khan", "Khan", "Reid", "Reid"]
    assert table.notes == [
        HIDDEN_ROWS,
        "The hidden column “Forename” was read.",
        "The cells A2:A3 are merged: what they hold was read into each of their rows.",
    ]


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def test_what_an_old_workbook_hides_and_merges_is_told(tmp_path: Path) -> None:
    cells = [samples.xls_text(0, 0, "Surname"), samples.xls_text(0, 1, "Forename")]
    cells += [samples.xls_text(row, 0, name) for row, name in ((1, "Khan"), (3, "Reid"), (4, "Reid"))]
    cells += [samples.xls_text(row, 1, "Ada") for row in range(1, 5)]
    facts = [_record(0x208, struct.pack("<HHHHHHI", row, 0, 2, 255, 0, 0, 0x20)) for row in (3, 4)]
    facts.append(_record(0x7D, struct.pack("<HHHHHH", 1, 1, 2000, 0, 1, 0)))
    facts.append(_record(0xE5, struct.pack("<HHHHH", 1, 1, 2, 0, 0)))

    table = only(save(tmp_path / "hidden.xls", samples.xls(*facts, *cells)))

    assert surnames(table) == ["Khan", "Khan", "Reid", "Reid"]
    assert table.notes == [
        HIDDEN_ROWS,
        "The hidden column “Forename” was read.",
        "The cells A2:A3 are merged: what they hold was read into each of their rows.",
    ]


def test_letters_of_a_mac_are_read_right() -> None:
    table = only(CASES / "d15-mac.csv")
    assert table.rows[0].cells["Forename"] == "Zoë"
    assert table.notes == [OF_A_MAC]


NAMES = [
    "Müller",
    "Zoë",
    "Chloé",
    "O’Neil",
    "D’arcy",
    "Núñez",
    "François",
    "Renée-Ève",
    "Ångström",
    "Ÿ",
    "É",
    "Çelik",
    "Smith–Jones",
    "MacÉil",
    "Gal·la",
]
OF_A_MAC_TOO = ["Müller", "Zoë", "Chloé", "Núñez", "François", "Renée-Ève", "Ångström"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("alphabet", ["utf-8", "cp1252", "utf-16", "utf-8-sig"])
def test_names_are_read_right_in_every_alphabet_of_windows(alphabet: str, name: str, tmp_path: Path) -> None:
    table = only(save(tmp_path / "names.csv", f"Surname,Forename\n{name},Ada – “A”\n".encode(alphabet)))
    assert surnames(table) == [name]


@pytest.mark.parametrize("name", OF_A_MAC_TOO)
def test_names_of_a_mac_are_read_right_or_doubted(name: str, tmp_path: Path) -> None:
    table = only(save(tmp_path / "names.csv", f"Surname,Forename\n{name},Ada\n".encode("mac-roman")))
    assert surnames(table) == [name] or "Check names with accents" in " ".join(table.notes)


@pytest.mark.parametrize(("sent", "meant"), [("ZoÃ«", "Zoë"), ("NÃºÃ±ez", "Núñez"), ("Oâ€™Neil", "O’Neil")])
def test_letters_that_were_garbled_on_the_way_are_mended(sent: str, meant: str, tmp_path: Path) -> None:
    rows = ["Surname", "Forename"], [sent, "Ada"], ["Ãlvaro", "São"], ["Â", "Ã"]
    for path in (
        save(tmp_path / "a.csv", "\n".join(map(",".join, rows)).encode()),
        save(tmp_path / "a.xlsx", samples.xlsx(*rows)),
    ):
        table = only(path)
        assert surnames(table) == [meant, "Ãlvaro", "Â"]
        assert table.notes == [
            "In 1 row letters had been garbled on the way, such as “Ã©” for “é”, and were mended. "
            "Check names with accents."
        ]


def test_one_file_in_a_compressed_folder_is_read(tmp_path: Path) -> None:
    table = only(CASES / "d25-extract.zip")
    assert table.name == "edubasealldata20261127"
    assert table.rows[0].cells["URN"] == "100001"
    parts = {"__MACOSX/._a.xlsx": "x", ".DS_Store": "x", "sent/a.xlsx": samples.xlsx(["Surname"], ["Khan"])}
    assert surnames(only(save(tmp_path / "a.zip", samples.zipped(parts)))) == ["Khan"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("d36-list.numbers", "is a document of Apple’s Numbers, not a workbook. Open it in Numbers"),
        ("d41-census.xml", "“d41-census.xml” is not a workbook: it is an XML file."),
    ],
)
def test_what_is_no_table_is_named(name: str, sentence: str) -> None:
    with pytest.raises(FileProblem, match=sentence):
        read_tables(CASES / name)


@pytest.mark.parametrize("name", ["~$list.xlsx", ".~lock.list.xlsx#"])
def test_what_lies_beside_an_open_workbook_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"leaves beside a workbook while it is open.*“list.xlsx”"):
        read_tables(save(tmp_path / name, b"\x0bRobin Ash" + bytes(154)))
    assert surnames(only(save(tmp_path / "a~$b.csv", b"Surname\nKhan\n"))) == ["Khan"]


def test_a_heading_in_angle_brackets_is_no_markup(tmp_path: Path) -> None:
    table = only(save(tmp_path / "a.csv", b"<Surname>,Forename\nKhan,Ada\n"))
    assert table.headers == ["<Surname>", "Forename"]
