"""Penalty notices: refusal and court, the time limit, the threshold, the sums and days of each scheme."""

from datetime import date, timedelta

import pytest

from cme_desktop.codes.penalties import LEGALITY_CHECKS
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, amounts_of
from cme_desktop.statutory.penalties import Amounts
from tests.builders import LAW
from tests.cme_desktop.records.penalty_notice.notices import (
    COURT,
    ISSUED,
    PAID_IN_2024,
    TODAY,
    WITHDRAWN,
    due,
    issues,
    notice,
    said,
)


def test_refusal_and_court_ask_for_what_is_recorded() -> None:
    assert said(notice(status="refused")) == [("refusal_reason", Severity.OUTSTANDING)]
    assert said(notice(**ISSUED | {"status": "prosecution"})) == [
        ("prosecution_authorised_on", Severity.OUTSTANDING)
    ]
    assert said(notice(**ISSUED | {"status": "convicted"})) == [("prosecution_result", Severity.OUTSTANDING)]
    assert said(notice(status="issued")) == [("issued_on", Severity.REFUSE)]
    assert said(notice(improvement_result="skipped")) == [
        ("improvement_skipped_reason", Severity.OUTSTANDING)
    ]


def test_the_record_of_a_prosecution_names_the_offence() -> None:
    laid = ISSUED | {"status": "prosecution", "prosecution_authorised_on": date(2026, 11, 30)}
    laid |= {"information_laid_on": date(2026, 12, 7), "supervision_considered_on": date(2026, 11, 30)}
    assert said(notice(**laid)) == [("prosecution_offence", Severity.OUTSTANDING)]
    assert said(notice(**laid, prosecution_offence="s444_1a")) == []
    acquitted = laid | {"status": "acquitted", "prosecution_offence": "s444_1"}
    assert said(notice(**acquitted, prosecution_result="found_guilty")) == [
        ("prosecution_result", Severity.WARN)
    ]


def test_a_discontinued_prosecution_is_told_to_leave_the_notice_counting() -> None:
    ended = ISSUED | {"status": "unpaid", "prosecution_result": "discontinued"}
    assert said(notice(**ended)) == [("prosecution_result", Severity.WARN)]
    gone = ended | WITHDRAWN | {"status": "withdrawn"}
    assert said(notice(**gone)) == []
    never_counted = PAID_IN_2024 | {"offence_from": date(2024, 8, 18), "offence_to": date(2024, 8, 30)}
    assert said(notice(**ended | never_counted)) == []


def test_a_supervision_order_is_considered_before_proceedings() -> None:
    authorised = ISSUED | {"status": "prosecution", "prosecution_authorised_on": date(2026, 11, 30)}
    assert said(notice(**authorised)) == [("supervision_considered_on", Severity.OUTSTANDING)]
    assert said(notice(**authorised, kind="excluded_in_public")) == []
    assert said(notice(**authorised, issued_by_other_authority=True, other_authority="358")) == []


def test_the_time_limit_is_said_once_the_offence_may_go_to_court() -> None:
    unpaid = ISSUED | {"status": "unpaid", "offence_from": None, "offence_to": date(2026, 8, 21)}
    assert [issue.text for issue in issues(notice(**unpaid))] == [
        "A prosecution must begin by Sun 21 Feb 2027."
    ]
    assert said(notice(**unpaid | {"status": "issued"})) == []


@pytest.mark.parametrize(
    ("issued", "said_of_it"),
    [
        (date(2026, 7, 25), None),
        (
            date(2026, 7, 26),
            "Issued on Sun 26 Jul 2026, after the time limit for a prosecution, which ended on "
            "Sat 25 Jul 2026: if it is not paid, nothing can follow.",
        ),
    ],
)
def test_a_notice_issued_after_the_time_limit_is_doubted_and_kept(
    issued: date, said_of_it: str | None
) -> None:
    days = {"offence_from": date(2026, 1, 12), "offence_to": date(2026, 1, 25)}
    days |= {"received_on": date(2026, 2, 2), "issued_on": issued, "deemed_received_on": date(2026, 7, 28)}
    paid = {"status": "paid_higher", "paid_in_full_on": date(2026, 8, 24)}
    doubts = [(issue.severity, issue.text) for issue in issues(notice(**ISSUED | days | paid))]
    assert doubts == ([(Severity.WARN, said_of_it)] if said_of_it else [])
    elsewhere = {"issued_by_other_authority": True, "other_authority": "358"}
    assert issues(notice(**ISSUED | days | paid | elsewhere)) == []


