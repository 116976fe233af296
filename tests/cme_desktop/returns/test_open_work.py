"""Who has how much open work, and how old it is."""

from datetime import date

from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry
from cme_desktop.returns.figures import load
from cme_desktop.returns.open_work import open_work
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.hub import Hub
from cme_desktop.standing_records.officer import Officer
from tests.cme_desktop.returns.filed import Filed, nov, october

TODAY = nov(30)


def work():
    reader = Filed(
        Child(surname="Okafor"),
        Child(surname="Hidden", restricted=True),
        Officer(name="Priya Nair"),
        Hub(name="North"),
        WhereaboutsEnquiry(child=1, officer=3, hub=4, received_on=date(2025, 11, 30)),
        TenDayNotification(child=1, officer=3, received_on=nov(1)),
        TenDayNotification(child=1, hub=4, received_on=october(30)),
        TenDayNotification(child=1),
        WhereaboutsEnquiry(child=2, officer=3, hub=4, received_on=nov(2)),
        WhereaboutsEnquiry(child=1, officer=3, received_on=nov(2), status="closed"),
    )
    return open_work(reader, load(reader), TODAY)


def told(sheet):
    return {row[0]: list(row[1:]) for row in sheet.rows}


def test_both_tables_make_the_same_whole_and_hide_whose_a_restricted_record_is():
    by_officer, by_hub = work().tables()
    assert told(by_officer) == {
        "Priya Nair": [2, 1, 0, 0, 0, 1, 0, 365],
        "No officer": [2, 0, 1, 0, 0, 0, 1, 31],
        "Not broken down (restricted)": [1, 1, 0, 0, 0, 0, 0, 28],
    }
    assert told(by_hub) == {
        "North": [2, 0, 1, 0, 0, 1, 0, 365],
        "No hub": [2, 1, 0, 0, 0, 0, 1, 29],
        "Not broken down (restricted)": [1, 1, 0, 0, 0, 0, 0, 28],
    }


def test_rows_stand_oldest_first_and_restricted_ones_say_no_more():
    rows = [list(row) for row in work().rows().rows]
    assert [row[0] for row in rows] == ["ENQ-0005", "TDN-0007", "TDN-0006", "TDN-0008", "Restricted"]
    assert rows[0] == ["ENQ-0005", "Whereabouts enquiry", "Priya Nair", "North", date(2025, 11, 30), 365]
    assert set(rows[-1][1:]) == {"[c]"}
