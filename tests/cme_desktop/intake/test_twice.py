"""One identity in two rows of a file, for every register: said, or the second row handed back."""

import pytest

from cme_desktop.desk import Desk
from cme_desktop.registry import record_type
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.day_first import import_table

CONTRARY = [
    ("school", ("URN", "Name", "Town or city"), ("100001", "Northgate", ""), ("100001", "Southgate", "")),
    ("school", ("DfE number (LAESTAB)", "Name"), ("352/2001", "Northgate"), ("352/2001", "Southgate")),
    ("officer", ("Name", "Email"), ("Robin Ash", "a@team.example"), ("Robin Ash", "b@team.example")),
    ("hub", ("Name", "Area"), ("North", "Hill"), ("North", "Vale")),
]


@pytest.mark.parametrize(("key", "headings", "first", "second"), CONTRARY)
def test_the_second_row_of_an_entry_that_says_otherwise_is_handed_back(
    key: str, headings: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...],
    desk: Desk, write_csv: WriteCsv,
) -> None:  # fmt: skip
    outcome = import_table(desk, record_type(key), write_csv(headings, first, second))
    assert (outcome.loaded, outcome.refused) == (1, 1)
    assert "is in this file twice: row 2 has another" in outcome.refused_rows[0].reasons[0]


def test_the_same_said_again_or_more_of_it_is_no_contradiction(desk: Desk, write_csv: WriteCsv) -> None:
    rows = (("URN", "Name", "Town or city"), ("100001", "Northgate", ""), ("100001", "Northgate", "Leeds"))
    assert import_table(desk, SCHOOL, write_csv(*rows)).refused == 0
    with desk.store.reading() as reader:
        assert [school.town for school in reader.records(SCHOOL)] == ["Leeds"]


def test_what_differs_from_the_file_before_is_kept_and_told_as_ever(desk: Desk, write_csv: WriteCsv) -> None:
    import_table(desk, HUB, write_csv(("Name", "Area"), ("North", "Hill")))
    outcome = import_table(desk, HUB, write_csv(("Name", "Area"), ("North", "Vale")))
    assert (outcome.refused, outcome.skipped) == (0, 1)
    assert "is on file with another “Area”; kept." in outcome.notes[0]


@pytest.mark.parametrize(
    ("kind", "headings"),
    [(PERSON, ("Surname", "Email")), (OFFICER, ("Name", "Email"))],
)
def test_one_address_of_two_is_told(
    kind: object, headings: tuple[str, ...], desk: Desk, write_csv: WriteCsv
) -> None:
    rows = (headings, ("Dunn", "a@home.example"), ("Eden", "A@home.example"))
    outcome = import_table(desk, kind, write_csv(*rows))
    assert outcome.loaded == 2
    assert any(
        note.startswith("Row 3: Email: ") and "in row 2 too, for Dunn" in note for note in outcome.notes
    )


def test_one_upn_of_two_children_is_asked_about(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Surname", "Forename", "Date of birth", "UPN")
    upn = "B801200005001"
    outcome = import_table(
        desk, CHILD, write_csv(headings, ("Dunn", "Mia", "19/5/2015", upn), ("Eden", "Leo", "30/7/2012", upn))
    )
    assert (outcome.loaded, outcome.refused) == (1, 1)
    assert "the same UPN" in outcome.refused_rows[0].reasons[0]