def test_a_notice_kept_unpaid_after_the_time_limit_is_doubted() -> None:
    days = {"offence_from": date(2026, 5, 11), "received_on": date(2026, 5, 26)}
    days |= {"issued_on": date(2026, 5, 29), "deemed_received_on": date(2026, 6, 2)}
    over = notice(**ISSUED | days | {"offence_to": date(2026, 5, 21)})
    assert [(issue.path, issue.text) for issue in issues(over)] == [
        (
            "status",
            "Not paid by Sun 22 Nov 2026, and the time limit for a prosecution ended on Sat 21 Nov 2026: "
            "nothing can follow.",
        )
    ]
    assert issues(notice(**ISSUED | days | {"offence_to": date(2026, 5, 22)})) == []


@pytest.mark.parametrize(
    ("status", "paid", "text"),
    [
        ("paid_lower", date(2026, 11, 22), None),
        ("paid_lower", date(2026, 11, 23), "Paid after Sun 22 Nov 2026, the last day of the lower rate."),
        ("paid_higher", date(2026, 11, 29), None),
        ("paid_higher", date(2026, 11, 30), "Paid after Sun 29 Nov 2026, the last day to pay."),
    ],
)
def test_a_payment_out_of_time_is_doubted(status: str, paid: date, text: str | None) -> None:
    record = notice(**ISSUED | {"status": status, "paid_in_full_on": paid})
    assert [issue.text for issue in issues(record)] == ([text] if text else [])


def test_proceedings_wait_for_the_days_to_pay() -> None:
    early = notice(**ISSUED, **COURT, information_laid_on=date(2026, 11, 29))
    assert said(early) == [("information_laid_on", Severity.WARN)]


def test_below_the_national_threshold_a_notice_is_an_exception() -> None:
    assert said(notice(sessions_unauthorised=9)) == [("sessions_unauthorised", Severity.WARN)]
    assert said(notice(sessions_unauthorised=10)) == []
    before = {"offence_from": date(2024, 6, 3), "offence_to": date(2024, 6, 14)}
    assert said(notice(sessions_unauthorised=9, **before)) == []
    refused = {"status": "refused", "refusal_reason": "threshold"}
    assert said(notice(sessions_unauthorised=9, **refused)) == []
    assert said(notice(sessions_unauthorised=9, trigger="exception", notes="Leave refused twice.")) == []
    across = {"offence_from": date(2024, 7, 15), "offence_to": date(2024, 9, 13)}
    assert said(notice(sessions_unauthorised=9, **across)) == []


def test_an_exception_is_explained() -> None:
    assert said(notice(trigger="exception")) == [("notes", Severity.OUTSTANDING)]
    assert said(notice(trigger="threshold")) == []


@pytest.mark.parametrize(
    ("began", "typed", "read"),
    [
        ("18/8/2024", "Attendance below the local percentage", "below_local"),
        ("19/8/2024", "Attendance below the local percentage", None),
        ("18/8/2024", "National threshold met", None),
        ("19/8/2024", "National threshold met", "threshold"),
        ("18/8/2024", "Exception, with a reason in the notes", "exception"),
        ("19/8/2024", "Exception, with a reason in the notes", "exception"),
    ],
)
def test_the_local_percentage_is_a_reason_only_before_the_framework(
    began: str, typed: str, read: str | None
) -> None:
    draft = Draft(PENALTY_NOTICE, Reading(today=TODAY))
    draft.type_in("offence_from", began)
    draft.type_in("offence_to", "13/9/2024")
    entry = draft.type_in("trigger", typed)
    assert (entry.value, entry.problem is None) == (read, read is not None)
    draft.type_in("offence_from", "18/8/2024" if began.startswith("19") else "19/8/2024")
    assert (draft.entry("trigger").value is None) is (read in ("below_local", "threshold"))


