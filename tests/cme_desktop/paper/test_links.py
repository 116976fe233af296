"""Links within a workbook: every place they name is there, and a block is selected whole."""

from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cme_desktop.paper.book import Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.writing import write_book
from cme_desktop.spreadsheets.sheets import Sheet, SheetColumn
from tests.cme_desktop.paper.planned import book, row, sheet, six_sheets


def links(read: Worksheet) -> dict[str, tuple[str, str | None]]:
    """Where each cell leads to, and what its tip says."""
    cells = [cell for line in read.iter_rows() for cell in line if cell.hyperlink is not None]
    assert not [cell for cell in cells if cell.hyperlink.target]
    return {cell.coordinate: (cell.hyperlink.location, cell.hyperlink.tooltip) for cell in cells}


def figures(*wanted: Link) -> ReadingSheet:
    return sheet("Figures", [row("Notices", 1, link=link) for link in wanted])


def rows_of(count: int, a_sheet: int = 1_000_000) -> ReadingSheet:
    """Rows of blocks of ten, each leading back to its figure."""
    return sheet("Rows", _leading_back(count), rows_a_sheet=a_sheet)


def _leading_back(count: int) -> Iterable[Row]:
    for place in range(count):
        yield Row([Cell("1.01", link=Link("Figures", place // 10 % 2 + 1)), Cell(1)])


def test_a_figure_leads_to_its_block_of_rows_and_each_row_back(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    led = (Link("Rows", 1, 10, tip="10 rows"), Link("Rows", 11))

    write_book(path, book([figures(*led), rows_of(12)]))

    read = openpyxl.load_workbook(path)
    found = links(read["Figures"])
    assert found["B5"] == ("'Rows'!A5:B14", "10 rows")
    assert found["B6"] == ("'Rows'!A15:B15", None)
    back = links(read["Rows"])
    assert (back["A5"], back["A15"]) == (("'Figures'!A5:B5", None), ("'Figures'!A6:B6", None))
    assert read["Figures"]["B5"].font.underline == "single"


def test_every_other_sheet_leads_back_to_the_first(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"

    write_book(path, six_sheets())

    read = openpyxl.load_workbook(path)
    back = {each.title: links(each).get("A3") for each in read}
    assert back.pop("Cover") is None
    assert set(back.values()) == {("'Cover'!A1", None)}
    assert [place for place, _ in links(read["Cover"]).values()] == [
        f"'{name}'!A1" for name in read.sheetnames[1:]
    ]


def test_a_sheet_for_machines_can_be_led_to(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    data = Sheet("Data", [SheetColumn("Measure"), SheetColumn("Value")], [("opened", "63")])

    write_book(path, book([figures(Link("Data"), Link("Data", 1))], [data]))

    found = links(openpyxl.load_workbook(path)["Figures"])
    assert (found["B5"][0], found["B6"][0]) == ("'Data'!A1", "'Data'!A2:B2")


def test_a_block_beyond_the_rows_of_a_sheet_is_led_to_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    led = [Link("Rows", 1, 3, "3 rows"), Link("Rows", 4, 9, "6 rows"), Link("Rows", 7, 8), Link("Rows", 9)]

    write_book(path, book([figures(*led), rows_of(9, a_sheet=4)]))

    read = openpyxl.load_workbook(path)
    assert read.sheetnames[-3:] == ["Rows", "Rows (2)", "Rows (3)"]
    found = links(read["Figures"])
    assert [found[f"B{row}"] for row in (5, 6, 7, 8)] == [
        ("'Rows'!A5:B7", "3 rows"),
        ("'Rows'!A8:B8", "6 rows, going on in “Rows (2)” and “Rows (3)”"),
        ("'Rows (2)'!A7:B8", None),
        ("'Rows (3)'!A5:B5", None),
    ]


@pytest.mark.parametrize(
    ("link", "said"),
    [(Link("Nowhere"), "'Nowhere', which is not there"), (Link("Rows", 5, 7), "row 7 of 'Rows'")],
)
def test_a_link_that_leads_nowhere_is_refused_and_no_file_left(tmp_path: Path, link: Link, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        write_book(tmp_path / "return.xlsx", book([figures(link), rows_of(6)]))

    assert not [*tmp_path.iterdir()]


def test_beyond_20_000_links_only_the_first_row_of_a_block_leads_back(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"

    write_book(path, book([figures(Link("Rows"), Link("Rows")), rows_of(20_100)]))

    back = links(openpyxl.load_workbook(path)["Rows"])
    assert len(back) == 20_000 + 10
    last = [int(place[1:]) for place in back][-3:]
    assert [place % 10 for place in last] == [5, 5, 5]


def test_two_links_in_one_row_keep_to_their_own_columns(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    both = Row([Cell("a", link=Link("Rows", 1)), Cell("b", link=Link("Rows", 2))])
    plan = sheet("Figures", [both], columns=[Column("A", 10), Column("B", 10)])

    write_book(path, book([plan, sheet("Rows", [row("x", 1)] * 2)]))

    found = links(openpyxl.load_workbook(path)["Figures"])
    assert (found["A5"][0], found["B5"][0]) == ("'Rows'!A5:B5", "'Rows'!A6:B6")
