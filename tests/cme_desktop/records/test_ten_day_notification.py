"""10-day notifications through their one description."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.fields import Reading, Unanswered
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, SchoolEnquiry, TenDayNotification
from cme_desktop.statutory.clocks import Deadline, deadlines
from tests.builders import LAW

CALENDAR = LAW.calendars.authority
TODAY = date(2026, 11, 23)
FIRST, RECEIVED = date(2026, 11, 2), date(2026, 11, 16)


def notice(**facts: Any) -> TenDayNotification:
    usual: dict[str, Any] = {"child": 1, "school": 2, "first_absent_on": FIRST, "received_on": RECEIVED}
    return TenDayNotification(**(usual | facts))


def issues(record: TenDayNotification) -> list[Issue]:
    reading = Reading(today=TODAY, calendar=CALENDAR)
    return [issue for rule in TEN_DAY_NOTIFICATION.rules for issue in rule(record, reading)]


def found(record: TenDayNotification) -> list[tuple[str, Severity]]:
    return [(issue.path, issue.severity) for issue in issues(record)]


def due(record: TenDayNotification) -> list[Deadline]:
    return [d for d in deadlines(record, TEN_DAY_NOTIFICATION.clocks, LAW) if d.duty == "ten_day_notice"]


def shown(name: str, record: TenDayNotification) -> bool:
    condition = TEN_DAY_NOTIFICATION.fields[name].shown_when
    assert condition is not None
    return condition(record)


def test_a_usual_notice_has_nothing_wrong() -> None:
    assert issues(notice()) == issues(TenDayNotification()) == []


def test_child_school_and_receipt_are_enough_to_save() -> None:
    required = [name for name, field in TEN_DAY_NOTIFICATION.fields.items() if field.required]
    assert required == ["child", "school", "received_on", "status"]


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"first_absent_on": date(2026, 11, 17)}, "first_absent_on"),
        ({"status": "screened", "screened_on": date(2026, 11, 13)}, "screened_on"),
        ({"returned_on": date(2026, 10, 30)}, "returned_on"),
        ({"status": "closed", "closed_on": date(2026, 11, 13)}, "closed_on"),
        ({"sent_back_on": date(2026, 11, 13)}, "sent_back_on"),
        ({"sent_back_on": RECEIVED, "sent_again_on": date(2026, 11, 13)}, "sent_again_on"),
    ],
)
def test_days_out_of_order_are_refused(facts: dict[str, Any], path: str) -> None:
    assert found(notice(**facts)) == [(path, Severity.REFUSE)]


def test_a_refusal_names_both_days() -> None:
    assert [issue.text for issue in issues(notice(status="screened", screened_on=date(2026, 11, 13)))] == [
        "Screened on Fri 13 Nov 2026, before the notice was received (Mon 16 Nov 2026); "
        "one of the two dates is wrong."
    ]


def test_a_notice_before_the_tenth_school_day_is_doubtful() -> None:
    early = {"received_on": date(2026, 11, 12)}
    assert [issue.text for issue in issues(notice(**early))] == [
        "The tenth school day of absence is Fri 13 Nov 2026; this came before."
    ]
    assert found(notice(received_on=date(2026, 11, 13))) == []
    assert found(notice(**early, absence_kind="irregular")) == found(notice(**early, purpose="update")) == []


def test_an_update_belongs_to_the_first_notification() -> None:
    described = TEN_DAY_NOTIFICATION.fields["update_of"]
    assert described.needed
    assert described.kind == "ten-day-notification"
    assert shown("update_of", notice(purpose="update"))
    assert not shown("update_of", notice())


def test_whoever_visits_is_told_of_the_danger() -> None:
    assert shown("safety_note", notice(safety_concern=True))
    assert not shown("safety_note", notice(safety_concern=Unanswered.NOT_ASKED))


@pytest.mark.parametrize("flag", ["social_worker", "safeguarding_concern"])
def test_a_child_of_concern_is_not_left_to_early_help(flag: str) -> None:
    to_hub = {"status": "allocated", "outcome": "allocated_to_hub", "hub": 4}
    assert found(notice(**to_hub, **{flag: True})) == [("outcome", Severity.WARN)]
    assert found(notice(**to_hub, **{flag: False})) == []
    assert found(notice(status="referred", outcome="mash", **{flag: True})) == []


def test_a_decision_names_what_goes_with_it() -> None:
    assert found(notice(status="allocated")) == [("hub", Severity.OUTSTANDING)]
    assert found(notice(status="screened", outcome="enquiry_opened")) == [("enquiry", Severity.OUTSTANDING)]
    assert found(notice(status="closed")) == [("closed_on", Severity.OUTSTANDING)]
    assert found(notice(status="closed", closed_on=TODAY, outcome="enquiry_opened", enquiry=9)) == []


def test_status_and_outcome_agree() -> None:
    contrary = notice(status="referred", outcome="no_further_action")
    assert [issue.text for issue in issues(contrary)] == [
        "With this status the outcome is “Referred to social care” or “Referred to MASH”; make the two agree."
    ]
    assert found(notice(status="referred", outcome="mash")) == []
    assert found(notice(status="no_further_action", outcome="entered_in_error")) == []


def test_received_gives_way_to_what_was_done_since() -> None:
    assert [issue.text for issue in issues(notice(outcome="mash", screened_on=TODAY))] == [
        "The status is “Received”, yet it has an outcome; choose the status that it has now."
    ]
    assert found(notice(status="incomplete", sent_back_on=RECEIVED, sent_again_on=TODAY)) == [
        ("status", Severity.OUTSTANDING)
    ]
    assert found(notice(status="referred", outcome="mash", closed_on=TODAY)) == [
        ("status", Severity.OUTSTANDING)
    ]


def test_what_the_school_did_came_before_its_notice() -> None:
    late = SchoolEnquiry(check="home_visit", done_on=TODAY)
    assert found(notice(school_enquiries=[late])) == [("school_enquiries.0.done_on", Severity.WARN)]


def test_a_sighting_during_the_absence_is_looked_at_again() -> None:
    assert found(notice(last_seen_on=FIRST)) == [("last_seen_on", Severity.WARN)]
    assert found(notice(last_seen_on=Unanswered.NOT_KNOWN)) == []


def test_the_notice_is_due_on_the_eleventh_school_day() -> None:
    (deadline,) = due(notice())
    assert (deadline.due_on, deadline.late) == (date(2026, 11, 16), False)
    assert due(notice(received_on=date(2026, 11, 17)))[0].late
    assert due(notice(purpose="update")) == due(notice(absence_kind="irregular")) == []


@pytest.mark.parametrize(
    ("first", "sources"),
    [
        (date(2006, 8, 31), []),
        (date(2006, 9, 1), ["2006, reg 12(1)"]),
        (date(2024, 8, 18), ["2006, reg 12(1)"]),
        (date(2024, 8, 19), ["2024, reg 13(7)"]),
    ],
)
def test_the_rule_of_the_day_is_named_and_what_is_local(first: date, sources: list[str]) -> None:
    reasons = [deadline.why for deadline in due(notice(first_absent_on=first))]
    assert len(reasons) == len(sources)
    for why, source in zip(reasons, sources, strict=True):
        assert f"Regulations {source}; the day is local practice." in why


def test_a_closed_notice_is_reopened_where_it_stood() -> None:
    assert TEN_DAY_NOTIFICATION.life.next_from("closed") == (
        "closed", "screened", "allocated", "referred", "no_further_action",
    )  # fmt: skip


def test_a_notice_sent_back_is_chased_until_it_comes_again() -> None:
    def chase(**facts: Any) -> Deadline | None:
        found = {d.duty: d for d in deadlines(notice(**facts), TEN_DAY_NOTIFICATION.clocks, LAW)}
        return found.get("sent_back")

    assert found(notice(status="incomplete")) == [("sent_back_on", Severity.OUTSTANDING)]
    waiting = chase(status="incomplete", sent_back_on=RECEIVED)
    assert waiting is not None
    assert (waiting.due_on, waiting.met_on, waiting.waits) == (date(2026, 11, 23), None, True)
    assert waiting.clears == "sent_again_on"
    came = chase(status="screened", sent_back_on=RECEIVED, sent_again_on=date(2026, 11, 18))
    assert came is not None
    assert came.met_on == date(2026, 11, 18)
    assert chase(status="closed", sent_back_on=RECEIVED) is None


def test_code_n_has_given_way_by_the_time_of_the_notice() -> None:
    (said,) = [issue.text for issue in issues(notice(codes_used=("N",))) if issue.path == "codes_used"]
    assert said == (
        "Every session is coded N, yet code N gives way to the true code, or to O, within five school days; "
        "the first by Mon 9 Nov 2026."
    )
    assert "codes_used" not in dict(found(notice(codes_used=("N", "O"))))
    before = notice(codes_used=("N",), first_absent_on=date(2024, 6, 3), received_on=date(2024, 6, 17))
    assert "codes_used" not in dict(found(before))


def test_the_cause_is_not_asked_for() -> None:
    cause = TEN_DAY_NOTIFICATION.fields["cause"]
    assert not cause.needed
    assert cause.can_be_unanswered


def test_of_a_boarder_no_notice_is_owed_since_2024_and_one_that_comes_is_kept() -> None:
    boarder = notice(boarder=True)
    assert due(boarder) == []
    assert [(issue.path, issue.severity) for issue in issues(boarder) if issue.path == "boarder"] == [
        ("boarder", Severity.WARN)
    ]
    assert len(due(notice(boarder=False))) == len(due(notice())) == 1
    before = notice(boarder=True, first_absent_on=date(2024, 6, 3), received_on=date(2024, 6, 20))
    assert len(due(before)) == 1
    assert not [issue for issue in issues(before) if issue.path == "boarder"]
