"""The rows of a workbook just written are counted to the last that has a value."""

import pytest
from openpyxl import Workbook

from cme_desktop.spreadsheets.recount import NotReadBack, heights


def test_a_sheet_is_as_high_as_its_last_row_with_a_value(tmp_path):
    path, book = tmp_path / "three.xlsx", Workbook(write_only=True)
    for name, rows in {"Text": [["a"], [None], ["b", 1]], "Numbers": [[1], [2], [None]], "None": []}.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    assert heights(path) == {"Text": 3, "Numbers": 2, "None": 0}


def test_what_was_cut_off_is_not_read_back(tmp_path):
    path, book = tmp_path / "cut.xlsx", Workbook(write_only=True)
    book.create_sheet("Text").append(["a"])
    book.save(path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(NotReadBack):
        heights(path)
