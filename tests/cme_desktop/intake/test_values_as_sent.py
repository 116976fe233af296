"""Single values as schools, health systems and other programs write them, in whole files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.desk import Desk
from cme_desktop.fields import Unanswered
from cme_desktop.intake.importing import import_table
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.finding import find
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import BirthDate
from tests.builders import make_school
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.cme_desktop.intake.test_importing import all_of, counts, save_made

CASES = Path(__file__).parents[2] / "data" / "cases"
MARCH = BirthDate(date(2015, 3, 14))


@pytest.mark.parametrize(
    ("name", "of_child", "values"),
    [
        ("d17-dates", lambda child: child.birth, [MARCH, MARCH]),
        ("d18-invisible", lambda child: child.birth, [MARCH]),
        ("d19-year-r", lambda child: child.year_group, [0]),
        ("d21-lists", lambda child: child.ethnicity, ["WROM", "NOBT", "WBRI", "OOTH"]),
        ("d21-lists", lambda child: child.first_language, ["ENG", "ENG", "CYM", "KOR"]),
        ("d22-birth-unknown", lambda child: child.birth, [Unanswered.NOT_KNOWN]),
        ("d23-postcodes", lambda child: child.addresses[0].postcode, ["BFPO 61", "FIQQ 1ZZ"]),
    ],
)
def test_a_value_is_read_as_it_is_sent(
    name: str, of_child: Callable[[Any], object], values: list[object], desk: Desk
) -> None:
    outcome = import_table(desk, CHILD, CASES / f"{name}.csv")
    assert counts(outcome) == (len(values), len(values), 0, 0, 0)
    assert [of_child(child) for child in all_of(desk, CHILD)] == values


def test_a_number_in_the_place_of_a_school_is_told_and_no_school_kept(desk: Desk) -> None:
    save_made(desk, (make_school, {}))
    outcome = import_table(desk, CHILD, CASES / "d37-no-school.csv")
    assert counts(outcome) == (2, 2, 0, 0, 0)
    assert [child.school for child in all_of(desk, CHILD)] == [None, None]
    for row, number, meaning in ((2, "999999", "Home-educated"), (3, "888888", "School not known")):
        note = f"Row {row}: Current school: {number} stands for “{meaning}”, so no school is kept."
        assert note in outcome.notes


def test_a_school_on_file_may_have_that_number(desk: Desk) -> None:
    save_made(desk, (make_school, {"urn": "999999"}))
    import_table(desk, CHILD, CASES / "d37-no-school.csv")
    (school,) = all_of(desk, SCHOOL)
    assert [child.school for child in all_of(desk, CHILD)] == [school.id, None]


def test_a_notice_needs_its_school_all_the_same(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        ("Child surname", "Child forename", "School", "Received on", "First day absent"),
        ("Dunn", "Mia", "999999", "5/9/2026", "20/8/2026"),
    )
    outcome = import_table(desk, TEN_DAY_NOTIFICATION, path)
    assert counts(outcome) == (1, 0, 0, 0, 1)
    assert "School: 999999 stands for “Home-educated”, and a school is needed." in (
        outcome.refused_rows[0].reasons
    )


def test_people_are_found_by_their_numbers_however_these_were_sent(desk: Desk) -> None:
    import_table(desk, PERSON, CASES / "d29-phones.xlsx")
    with desk.store.reading() as reader:
        for typed, surname in (("07700900123", "Ashdown"), ("+447700900124", "Birch")):
            (found,) = find(reader, typed, 6, desk.clock.today()).found
            assert found.label.startswith(surname)


def test_a_foreign_postcode_stands_in_a_foreign_address(desk: Desk, write_csv: WriteCsv) -> None:
    path = write_csv(
        ("Surname", "Address postcode", "Address kind", "Address country"),
        ("Ash", "75001", "Overseas", "France"),
        ("Bell", "D02 AF30", "overseas", "Ireland"),
        ("Cole", "75001", "Home", ""),
    )
    outcome = import_table(desk, CHILD, path)
    assert [refused.number for refused in outcome.refused_rows] == [4]
    assert [child.addresses[0].postcode for child in all_of(desk, CHILD)] == ["75001", "D02 AF30"]


@pytest.mark.parametrize("mark", ["\u200e", "\ufeff", "\u00ad", "\u200b", "\u202a", "\u00a0"])
def test_marks_that_nobody_sees_keep_no_row_out(mark: str, desk: Desk, write_csv: WriteCsv) -> None:
    school = {"urn": "123456", "name": "Elm Lane School"}
    save_made(desk, (make_school, school))
    values = ("Ashdown", "Mira", "14/03/2015", "F", "E352299920017", "123456", "M1 1AA", "Somali")
    headings = (
        "Surname", "Forename", "Date of birth", "Sex", "UPN", "Current school", "Address postcode",
        "First language",
    )  # fmt: skip
    path = write_csv(headings, [f"{mark}{value}{mark}" for value in values])
    assert counts(import_table(desk, CHILD, path)) == (1, 1, 0, 0, 0)
    (child,) = all_of(desk, CHILD)
    assert (child.surname, child.birth, child.sex, child.upn) == ("Ashdown", MARCH, "F", "E352299920017")
    assert (child.school is not None, child.addresses[0].postcode) == (True, "M1 1AA")
    assert child.first_language == "SOM"


def test_a_closure_of_no_known_school_is_not_one_of_every_school(desk: Desk, write_csv: WriteCsv) -> None:
    """A calendar entry without a school is the authority's, and moves every due date."""
    headings = ["Kind", "School", "Name", "First day", "Last day"]
    file = write_csv(headings, ["Closed", "999999", "Boiler", "22/3/2027", "22/3/2027"])
    outcome = import_table(desk, CALENDAR_ENTRY, file)
    assert (outcome.loaded, outcome.refused) == (0, 1)
    assert "No school on file is “999999”" in outcome.refused_rows[0].reasons[0]
