"""What lacks the day that a measure goes by is in no period, and the cover says so by name."""

from dataclasses import replace
from datetime import date

import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.in_year_application import InYearApplication
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.pace_interview import PaceInterview
from cme_desktop.records.penalty_notice import Payment, PenaltyNotice
from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.records.whereabouts_enquiry import Check, WhereaboutsEnquiry
from cme_desktop.registry import CASEWORK
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import load
from cme_desktop.returns.measures import SUMS
from cme_desktop.returns.periods import month_of
from cme_desktop.returns.undated import undated
from cme_desktop.standing_records.child import Child
from tests.cme_desktop.returns.filed import Filed
from tests.conformance.samples import samples_of
from tests.told import cover, make_working, table

NOVEMBER, AS_AT = month_of(date(2026, 11, 1)), date(2026, 12, 2)
DAY = date(2026, 11, 3)


def lacking(*records):
    """The labels of the measures that cannot count the first record, as it lacks a day."""
    reader = Filed(*records)
    return {label for found in undated(reader, load(reader)) for label in found.labels}


STANDS_OPEN = {
    "Enquiries open at the end",
    "Children missing from or out of education",
}
AT_HOME = {
    "Children on the home education register",
    "Children on the register on census day",
    "Children at home whose education is unsuitable",
    "Children at home under a school attendance order",
    "Children educated at home at any time",
}
OWED = "Penalty notices whose days to pay ended"

CASES = [
    (TenDayNotification(), {"10-day notifications received"}),
    (TenDayNotification(purpose="update"), {"Updates to earlier notifications"}),
    (TenDayNotification(received_on=DAY, outcome="mash"), {"10-day notifications screened"}),
    (TenDayNotification(received_on=DAY, status="allocated"), {"10-day notifications screened"}),
    (OffRollNotice(received_on=DAY), set()),
    (
        OffRollNotice(destination_kind="abroad"),
        {
            "Off-roll notices received",
            "Children off roll with no new school yet",
            "Pupils who left the area",
            "Net flow of pupils",
        },
    ),
    (
        OnRollNotice(origin="wales"),
        {"On-roll notices received", "Pupils new to the area", "Net flow of pupils"},
    ),
    (WhereaboutsEnquiry(), {"Enquiries opened"} | STANDS_OPEN),
    (
        WhereaboutsEnquiry(received_on=DAY, status="closed"),
        {"Enquiries closed", "Enquiries settled"} | STANDS_OPEN,
    ),
    (
        WhereaboutsEnquiry(received_on=DAY, status="closed", close_reason="died"),
        {"Enquiries closed", "Enquiries ended with nobody to find"} | STANDS_OPEN,
    ),
    (WhereaboutsEnquiry(received_on=DAY, status="located"), {"Enquiries settled"}),
    (WhereaboutsEnquiry(received_on=DAY, checks=[Check(check="gp", result="no_trace")]), {"Checks made"}),
    (
        WhereaboutsEnquiry(
            received_on=DAY, checks=[Check(check="gp"), Check(check="gp", result="not_applicable")]
        ),
        set(),
    ),
    (PaceInterview(received_on=DAY, status="outcome", outcome="caution"), {"PACE interviews held"}),
    (PaceInterview(), {"PACE interviews requested"}),
    (
        PaceInterview(status="did_not_attend"),
        {"PACE interviews requested", "PACE interviews not attended"},
    ),
    (PenaltyNotice(), {"Penalty notices requested"}),
    (
        PenaltyNotice(status="warning_letter"),
        {"Penalty notices requested", "Warning letters instead of a notice"},
    ),
    (PenaltyNotice(received_on=DAY, issued_on=DAY, status="paid_higher"), {"Paid at the higher rate"}),
    (
        PenaltyNotice(received_on=DAY, issued_on=DAY, paid_in_full_on=DAY, status="withdrawn"),
        {"Penalty notices withdrawn", "Of those withdrawn, paid before"},
    ),
    (PenaltyNotice(received_on=DAY, status="issued"), {"Penalty notices issued", OWED}),
    (PenaltyNotice(received_on=DAY, issued_on=DAY, status="paid_lower"), {"Paid at the lower rate"}),
    (PenaltyNotice(received_on=DAY, issued_on=DAY, status="withdrawn"), {"Penalty notices withdrawn"}),
    (
        PenaltyNotice(received_on=DAY, status="prosecution"),
        {"Penalty notices issued", "Penalty notices unpaid", "Penalty notices to prosecution", OWED},
    ),
    (PenaltyNotice(received_on=DAY, payments=[Payment(amount=8000)]), {"Money received (£)"}),
    (PenaltyNotice(received_on=DAY, refund=8000), {"Money refunded (£)"}),
    (
        HomeEducation(),
        {"New spells of home education", "Children starting home education"} | AT_HOME,
    ),
    (
        HomeEducation(started_on=DAY, status="returned"),
        {"Spells of home education ended", "Returned to school"} | AT_HOME,
    ),
    (HomeEducation(started_on=DAY, judgement="unsuitable"), {"Home education judged unsuitable"}),
    (HomeEducation(started_on=DAY, s437_result="satisfied"), {"Notices to satisfy served on parents"}),
    (
        InYearApplication(),
        {"In-year applications received", "In-year applications waiting for an outcome"},
    ),
    (
        InYearApplication(received_on=DAY, outcome="offered"),
        {"Outcomes of in-year applications told", "In-year places offered"},
    ),
    (
        InYearApplication(received_on=DAY, status="fair_access"),
        {"Applications referred to Fair Access"},
    ),
]


