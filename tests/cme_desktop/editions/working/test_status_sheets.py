"""Who is on no roll at the end of a period: each child once, under the one status of its education."""

from datetime import date

import pytest

from cme_desktop.records.home_education import HomeEducation
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.school import School
from cme_desktop.values.partial_dates import parse_birth
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov, october
from tests.told import make_working, opened, table

TODAY = nov(30)
BORN = parse_birth("14/3/2014", TODAY)
SHEET = "Status of education"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    reader = Filed(
        School(name="Moss Nook Primary"),
        Child(surname="Atroll", birth=BORN),
        Child(surname="Athome", birth=BORN),
        Child(surname="Sought", birth=BORN),
        Child(surname="Hidden", birth=BORN, restricted=True),
        Child(surname="Untold", birth=BORN),
        Child(surname="Grown", birth=parse_birth("14/3/2004", TODAY)),
        OnRollNotice(child=2, school=1, entered_on=nov(2), received_on=nov(2)),
        HomeEducation(child=3, started_on=october(1), received_on=october(1), status="suitable"),
        WhereaboutsEnquiry(child=4, received_on=nov(2), status="opened"),
        WhereaboutsEnquiry(child=5, received_on=nov(2), status="opened"),
        OnRollNotice(child=3, school=1, entered_on=date(2026, 12, 1), received_on=nov(30)),
        Child(surname="Both", birth=BORN),
        OnRollNotice(child=13, school=1, entered_on=october(1), received_on=october(2)),
        HomeEducation(child=13, started_on=nov(2), received_on=nov(2), status="suitable"),
        Child(surname="Hidden", birth=BORN, restricted=True),
        OnRollNotice(child=16, school=1, entered_on=october(1), received_on=october(2)),
        HomeEducation(child=16, started_on=nov(2), received_on=nov(2), status="suitable"),
    )
    out = tmp_path_factory.mktemp("statuses") / "return.xlsx"
    make_working(reader, out, NOVEMBER, TODAY)
    return out


def test_each_child_counts_once_and_a_restricted_one_in_the_whole_alone(made):
    told = {row[1]: row[2:] for row in table(made, SHEET)}
    assert {status: counts[0] for status, counts in told.items() if counts and counts[0] != ""} == {
        "All": 6,
        "Home educated, suitable": 2,
        "Missing education, whereabouts unknown": 1,
        "Not known": 1,
        "Not broken down (restricted)": 2,
    }
    hidden, every = told.pop("Not broken down (restricted)"), told.pop("All")
    assert set(hidden[1:]) == {"[c]"}
    assert sum(every[1:]) == every[0] - hidden[0]
    assert all(sum(counts[1:]) == counts[0] for counts in told.values() if counts and counts[0] != "")


def test_it_says_that_restricted_children_are_in_the_whole_alone(made):
    said = [row[0].value for row in opened(made)[SHEET].iter_rows()]
    assert (
        "The first number of a line counts restricted records as well; the numbers after it do not." in said
    )


def test_who_is_on_a_roll_or_out_of_age_is_only_counted(made):
    sheet = opened(made)[SHEET]
    (said,) = [row[0].value for row in sheet.iter_rows() if str(row[0].value).startswith("Not in the table")]
    assert "On roll 1; Out of school age 1; Moved away or died 0." in said


def test_its_rows_say_who_since_when_and_by_which_record(made):
    rows = table(made, f"{SHEET} – rows")
    assert [row[3] for row in rows] == ["Athome", "Both", "Sought", "Untold", "Restricted", "Restricted"]
    assert rows[0][4:] == ["Year 8", date(2026, 10, 1), "EHE-0009", ""]
    assert rows[-1][2] == "[c]"


def test_what_is_to_be_asked_names_the_school_but_of_a_restricted_child(made):
    rows = table(made, f"{SHEET} – rows")
    assert [row[7] for row in rows if row[3] == "Both"] == ["On roll and home educated: Moss Nook Primary"]
    assert {row[7] for row in rows if row[3] == "Restricted"} == {"[c]"}


def test_each_number_leads_to_its_rows(made):
    sheet = opened(made)[SHEET]
    assert sheet["C6"].hyperlink.location == f"'{SHEET} – rows'!A5:H6"
