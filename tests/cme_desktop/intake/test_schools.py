"""The national register of schools: read by column name, kept by URN, head teachers never seen."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.intake.schools import import_schools
from cme_desktop.records import SCHOOL
from cme_desktop.spreadsheets.problems import FileProblem
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
    assert [row.why for row in outcome.skipped_rows] == ["A children's centre, which is not a school."]
    assert outcome.notes == ("1 children's centres were left out: they are not schools.",)
    outcome = import_schools(desk, extract(tmp_path / "b.csv", {"UKPRN": "5.00E+06", "URN": "1066"}))
    assert (outcome.loaded, outcome.refused) == (0, 1)
    assert outcome.refused_rows[0].reasons[0].startswith("URN: “1066” is not a school's URN.")
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
