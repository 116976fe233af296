"""Penalty notices through their one description."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, Payment
from tests.cme_desktop.records.penalty_notice.notices import (
    COURT,
    ISSUED,
    TODAY,
    WITHDRAWN,
    due,
    issues,
    notice,
    said,
)


def test_a_request_and_an_issued_notice_break_no_rule() -> None:
    assert issues(notice()) == []
    assert issues(notice(**ISSUED, amount_lower=80_00, amount_higher=160_00)) == []


def test_every_field_has_its_place_on_the_form_once() -> None:
    placed = [name for section in PENALTY_NOTICE.sections for name in section.fields]
    assert sorted(placed) == sorted(PENALTY_NOTICE.fields)
    assert set(PENALTY_NOTICE.list_columns) <= {"reference", *placed}


def test_the_days_to_pay_begin_with_the_day_of_receipt() -> None:
    days = due(notice(**ISSUED))
    assert days["pay_lower_rate"].due_on == date(2026, 11, 22)
    assert days["pay_in_full"].due_on == date(2026, 11, 29)
    assert days["decide_unpaid"].due_on == date(2026, 11, 30)
    assert days["prosecution_time_limit"].due_on == date(2027, 3, 25)


def test_older_schemes_gave_more_days() -> None:
    old = ISSUED | {"issued_on": date(2013, 3, 1), "deemed_received_on": date(2013, 3, 4)}
    days = due(notice(**old, offence_from=date(2013, 1, 7), offence_to=date(2013, 2, 8)))
    assert days["pay_lower_rate"].due_on == date(2013, 3, 31)
    assert days["pay_in_full"].due_on == date(2013, 4, 14)


def test_a_second_notice_has_no_lower_rate() -> None:
    assert set(due(notice(**ISSUED | {"sequence": "second"}))) == {
        "pay_in_full", "decide_unpaid", "prosecution_half_way", "prosecution_time_limit",
    }  # fmt: skip
    assert said(notice(**ISSUED | {"sequence": "second"}, amount_lower=80_00)) == [
        ("amount_lower", Severity.WARN)
    ]


def test_a_second_notice_is_not_discharged_by_the_lower_sum() -> None:
    paid = ISSUED | {"status": "paid_lower", "sequence": "second", "paid_in_full_on": date(2026, 11, 5)}
    record = notice(**paid, payments=[Payment(paid_on=date(2026, 11, 5), amount=80_00)])
    assert [(issue.path, issue.text) for issue in issues(record)] == [
        ("status", "A second notice has no lower rate: only £160.00 discharges it (reg 4).")
    ]
    record.sequence = "first"
    assert issues(record) == []


def test_payment_meets_the_days_to_pay() -> None:
    paid = ISSUED | {"status": "paid_lower", "paid_in_full_on": date(2026, 11, 20)}
    days = due(notice(**paid))
    assert {duty: day.met_on for duty, day in days.items()} == {
        "pay_lower_rate": date(2026, 11, 20),
        "pay_in_full": date(2026, 11, 20),
    }


def test_an_unpaid_notice_is_prosecuted_or_withdrawn() -> None:
    unpaid = ISSUED | {"status": "unpaid"}
    assert set(due(notice(**unpaid))) == {"decide_unpaid", "prosecution_half_way", "prosecution_time_limit"}
    assert due(notice(**unpaid))["prosecution_time_limit"].due_on == date(2027, 3, 25)
    authorised = due(notice(**unpaid, prosecution_authorised_on=date(2026, 12, 1)))
    assert authorised["decide_unpaid"].late
    assert due(notice(**unpaid, withdrawn_on=date(2026, 12, 1))) == {}


def test_a_request_that_waits_shows_the_time_limit() -> None:
    assert due(notice(status="requested"))["prosecution_time_limit"].due_on == date(2027, 3, 25)
    assert "prosecution_time_limit" not in due(notice(status="refused"))


@pytest.mark.parametrize("status", ["paid_lower", "paid_higher"])
def test_a_paid_notice_without_its_day_asks_for_the_day_and_no_rate_runs_on(status: str) -> None:
    days = due(notice(**ISSUED | {"status": status}))
    assert (days["day_of_payment"].due_on, days["day_of_payment"].clears) == (None, "paid_in_full_on")
    assert not {"pay_lower_rate", "pay_in_full", "decide_unpaid"} & days.keys()
    dated = due(notice(**ISSUED | {"status": status, "paid_in_full_on": date(2026, 11, 9)}))
    assert "day_of_payment" not in dated


def test_the_end_of_an_improvement_period_asks_for_a_review() -> None:
    improving = notice(status="notice_to_improve", improvement_ends_on=date(2026, 11, 27))
    assert due(improving)["improvement_review"].due_on == date(2026, 11, 27)
    assert due(notice(status="refused", improvement_ends_on=date(2026, 11, 27))) == {}


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"offence_to": date(2026, 9, 4)}, "offence_to"),
        (ISSUED | {"issued_on": date(2026, 10, 9)}, "issued_on"),
        (ISSUED | {"deemed_received_on": date(2026, 10, 29)}, "deemed_received_on"),
        ({"refused_on": date(2026, 10, 9), "refusal_reason": "third"}, "refused_on"),
        (
            {"improvement_issued_on": date(2026, 10, 13), "improvement_ends_on": date(2026, 10, 12)},
            "improvement_ends_on",
        ),
        (ISSUED | {"paid_in_full_on": date(2026, 10, 29)}, "paid_in_full_on"),
        (
            ISSUED | WITHDRAWN | {"withdrawn_on": date(2026, 10, 29)},
            "withdrawn_on",
        ),
        (ISSUED | WITHDRAWN | {"withdrawal_told_on": date(2026, 11, 13)}, "withdrawal_told_on"),
        (ISSUED | {"offence_to": date(2026, 10, 31)}, "issued_on"),
        (
            {"improvement_issued_on": date(2026, 10, 13), "improvement_reviewed_on": date(2026, 10, 12)},
            "improvement_reviewed_on",
        ),
        (
            {
                "kind": "excluded_in_public",
                "exclusion_from_on": date(2026, 9, 8),
                "offence_to": date(2026, 9, 8),
            },
            "offence_from",
        ),
        (COURT | {"information_laid_on": date(2026, 9, 24)}, "information_laid_on"),
        (ISSUED | COURT | {"prosecution_authorised_on": date(2026, 10, 29)}, "prosecution_authorised_on"),
        (
            ISSUED | COURT | {"information_laid_on": date(2026, 12, 7), "result_on": date(2026, 12, 4)},
            "result_on",
        ),
    ],
)
def test_days_out_of_order_are_refused(facts: dict[str, Any], path: str) -> None:
    assert said(notice(**facts)) == [(path, Severity.REFUSE)]


def test_other_authorities_issue_before_we_hear_of_it() -> None:
    elsewhere = notice(
        **ISSUED | {"issued_on": date(2026, 10, 1)}, issued_by_other_authority=True, other_authority="358"
    )
    assert issues(elsewhere) == []
    elsewhere.other_authority = None
    assert said(elsewhere) == [("other_authority", Severity.OUTSTANDING)]


def test_a_payment_before_the_issue_is_refused_in_its_row() -> None:
    rows = [
        Payment(paid_on=date(2026, 10, 30), amount=40_00),
        Payment(paid_on=date(2026, 10, 29), amount=40_00),
    ]
    assert said(notice(**ISSUED, payments=rows)) == [("payments.1.paid_on", Severity.REFUSE)]
    assert said(notice(payments=rows)) == [("issued_on", Severity.REFUSE)]
    assert said(notice(payments=rows, status="issued")) == [("issued_on", Severity.REFUSE)]


def test_payments_add_up_and_have_a_last_day() -> None:
    paid = notice(
        **ISSUED | {"status": "paid_lower"},
        paid_in_full_on=date(2026, 11, 5),
        payments=[
            Payment(paid_on=date(2026, 11, 5), amount=50_00),
            Payment(paid_on=date(2026, 11, 3), amount=30_00),
        ],
    )
    assert (paid.paid_pence, paid.paid_on) == (80_00, date(2026, 11, 5))
    assert issues(paid) == []
    paid.payments.pop()
    assert [issue.text for issue in issues(paid)] == ["£50.00 was paid; this rate is £80.00."]
    paid.amount_lower = 50_00
    assert said(paid) == [("amount_lower", Severity.WARN)]


def test_a_paid_notice_has_its_day() -> None:
    assert said(notice(**ISSUED | {"status": "paid_higher"})) == [("paid_in_full_on", Severity.OUTSTANDING)]


def test_withdrawal_needs_its_ground_and_gives_the_money_back() -> None:
    withdrawn = ISSUED | WITHDRAWN | {"status": "withdrawn"}
    assert said(notice(**withdrawn | {"withdrawal_ground": None})) == [
        ("withdrawal_ground", Severity.OUTSTANDING)
    ]
    assert said(notice(**withdrawn | {"withdrawn_on": None})) == [("withdrawn_on", Severity.REFUSE)]
    assert said(notice(**withdrawn | {"withdrawal_told_on": None})) == [
        ("withdrawal_told_on", Severity.OUTSTANDING)
    ]
    paid = notice(
        **withdrawn,
        payments=[Payment(paid_on=date(2026, 11, 5), amount=80_00)],
    )
    assert [issue.text for issue in issues(paid)] == ["Refund the £80.00 that was paid."]
    paid.refunded_on, paid.refund = date(2026, 11, 18), 60_00
    assert said(paid) == [("refund", Severity.WARN)]
    paid.refund, paid.information_laid_on = 80_00, date(2026, 11, 30)
    paid.supervision_considered_on, paid.prosecution_offence = date(2026, 9, 1), "s444_1"
    assert said(paid) == [("information_laid_on", Severity.WARN)]


@pytest.mark.parametrize(
    ("ground", "laid", "closed"),
    [
        ("wrong_person", date(2026, 11, 16), True),
        ("should_not_have_been", date(2026, 11, 30), True),
        ("not_prosecuted", date(2026, 11, 30), True),
        ("material_error", date(2026, 11, 30), False),
        ("wrong_person", date(2026, 11, 15), False),  # gone on with no longer, then withdrawn
    ],
)
def test_only_a_withdrawal_for_material_errors_leaves_the_offence_open(
    ground: str, laid: date, closed: bool
) -> None:
    late = {"deemed_received_on": date(2026, 10, 3), "issued_on": date(2026, 10, 1)}
    late |= {"received_on": date(2026, 9, 28), "information_laid_on": laid}
    record = notice(
        **ISSUED | WITHDRAWN | COURT | late | {"status": "withdrawn", "withdrawal_ground": ground}
    )
    assert said(record) == ([("information_laid_on", Severity.WARN)] if closed else [])


def test_the_time_limit_runs_on_after_a_withdrawal_for_material_errors() -> None:
    again = ISSUED | WITHDRAWN | {"status": "prosecution"}
    open_still = due(notice(**again | {"withdrawal_ground": "material_error"}))
    assert open_still["prosecution_time_limit"].due_on == date(2027, 3, 25)
    assert "prosecution_time_limit" not in due(notice(**again))
    authorised = {"prosecution_authorised_on": date(2026, 12, 1)}
    assert ("prosecution_authorised_on", Severity.WARN) in said(notice(**again, **authorised))


def test_the_grounds_of_withdrawal_are_those_of_the_regulations() -> None:
    grounds = PENALTY_NOTICE.choice("withdrawal_ground").choices
    offered = ["should_not_have_been", "wrong_person", "material_error", "not_prosecuted"]
    assert [choice.code for choice in grounds.offered(None)] == offered
    old = notice(**ISSUED | WITHDRAWN | {"status": "withdrawn", "withdrawal_ground": "against_code"})
    assert [(issue.path, issue.severity, issue.text) for issue in issues(old)] == [
        (
            "withdrawal_ground",
            Severity.WARN,
            "This is no ground of regulation 8 or 9 by itself; the choice is kept as it was made.",
        )
    ]
    draft = Draft(PENALTY_NOTICE, Reading(today=TODAY), base=old)
    assert draft.entry("withdrawal_ground").text == "Not issued in line with the local code of conduct"
    assert draft.record().withdrawal_ground == "against_code"
    field = PENALTY_NOTICE.fields["withdrawal_ground"]
    assert field.parse("Issued to the wrong person", Reading(today=TODAY)) == "wrong_person"
