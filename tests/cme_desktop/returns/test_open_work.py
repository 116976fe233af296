"""Who has how much open work, and how old it is."""

from datetime import date

import pytest

from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.hub import Hub
from cme_desktop.standing_records.officer import Officer
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov, october
from tests.told import make_working, opened, table

TODAY = nov(30)
LONG = "Hub of the north, the east and all the quarters by the river"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    reader = Filed(
        Child(surname="Okafor"),
        Child(surname="Hidden", restricted=True),
        Officer(name="Priya Nair"),
        Hub(name=LONG),
        WhereaboutsEnquiry(child=1, officer=3, hub=4, received_on=date(2025, 11, 30)),
        TenDayNotification(child=1, officer=3, received_on=nov(1)),
        TenDayNotification(child=1, hub=4, received_on=october(30)),
        TenDayNotification(child=1),
        WhereaboutsEnquiry(child=2, officer=3, hub=4, received_on=nov(2)),
        WhereaboutsEnquiry(child=1, officer=3, received_on=nov(2), status="closed"),
    )
    out = tmp_path_factory.mktemp("open") / "return.xlsx"
    make_working(reader, out, NOVEMBER, TODAY)
    return out


def told(path, sheet):
    return {row[1]: row[2:] for row in table(path, sheet)}


def test_both_tables_make_the_same_whole_and_hide_whose_a_restricted_record_is(made):
    assert told(made, "Open work by officer") == {
        "All": [5, 1, 0, 0, 1, 1, 1, 365],
        "Priya Nair": [2, 1, 0, 0, 0, 1, 0, 365],
        "No officer": [2, 0, 0, 0, 1, 0, 1, 31],
        "Not broken down (restricted)": [1, *["[c]"] * 7],
    }
    assert told(made, "Open work by hub") == {
        "All": [5, 1, 0, 0, 1, 1, 1, 365],
        LONG: [2, 1, 0, 0, 1, 0, 0, 365],
        "No hub": [2, 0, 0, 0, 0, 1, 1, 29],
        "Not broken down (restricted)": [1, *["[c]"] * 7],
    }


def test_rows_of_a_line_stand_oldest_first_and_restricted_ones_say_no_more(made):
    rows = table(made, "Open work by hub – rows")
    assert [row[2] for row in rows] == ["ENQ-0005", "TDN-0007", "TDN-0006", "TDN-0008", "[c]"]
    assert rows[0] == [
        "H.01", LONG, "ENQ-0005", "Okafor", "Whereabouts enquiry", "Priya Nair", date(2025, 11, 30), 365,
    ]  # fmt: skip
    assert rows[-1][2:] == ["[c]", "Restricted", *["[c]"] * 4]


def test_each_number_leads_to_its_rows_and_they_lead_back(made):
    book = opened(made)
    sheet = book["Open work by hub"]
    assert sheet["A1"].value == "Open work by hub: Mon 30 Nov 2026"
    counted = 0
    for row in sheet.iter_rows(min_row=6, min_col=3, max_col=9):
        for cell in row:
            if cell.hyperlink is not None:
                where, _, block = cell.hyperlink.location.rpartition("!")
                cells = book[where.strip("'")][block]
                assert len(cells) == cell.value
                assert {one[0].hyperlink.location.rpartition("!")[2] for one in cells} == {
                    f"A{cell.row}:J{cell.row}"
                }
                counted += cell.value
    assert counted == 9, "each record by its line, and by its age in it where it is told"
