"""A file of term dates, as an authority sends it round, brought in on both databases."""

import csv
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from cme_desktop.desk import Desk
from cme_desktop.intake.templates import blank_workbook
from cme_desktop.looks.school_calendar import read_calendar
from cme_desktop.services.calendar_entries import current_entries
from cme_desktop.services.reckoning import reckon_what_waits
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.calendar_entry.wrong_terms import wrong_among
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.statutory.law import Law
from db.store import SqlStore
from tests.builders import AUTHOR, StandingClock, save
from tests.day_first import import_table
from tests.reckoned import wrong_deadlines
from tests.ui.office import fill

FILE = Path(__file__).parents[1] / "data" / "term_dates_2026_27.csv"


@pytest.fixture
def desk(store: SqlStore) -> Desk:
    """The made-up office, with every kind of notice and no term dates."""
    fill(store)
    return Desk(store, StandingClock(), AUTHOR)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return Path(copy(FILE, tmp_path / FILE.name))


def test_good_rows_are_loaded_and_the_others_come_back_with_their_reasons(desk: Desk, sent: Path) -> None:
    outcome = import_table(desk, CALENDAR_ENTRY, sent)
    assert (outcome.read, outcome.loaded, outcome.refused) == (20, 14, 6)
    reasons = {row.number: " ".join(row.reasons) for row in outcome.refused_rows}
    assert reasons.keys() == {16, 17, 18, 19, 20, 21}
    assert "It ends on Tue 5 Jan 2027, before it begins (Fri 2 Apr 2027)" in reasons[16]
    assert "999999" in reasons[17]
    assert "Nowhere Primary School" in reasons[18]
    assert "2027 is not a leap year" in reasons[19]
    assert "Fortnight" in reasons[20]
    assert "Name is needed" in reasons[21]
    assert outcome.refused_file is not None
    assert outcome.refused_file.exists()
    with desk.store.reading() as reader:
        calendars = reader.law().calendars
        one, other, third, fourth = (school.id for school in reader.records(SCHOOL))
        assert not calendars.of(one).meets(date(2026, 9, 2))
        assert calendars.of(fourth).meets(date(2026, 9, 2))
        assert not calendars.authority.meets(date(2027, 6, 14))
        assert not calendars.of(other).meets(date(2026, 12, 21))
        assert calendars.of(other).meets(date(2026, 12, 17))
        assert calendars.of(third).meets(date(2026, 11, 28))
        assert not list(wrong_deadlines(reader))
    (overlap,) = desk.store.findings()
    assert overlap.startswith("Brackenhill Academy 299/4002: “Autumn term” (Tue 1 Sep 2026 to Wed 16 Dec")


def test_an_entry_that_an_earlier_version_kept_reversed_is_told(desk: Desk) -> None:
    with desk.store.changing(desk.author) as work:
        days = {"first_on": date(2027, 4, 2), "last_on": date(2027, 1, 5)}
        save(work, CALENDAR_ENTRY, kind="term", name="Spring term", **days)
        (told,) = wrong_among(current_entries(work), {})
    assert told.startswith(
        "All schools: “Spring term” (Fri 2 Apr 2027 to Tue 5 Jan 2027) ends before it begins"
    )


def test_the_calendar_lists_what_is_current_by_its_first_days(desk: Desk) -> None:
    with desk.store.changing(desk.author) as work:
        for name, month, status in (
            ("Autumn", 11, "current"),
            ("Flood", 10, "ended"),
            ("Half", 9, "current"),
        ):
            days = {"first_on": date(2026, month, 2), "last_on": date(2026, month, 18)}
            save(work, CALENDAR_ENTRY, kind="term", name=name, status=status, **days)
        assert [entry.name for entry in read_calendar(work).entries] == ["Half", "Autumn"]


def test_a_dry_run_says_the_same_and_changes_nothing(desk: Desk, sent: Path) -> None:
    outcome = import_table(desk, CALENDAR_ENTRY, sent, dry_run=True)
    assert (outcome.read, outcome.loaded, outcome.refused) == (20, 14, 6)
    with desk.store.reading() as reader:
        assert not list(reader.records(CALENDAR_ENTRY))


def test_the_same_file_again_loads_nothing(desk: Desk, sent: Path) -> None:
    import_table(desk, CALENDAR_ENTRY, sent)
    again = import_table(desk, CALENDAR_ENTRY, sent)
    assert (again.loaded, again.skipped, again.refused) == (0, 14, 6)


def test_the_reckoning_is_asked_for_once_and_not_for_each_row(desk: Desk, sent: Path) -> None:
    import_table(desk, CALENDAR_ENTRY, sent)
    with desk.store.reading() as reader:
        (asked,) = reader.reckonings()
        assert (asked.done, asked.schools) == (0, None)
    reckon_what_waits(desk.store, AUTHOR)
    with desk.store.reading() as reader:
        assert not reader.reckonings()
        assert not list(wrong_deadlines(reader))


def test_a_dry_run_asks_for_no_reckoning(desk: Desk, sent: Path) -> None:
    import_table(desk, CALENDAR_ENTRY, sent, dry_run=True)
    with desk.store.reading() as reader:
        assert not reader.reckonings()


def test_the_template_takes_what_the_file_holds(desk: Desk, tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    write_workbook(blank, blank_workbook(CALENDAR_ENTRY))
    with FILE.open(encoding="utf-8") as file:
        assert set(next(csv.reader(file))) <= set(_headings(blank, desk))


def test_a_statutory_rule_is_not_changed_by_a_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    path.write_text(
        "Rule,New value,From,Decided by\n"
        "Deletion return,30,01/09/2026,Nobody\n"
        "roll.deletion,30,01/09/2026,Nobody\n"
        "s437.reply,30,01/09/2026,Nobody\n"
        "Chasing a check,7,01/09/2026,Managers’ meeting\n",
        encoding="utf-8",
    )
    outcome = import_table(desk, LOCAL_RULE, path)
    assert [row.number for row in outcome.refused_rows] == [2, 3, 4]
    with desk.store.reading() as reader:
        rules = reader.law().rules
        assert [rule.number for rule in rules.values("s437.reply") if rule.value == 30] == []
        chase = rules.at("enquiry.chase", date(2026, 9, 1))
        assert chase is not None
        assert chase.period.length == 7
        assert not list(wrong_deadlines(reader))


def _headings(path: Path, desk: Desk) -> list[str]:
    from cme_desktop.intake.sheets import read_sheets

    return list(read_sheets(CALENDAR_ENTRY, path, desk.reading(Law())).main.headers)
