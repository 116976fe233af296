"""What is counted of enquiries: those open, who was found, the checks made."""

from datetime import date

import pytest

from cme_desktop.records.whereabouts_enquiry import Check, WhereaboutsEnquiry
from tests.cme_desktop.returns.filed import OCTOBER, counted, ids, nov, october

LIFTED = ("located", "not_located", "neither", "settled")


def test_enquiries_open_located_and_given_up():
    found = counted(
        WhereaboutsEnquiry(status="opened", received_on=nov(10)),
        WhereaboutsEnquiry(status="located", received_on=date(2026, 9, 1), located_on=nov(9)),
        WhereaboutsEnquiry(
            status="closed", received_on=nov(1), closed_on=nov(30), close_reason="checks_exhausted"
        ),
        WhereaboutsEnquiry(
            status="closed", received_on=nov(1), closed_on=nov(11), close_reason="in_education"
        ),
        WhereaboutsEnquiry(status="closed", received_on=nov(1), closed_on=date(2026, 12, 1)),
        WhereaboutsEnquiry(
            status="closed", received_on=nov(1), closed_on=nov(2), close_reason="opened_in_error"
        ),
    )
    assert found["whereabouts_enquiry.opened"] == 4
    assert found["whereabouts_enquiry.closed"] == 2
    assert found["whereabouts_enquiry.open_at_end"] == 3
    assert found["whereabouts_enquiry.located"] == 2
    assert found["whereabouts_enquiry.not_located"] == 1
    assert found["whereabouts_enquiry.located_rate"] == 0.6667
    assert found["whereabouts_enquiry.days_open_mean"] == 19.5
    assert found["whereabouts_enquiry.days_open_median"] == 19.5


@pytest.mark.parametrize(
    ("reason", "counts"),
    [
        ("in_education", (1, 0, 0, 1)),
        ("found_no_place", (1, 0, 0, 1)),
        ("left_country", (1, 0, 0, 1)),
        ("passed_on", (1, 0, 0, 1)),
        ("checks_exhausted", (0, 1, 0, 1)),
        ("over_age", (0, 0, 1, 0)),
        ("died", (0, 0, 1, 0)),
        ("opened_in_error", (0, 0, 0, 0)),
        (None, (0, 1, 0, 1)),
    ],
)
def test_the_reason_for_closing_says_whether_the_child_was_found(reason, counts):
    closed = WhereaboutsEnquiry(
        child=1, status="closed", received_on=october(1), closed_on=nov(20), close_reason=reason
    )
    found = counted(closed)
    assert tuple(found[f"whereabouts_enquiry.{name}"] for name in LIFTED) == counts
    rate = found["whereabouts_enquiry.located_rate"]
    assert rate == (counts[0] / counts[3] if counts[3] else None)
    assert not any(counted(closed, period=OCTOBER)[f"whereabouts_enquiry.{name}"] for name in LIFTED)


@pytest.mark.parametrize("reason", ["left_country", "over_age", "checks_exhausted"])
def test_a_day_located_says_that_the_child_was_found_on_it(reason):
    located = WhereaboutsEnquiry(
        child=1,
        status="closed",
        received_on=october(1),
        located_on=october(20),
        closed_on=nov(20),
        close_reason=reason,
    )
    assert counted(located, period=OCTOBER)["whereabouts_enquiry.located"] == 1
    assert counted(located)["whereabouts_enquiry.settled"] == 0
    assert counted(located)["whereabouts_enquiry.closed"] == 1


def test_checks_by_agency_and_how_many_helped():
    enquiry = WhereaboutsEnquiry(
        received_on=date(2026, 10, 1),
        checks=[
            Check(check="gp", made_by="school", asked_on=nov(2), result="no_trace"),
            Check(check="gp", made_by="authority", asked_on=nov(9), result="information"),
            Check(check="police", asked_on=nov(9)),
            Check(check="hmrc", asked_on=nov(9), result="not_applicable"),
            Check(check="police", asked_on=date(2026, 10, 9), result="found"),
        ],
    )
    found = counted(enquiry)
    assert found["whereabouts_enquiry.checks_made"] == 3
    assert found["whereabouts_enquiry.checks", "gp"] == 2
    assert found["whereabouts_enquiry.checks", "police"] == 1
    assert found["whereabouts_enquiry.check_success_rate", "gp"] == 0.5
    assert found["whereabouts_enquiry.check_success_rate", "police"] == 0
    assert found["whereabouts_enquiry.check_success_rate", "hmrc"] is None
    assert ids("whereabouts_enquiry.checks", enquiry, category="gp") == (1,)
