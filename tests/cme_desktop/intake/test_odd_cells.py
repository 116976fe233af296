"""Cells that a spreadsheet has changed: read as they stand, never as something else, and told of by row."""

from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from cme_desktop.desk import Desk
from cme_desktop.intake.outcome import Outcome
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from tests.books import workbook
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.day_first import import_table

CASES = Path(__file__).parents[2] / "data" / "cases"
MIRA = {"Surname": "Ashdown", "Forename": "Mira", "Date of birth": date(2015, 3, 14), "Sex": "F"}


def the_child(desk: Desk) -> object:
    with desk.store.reading() as reader:
        (child,) = reader.records(CHILD)
    return child


def load(desk: Desk, tmp_path: Path, **cells: object) -> Outcome:
    named = {heading.replace("_", " "): cell for heading, cell in cells.items()}
    return import_table(desk, CHILD, workbook(tmp_path / "sent.xlsx", [MIRA | named]))


def test_a_truth_value_in_a_name_is_the_word_and_told(desk: Desk) -> None:
    outcome = import_table(desk, CHILD, CASES / "d13-true.xlsx")
    assert the_child(desk).surname == "True"
    assert outcome.notes == (
        "Row 2: Surname: the spreadsheet holds a truth value here, TRUE; check that this was sent.",
    )


def test_a_truth_value_is_no_choice_but_answers_yes_and_no(desk: Desk, tmp_path: Path) -> None:
    assert load(desk, tmp_path, Ethnicity=True).refused_rows[0].reasons == (
        "Ethnicity: “True” is not on the list for Ethnicity.",
    )
    assert load(desk, tmp_path, EHC_plan=True, Looked_after=False).notes == ()
    child = the_child(desk)
    assert (child.ehc_plan, child.looked_after) == (True, False)


def test_a_date_among_addresses_and_a_number_as_a_name_are_told(desk: Desk) -> None:
    outcome = import_table(desk, CHILD, CASES / "d14-address-date.xlsx")
    assert outcome.loaded == 2
    assert [note.split(": ")[0:2] for note in outcome.notes] == [
        ["Row 2", "Address line 1"],
        ["Row 3", "Surname"],
    ]


def test_the_other_rows_alike_are_named(desk: Desk, tmp_path: Path) -> None:
    rows = [
        MIRA | {"Surname": name, "Address line 1": date(2026, 2, 1)} for name in ("Ali", "Birch", "Young")
    ]
    notes = import_table(desk, CHILD, workbook(tmp_path / "sent.xlsx", rows)).notes
    assert notes[0].startswith("Row 2, and 2 more alike (3, 4): Address line 1: “1 Feb 2026” is a date")


@pytest.mark.parametrize("text", ["01-Feb", "Feb-01", "01/02/2026"])
def test_a_date_that_was_saved_as_text_is_told(text: str, desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv((*MIRA, "Address line 1"), ("Ashdown", "Mira", "14/3/2015", "F", text))
    (note,) = import_table(desk, CHILD, path).notes
    assert f"“{text}” is a date, which a spreadsheet makes of texts such as 1-2" in note


def test_numbers_that_a_spreadsheet_has_shortened(desk: Desk, tmp_path: Path) -> None:
    assert "damaged by a spreadsheet" in " ".join(load(desk, tmp_path, Surname="Birch", UPN="9.1E+11").notes)
    (note,) = load(desk, tmp_path, Address_line_1="9.1E+11").notes
    assert "Row 2: Address line 1: “9.1E+11” was damaged by a spreadsheet" in note


@pytest.mark.parametrize("number", [7700900123, 3001234567])
def test_a_telephone_number_without_its_0_is_told(number: int, desk: Desk, tmp_path: Path) -> None:
    person = {"Reference": "a", "Title": "Ms", "Surname": "Ashdown", "Forename": "Jo"}
    book = workbook(tmp_path / "sent.xlsx", [person])
    opened = openpyxl.load_workbook(book)
    phones = opened.create_sheet("Phone numbers")
    for row in (["Reference", "Number"], ["a", number]):
        phones.append(row)
    opened.save(book)
    notes = import_table(desk, PERSON, book).notes
    assert any(str(number) in note and "0" in note for note in notes), notes


@pytest.mark.parametrize("zero", [time(0), 0, "00/01/1900", date(1899, 12, 30)])
def test_the_day_0_is_blank_and_told_as_it_is_shown(zero: object, desk: Desk, tmp_path: Path) -> None:
    outcome = load(desk, tmp_path, Date_of_birth=zero)
    assert outcome.loaded == 1
    assert the_child(desk).birth is None
    assert outcome.notes == (
        "Row 2: Date of birth: Excel shows 00/01/1900, the day 0, which it makes of a lookup of an empty "
        "cell. It was read as blank.",
    )


def test_the_case_of_a_lookup_of_an_empty_cell(desk: Desk) -> None:
    outcome = import_table(desk, CHILD, CASES / "d16-zero-date.xlsx")
    assert outcome.loaded == 1
    assert "00/01/1900" in outcome.notes[0]


def test_where_a_day_is_needed_the_day_0_is_among_the_reasons(desk: Desk, tmp_path: Path) -> None:
    row = {"Child": "Okafor, Ada", "Opened": 0}
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, workbook(tmp_path / "a.xlsx", [row]))
    assert [reason[:28] for reason in outcome.refused_rows[0].reasons][-1] == "Opened: Excel shows 00/01/19"
