"""A file may hold any number of what has to be told; what is told of it has an end."""

from pathlib import Path

import openpyxl

from cme_desktop.spreadsheets.reading import read_tables
from tests.cme_desktop.spreadsheets.samples import save, xlsx


def notes(tmp_path: Path, many: int) -> list[str]:
    """What is told of a workbook with so many of each kind."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*(f"Heading {place}" for place in range(3 * many)), *[None] * many])
    for number in range(2 * many):
        sheet.append(["x"] * (4 * many))
        sheet.row_dimensions[number + 2].hidden = True
    for place in range(2, many + 2):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(place)].hidden = True
        sheet.merge_cells(start_row=place, end_row=place + 1, start_column=place, end_column=place)
        sheet.cell(2 * many + 1, place).value = "=1+1"
        book.create_sheet(f"Sums {place}").append([1, 2, 3])
    book.save(tmp_path / "many.xlsx")
    return [note for table in read_tables(tmp_path / "many.xlsx") for note in table.notes]


def test_notes_of_one_kind_are_one_note(tmp_path: Path) -> None:
    few, many = notes(tmp_path, 2), notes(tmp_path, 60)
    assert len(few) == len(many) == 6
    assert max(map(len, many)) < 200
    assert many[0] == "Columns FY, FZ, GA and 57 others have no heading, so they were not read."
    assert many[2] == "The hidden columns “Heading 1”, “Heading 2”, “Heading 3” and 57 others were read."
    assert many[-1] == (
        "The sheets “Sums 2”, “Sums 3”, “Sums 4” and 57 others were not read: they have no row of headings."
    )
    assert few[0] == "Columns G and H have no heading, so they were not read."


def test_a_name_of_any_length_is_told_shortly(tmp_path: Path) -> None:
    long = "x" * 30_000
    book = save(tmp_path / "long.xlsx", xlsx(["a", long], ["b", "c"]))
    assert read_tables(book)[0].headers == ["a", long]

    hidden = openpyxl.load_workbook(book)
    hidden.active.column_dimensions["B"].hidden = True
    hidden.save(book)

    (note,) = read_tables(book)[0].notes
    assert len(note) < 100
