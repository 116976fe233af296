"""However many rows, columns or sheets of a file are to be told of, the notes have an end."""

from datetime import date
from pathlib import Path

import openpyxl

from cme_desktop.desk import Desk
from cme_desktop.intake.importing import import_table
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.hub import HUB
from tests.cme_desktop.intake.conftest import WriteCsv

MANY = 40


def test_unknown_columns_and_sheets_are_told_together(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sent"
    sheet.append(["Child", "Opened", *(f"Colour {place}" for place in range(MANY))])
    sheet.append(["Okafor, Ada, 23/4/2010", date(2016, 9, 5)])
    for place in range(MANY):
        book.create_sheet(f"Other {place}").append(["Child", "Opened"])
    book.save(tmp_path / "sent.xlsx")

    columns, sheets = import_table(desk, WHEREABOUTS_ENQUIRY, tmp_path / "sent.xlsx").notes

    assert columns.startswith("The columns “Colour 0”, “Colour 1”, ")
    assert columns.endswith(
        "“Colour 9” and 30 others were not read: they are not among the columns of “Sent”."
    )
    assert sheets == "The sheets “Other 0”, “Other 1”, “Other 2” and 37 others were not read."


def test_further_rows_that_belong_nowhere_are_told_together(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Reference", "Child", "Opened"])
    book.active.append(["a", "Okafor, Ada, 23/4/2010", date(2016, 9, 5)])
    checks = book.create_sheet("Checks")
    checks.append(["Reference", "Check", "Asked"])
    for place in range(MANY):
        checks.append([f"z{place:02}", "gp"])
        checks.append([None, "gp"])
    book.save(tmp_path / "sent.xlsx")

    assert import_table(desk, WHEREABOUTS_ENQUIRY, tmp_path / "sent.xlsx").notes == (
        "40 further rows with no reference belong to no row of the first sheet, so they were not read.",
        "40 further rows with the references “z00”, “z01”, “z02” and 37 others belong to no row of the first "
        "sheet, so they were not read.",
    )


def test_rows_that_say_something_else_than_what_is_on_file_are_told_together(
    desk: Desk, write_csv: WriteCsv
) -> None:
    headings = ("Name", "Area")
    first = import_table(desk, HUB, write_csv(headings, *[(f"Hub {at}", "North") for at in range(MANY)]))
    assert first.loaded == MANY

    (note,) = import_table(
        desk, HUB, write_csv(headings, *[(f"Hub {at}", "South") for at in range(MANY)])
    ).notes

    assert note.startswith("Row 2, and 39 more alike (3, 4, 5, ")
    assert note.endswith(", …): HUB-2026-0001 is on file with another “Area”; kept.")


def test_rows_that_tell_of_one_episode_are_told_together(desk: Desk, write_csv: WriteCsv) -> None:
    sent = [("Okafor, Ada, 23/4/2010", "15/9/2016", f"Said {place}") for place in range(MANY)]

    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(("Child", "Opened", "Notes"), *sent))

    assert sum("tells of the same episode" in note for note in outcome.notes) == 1
    assert len(outcome.notes) < MANY