@pytest.mark.parametrize(("record", "measures"), CASES)
def test_a_record_without_the_day_is_missed_by_the_measures_that_need_it(record, measures):
    record.child = 2
    assert lacking(record, Child(surname="Okafor")) == measures


def test_every_measure_that_is_no_share_and_no_part_was_tried():
    wholes = {m.label for m in MEASURES.values() if not (m.parts_of or m.among) and m.unit in SUMS}
    told_by_days = {
        "Unpaid, then withdrawn",
        "Decided to make an order",
        "Decided against an order",
        "Notices of intention served",
        "School attendance orders made",
        "School attendance orders amended",
        "School attendance orders complied with",
        "School attendance orders revoked",
        "Revocations refused",
        "Places allocated by Fair Access",
    }
    tried = set().union(*(measures for _, measures in CASES))
    others = {kind.cls for kind in CASEWORK} - {type(record) for record, _ in CASES}
    by_chance = {label for cls in others for one in samples_of(cls)[:60] for label in lacking(replace(one))}
    assert wholes - tried - by_chance == told_by_days


CLOSED = (
    "Enquiries closed; Enquiries open at the end; Children missing from or out of education; "
    "Enquiries settled"
)


def filed():
    return Filed(
        Child(surname="Okafor", forename="Ada"),
        Child(surname="Hidden", forename="Holly", restricted=True),
        WhereaboutsEnquiry(child=1, received_on=DAY, status="closed", close_reason="checks_exhausted"),
        WhereaboutsEnquiry(child=2, received_on=DAY, status="closed", close_reason="checks_exhausted"),
        *(PaceInterview(child=1, received_on=DAY, status="held") for _ in range(11)),
    )


def test_what_the_command_says_names_the_records_of_each_measure():
    reader = filed()
    told = {found.measures: found.in_words() for found in undated(reader, load(reader))}
    assert told[CLOSED] == "2 records: ENQ-0003, 1 restricted"
    assert told["PACE interviews held"] == (
        "11 records: PACE-0005, PACE-0006, PACE-0007, PACE-0008, PACE-0009, PACE-0010, PACE-0011, PACE-0012, "
        "3 more"
    )


def test_the_sheet_of_changes_lists_each_of_them_and_no_restricted_child(tmp_path):
    make_working(filed(), tmp_path / "return.xlsx", NOVEMBER, AS_AT)
    rows = table(tmp_path / "return.xlsx", "Changes")
    assert rows[0] == [
        "Not counted",
        "November 2026",
        "[z]",
        "[z]",
        f"No day of: {CLOSED}",
        "ENQ-0003",
        "",
    ]
    assert rows[-1] == ["Not counted", "November 2026", "[z]", "[z]", "[c]", "Restricted", ""]
    assert len(rows) == 13
    assert cover(tmp_path / "return.xlsx")["13 records not counted"].startswith("No day of: Enquiries closed")


def test_with_every_day_given_the_cover_says_so(tmp_path):
    reader = Filed(WhereaboutsEnquiry(received_on=DAY))
    make_working(reader, tmp_path / "return.xlsx", NOVEMBER, AS_AT)
    assert cover(tmp_path / "return.xlsx")["0 records not counted"] == "Every record has its day."
    assert table(tmp_path / "return.xlsx", "Changes") == []