def test_the_limit_of_two_belongs_to_the_national_framework() -> None:
    uncounted = ISSUED | {"sequence": None}
    assert said(notice(**uncounted)) == [("sequence", Severity.OUTSTANDING)]
    assert said(notice(**uncounted, kind="excluded_in_public")) == []
    uncounted |= PAID_IN_2024
    before = {"offence_from": date(2024, 6, 3), "offence_to": date(2024, 6, 14)}
    assert said(notice(**uncounted, **before)) == []
    across = {"offence_from": date(2024, 7, 15), "offence_to": date(2024, 9, 13)}
    assert said(notice(**uncounted, **across)) == []
    assert said(notice(**uncounted, **across, scheme="PN_D")) == [
        ("scheme", Severity.WARN),
        ("sequence", Severity.OUTSTANDING),
    ]


def test_the_other_offence_is_asked_about_only_where_it_is_meant() -> None:
    shown = PENALTY_NOTICE.fields["place"].shown_when
    assert shown is not None
    assert shown(notice(kind="excluded_in_public"))
    assert not shown(notice())


def test_a_withdrawal_can_be_taken_back() -> None:
    assert set(PENALTY_NOTICE.life.next_from("withdrawn")) == {"withdrawn", "issued", "unpaid", "prosecution"}


def test_the_rules_of_the_day_are_named_with_the_days_to_pay() -> None:
    days = due(notice(**ISSUED))
    assert "SI 2007/1867, reg 4, as amended by SI 2024/210." in days["pay_lower_rate"].why
    assert "SI 2007/1867, regs 5 to 7, as amended by SI 2013/757." in days["pay_in_full"].why
    assert "reg 9, which sets no day" in days["decide_unpaid"].why
    old = ISSUED | {"issued_on": date(2013, 3, 1), "deemed_received_on": date(2013, 3, 4)}
    days = due(notice(**old, offence_from=date(2013, 1, 7), offence_to=date(2013, 2, 8)))
    assert days["pay_in_full"].why.endswith("SI 2007/1867, regs 5 to 7.")


def test_amounts_other_than_the_schemes_are_doubted() -> None:
    assert [issue.text for issue in issues(notice(amount_lower=60_00, amount_higher=120_00))] == [
        "The lower amount is £80.00 under this scheme.",
        "The higher amount is £160.00 under this scheme.",
    ]
    before = {"offence_from": date(2024, 6, 3), "offence_to": date(2024, 6, 14)}
    assert said(notice(**before, amount_lower=60_00, amount_higher=120_00)) == []


@pytest.mark.parametrize(
    ("began", "ended", "sums", "lower", "higher"),
    [
        (date(2012, 8, 20), date(2012, 9, 10), (50_00, 100_00), date(2026, 11, 29), date(2026, 12, 13)),
        (date(2012, 9, 1), date(2012, 9, 10), (60_00, 120_00), date(2026, 11, 29), date(2026, 12, 13)),
        (date(2013, 8, 20), date(2013, 9, 10), (60_00, 120_00), date(2026, 11, 29), date(2026, 12, 13)),
        (date(2013, 9, 1), date(2013, 9, 10), (60_00, 120_00), date(2026, 11, 22), date(2026, 11, 29)),
        (date(2024, 7, 1), date(2024, 9, 20), (60_00, 120_00), date(2026, 11, 22), date(2026, 11, 29)),
        (date(2024, 8, 18), date(2024, 8, 19), (60_00, 120_00), date(2026, 11, 22), date(2026, 11, 29)),
        (date(2024, 8, 19), date(2024, 9, 20), (80_00, 160_00), date(2026, 11, 22), date(2026, 11, 29)),
        (None, date(2024, 8, 19), (80_00, 160_00), date(2026, 11, 22), date(2026, 11, 29)),
        (date(2024, 8, 18), None, (60_00, 120_00), date(2026, 11, 22), date(2026, 11, 29)),
    ],
)
def test_the_day_on_which_the_offence_began_decides_sums_and_days(
    began: date | None, ended: date | None, sums: tuple[int, int], lower: date, higher: date
) -> None:
    """All were received on 2 Nov 2026, which is day 1."""
    record = notice(**ISSUED, offence_from=began, offence_to=ended)
    assert amounts_of(record, LAW.rules) == Amounts(*sums)
    days = due(record)
    assert (days["pay_lower_rate"].due_on, days["pay_in_full"].due_on) == (lower, higher)
    assert days["decide_unpaid"].due_on == higher + timedelta(days=1)


