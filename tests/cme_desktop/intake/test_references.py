"""References that another data file gave may be somebody else's here: what stands beside them counts."""

import pytest

from cme_desktop.desk import Desk
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from tests.builders import make_child, make_notice, make_school
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.cme_desktop.intake.test_importing import all_of, counts, save_made
from tests.day_first import import_table

MALAK = {"surname": "Abdulkarim", "forename": "Malak"}


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("Child", "Child reference"), ("Abdulkarim, Sidra", "CHD-2026-0001")),
        (("Child", "Child surname", "Child forename"), ("CHD-2026-0001", "Abdulkarim", "Sidra")),
        (("Child", "Child forename"), ("CHD-2026-0001", "Sidra")),
    ],
)
def test_a_reference_of_somebody_else_than_the_name_beside_it_is_refused(
    headings: tuple[str, ...], row: tuple[str, ...], desk: Desk, write_csv: WriteCsv
) -> None:
    save_made(desk, (make_child, MALAK))
    path = write_csv((*headings, "Opened"), (*row, "5/9/2016"))
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(outcome) == (1, 0, 0, 0, 1)
    assert "CHD-2026-0001 is Abdulkarim, Malak on file, not " in outcome.refused_rows[0].reasons[0]


def test_a_restricted_child_is_not_named_by_the_refusal(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_child, MALAK | {"restricted": True}))
    path = write_csv(("Child", "Child reference", "Opened"), ("Okafor, Ada", "CHD-2026-0001", "5/9/2016"))
    (refused,) = import_table(desk, WHEREABOUTS_ENQUIRY, path).refused_rows
    assert "Malak" not in refused.reasons[0]


def test_a_reference_with_the_same_name_or_upn_beside_it_is_taken(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_child, MALAK | {"upn": "E352299920017"}))
    path = write_csv(
        ("Child", "Child reference", "Child UPN", "Opened"),
        ("ABDULKARIM, malak", "CHD-2026-0001", "", "5/9/2016"),
        ("Malik, Malak", "CHD-2026-0001", "E352299920017", "6/9/2016"),
        ("CHD-2026-0001", "CHD-2026-0001", "", "7/9/2016"),
    )
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, path)) == (3, 3, 3, 0, 0)


def test_an_entry_of_another_child_is_not_filled_by_its_reference(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_child, MALAK | {"sex": None}))
    path = write_csv(
        ("Reference", "Surname", "Forename", "Sex"), ("CHD-2026-0001", "Abdulkarim", "Sidra", "F")
    )
    outcome = import_table(desk, CHILD, path)
    assert counts(outcome) == (1, 0, 0, 0, 1)
    assert outcome.refused_rows[0].reasons[0].startswith("CHD-2026-0001 is Abdulkarim, Malak on file")
    assert [child.sex for child in all_of(desk, CHILD)] == [None]


def test_a_record_about_another_child_cannot_be_linked(desk: Desk, write_csv: WriteCsv) -> None:
    child, _, school = save_made(desk, (make_child, MALAK), (make_child, {}), (make_school, {}))
    save_made(desk, (make_notice, {"child": child.id, "school": school.id}))
    path = write_csv(
        ("Child", "Opened", "10-day notification"),
        ("CHD-2026-0002", "3/11/2026", "TDN-2026-0001"),
        ("CHD-2026-0001", "3/11/2026", "TDN-2026-0001"),
    )
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(outcome) == (2, 1, 2, 0, 1)
    assert outcome.refused_rows[0].reasons == ("10-day notification: TDN-2026-0001 is about another child.",)
