"""What is counted of penalty notices, each by its own day."""

from datetime import date

import pytest

from cme_desktop.records.penalty_notice import Payment, PenaltyNotice
from tests.cme_desktop.returns.filed import OCTOBER, counted, nov, october


def test_penalty_notices_each_by_its_own_day():
    found = counted(
        PenaltyNotice(status="requested", received_on=nov(2)),
        PenaltyNotice(status="warning_letter", received_on=october(1), warning_letter_on=nov(3)),
        PenaltyNotice(status="issued", received_on=october(1), issued_on=nov(4), warning_letter_on=nov(1)),
        PenaltyNotice(
            status="paid_lower",
            received_on=october(1),
            issued_on=october(1),
            paid_in_full_on=nov(5),
            payments=[Payment(paid_on=nov(5), amount=8000)],
        ),
        PenaltyNotice(
            status="paid_higher",
            received_on=october(1),
            issued_on=october(1),
            payments=[Payment(paid_on=october(1), amount=10050), Payment(paid_on=nov(6), amount=5950)],
        ),
        PenaltyNotice(
            status="withdrawn",
            received_on=october(1),
            issued_on=october(1),
            withdrawn_on=nov(7),
            refunded_on=nov(8),
            refund=8000,
        ),
        # 28 days beginning with Thu 8 Oct end on Wed 4 Nov.
        PenaltyNotice(
            status="unpaid",
            received_on=october(1),
            issued_on=october(1),
            deemed_received_on=date(2026, 10, 8),
        ),
        PenaltyNotice(
            status="prosecution",
            received_on=october(1),
            issued_on=october(1),
            prosecution_authorised_on=nov(9),
        ),
        PenaltyNotice(status="issued", received_on=nov(1), issued_on=nov(1), issued_by_other_authority=True),
    )
    expected = {
        "requested": 1,
        "warning_letter": 1,
        "issued": 1,
        "paid_lower": 1,
        "paid_higher": 1,
        "withdrawn": 1,
        "unpaid": 1,
        "prosecution": 1,
        "money_received": 139.5,
        "money_refunded": 80,
    }
    assert {name: found[f"penalty_notice.{name}"] for name in expected} == expected
    assert found["penalty_notice.issued_by_status", "issued"] == 1


def _paid(day, pence):
    return Payment(paid_on=day, amount=pence)


def issued(**values):
    """A notice under the national framework: received on 3 Oct, £80 by 23 Oct, £160 by 30 Oct."""
    return PenaltyNotice(
        **{
            "child": 1,
            "received_on": date(2026, 9, 30),
            "offence_from": date(2026, 9, 1),
            "offence_to": date(2026, 9, 7),
            "issued_on": october(1),
            "deemed_received_on": october(3),
            **values,
        }
    )


@pytest.mark.parametrize(
    ("values", "paid"),
    [
        ({"payments": [_paid(october(9), 8000)]}, "paid_lower"),
        (
            {"payments": [_paid(october(9), 8000)], "paid_in_full_on": october(9)},
            "paid_lower",
        ),
        ({"payments": [_paid(october(9), 16000)]}, "paid_higher"),
        (
            {
                "payments": [
                    _paid(october(4), 6000),
                    _paid(october(28), 10000),
                ]
            },
            "paid_higher",
        ),
        ({"paid_in_full_on": october(23)}, "paid_lower"),
        ({"paid_in_full_on": october(24)}, "paid_higher"),
        ({"sequence": "second", "paid_in_full_on": october(9)}, "paid_higher"),
        ({"payments": [_paid(october(9), 4000)]}, None),
        ({"payments": [_paid(october(28), 8000)]}, None),
        ({}, None),
    ],
)
def test_a_paid_notice_that_is_withdrawn_stays_in_the_month_it_was_paid(values, paid):
    notice = issued(status="withdrawn", withdrawn_on=nov(9), **values)
    then, later = counted(notice, period=OCTOBER), counted(notice)
    for rate in ("paid_lower", "paid_higher"):
        assert then[f"penalty_notice.{rate}"] == (rate == paid)
        assert later[f"penalty_notice.{rate}"] == 0
    assert later["penalty_notice.withdrawn"] == 1
    assert later["penalty_notice.withdrawn_though_paid"] == (paid is not None)
    assert then["penalty_notice.unpaid_then_withdrawn"] == (paid is None)


def test_a_notice_withdrawn_in_its_days_to_pay_never_went_unpaid():
    notice = issued(status="withdrawn", withdrawn_on=october(30))
    assert counted(notice, period=OCTOBER)["penalty_notice.unpaid_then_withdrawn"] == 0
