"""A child or an officer who stands in a table twice is one, in a rehearsal too."""

import pytest

from cme_desktop.desk import Desk
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.school import SCHOOL
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.cme_desktop.intake.test_importing import all_of, counts
from tests.day_first import import_table

HEADINGS = ("Surname", "Forename", "Date of birth", "UPN", "Sex", "Parent surname", "Parent forename")
ADA = ("Okafor", "Ada", "23/4/2012")
UPN = "E352299920017"


@pytest.mark.parametrize(
    "rows",
    [
        [(*ADA, UPN, "F", "Okafor", "Grace"), (*ADA, UPN, "F", "Okafor", "Grace")],
        [(*ADA, "", "F", "", ""), (*ADA, "", "", "", ""), ("OKAFOR", "ada", "2012-04-23", "", "F", "", "")],
    ],
)
def test_the_same_row_again_is_skipped(rows: list[tuple[str, ...]], desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(HEADINGS, *rows)
    rehearsed = import_table(desk, CHILD, path, dry_run=True)
    outcome = import_table(desk, CHILD, path)
    assert counts(rehearsed) == counts(outcome) == (len(rows), 1, 0, len(rows) - 1, 0)
    assert [row.number for row in rehearsed.skipped_rows] == [*range(3, len(rows) + 2)]
    assert outcome.skipped_rows[0].why == "Nothing new about CHD-2026-0001."
    assert rehearsed.skipped_rows[0].why == "Nothing new about Okafor, Ada."
    assert len(all_of(desk, CHILD)) == 1


def test_a_later_row_fills_what_the_first_left_blank(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        HEADINGS,
        (*ADA, "", "", "Okafor", "Grace"),
        (*ADA, UPN, "F", "Okafor", "Ben"),
        (*ADA, UPN, "F", "Okafor", "Ben"),
    )
    rehearsed = import_table(desk, CHILD, path, dry_run=True)
    assert counts(rehearsed) == counts(import_table(desk, CHILD, path)) == (3, 2, 0, 1, 0)
    (child,) = all_of(desk, CHILD)
    assert (child.upn, child.sex, len(child.people)) == (UPN, "F", 2)


def test_the_same_upn_with_another_name_is_asked_about(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(HEADINGS[:4], (*ADA, UPN), ("Okafor", "Adaeze", "23/4/2012", UPN))
    outcome = import_table(desk, CHILD, path)
    assert counts(outcome) == (2, 1, 0, 0, 1)
    (refused,) = outcome.refused_rows
    assert "may be Okafor, Ada (CHD-2026-0001): the same UPN, the same surname" in refused.reasons[0]


def test_an_officer_named_twice_is_one(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(("Name", "Email"), ("Robin Ash", ""), ("robin ash", "robin@example.org"))
    assert counts(import_table(desk, OFFICER, path)) == (2, 2, 0, 0, 0)
    assert [officer.email for officer in all_of(desk, OFFICER)] == ["robin@example.org"]


def test_schools_of_another_urn_are_others_whatever_they_share(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Name", "URN", "DfE number", "Status")
    path = write_csv(
        headings,
        ("Elm Lane", "106653", "370/4027", "Closed"),
        ("Elm Lane", "140001", "370/4027", "Open"),
        ("Elm Lane", "", "370/4027", ""),
    )
    rehearsed = import_table(desk, SCHOOL, path, dry_run=True)
    outcome = import_table(desk, SCHOOL, path)
    assert counts(rehearsed)[:2] == counts(outcome)[:2] == (3, 2)
    assert [school.urn for school in all_of(desk, SCHOOL)] == ["106653", "140001"]
    again = import_table(desk, SCHOOL, path)
    assert (again.loaded, len(all_of(desk, SCHOOL))) == (0, 2)
    assert not any("another" in note for note in again.notes)
