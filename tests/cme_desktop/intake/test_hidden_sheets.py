"""Sheets that Excel does not show: read only where no other sheet is of the type."""

from pathlib import Path

import openpyxl
import pytest

from cme_desktop.desk import Desk
from cme_desktop.standing_records.child import CHILD
from tests.cme_desktop.intake.test_report_lines import names
from tests.day_first import import_table

HEADINGS = ("Surname", "Forename", "Sex")


def book(path: Path, *sheets: tuple[str, bool, tuple[str, ...]]) -> Path:
    """Sheets of one row each, with whether they are hidden."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, hidden, (headings, row) in sheets:
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if hidden else "visible"
        sheet.append(headings)
        sheet.append(row)
    made.active = next(place for place, (_, hidden, _) in enumerate(sheets) if not hidden)
    made.save(path)
    return path


OLD = ("Last year", True, (HEADINGS, ("Ashdown", "Mira", "F")))
NEW = ("This year", False, (HEADINGS, ("Birch", "Tom", "M")))
README = ("How to", False, (("Step", "What"), ("First", "Fill in")))


@pytest.mark.parametrize("sheets", [(OLD, NEW), (NEW, OLD), (OLD, README, NEW)])
def test_a_sheet_that_is_shown_goes_before_a_hidden_one(
    sheets: tuple[tuple[str, bool, tuple[str, ...]], ...], desk: Desk, tmp_path: Path
) -> None:
    outcome = import_table(desk, CHILD, book(tmp_path / "sent.xlsx", *sheets))
    assert names(desk) == ["Birch"]
    assert any("“Last year”" in note and "not read" in note for note in outcome.notes)


def test_a_hidden_sheet_is_read_and_told_where_no_other_is_of_the_type(desk: Desk, tmp_path: Path) -> None:
    outcome = import_table(desk, CHILD, book(tmp_path / "sent.xlsx", OLD, README))
    assert names(desk) == ["Ashdown"]
    assert "This sheet is hidden in Excel." in outcome.notes
