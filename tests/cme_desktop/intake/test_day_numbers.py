"""Bare numbers among dates: Excel's day numbers where they can be nothing else, never a silent guess."""

from pathlib import Path

import pytest

from cme_desktop.desk import Desk
from cme_desktop.intake.outcome import Outcome
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from tests.books import read_back, workbook
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.cme_desktop.intake.test_date_order import HEADINGS, births, children, refused
from tests.day_first import import_table

LOST = (
    "Date of birth: 30415 may be a date that lost its first nought, 3 Apr 2015, or Excel’s day number; "
    "write it like 3 Apr 2015."
)
COUNTED = "The bare numbers in “Date of birth” were read as Excel’s day numbers: 42097 is 3 Apr 2015."


def load(desk: Desk, tmp_path: Path, cells: tuple[str | int, ...], in_text: bool, write: WriteCsv) -> Outcome:
    """The births as a text file, or as numbers of a workbook."""
    if in_text:
        return import_table(desk, CHILD, write(*children(*map(str, cells))))
    rows = [
        dict(zip(HEADINGS, (f"Example{place}", "Ada", cell, "F"), strict=True))
        for place, cell in enumerate(cells)
    ]
    return import_table(desk, CHILD, workbook(tmp_path / "sent.xlsx", rows))


@pytest.mark.parametrize("in_text", [True, False])
@pytest.mark.parametrize(
    "cells",
    [(30415,), (30415, 150415), (30415, 40512, 91112), (30415, 42097), (30415, "3 Apr 2014")],
    ids=str,
)
def test_a_date_that_may_have_lost_its_nought_is_handed_back(
    cells: tuple[str | int, ...], in_text: bool, desk: Desk, tmp_path: Path, write_csv: WriteCsv
) -> None:
    outcome = load(desk, tmp_path, cells, in_text, write_csv)
    assert "Example0" not in births(desk)
    assert LOST in refused(outcome)


@pytest.mark.parametrize("in_text", [True, False])
def test_a_column_of_day_numbers_is_read_and_told_in_one_note(
    in_text: bool, desk: Desk, tmp_path: Path, write_csv: WriteCsv
) -> None:
    outcome = load(desk, tmp_path, (42097, 40512, 41999), in_text, write_csv)
    assert births(desk) == {"Example0": "3 Apr 2015", "Example1": "30 Nov 2010", "Example2": "26 Dec 2014"}
    assert outcome.notes == (COUNTED,)


@pytest.mark.parametrize("in_text", [True, False])
def test_what_can_only_be_a_day_number_is_one_beside_other_dates(
    in_text: bool, desk: Desk, tmp_path: Path, write_csv: WriteCsv
) -> None:
    outcome = load(desk, tmp_path, (42097, "3 Apr 2014", 40512), in_text, write_csv)
    assert births(desk) == {"Example0": "3 Apr 2015", "Example1": "3 Apr 2014"}
    assert COUNTED in outcome.notes
    assert "40512 may be a date that lost its first nought, 4 May 2012," in refused(outcome)[0]


def test_figures_that_are_neither_are_handed_back_with_one_reason(desk: Desk, write_csv: WriteCsv) -> None:
    outcome = import_table(
        desk, WHEREABOUTS_ENQUIRY, write_csv(("Child", "Opened"), ("Okafor, Ada, 3 Apr 2014", "12345"))
    )
    assert refused(outcome) == [
        "Opened: 12345 is no date, nor a likely day as Excel counts them; write it like 3 Apr 2015."
    ]


@pytest.mark.parametrize("in_text", [True, False])
def test_six_figures_are_a_date_in_a_workbook_too(
    in_text: bool, desk: Desk, tmp_path: Path, write_csv: WriteCsv
) -> None:
    assert load(desk, tmp_path, (150415, 120314), in_text, write_csv).loaded == 2
    assert births(desk)["Example0"] == "15 Apr 2015"


def test_a_row_handed_back_has_the_day_that_was_counted(desk: Desk, write_csv: WriteCsv) -> None:
    rows = children("42097", "40512")
    rows[2] = (*rows[2][:3], "no such sex")
    outcome = import_table(desk, CHILD, write_csv(*rows))
    assert outcome.refused_file is not None
    (back,) = read_back(outcome.refused_file, "sent")
    assert back["Date of birth"] == "2010-11-30"


def test_a_birth_that_raises_no_doubt_goes_before_one_that_does(desk: Desk, write_csv: WriteCsv) -> None:
    """As Excel counts a pupil of 2012; with a nought before it 4 Oct 2005, somebody grown up."""
    assert import_table(desk, CHILD, write_csv(*children("41005"))).loaded == 1
