"""What the program reckons by itself is not kept from a file, and what a blank means is filled in."""

from datetime import date
from pathlib import Path

from cme_desktop.desk import Desk
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from tests.cme_desktop.intake.conftest import WriteCsv
from tests.day_first import import_table

CASES = Path(__file__).parents[2] / "data" / "cases"
HEADINGS = ("Surname", "Forename", "Date of birth", "Year Group")


def groups(desk: Desk) -> list[int | None]:
    with desk.store.reading() as reader:
        return [child.year_group for child in reader.records(CHILD)]


def test_the_year_group_of_a_childs_age_is_not_kept(desk: Desk) -> None:
    assert import_table(desk, CHILD, CASES / "d10-year-group.csv").loaded == 1
    assert groups(desk) == [None]


def test_one_out_of_cohort_is_kept_and_told(desk: Desk, write_csv: WriteCsv) -> None:
    outcome = import_table(desk, CHILD, write_csv(HEADINGS, ("Ashdown", "Mira", "14/3/2015", "6")))
    assert groups(desk) == [6]
    assert any("By date of birth the child would be in Year 7" in note for note in outcome.notes)


def test_without_a_birth_nobody_knows_and_that_is_told(desk: Desk, write_csv: WriteCsv) -> None:
    outcome = import_table(desk, CHILD, write_csv(HEADINGS, ("Ashdown", "Mira", "", "7")))
    assert groups(desk) == [None]
    assert "Row 2: Year Group: Year 7 was left out" in outcome.notes[0]
    own = (*HEADINGS[:3], "Year group, if out of cohort")
    import_table(desk, CHILD, write_csv(own, ("Birch", "Tom", "", "7")))
    assert groups(desk) == [None, 7]


def test_a_child_on_file_gets_none_either(desk: Desk, write_csv: WriteCsv) -> None:
    headings = (*HEADINGS, "UPN")
    row = ("Ashdown", "Mira", "14/3/2015", "", "B801200005001")
    import_table(desk, CHILD, write_csv(headings, row))
    import_table(desk, CHILD, write_csv(headings, (*row[:3], "7", row[4])))
    assert groups(desk) == [None]


def test_a_closure_with_a_first_day_only_is_of_one_day(desk: Desk) -> None:
    assert import_table(desk, CALENDAR_ENTRY, CASES / "d35-closed-one-day.csv").loaded == 1
    with desk.store.reading() as reader:
        (entry,) = reader.records(CALENDAR_ENTRY)
    assert (entry.first_on, entry.last_on) == (date(2026, 11, 24), date(2026, 11, 24))
    again = import_table(desk, CALENDAR_ENTRY, CASES / "d35-closed-one-day.csv")
    assert (again.loaded, again.skipped) == (0, 1)


def test_a_file_of_closures_needs_no_last_day_and_a_term_always_does(desk: Desk, write_csv: WriteCsv) -> None:
    rows = (
        ("Kind", "Name", "First day"),
        ("Closed to pupils", "Flood", "24/11/2026"),
        ("Term", "Autumn", "2/9/2026"),
    )
    outcome = import_table(desk, CALENDAR_ENTRY, write_csv(*rows))
    assert (outcome.loaded, outcome.refused) == (1, 1)
    assert outcome.refused_rows[0].reasons == ("Last day is needed before this can be saved.",)


def days_on_file(desk: Desk) -> list[tuple[str | None, str | None, date | None, date | None]]:
    with desk.store.reading() as reader:
        found = reader.records(CALENDAR_ENTRY)
        return sorted((entry.kind, entry.name, entry.first_on, entry.last_on) for entry in found)


def test_the_words_of_authorities_for_a_closure_are_understood(desk: Desk) -> None:
    assert import_table(desk, CALENDAR_ENTRY, CASES / "d27-terms.csv").loaded == 3
    assert days_on_file(desk) == [
        ("closed", "INSET day", date(2026, 11, 24), date(2026, 11, 24)),
        ("closed", "October half term", date(2026, 10, 26), date(2026, 10, 30)),
        ("term", "Autumn term", date(2026, 9, 2), date(2026, 12, 18)),
    ]


def test_terms_as_they_are_published_say_by_their_names_what_they_are(desk: Desk) -> None:
    assert import_table(desk, CALENDAR_ENTRY, CASES / "d28-terms-published.csv").loaded == 2
    assert [(kind, name) for kind, name, *_ in days_on_file(desk)] == [
        ("term", "Autumn term 1"),
        ("term", "Autumn term 2"),
    ]


def test_where_a_name_leaves_a_doubt_the_kind_is_asked(desk: Desk, write_csv: WriteCsv) -> None:
    headings = ("Term", "Start", "End")
    unsure = (
        "Half term 1",
        "Autumn term (excl. INSET days)",
        "Autumn mid-term break",
        "End of term",
        "Occasional day - summer term",
        "Sports",
        "2026",
    )
    rows = [(name, "2/9/26", "23/10/26") for name in unsure]
    rows += [("Summer 2027", "12/4/27", "21/7/27"), ("Summer holiday", "22/7/27", "31/8/27")]
    outcome = import_table(desk, CALENDAR_ENTRY, write_csv(headings, *rows))
    assert (outcome.loaded, outcome.refused) == (2, len(unsure))
    found = [(kind, name) for kind, name, *_ in days_on_file(desk)]
    assert found == [("closed", "Summer holiday"), ("term", "Summer 2027")]


def test_pupils_are_found_in_the_list_of_a_schools_system(desk: Desk) -> None:
    assert import_table(desk, CHILD, CASES / "d09-sims-headings.xlsx").loaded == 1
    with desk.store.reading() as reader:
        (child,) = reader.records(CHILD)
    assert (child.surname, child.forename, child.sex) == ("Ashdown", "Mira", "F")


def test_another_word_for_a_column_counts_beside_no_column_of_its_own(
    desk: Desk, write_csv: WriteCsv
) -> None:
    headings = ("Kind", "Term", "Name", "First day", "Last day")
    outcome = import_table(
        desk, CALENDAR_ENTRY, write_csv(headings, ("Term", "Autumn", "Autumn term", "2/9/26", "18/12/26"))
    )
    assert [name for _, name, *_ in days_on_file(desk)] == ["Autumn term"]
    assert any("“Term” was not read" in note for note in outcome.notes)