def test_a_scheme_chosen_in_an_old_record_stays_with_its_clocks_and_is_doubted() -> None:
    across = {"offence_from": date(2024, 7, 1), "offence_to": date(2024, 9, 20)}
    record = notice(**ISSUED, **across, scheme="PN_D", scheme_reason="Most of it came after.")
    assert amounts_of(record, LAW.rules) == Amounts(80_00, 160_00)
    assert due(record)["pay_in_full"].due_on == date(2026, 11, 29)
    assert [issue.text for issue in issues(record) if issue.path == "scheme"] == [
        "By the day on which the offence began the law has “£60 / £120 (2013 to 2024)”; "
        "“£80 / £160, national framework” was chosen, and is kept as it was."
    ]
    record.scheme = "PN_C"
    assert [issue for issue in issues(record) if issue.path == "scheme"] == []


@pytest.mark.parametrize("scheme", ["PN_A", "PN_B", "PN_C", "PN_D"])
def test_every_scheme_has_its_clocks_whatever_the_days_of_the_offence(scheme: str) -> None:
    for days in ({}, {"offence_from": None, "offence_to": None}, {"offence_from": date(2010, 5, 3)}):
        found = set(due(notice(**ISSUED | days, scheme=scheme)))
        assert found >= {"pay_lower_rate", "pay_in_full", "decide_unpaid"}


def test_a_new_record_is_not_offered_a_choice_of_scheme() -> None:
    draft = Draft(PENALTY_NOTICE, Reading(today=TODAY))
    draft.type_in("offence_from", "1/7/2024")
    draft.type_in("offence_to", "20/9/2024")
    assert not {"scheme", "scheme_reason"} & draft.shown()
    kept = Draft(PENALTY_NOTICE, Reading(today=TODAY), base=notice(scheme="PN_D"))
    assert {"scheme", "scheme_reason"} <= kept.shown()
    assert kept.record().scheme == "PN_D"


def test_an_excluded_child_in_public_is_under_one_scheme_on_both_sides() -> None:
    across = {
        "offence_from": date(2024, 8, 18),
        "offence_to": date(2024, 8, 19),
        "kind": "excluded_in_public",
    }
    assert issues(notice(**across)) == []


def test_a_scheme_of_another_day_is_doubted() -> None:
    assert said(notice(scheme="PN_C")) == [("scheme", Severity.WARN)]
    assert said(notice(scheme="PN_X", kind="excluded_in_public")) == []


def test_an_issued_notice_says_what_was_checked_and_kept() -> None:
    bare = notice(status="issued", issued_on=date(2026, 10, 30))
    assert said(bare) == [
        ("copy_kept", Severity.OUTSTANDING),
        ("sequence", Severity.OUTSTANDING),
        ("legality_checks", Severity.OUTSTANDING),
        ("deemed_received_on", Severity.OUTSTANDING),
    ]


def test_the_threshold_is_asked_for_since_there_is_one() -> None:
    all_but = tuple(check.code for check in LEGALITY_CHECKS if check.code != "threshold")
    assert said(notice(**ISSUED | {"legality_checks": all_but})) == [
        ("legality_checks", Severity.OUTSTANDING)
    ]
    before = {"offence_from": date(2024, 6, 3), "offence_to": date(2024, 6, 14)}
    assert said(notice(**ISSUED | PAID_IN_2024 | {"legality_checks": all_but}, **before)) == []


def test_it_is_found_by_the_number_on_the_paper() -> None:
    assert tuple(PENALTY_NOTICE.terms(notice(number="PN/2026/0417"))) == ("PN/2026/0417",)
    assert tuple(PENALTY_NOTICE.terms(notice())) == ()


def test_what_was_checked_can_be_typed_as_it_is_read() -> None:
    field = PENALTY_NOTICE.fields["legality_checks"]
    every = tuple(check.code for check in LEGALITY_CHECKS)
    assert field.parse(field.show(every), Reading(today=TODAY)) == every
