"""Whose an imported row is: linked by itself when that is sure, added when like nobody, else handed back."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.intake.outcome import SkippedRow
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import FormerUpn, OtherName
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import BirthDate
from tests.books import read_back, workbook
from tests.builders import make_child, make_school
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.cme_desktop.intake.test_importing import all_of, counts, save_made
from tests.day_first import import_table

UPN, OTHER_UPN, THIRD_UPN = "B801200005001", "Q801200005002", "E801200005003"
TEMPORARY = "M80120000500A"
BORN = BirthDate(date(2015, 5, 19))
ON_FILE = {
    "surname": "Dunn", "forename": "Mia", "birth": BORN, "sex": "F", "upn": UPN,
    "addresses": [Address(kind="home", postcode="M1 1AA")],
}  # fmt: skip
HEADINGS = (
    "Child UPN", "Child surname", "Child forename", "Child date of birth", "Child sex", "Child postcode",
    "Opened",
)  # fmt: skip
OPENED = "5/10/2026"


def mia(**other: Any) -> tuple[Any, dict[str, Any]]:
    return make_child, ON_FILE | {"addresses": [Address(kind="home", postcode="M1 1AA")]} | other


def row(
    upn: str = "", surname: str = "Dunn", forename: str = "Mia", birth: str = "19/5/2015", sex: str = "",
    postcode: str = "", opened: str = OPENED,
) -> tuple[str, ...]:  # fmt: skip
    return upn, surname, forename, birth, sex, postcode, opened


def load(desk: Desk, write_csv: WriteCsv, *rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> Any:
    path = write_csv(headings, *rows)
    rehearsed = import_table(desk, WHEREABOUTS_ENQUIRY, path, dry_run=True)
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert counts(rehearsed) == counts(outcome)
    return outcome


def children_of(desk: Desk) -> list[int]:
    return [enquiry.child for enquiry in all_of(desk, WHEREABOUTS_ENQUIRY)]


SURE = {
    "number, birth and name": row(UPN),
    "number, birth and a short forename": row(UPN, forename="M"),
    "number and birth, another surname": row(UPN, surname="Marlow"),
    "name, birth, postcode and sex": row("", sex="F", postcode="m1 1aa"),
}


@pytest.mark.parametrize("sent", SURE.values(), ids=SURE)
def test_what_is_sure_is_linked(sent: tuple[str, ...], desk: Desk, write_csv: WriteCsv) -> None:
    (child,) = save_made(desk, mia())
    assert counts(load(desk, write_csv, sent)) == (1, 1, 1, 0, 0)
    assert children_of(desk) == [child.id]


ASKED = {
    "a number alone": row(UPN, surname="", forename="", birth=""),
    "a sister's number": row(UPN, forename="Leo", birth="30/7/2012"),
    "a twin's number": row(UPN, forename="Ben"),
    "number and name, another birth": row(UPN, birth="19/5/2014"),
    "number and name, a guessed birth": row(UPN, birth="about 19/5/2015"),
    "number and birth, another sex": row(UPN, sex="M"),
    "name and birth": row(),
    "name, birth and sex": row(sex="F"),
    "name, birth and postcode": row(postcode="M1 1AA"),
    "all but the number, which is another": row(OTHER_UPN, sex="F", postcode="M1 1AA"),
    "a name without a birth": row(birth=""),
    "a slip of the pen": row(surname="Dun"),
    "the name the other way about": row(surname="Mia", forename="Dunn"),
    "day and month swapped": row(birth="9/5/2015"),
}


@pytest.mark.parametrize("sent", ASKED.values(), ids=ASKED)
def test_what_is_like_a_child_is_handed_back_naming_it(
    sent: tuple[str, ...], desk: Desk, write_csv: WriteCsv
) -> None:
    save_made(desk, mia())
    outcome = load(desk, write_csv, sent)
    assert counts(outcome) == (1, 0, 0, 0, 1)
    (reason,) = outcome.refused_rows[0].reasons
    assert reason.startswith("Child: may be Dunn, Mia (CHD-2026-0001): ")
    assert "Put the reference into “Child” if it is this child, or “new” if it is another." in reason
    assert len(all_of(desk, CHILD)) == 1


def test_the_reasons_say_what_agrees_and_what_does_not(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, mia())
    outcome = load(desk, write_csv, row(UPN, forename="Leo", birth="30/7/2012", sex="M"))
    assert (
        "(CHD-2026-0001): the same UPN and the same surname, but another forename, another date of birth and "
        "another sex." in outcome.refused_rows[0].reasons[0]
    )


NOBODY = {
    "a brother": row(OTHER_UPN, forename="Leo", birth="30/7/2012", sex="M", postcode="M1 1AA"),
    "a namesake": row(birth="2/1/2013"),
    "a stranger of the same day": row(surname="Okafor", forename="Ada"),
}


@pytest.mark.parametrize("sent", NOBODY.values(), ids=NOBODY)
def test_a_child_like_nobody_is_added(sent: tuple[str, ...], desk: Desk, write_csv: WriteCsv) -> None:
    (child,) = save_made(desk, mia())
    assert counts(load(desk, write_csv, sent)) == (1, 1, 0, 0, 0)
    assert children_of(desk) != [child.id]


def test_a_temporary_number_on_either_side_is_no_contradiction(desk: Desk, write_csv: WriteCsv) -> None:
    (child,) = save_made(desk, mia())
    assert load(desk, write_csv, row(TEMPORARY, sex="F", postcode="M1 1AA")).loaded == 1
    assert children_of(desk) == [child.id]


def test_a_former_number_is_the_childs_own(desk: Desk, write_csv: WriteCsv) -> None:
    (child,) = save_made(desk, mia(former_upns=[FormerUpn(upn=OTHER_UPN)]))
    assert load(desk, write_csv, row(OTHER_UPN), row(OTHER_UPN, sex="F", postcode="M1 1AA")).loaded == 1
    assert children_of(desk) == [child.id]


def test_another_child_as_near_by_name_bars_it(desk: Desk, write_csv: WriteCsv) -> None:
    """Twins who sound alike, and the row carries the number of one."""
    amina, amira = ({"forename": name, "upn": upn} for name, upn in (("Amina", UPN), ("Amira", OTHER_UPN)))
    save_made(desk, mia(**amina), mia(**amira))
    for forename in ("Amira", "Amiza"):
        outcome = load(desk, write_csv, row(UPN, forename=forename))
        assert counts(outcome) == (1, 0, 0, 0, 1)
        assert "CHD-2026-0001" in outcome.refused_rows[0].reasons[0]
        assert "CHD-2026-0002" in outcome.refused_rows[0].reasons[0]


def test_a_word_that_brothers_share_is_no_likeness(desk: Desk, write_csv: WriteCsv) -> None:
    ali, omar = ("Muhammad Ali", "Muhammad Omar")
    save_made(desk, mia(forename=ali, sex="M"), mia(forename=omar, sex="M", upn=None, birth=None))
    assert counts(load(desk, write_csv, row(UPN, forename="Muhammad", sex="M"))) == (1, 0, 0, 0, 1)


def test_two_rows_that_would_take_one_child_take_it_neither(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, mia(forename="Amina"))
    rows = [row(UPN, forename="Amina"), row(UPN, forename="Amena")]
    for sent in (rows, rows[::-1]):
        outcome = load(desk, write_csv, *sent)
        assert counts(outcome) == (2, 0, 0, 0, 2)
        assert "Another row of this file would be the same child" in outcome.refused_rows[0].reasons[0]
    assert load(desk, write_csv, rows[0]).loaded == 1


def test_twins_with_one_number_are_not_one_child(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Surname", "Forename", "Date of birth", "Sex", "UPN")
    rows = [("Eden", "Ada", "19/5/2015", "F", UPN), ("Eden", "Ben", "19/5/2015", "M", UPN)]
    outcome = import_table(desk, CHILD, write_csv(headings, *rows))
    assert counts(outcome) == (2, 1, 0, 0, 1)
    assert "the same UPN" in outcome.refused_rows[0].reasons[0]


def test_one_name_and_two_homes_are_not_one_child(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Surname", "Forename", "Sex", "Address line 1", "Address postcode")
    rows = [("Ali", "Ahmed", "M", "1 High St", "M1 1AA"), ("Ali", "Ahmed", "M", "99 Low Rd", "OX1 1AA")]
    for sent in (rows, rows[::-1]):
        assert counts(import_table(desk, CHILD, write_csv(headings, *sent), dry_run=True)) == (2, 1, 0, 0, 1)


def test_rows_of_one_file_with_one_name_and_birth_are_one_child(desk: Desk, write_csv: WriteCsv) -> None:
    outcome = load(desk, write_csv, row(), row(UPN, opened="6/10/2026"), row(sex="F", opened="7/10/2026"))
    assert counts(outcome) == (3, 3, 0, 0, 0)
    assert len(all_of(desk, CHILD)) == 1


def test_rows_of_one_file_that_contradict_each_other_are_not(desk: Desk, write_csv: WriteCsv) -> None:
    rows = [row(UPN), row(OTHER_UPN, opened="6/10/2026"), row(opened="7/10/2026")]
    for sent in (rows, rows[::-1]):
        path = write_csv(HEADINGS, *sent)
        assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, path, dry_run=True)) == (3, 1, 0, 0, 2)


# -- answers ------------------------------------------------------------------------------------


def answered(outcome: Any, **answer: str) -> Path:
    """The refused workbook with the answer in its first row."""
    sheet = "sent"
    (first, *rest) = read_back(outcome.refused_file, sheet)
    to: Path = outcome.refused_file.with_name("answered.xlsx")
    return workbook(to, [first | answer, *rest])


@pytest.mark.parametrize("answer", ["CHD-2026-0001", "chd-2026-0001"])
def test_an_answer_links_the_row_and_the_row_as_sent_is_known(
    answer: str, desk: Desk, write_csv: WriteCsv
) -> None:
    (child,) = save_made(desk, mia())
    sent = row("", surname="Dun", birth="20/5/2015")
    outcome = load(desk, write_csv, sent)
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, answered(outcome, Child=answer))) == (1, 1, 1, 0, 0)
    assert children_of(desk) == [child.id]
    again = load(desk, write_csv, sent)
    assert again.skipped_rows == (SkippedRow(2, "Nothing new: this row was loaded before."),)
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, answered(outcome, Child=answer))) == (1, 0, 1, 1, 0)


def test_the_answer_new_adds_a_child(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, mia())
    outcome = load(desk, write_csv, row())
    assert import_table(desk, WHEREABOUTS_ENQUIRY, answered(outcome, Child="New")).loaded == 1
    assert children_of(desk) == [all_of(desk, CHILD)[1].id]
    assert counts(load(desk, write_csv, row())) == (1, 0, 1, 1, 0)


def test_a_new_child_does_not_take_the_number_of_another(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, mia())
    outcome = load(desk, write_csv, row(UPN, forename="Leo", birth="30/7/2012"))
    still = import_table(desk, WHEREABOUTS_ENQUIRY, answered(outcome, Child="new"))
    assert "Empty the UPN if it is another child all the same." in still.refused_rows[0].reasons[0]
    emptied = answered(outcome, **{"Child": "new", "Child UPN": ""})
    assert import_table(desk, WHEREABOUTS_ENQUIRY, emptied).loaded == 1
    assert [child.upn for child in all_of(desk, CHILD)] == [UPN, None]


def test_a_name_in_the_column_of_the_answer_stays(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, mia())
    path = write_csv(("Child", "Opened"), ("Dunn, Mia, 19/5/2015", OPENED))
    outcome = import_table(desk, WHEREABOUTS_ENQUIRY, path)
    assert "into “Child reference”" in outcome.refused_rows[0].reasons[0]
    done = import_table(desk, WHEREABOUTS_ENQUIRY, answered(outcome, **{"Child reference": "CHD-2026-0001"}))
    assert done.loaded == 1
    assert counts(import_table(desk, WHEREABOUTS_ENQUIRY, path)) == (1, 0, 1, 1, 0)


@pytest.mark.parametrize(("answer", "children"), [("CHD-2026-0001", 1), ("new", 2)])
def test_a_row_of_children_is_answered_too(
    answer: str, children: int, desk: Desk, write_csv: WriteCsv
) -> None:
    save_made(desk, mia(sex=None))
    path = write_csv(("Surname", "Forename", "Date of birth", "Sex"), ("Dunn", "Mia", "19/5/2015", "F"))
    outcome = import_table(desk, CHILD, path)
    assert "(CHD-2026-0001): the same name and the same date of birth." in outcome.refused_rows[0].reasons[0]
    assert import_table(desk, CHILD, answered(outcome, Child=answer)).loaded == 1
    assert [child.sex for child in all_of(desk, CHILD)][-1] == "F"
    assert len(all_of(desk, CHILD)) == children
    assert counts(import_table(desk, CHILD, path)) == (1, 0, 1, 1, 0)


def test_an_answer_that_is_nobody_like_it_is_questioned(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, mia(), (make_child, {}))
    outcome = load(desk, write_csv, row())
    wrong = import_table(desk, WHEREABOUTS_ENQUIRY, answered(outcome, Child="CHD-2026-0002"))
    assert "CHD-2026-0002 is Okafor, Ada on file, not “Dunn Mia" in wrong.refused_rows[0].reasons[0]


def test_an_answer_that_is_neither_says_what_it_may_be(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv((*HEADINGS, "Child reference"), (*row(), "maybe"))
    (refused,) = import_table(desk, WHEREABOUTS_ENQUIRY, path).refused_rows
    assert refused.reasons == ("Child: “maybe” is not a reference number such as CHD-2026-0001, nor “new”.",)


def test_one_notice_of_two_children_alike_is_not_one_row(desk: Desk, write_csv: WriteCsv) -> None:
    """A row with no more of the child than its reference is another for another reference."""
    save_made(desk, mia(), (make_child, {}))
    headings = ("Child", "Opened")
    for reference in ("CHD-2026-0001", "CHD-2026-0002"):
        assert load(desk, write_csv, (reference, OPENED), headings=headings).loaded == 1


def test_what_is_kept_of_a_loaded_row_tells_nothing(desk: Desk, write_csv: WriteCsv, tmp_path: Path) -> None:
    load(desk, write_csv, row(UPN))
    with closing(sqlite3.connect(tmp_path / "authority.cme")) as connection:
        kept = connection.execute("SELECT digest FROM loaded_row").fetchall()
    assert [len(digest) for (digest,) in kept] == [64]
    assert all(set(digest) <= set("0123456789abcdef") for (digest,) in kept)


# -- merged and restricted ----------------------------------------------------------------------


def merged(desk: Desk, *made: tuple[Any, dict[str, Any]]) -> list[Any]:
    """The first of some children, merged into the second, that into the third, and so on."""
    saved = save_made(desk, *made)
    with desk.store.changing(desk.author) as work:
        for child, into in pairwise(saved):
            child.status, child.merged_into = "merged", into.id
            save_record(work, CHILD, child)
        work.commit()
    return saved


@pytest.mark.parametrize("sent", [row(UPN), row(sex="F", postcode="M1 1AA")])
def test_a_notice_of_a_merged_child_goes_to_the_one_it_was_merged_into(
    sent: tuple[str, ...], desk: Desk, write_csv: WriteCsv
) -> None:
    empty = {"addresses": [], "upn": None}
    _, _, last = merged(desk, mia(), mia(**empty), mia(**empty))
    assert load(desk, write_csv, sent).loaded == 1
    by_reference = write_csv(("Child", "Opened"), ("CHD-2026-0001", "6/10/2026"))
    assert import_table(desk, WHEREABOUTS_ENQUIRY, by_reference).loaded == 1
    assert children_of(desk) == [last.id, last.id]


def test_a_likeness_to_a_merged_child_names_the_one_it_was_merged_into(
    desk: Desk, write_csv: WriteCsv
) -> None:
    merged(desk, mia(surname="Marlow", upn=None), mia(surname="Dunn"))
    reason = load(desk, write_csv, row(surname="Marlow")).refused_rows[0].reasons[0]
    assert "may be Dunn, Mia (CHD-2026-0002)" in reason
    assert "CHD-2026-0001" not in reason


@pytest.mark.parametrize("restricted", [0, 1])
def test_a_merger_with_a_restricted_record_leads_nowhere(
    restricted: int, desk: Desk, write_csv: WriteCsv
) -> None:
    other = {"surname": "Okafor", "upn": None, "birth": None}
    hidden = [{"restricted": place == restricted} for place in range(2)]
    merged(desk, mia(surname="Marlow", **hidden[0]), mia(**other, **hidden[1]))
    assert counts(load(desk, write_csv, row(UPN, surname="Marlow"))) == (1, 1, 0, 0, 0)


@pytest.mark.parametrize("sent", [*SURE.values(), ASKED["name and birth"]])
def test_a_row_like_a_restricted_child_is_like_nobody(
    sent: tuple[str, ...], desk: Desk, write_csv: WriteCsv
) -> None:
    (child,) = save_made(desk, mia(restricted=True))
    outcome = load(desk, write_csv, sent)
    assert counts(outcome) == (1, 1, 0, 0, 0)
    assert not any("CHD" in note or "Restricted" in note for note in outcome.notes)
    assert children_of(desk) != [child.id]


def test_a_restricted_child_is_linked_by_its_reference(desk: Desk, write_csv: WriteCsv) -> None:
    (child,) = save_made(desk, mia(restricted=True))
    path = write_csv(("Child", "Opened"), ("CHD-2026-0001", OPENED))
    assert import_table(desk, WHEREABOUTS_ENQUIRY, path).loaded == 1
    assert children_of(desk) == [child.id]


def test_loading_the_row_of_a_restricted_child_again_names_nobody(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Surname", "Forename", "Restricted")
    path = write_csv(headings, ("Dunn", "Mia", "Yes"))
    assert import_table(desk, CHILD, path).loaded == 1
    again = import_table(desk, CHILD, path)
    assert again.skipped_rows == (SkippedRow(2, "Nothing new: this row was loaded before."),)


# -- one path, however long the file ------------------------------------------------------------


def test_a_row_means_the_same_alone_and_among_others(desk: Desk, write_csv: WriteCsv) -> None:
    fields = ("Surname", "Forename", "Date of birth", "Sex")
    others = [(f"Name{letter}", "Xu", "21/2/2013", "F") for letter in "abcdefghijklmnopqrstuvwxyz"]
    import_table(desk, CHILD, write_csv(fields, ("Mc Donald", "Iain", "16/3/2014", "M"), *others))
    iain = ("McDonald", "Iain", "16/3/2014", "M")
    new = [(name, "Bo", "22/2/2013", "M") for name in ("Quill", "Ferris", "Tandy", "Osgood")]
    for sent in ([iain], [iain, *new]):
        outcome = import_table(desk, CHILD, write_csv(fields, *sent), dry_run=True)
        assert [refused.number for refused in outcome.refused_rows] == [2]
        assert "may be Mc Donald, Iain (CHD-2026-0001)" in outcome.refused_rows[0].reasons[0]


@pytest.mark.parametrize("schools", [1, 40])
def test_a_school_means_the_same_however_many_there_are(
    schools: int, desk: Desk, write_csv: WriteCsv
) -> None:
    first, *_ = save_made(
        desk,
        (make_school, {"name": "St. Mary’s", "urn": "106653"}),
        *((make_school, {"urn": str(140001 + number)}) for number in range(schools)),
    )
    path = write_csv((*HEADINGS, "Last school"), (*row(), "St Marys"))
    assert import_table(desk, WHEREABOUTS_ENQUIRY, path).loaded == 1
    assert all_of(desk, WHEREABOUTS_ENQUIRY)[0].school == first.id
    assert len(all_of(desk, SCHOOL)) == schools + 1


def test_a_child_found_by_another_name_is_asked_about(desk: Desk, write_csv: WriteCsv) -> None:
    beth = [OtherName(kind="preferred", surname="Ashdown", forename="Beth")]
    save_made(desk, mia(surname="Ashdown", forename="Elizabeth", other_names=beth, upn=None))
    outcome = load(desk, write_csv, row(surname="Ashdown", forename="Beth"))
    assert "may be Ashdown, Elizabeth (CHD-2026-0001)" in outcome.refused_rows[0].reasons[0]


def test_a_name_in_one_cell_without_a_comma_is_handed_back(desk: Desk, write_csv: WriteCsv) -> None:
    save_made(desk, (make_school, {"urn": "106653"}))
    path = write_csv(
        ("Child", "School", "First day absent", "Notice received"),
        ("Elizabeth Ashdown", "106653", "12/10/2026", "2/11/2026"),
    )
    (refused,) = import_table(desk, TEN_DAY_NOTIFICATION, path).refused_rows
    assert refused.reasons[0].startswith("Child: “Elizabeth Ashdown” has no comma")
    assert not all_of(desk, CHILD)


def test_headings_of_other_systems_are_understood(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        ("Surname", "Forename", "DOB", "Gender", "Post Code"),
        ("Ashdown", "Mira", "04/03/2015", "F", "M1 1AA"),
        ("Ashdown", "Mira", "25/12/2013", "F", "M1 1AA"),
    )
    assert import_table(desk, CHILD, path).loaded == 2
    assert [child.birth.day for child in all_of(desk, CHILD)] == [date(2015, 3, 4), date(2013, 12, 25)]
