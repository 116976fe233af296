"""The national register of schools: read by column name, kept by URN, head teachers never seen."""

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.intake.schools import import_schools
from cme_desktop.intake.templates import blank_workbook
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.school import SCHOOL
from tests.books import fill_in

DATA = Path(__file__).parents[2] / "data"
CP1252 = DATA / "gias_example_schools_2019_cp1252.csv"


def schools(desk: Desk) -> dict[str, Any]:
    with desk.store.reading() as reader:
        return {school.urn: school for school in reader.records(SCHOOL) if school.urn}


def extract(path: Path, changes: dict[str, str], columns: list[str] | None = None) -> Path:
    """The published rows again, the first one changed, with only some of the columns."""
    with CP1252.open(encoding="cp1252", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= changes
    kept = columns or list(rows[0])
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(
    "name", ["gias_example_schools_2019_cp1252.csv", "gias_example_schools_2019_utf8.csv"]
)
def test_a_real_extract_in_either_encoding(name: str, desk: Desk) -> None:
    outcome = import_schools(desk, DATA / name)
    assert outcome.counts() == {"read": 4, "loaded": 4, "matched": 0, "skipped": 0, "refused": 0}
    found = schools(desk)
    assert found["126416"].name == "St Thomas à Becket Church of England Aided Primary School"
    closed = found["117137"]
    assert (closed.status, closed.opened_on, closed.closed_on) == (
        "closed",
        date(1997, 2, 26),
        date(2012, 5, 31),
    )
    penistone = found["106653"]
    assert (penistone.laestab, penistone.type, penistone.phase, penistone.local_authority) == (
        "3704027", "01", "4", "370",
    )  # fmt: skip
    assert (penistone.low_age, penistone.high_age, penistone.postcode) == (11, 18, "S36 7BX")


def test_a_table_of_the_programs_own_is_loaded_too(desk: Desk, tmp_path: Path) -> None:
    write_workbook(tmp_path / "blank.xlsx", blank_workbook(SCHOOL))
    row = {"Name": "Elm Lane", "URN": "100492", "Opened": date(1997, 2, 26)}
    file = fill_in(tmp_path / "blank.xlsx", tmp_path / "filled.xlsx", [row])
    assert import_schools(desk, file, dry_run=True).loaded == 1
    assert import_schools(desk, file).loaded == 1
    assert schools(desk)["100492"].opened_on == date(1997, 2, 26)
    assert import_schools(desk, tmp_path / "blank.xlsx").read == 0


def test_head_teachers_are_not_in_the_data_file(desk: Desk, tmp_path: Path) -> None:
    import_schools(desk, CP1252)
    assert "Made-up" in CP1252.read_text("cp1252")
    desk.store.back_up(tmp_path / "copy.cme")
    assert b"Made-up" not in (tmp_path / "copy.cme").read_bytes()


def test_loaded_again_only_what_changed_is_saved(desk: Desk, tmp_path: Path) -> None:
    import_schools(desk, CP1252)
    assert import_schools(desk, CP1252).counts() == {
        "read": 4, "loaded": 0, "matched": 4, "skipped": 4, "refused": 0,
    }  # fmt: skip
    changed = extract(tmp_path / "new.csv", {"EstablishmentStatus (code)": "2", "CloseDate": "31/08/2026"})
    outcome = import_schools(desk, changed)
    assert (outcome.loaded, outcome.matched, outcome.skipped) == (1, 4, 3)
    assert [row.why for row in outcome.skipped_rows] == ["Nothing new about the school."] * 3
    assert schools(desk)["106653"].closed_on == date(2026, 8, 31)
    assert len(schools(desk)) == 4


def test_what_officers_added_stays(desk: Desk, tmp_path: Path) -> None:
    import_schools(desk, CP1252)
    with desk.store.changing(desk.author) as work:
        school = work.get(SCHOOL, schools(desk)["106653"].id)
        school.notes = "Ask for the office"
        work.save(SCHOOL, school, [])
        work.commit()
    import_schools(desk, extract(tmp_path / "new.csv", {"EstablishmentName": "Penistone Grammar"}))
    school = schools(desk)["106653"]
    assert (school.name, school.notes) == ("Penistone Grammar", "Ask for the office")


def test_columns_may_be_few_but_not_the_needed_ones(desk: Desk, tmp_path: Path) -> None:
    needed = ["URN", "LA (code)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)"]
    enough = [*needed, "EstablishmentStatus (code)"]
    assert import_schools(desk, extract(tmp_path / "few.csv", {}, enough)).loaded == 4
    with pytest.raises(FileProblem, match="lacks columns of the school register: EstablishmentStatus"):
        import_schools(desk, extract(tmp_path / "fewer.csv", {}, needed))


def test_childrens_centres_are_left_out_and_bad_values_told_of(desk: Desk, tmp_path: Path) -> None:
    outcome = import_schools(desk, extract(tmp_path / "a.csv", {"TypeOfEstablishment (code)": "47"}))
    assert (outcome.loaded, outcome.skipped) == (3, 1)
    assert [row.why for row in outcome.skipped_rows] == ["A children’s centre, which is not a school."]
    assert outcome.notes == ("1 children’s centres were left out: they are not schools.",)
    outcome = import_schools(desk, extract(tmp_path / "b.csv", {"UKPRN": "5.00E+06", "URN": "1066"}))
    assert (outcome.loaded, outcome.refused) == (0, 1)
    assert outcome.refused_rows[0].reasons[0].startswith("URN: “1066” is not a school’s URN.")
    assert outcome.notes == ("“UKPRN” was left empty in 1 rows: it cannot be read, or is not on its list.",)


def test_a_dry_run_changes_nothing(desk: Desk) -> None:
    assert import_schools(desk, CP1252, dry_run=True).loaded == 4
    assert not schools(desk)


def test_a_row_that_ends_early_is_refused(desk: Desk, tmp_path: Path) -> None:
    torn = tmp_path / "edubase.csv"
    torn.write_bytes(CP1252.read_bytes().rstrip()[:-800])
    outcome = import_schools(desk, torn)
    assert outcome.counts() == {"read": 4, "loaded": 3, "matched": 0, "skipped": 0, "refused": 1}
    assert outcome.refused_rows[0].reasons[0].startswith("The row ends before its last column")


def test_a_school_without_urn_is_refused_and_loads_once_put_right(desk: Desk, tmp_path: Path) -> None:
    outcome = import_schools(desk, extract(tmp_path / "edubase.csv", {"URN": ""}))
    assert outcome.counts() == {"read": 4, "loaded": 3, "matched": 0, "skipped": 0, "refused": 1}
    assert outcome.refused_rows[0].reasons == ("URN is missing; without it a school cannot be told apart.",)
    assert outcome.refused_file is not None
    put_right = fill_in(outcome.refused_file, tmp_path / "right.xlsx", [{"URN": "123456"}])
    assert import_schools(desk, put_right).loaded == 1
    assert schools(desk)["123456"].laestab


def test_an_extract_saved_with_semicolons(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "edubase.csv"
    with CP1252.open(encoding="cp1252", newline="") as file, path.open("w", newline="") as saved:
        csv.writer(saved, delimiter=";").writerows(csv.reader(file))
    assert import_schools(desk, path).loaded == 4


def test_what_is_no_extract_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is a folder"):
        import_schools(desk, tmp_path)
    endless = extract(tmp_path / "endless.csv", {"EstablishmentName": "x" * 200_000})
    with pytest.raises(FileProblem, match="could not be split into columns"):
        import_schools(desk, endless)


CASES = DATA / "cases"


def register(path: Path, *changes: dict[str, str]) -> Path:
    """The school of the cases, a row for each of these changes."""
    with (CASES / "school.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerows([row | change for change in changes])
    return path


def test_columns_that_are_not_there_change_nothing(desk: Desk) -> None:
    import_schools(desk, CASES / "school.csv")
    before = schools(desk)["100001"]
    outcome = import_schools(desk, CASES / "d24-narrow.csv")
    assert (outcome.loaded, outcome.skipped) == (0, 1)
    after = schools(desk)["100001"]
    told = ("postcode", "phone", "phase", "low_age", "high_age", "line1", "town", "ukprn", "opened_on")
    assert [getattr(after, name) for name in told] == [getattr(before, name) for name in told]
    assert after.postcode == "M1 1AA"


def test_a_few_columns_bring_up_those_alone(desk: Desk, tmp_path: Path) -> None:
    import_schools(desk, CASES / "school.csv")
    narrow = tmp_path / "narrow.csv"
    text = (CASES / "d24-narrow.csv").read_text()
    narrow.write_text(text.replace("Northgate Primary School", "Northgate Academy"))
    assert import_schools(desk, narrow).loaded == 1
    school = schools(desk)["100001"]
    assert (school.name, school.postcode, school.low_age) == ("Northgate Academy", "M1 1AA", 4)


def test_blank_and_damaged_cells_change_nothing(desk: Desk, tmp_path: Path) -> None:
    import_schools(desk, CASES / "school.csv")
    spoilt = {"Postcode": "M1", "UKPRN": "1.00E+07", "TelephoneNum": "", "OpenDate": "00/01/1900", "Town": ""}
    outcome = import_schools(desk, register(tmp_path / "new.csv", spoilt))
    school = schools(desk)["100001"]
    assert (school.postcode, school.ukprn, school.phone) == ("M1 1AA", "10000001", "0161 496 0000")
    assert (school.opened_on, school.town) == (date(1990, 9, 1), "Manchester")
    assert (
        "“Postcode” was left as it was in 1 rows: it cannot be read, or is not on its list." in outcome.notes
    )


def test_a_closure_that_is_called_off_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    columns = {"EstablishmentStatus (code)": "3", "CloseDate": "31-08-2027"}
    import_schools(desk, extract(tmp_path / "a.csv", columns))
    assert schools(desk)["106653"].closed_on == date(2027, 8, 31)
    import_schools(desk, extract(tmp_path / "b.csv", {"CloseDate": ""}))
    assert schools(desk)["106653"].closed_on is None


def test_a_number_twice_is_handed_back(desk: Desk, tmp_path: Path) -> None:
    sent = shutil.copy(CASES / "d34-same-urn-twice.csv", tmp_path)  # the refused rows are put beside it
    outcome = import_schools(desk, Path(sent))
    assert outcome.counts() == {"read": 2, "loaded": 1, "matched": 0, "skipped": 0, "refused": 1}
    assert outcome.refused_rows[0].reasons == (
        "URN 100001 is in this file twice: row 2 says something else of that school. "
        "Keep the right one of the two.",
    )
    assert schools(desk)["100001"].name == "Northgate Primary School"
    same = import_schools(desk, register(tmp_path / "same.csv", {}, {}))
    assert [row.why for row in same.skipped_rows][-1] == "Nothing new: the same as row 2."


def test_the_registers_file_of_links_makes_earlier_and_later_schools(desk: Desk) -> None:
    import_schools(desk, CASES / "school.csv")
    rehearsed = import_schools(desk, CASES / "d32-links.csv", dry_run=True)
    assert schools(desk)["100001"].links == []
    outcome = import_schools(desk, CASES / "d32-links.csv")
    assert outcome.counts() == rehearsed.counts()
    assert outcome.counts() == {"read": 1, "loaded": 1, "matched": 1, "skipped": 0, "refused": 0}
    (link,) = schools(desk)["100001"].links
    assert (link.kind, link.urn, link.name, link.since) == (
        "successor", "150001", "Northgate Academy", date(2026, 9, 1),
    )  # fmt: skip
    again = import_schools(desk, CASES / "d32-links.csv")
    assert [row.why for row in again.skipped_rows] == ["Nothing new: the school has this link."]
    assert len(schools(desk)["100001"].links) == 1


def test_links_of_other_schools_and_other_kinds_are_passed_over(desk: Desk, tmp_path: Path) -> None:
    import_schools(desk, CASES / "school.csv")
    path = tmp_path / "links.csv"
    path.write_text(
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
        "100001,150001,Northgate Academy,Successor - merged,01-09-2026\n"
        "100001,150002,Southgate Academy,Expansion,01-09-2026\n"
        "999998,150001,Northgate Academy,Successor,01-09-2026\n"
        "100001,15,Northgate Academy,Successor,01-09-2026\n"
    )
    outcome = import_schools(desk, path)
    assert outcome.counts() == {"read": 4, "loaded": 1, "matched": 2, "skipped": 2, "refused": 1}
    assert [link.kind for link in schools(desk)["100001"].links] == ["merged_into"]
    assert "“15” is not a school’s URN" in outcome.refused_rows[0].reasons[0]
    assert any("1 links were passed over: their school is not on file." in note for note in outcome.notes)


PLACEHOLDERS = [
    ("EstablishmentName", "-", "name"),
    ("Trusts (name)", "Not applicable", "trust"),
    ("Street", ".", "line1"),
    ("Town", "N/A", "town"),
    ("SchoolWebsite", "http://", "website"),
    ("TelephoneNum", "0", "phone"),
    ("StatutoryHighAge", "0", "high_age"),
    ("PhaseOfEducation (code)", "0", "phase"),
]


@pytest.mark.parametrize(("header", "text", "name"), PLACEHOLDERS, ids=str)
def test_a_placeholder_changes_nothing_and_is_told(
    header: str, text: str, name: str, desk: Desk, tmp_path: Path
) -> None:
    import_schools(desk, extract(tmp_path / "first.csv", {"Trusts (name)": "Elm Trust"}))
    before = getattr(schools(desk)["106653"], name)
    assert before
    changes = {"Trusts (name)": "Elm Trust"} | {header: text}
    outcome = import_schools(desk, extract(tmp_path / "again.csv", changes))
    assert outcome.loaded == 0
    assert getattr(schools(desk)["106653"], name) == before
    label = SCHOOL.fields[name].label
    assert (
        f"“{label}” was left as it was in 1 row: the cell says nothing, such as “-” or “N/A”."
        in outcome.notes
    )


def test_ages_of_nought_to_nought_change_nothing_but_a_nursery_is_from_nought(
    desk: Desk, tmp_path: Path
) -> None:
    import_schools(desk, CP1252)
    none = {"StatutoryLowAge": "0", "StatutoryHighAge": "0"}
    assert import_schools(desk, extract(tmp_path / "none.csv", none)).loaded == 0
    import_schools(desk, extract(tmp_path / "nursery.csv", none | {"StatutoryHighAge": "5"}))
    nursery = schools(desk)["106653"]
    assert (nursery.low_age, nursery.high_age) == (0, 5)


def test_the_registers_own_words_clear_a_trust(desk: Desk, tmp_path: Path) -> None:
    import_schools(desk, extract(tmp_path / "first.csv", {"Trusts (name)": "Elm Trust"}))
    assert schools(desk)["106653"].trust == "Elm Trust"
    import_schools(desk, extract(tmp_path / "left.csv", {"Trusts (name)": "Not supported by a trust"}))
    assert not schools(desk)["106653"].trust
