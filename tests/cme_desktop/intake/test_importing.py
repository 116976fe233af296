"""Loading tables: every row counted, good ones saved whole, bad ones handed back with plain reasons."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.intake.outcome import Outcome, SkippedRow
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_record
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from tests.books import read_back, workbook
from tests.builders import make_child, make_person, make_school
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.day_first import import_table

ENQUIRY_HEADINGS = ("Child surname", "Child forename", "Child date of birth", "Opened")
ADA = ("Okafor", "Ada", "23/4/2012")


def all_of(desk: Desk, record_type: RecordType[Any]) -> list[Any]:
    with desk.store.reading() as reader:
        return list(reader.records(record_type))


def counts(outcome: Outcome) -> tuple[int, int, int, int, int]:
    assert outcome.read == outcome.loaded + outcome.skipped + outcome.refused
    assert [len(outcome.skipped_rows), len(outcome.refused_rows)] == [outcome.skipped, outcome.refused]
    return outcome.read, outcome.loaded, outcome.matched, outcome.skipped, outcome.refused


def save_made(desk: Desk, *made: tuple[Any, dict[str, Any]]) -> list[Any]:
    with desk.store.changing(desk.author) as work:
        saved = [make(work, **values) for make, values in made]
        work.commit()
    return saved


def test_a_child_not_on_file_is_made_once(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(ENQUIRY_HEADINGS, (*ADA, "5/9/2016"), ("OKAFOR", "ada", "2012-04-23", "1/2/2017"))
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, path)) == (2, 2, 0, 0, 0)
    (child,) = all_of(desk, CHILD)
    assert (child.surname, child.birth.day) == ("Okafor", date(2012, 4, 23))
    assert [e.received_on for e in all_of(desk, WHEREABOUTS_ENQUIRY)] == [date(2016, 9, 5), date(2017, 2, 1)]


@pytest.mark.parametrize("named", ["CHD-2026-0001", "chd-2026-0001", "Ada Okafor CHD-2026-0001"])
def test_a_child_on_file_is_found_by_its_reference(named: str, desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_child, {}))
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(("Child", "Opened"), (named, "5/9/2016")))
    assert counts(outcome) == (1, 1, 1, 0, 0)
    assert len(all_of(desk, CHILD)) == 1


@pytest.mark.parametrize(
    "named",
    ["106653", "370/4027", "3704027", "Penistone Grammar School", "Penistone Grammar School 370/4027"],
)
def test_a_school_is_found_by(named: str, desk: Desk, write_csv: WriteCsv) -> None:
    (school,) = save_made(
        desk, (make_school, {"name": "Penistone Grammar School", "urn": "106653", "laestab": "3704027"})
    )
    path = write_csv((*ENQUIRY_HEADINGS, "Last school"), (*ADA, "5/9/2016", named))
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, path)) == (1, 1, 0, 0, 0)
    assert all_of(desk, WHEREABOUTS_ENQUIRY)[0].school == school.id


def test_the_open_school_of_a_name_is_meant_and_a_closed_urn_kept(desk: Desk, write_csv: WriteCsv) -> None:
    closed, academy = save_made(
        desk,
        (make_school, {"name": "Elm Lane", "urn": "106653", "status": "closed"}),
        (make_school, {"name": "Elm Lane", "urn": "140001"}),
    )
    path = write_csv(
        (*ENQUIRY_HEADINGS, "Last school"), (*ADA, "5/9/2016", "Elm Lane"), (*ADA, "6/9/2016", "106653")
    )
    import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert [e.school for e in all_of(desk, WHEREABOUTS_ENQUIRY)] == [academy.id, closed.id]


def test_a_school_is_never_made(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv((*ENQUIRY_HEADINGS, "Last school"), (*ADA, "5/9/2016", "Nowhere High"))
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(outcome) == (1, 0, 0, 0, 1)
    assert outcome.refused_rows[0].reasons == (
        "Last school: No school on file is “Nowhere High”. Give its URN, or load the school register first.",
    )
    assert not all_of(desk, SCHOOL)
    assert not all_of(desk, CHILD), "a refused row leaves nothing behind"


def test_officers_and_hubs_are_made_once(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Child", "Request received", "Officer", "Issuing officer", "Hub")
    path = write_csv(
        headings, ("Okafor, Ada, 23/4/2012", "5/9/2016", "Robin Ash", "Robin Ash", "North"),
        ("Nowak, Jan, 3/4/2012", "6/9/2016", "robin ash", "", "NORTH"),
    )  # fmt: skip
    assert import_table(desk, PENALTY_NOTICE, path).loaded == 2
    assert [officer.name for officer in all_of(desk, OFFICER)] == ["Robin Ash"]
    assert [hub.name for hub in all_of(desk, HUB)] == ["North"]


def test_a_parent_is_known_by_name_within_the_child_only(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Child", "Parent", "Request received")
    path = write_csv(
        headings,
        ("Okafor, Ada, 23/4/2012", "Khan, Sara", "5/9/2016"),
        ("Okafor, Ada, 23/4/2012", "khan, sara", "6/9/2016"),
        ("Nowak, Jan, 1/2/2010", "Khan, Sara", "5/9/2016"),
    )
    assert import_table(desk, PENALTY_NOTICE, path).loaded == 3
    ada, jan = all_of(desk, CHILD)
    first, second = all_of(desk, PERSON)
    assert [relation.person for relation in ada.people] == [first.id]
    assert [relation.person for relation in jan.people] == [second.id]
    assert [notice.parent for notice in all_of(desk, PENALTY_NOTICE)] == [first.id, first.id, second.id]


def test_a_parent_new_to_a_child_on_file_is_named_there(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_child, {}), (make_person, {}))
    path = write_csv(
        ("Child", "Parent surname", "Parent forename", "Request received"),
        ("CHD-2026-0001", "Khan", "Sara", "5/9/2016"),
    )
    assert counts(import_table(desk, PENALTY_NOTICE, path)) == (1, 1, 1, 0, 0)
    (child,), people = all_of(desk, CHILD), all_of(desk, PERSON)
    assert [relation.person for relation in child.people] == [people[1].id]


def test_headings_in_any_order_case_and_spacing_by_label_or_name(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        ("issued_on", "  request   RECEIVED", "Colour", "STATUS", "child_surname"),
        ("12/10/2016", "5/9/2016", "red", "issued", "Okafor"),
    )
    outcome = import_table(desk, PENALTY_NOTICE, path)
    assert outcome.loaded == 1, outcome.refused_rows
    (notice,) = all_of(desk, PENALTY_NOTICE)
    assert (notice.received_on, notice.issued_on, notice.status) == (
        date(2016, 9, 5),
        date(2016, 10, 12),
        "issued",
    )
    assert "The column “Colour” was not read: it is not one of the columns of “sent”." in outcome.notes


def test_excel_serials_and_the_1904_calendar(desk: Desk, tmp_path: Path) -> None:
    row = {"Child": "Okafor, Ada", "Opened": 42618, "Last seen": date(2016, 9, 1), "Closed": None}
    import_table(desk, WHEREABOUTS_ENQUIRY, workbook(tmp_path / "a.xlsx", [row]))
    row |= {"Child": "Nowak, Jan", "Opened": 42618 - 1462}
    import_table(desk, WHEREABOUTS_ENQUIRY, workbook(tmp_path / "b.xlsx", [row], epoch_1904=True))
    assert [(e.received_on, e.last_seen_on) for e in all_of(desk, WHEREABOUTS_ENQUIRY)] == [
        (date(2016, 9, 5), date(2016, 9, 1))
    ] * 2


def test_rows_of_further_sheets_go_with_their_reference(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "enquiries.xlsx"
    book = openpyxl.Workbook()
    main = book.active
    main.title = "Whereabouts enquiries"
    main.append(["Reference", "Child", "Opened"])
    main.append(["a", "Okafor, Ada", date(2016, 9, 5)])
    main.append(["b", "Nowak, Jan", date(2016, 9, 5)])
    checks = book.create_sheet("Checks")
    checks.append(["Reference", "Check", "Asked"])
    for row in (
        ["b", "Council tax", date(2016, 9, 6)],
        ["a", "gp", None],
        ["b", "Police", None],
        ["z", "gp", None],
    ):
        checks.append(row)
    book.save(path)
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert [[c.check for c in e.checks] for e in all_of(desk, WHEREABOUTS_ENQUIRY)] == [
        ["gp"], ["council_tax", "police"],
    ]  # fmt: skip
    assert outcome.notes == (
        "1 further rows with the reference “z” belong to no row of the first sheet, so they were not read.",
    )


def test_refused_rows_come_back_and_load_once_put_right(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        (*ENQUIRY_HEADINGS, "Source"),
        (*ADA, "31/9/2016", "Gossip"),
        ("Nowak", "Jan", "1/2/2010", "5/9/2016", "police"),
    )
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(outcome) == (2, 1, 0, 0, 1)
    assert outcome.refused_file is not None
    assert outcome.refused_file.name == "sent.refused.xlsx"
    (row,) = read_back(outcome.refused_file, "sent")
    assert row["Row"] == "2"
    assert row["Why"] == (
        "Opened: September has 30 days. The day cannot be 31. Source: “Gossip” is not on the list for Source."
    )
    corrected = outcome.refused_file.with_name("corrected.xlsx")
    workbook(corrected, [row | {"Opened": "30/9/2016", "Source": "Police"}])
    again = import_table(desk, WHEREABOUTS_ENQUIRY, corrected)
    assert counts(again) == (1, 1, 0, 0, 0)
    (note,) = again.notes
    assert "Row 2: By date of birth the child was not of compulsory school age on Fri 30 Sep 2016" in note


def test_a_dry_run_says_the_same_and_changes_nothing(desk: Desk, write_csv: WriteCsv, tmp_path: Path) -> None:
    path = write_csv(
        (*ENQUIRY_HEADINGS, "Hub"),
        (*ADA, "5/9/2016", "North"),
        (*ADA, "5/9/2016", "north"),
        (*ADA, "x", "North"),
    )
    rehearsed = import_table(desk, WHEREABOUTS_ENQUIRY, path, dry_run=True)
    assert not all_of(desk, CHILD)
    assert not list(tmp_path.glob("*refused*"))
    assert counts(rehearsed) == counts(import_table(desk, WHEREABOUTS_ENQUIRY, path)) == (3, 1, 0, 1, 1)


def test_a_record_that_was_moved_on_is_not_loaded_again(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_school, {"urn": "106653"}))
    path = write_csv(
        ("Child", "School", "Notice received", "Name deleted", "Ground met", "Ground", "Status"),
        ("Okafor, Ada, 23/4/2012", "106653", "5/9/2016", "6/9/2016", "1/9/2016", "", "Accepted"),
    )
    assert import_table(desk, OFF_ROLL_NOTICE, path).loaded == 1
    (notice,) = all_of(desk, OFF_ROLL_NOTICE)
    again = import_table(desk, OFF_ROLL_NOTICE, path)
    assert again.skipped_rows == (SkippedRow(2, "Nothing new: this row was loaded before."),)
    notice.status = "unmatched"
    with desk.store.changing(desk.author) as work:
        save_record(work, OFF_ROLL_NOTICE, notice)
        work.commit()
    assert counts(import_table(desk, OFF_ROLL_NOTICE, path)) == (1, 0, 1, 1, 0)
    named = write_csv(
        ("Child", "School", "Notice received", "Name deleted", "Ground met", "Ground", "Status"),
        ("CHD-2026-0001", "106653", "5/9/2016", "6/9/2016", "1/9/2016", "", "Accepted"),
    )
    same = import_table(desk, OFF_ROLL_NOTICE, named)
    assert same.skipped_rows == (SkippedRow(2, f"Nothing new: the same as {notice.reference}."),)


def test_a_reference_on_file_is_left_and_one_of_another_child_refused(
    desk: Desk, write_csv: WriteCsv
) -> None:
    import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(("Child", "Opened"), ("Okafor, Ada", "5/9/2016")))
    path = write_csv(
        ("Reference", "Child", "Opened"),
        ("ENQ-2026-0001", "CHD-2026-0001", "6/9/2016"),
        ("ENQ-2026-0001", "Nowak, Jan", "5/9/2016"),
    )
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(outcome) == (2, 0, 1, 1, 1)
    assert outcome.skipped_rows == (SkippedRow(2, "ENQ-2026-0001 is on file, and is left as it is."),)
    assert outcome.refused_rows[0].reasons[0].startswith("ENQ-2026-0001 is on file for another child.")


def test_the_same_episode_in_other_words_is_told_of(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        ("Child", "Opened", "Source"),
        ("Okafor, Ada, 23/4/2012", "5/9/2016", ""),
        ("Okafor, Ada, 23/4/2012", "5/9/2016", "police"),
    )
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert outcome.loaded == 2
    assert "Row 3: this row tells of the same episode as row 2, but not in the same way." in outcome.notes


def test_stopped_half_way_nothing_is_loaded(desk: Desk, write_csv: WriteCsv) -> None:
    rows = [(f"Name{number}", "Ada", "23/4/2012", "5/9/2016") for number in range(120)]
    seen = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done >= 100:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        import_table(desk, WHEREABOUTS_ENQUIRY, write_csv(ENQUIRY_HEADINGS, *rows), progress=stop)
    assert seen == [(0, 120), (50, 120), (100, 120)]
    assert not all_of(desk, CHILD)


def test_children_with_parents_and_addresses_and_blanks_filled_later(desk: Desk, write_csv: WriteCsv) -> None:
    headings = (
        "Reference",
        "Surname",
        "Forename",
        "Date of birth",
        "Sex",
        "Postcode",
        "Parent surname",
        "Parent forename",
        "Relationship",
    )
    first = write_csv(headings, ("", *ADA, "", "", "Okafor", "Grace", "Mother"))
    assert counts(import_table(desk, CHILD, first)) == (1, 1, 0, 0, 0)
    assert counts(import_table(desk, CHILD, first)) == (1, 0, 1, 1, 0)
    fuller = write_csv(headings, ("CHD-2026-0001", *ADA, "F", "m1 1aa", "Okafor", "Grace", "Mother"))
    assert counts(import_table(desk, CHILD, fuller)) == (1, 1, 1, 0, 0)
    (child,) = all_of(desk, CHILD)
    assert (child.sex, child.addresses[0].postcode, child.addresses[0].kind) == ("F", "M1 1AA", "home")
    assert [relation.relationship for relation in child.people] == ["mother"]
    other = write_csv(headings, ("CHD-2026-0001", *ADA, "M", "M1 1AA", "Okafor", "Grace", "Mother"))
    outcome = import_table(desk, CHILD, other)
    assert counts(outcome) == (1, 0, 1, 1, 0)
    assert outcome.notes == ("Row 2: CHD-2026-0001 is on file with another “Sex”; kept.",)


def test_several_choices_may_have_commas_in_their_labels(desk: Desk, write_csv: WriteCsv) -> None:
    field: Any = TEN_DAY_NOTIFICATION.fields["codes_used"]
    labels = [choice.label for choice in field.choices][:2]
    save_made(desk, (make_school, {"urn": "106653"}))
    path = write_csv(
        ("Child", "School", "First day absent", "Notice received", "Codes used"),
        ("Okafor, Ada", "106653", "5/9/2016", "19/9/2016", "; ".join(labels)),
    )
    outcome = import_table(desk, TEN_DAY_NOTIFICATION, path)
    assert outcome.loaded == 1, outcome.refused_rows
    assert len(all_of(desk, TEN_DAY_NOTIFICATION)[0].codes_used) == 2


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (("Child", "Scheme"), "lacks the column “Request received”, without which no penalty notice"),
        (("Request received",), "lacks the column “Child”, without which no penalty notice can be saved."),
        (
            ("Child", "Request received", "received_on"),
            "has one column twice, as “Request received” and as “received_on”. Keep one of the two.",
        ),
        (
            ("Child", "Request received", "Interview held", "Caution given"),
            "looks like a file of PACE interviews, not of penalty notices: 4 of its columns",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_meant(
    headings: tuple[str, ...], sentence: str, desk: Desk, write_csv: WriteCsv
) -> None:
    with pytest.raises(FileProblem) as problem:
        import_table(desk, PENALTY_NOTICE, write_csv(headings, ["x"] * len(headings)))
    assert str(problem.value).startswith(f"“sent.csv” {sentence}")


def test_damage_by_spreadsheets_is_named(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(("Child UPN", "Child surname", "Opened"), ("3.52E+11", "Okafor", "5/9/2016"))
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(outcome) == (1, 1, 0, 0, 0)
    (note,) = [note for note in outcome.notes if "UPN" in note]
    assert "“3.52E+11” was damaged by a spreadsheet" in note
    assert [child.upn for child in all_of(desk, CHILD)] == ["3.52E+11"]


def test_a_wrong_upn_refuses_no_notice_and_joins_no_two_children(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        ("Child UPN", *ENQUIRY_HEADINGS),
        ("B80120000500", *ADA, "5/9/2016"),
        ("B80120000500", "Nowak", "Jan", "1/2/2010", "5/9/2016"),
        ("A352299920018", "Nowak", "Ola", "3/2/2010", "5/9/2016"),
        ("A352299920018", "Ali", "Sam", "4/2/2010", "5/9/2016"),
    )
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, path)) == (4, 4, 0, 0, 0)
    assert len(all_of(desk, CHILD)) == 4


def test_text_that_looks_like_a_formula_stays_text(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(("Child surname", "Opened", "Notes"), ("Okafor", "5/9/2016", '=HYPERLINK("http://x")'))
    import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert all_of(desk, WHEREABOUTS_ENQUIRY)[0].notes == '=HYPERLINK("http://x")'


@pytest.mark.parametrize("written", ["42618", "05/09/2016 00:00", "5/9/2016 09:30:15", "2016-09-05T00:00:00"])
def test_days_as_exports_write_them(written: str, desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(("Child", "Opened"), ("Okafor, Ada", written))
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, path)) == (1, 1, 0, 0, 0)
    assert all_of(desk, WHEREABOUTS_ENQUIRY)[0].received_on == date(2016, 9, 5)


@pytest.mark.parametrize("written", ["t", "yesterday", "-5", "mon", "5/9", "5 sep"])
def test_a_day_that_counts_from_today_is_refused_in_a_file(
    written: str, desk: Desk, write_csv: WriteCsv
) -> None:
    path = write_csv((*ENQUIRY_HEADINGS,), (*ADA, written))
    (refused,) = import_table(desk, WHEREABOUTS_ENQUIRY, path).refused_rows
    assert refused.reasons == (
        f"Opened: “{written}” depends on the day it is read. Write the whole date, like 5/9/2016.",
    )


def test_what_is_unusual_is_loaded_and_told_of_once(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        ("Child UPN", *ENQUIRY_HEADINGS),
        ("A352299920017", *ADA, "5/9/2016"),
        ("A352299920018", "Nowak", "Jan", "1/2/2010", "5/9/2016"),
        ("A352299920019", "Nowak", "Ewa", "1/2/2012", "31/9/2016"),
    )
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(outcome) == (3, 2, 0, 0, 1)
    (note,) = [note for note in outcome.notes if "UPN" in note]
    assert note.startswith("Row 2, and 1 more alike (3): UPN: ")
    assert [child.upn for child in all_of(desk, CHILD)] == ["A352299920017", "A352299920018"]


def test_a_reason_names_the_link_and_not_one_of_its_columns(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(ENQUIRY_HEADINGS, ("Okafor", "Ada", "1/1/2050", "5/9/2016"))
    (refused,) = import_table(desk, WHEREABOUTS_ENQUIRY, path).refused_rows
    assert refused.reasons[0].startswith("Child: 1 Jan 2050 is in the future")


def test_a_ground_of_another_day_is_refused_row_by_row(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_school, {"name": "Elm Lane School", "laestab": "3521234"}))
    path = write_csv(
        ("Child surname", "Child forename", "Child date of birth", "School", "Notice received", "Ground",
         "Ground met"),
        (*ADA, "3521234", "4/9/2024", "8(1)(g)", "2/9/2024"),
        (*ADA, "3521234", "18/3/2024", "g", "15/3/2024"),
    )  # fmt: skip
    outcome = import_table(desk, OFF_ROLL_NOTICE, path)
    assert counts(outcome) == (2, 1, 0, 0, 1)
    (kept,) = all_of(desk, OFF_ROLL_NOTICE)
    assert kept.ground == "2006-8-1-g"
    assert outcome.refused_file is not None
    (row,) = read_back(outcome.refused_file, "sent")
    assert row["Ground"] == "8(1)(g)"
    assert row["Why"].endswith("was not on the list on Mon 2 Sep 2024.")
