"""Whereabouts enquiries through their one description."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.codes.enquiries import (
    ALL_CHECKS,
    AUTHORITY_CHECKS,
    CLOSE_REASONS,
    ENDINGS,
    OPTIONAL_CHECKS,
    SCHOOL_CHECKS,
)
from cme_desktop.fields import Reading, Unanswered
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.whereabouts_enquiry import (
    WHEREABOUTS_ENQUIRY,
    Check,
    WhereaboutsEnquiry,
    checks_tried,
    days_open,
    untried,
)
from cme_desktop.statutory.clocks import deadlines
from tests.builders import LAW
from tests.cme_desktop.records.rules import but_standing

TODAY = date(2026, 11, 22)
OPENED = date(2026, 9, 7)


def enquiry(**facts: Any) -> WhereaboutsEnquiry:
    basis: dict[str, Any] = {"child": 1, "received_on": OPENED}
    return WhereaboutsEnquiry(**basis | facts)


def issues(record: WhereaboutsEnquiry) -> list[Issue]:
    return [
        issue for rule in but_standing(WHEREABOUTS_ENQUIRY) for issue in rule(record, Reading(today=TODAY))
    ]


def said(record: WhereaboutsEnquiry) -> list[tuple[str, Severity]]:
    return [(issue.path, issue.severity) for issue in issues(record)]


def test_a_fresh_enquiry_breaks_no_rule() -> None:
    assert issues(enquiry()) == []


def test_every_field_has_its_place_on_the_form_once() -> None:
    placed = [name for section in WHEREABOUTS_ENQUIRY.sections for name in section.fields]
    assert sorted(placed) == sorted(WHEREABOUTS_ENQUIRY.fields)
    assert set(WHEREABOUTS_ENQUIRY.list_columns) <= {"reference", *placed}


def test_checks_say_who_can_make_them() -> None:
    assert "letter" in SCHOOL_CHECKS
    assert "letter" not in AUTHORITY_CHECKS
    assert "council_tax" in AUTHORITY_CHECKS
    assert "council_tax" not in SCHOOL_CHECKS
    assert {c.code for c in SCHOOL_CHECKS} | {c.code for c in AUTHORITY_CHECKS} == {
        c.code for c in ALL_CHECKS
    }


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"closed_on": date(2026, 9, 4), "located_on": OPENED, "found_where": "abroad"}, "closed_on"),
        ({"located_on": date(2026, 9, 4), "found_where": "abroad"}, "located_on"),
        ({"reviewed_on": date(2026, 9, 4)}, "reviewed_on"),
        ({"ctf_created_on": date(2026, 10, 6), "ctf_uploaded_on": date(2026, 10, 5)}, "ctf_uploaded_on"),
        ({"ctf_uploaded_on": date(2026, 10, 6), "ctf_claimed_on": date(2026, 10, 5)}, "ctf_claimed_on"),
    ],
)
def test_days_out_of_order_are_refused(facts: dict[str, Any], path: str) -> None:
    assert (path, Severity.REFUSE) in said(enquiry(**facts))


def test_a_refusal_names_both_days() -> None:
    closed = enquiry(closed_on=date(2026, 9, 4), close_reason="opened_in_error")
    assert [issue.text for issue in issues(closed)] == [
        "Closed on Fri 4 Sep 2026, before the enquiry was opened (Mon 7 Sep 2026); "
        "one of the two dates is wrong."
    ]


def test_an_answer_before_the_question_is_refused_in_its_row() -> None:
    good = Check(check="gp", asked_on=date(2026, 9, 8), answered_on=date(2026, 9, 8))
    chased = Check(check="police", asked_on=date(2026, 9, 8), chased_on=date(2026, 9, 7))
    bad = Check(check="council_tax", asked_on=date(2026, 9, 8), answered_on=date(2026, 9, 7))
    assert said(enquiry(checks=[good, chased, bad])) == [
        ("checks.1.chased_on", Severity.REFUSE),
        ("checks.2.answered_on", Severity.REFUSE),
    ]


def test_located_needs_the_day_and_the_place() -> None:
    assert said(enquiry(status="located")) == [
        ("located_on", Severity.REFUSE),
        ("found_where", Severity.OUTSTANDING),
    ]
    assert said(enquiry(located_on=TODAY)) == [("found_where", Severity.OUTSTANDING)]
    assert said(enquiry(status="located", located_on=TODAY, found_where="abroad")) == []


def test_a_located_child_is_not_not_located() -> None:
    contradiction = enquiry(status="not_located", located_on=TODAY, found_where="abroad")
    assert said(contradiction) == [("status", Severity.REFUSE)]


def test_closing_without_the_child_names_what_was_left_out() -> None:
    made = [
        Check(check=check.code, result="no_trace")
        for check in AUTHORITY_CHECKS
        if check.code not in ("hmrc", "border_force")
    ]
    closed = enquiry(status="closed", closed_on=TODAY, close_reason="checks_exhausted", checks=made)
    assert untried(closed) == ("hmrc", "border_force")
    [issue] = issues(closed)
    assert (issue.path, issue.severity) == ("untried_reason", Severity.OUTSTANDING)
    assert issue.text.endswith("HMRC (child benefit); Border Force.")
    closed.untried_reason = "The family was seen abroad."
    assert issues(closed) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"located_on": TODAY, "found_where": "abroad"},
        {"close_reason": "opened_in_error"},
        {"close_reason": "died"},
        {"close_reason": "over_age"},
    ],
)
def test_no_reason_is_asked_when_there_was_nobody_left_to_find(facts: dict[str, Any]) -> None:
    closed = enquiry(**{"status": "closed", "closed_on": TODAY, "close_reason": "in_education"} | facts)
    assert issues(closed) == []


def test_closing_asks_for_day_and_reason() -> None:
    closed = enquiry(status="closed", located_on=TODAY, found_where="abroad")
    assert said(closed) == [("closed_on", Severity.OUTSTANDING), ("close_reason", Severity.OUTSTANDING)]


@pytest.mark.parametrize(
    ("reason", "label"),
    [
        ("in_education", "Found, in education"),
        ("found_no_place", "Found, place being sought"),
        ("left_country", "Confirmed to have left the country"),
        ("passed_on", "Passed on, confirmed by the other authority"),
    ],
)
def test_a_reason_that_says_found_asks_for_the_day(reason: str, label: str) -> None:
    found = enquiry(status="closed", closed_on=TODAY, close_reason=reason)
    assert [issue.text for issue in issues(found)] == [
        f"The reason is “{label}”; give the day the child was located."
    ]


def test_a_file_may_still_call_it_passed_to_another_authority() -> None:
    passed = CLOSE_REASONS.find("Passed to another authority")
    assert passed is not None
    assert passed.code == "passed_on"


def test_every_reason_for_closing_says_how_the_search_ended() -> None:
    assert set(ENDINGS) == {choice.code for choice in CLOSE_REASONS}


def test_the_reason_for_closing_agrees_with_the_day_located() -> None:
    contrary = {"close_reason": "checks_exhausted", "located_on": TODAY, "found_where": "abroad"}
    assert said(enquiry(status="closed", closed_on=TODAY, **contrary)) == [("close_reason", Severity.WARN)]


def test_a_child_on_no_roll_has_a_reason_for_the_return() -> None:
    assert said(enquiry(still_on_roll=False)) == [("cme_reason", Severity.OUTSTANDING)]
    assert said(enquiry(still_on_roll=False, cme_reason="unknown")) == []
    assert said(enquiry(still_on_roll=True)) == []


def test_a_risk_is_referred_at_once() -> None:
    assert said(enquiry(risk_concern=True)) == [("mash_referred_on", Severity.WARN)]
    assert said(enquiry(risk_concern=True, mash_referred_on=OPENED)) == []
    assert said(enquiry(risk_concern=Unanswered.NOT_KNOWN)) == []


def test_a_home_visit_says_which_address() -> None:
    shown = WHEREABOUTS_ENQUIRY.rows["checks"].fields["visited"].shown_when
    assert shown is not None
    assert shown(Check(check="home_visit"))
    assert not shown(Check(check="gp"))


def test_a_check_counts_once_something_came_of_it() -> None:
    rows = [
        Check(check="gp"),
        Check(check="police", asked_on=OPENED),
        Check(check="letter", made_by="school", answered_on=OPENED),
        Check(check="refuges", result="not_applicable"),
        Check(asked_on=OPENED),
    ]
    assert checks_tried(enquiry(checks=rows)) == {"police", "letter", "refuges"}
    assert not OPTIONAL_CHECKS & set(untried(enquiry()))


def test_an_absent_child_is_not_missing() -> None:
    assert said(enquiry(still_on_roll=True, whereabouts_known=True)) == [("still_on_roll", Severity.WARN)]
    assert said(enquiry(still_on_roll=Unanswered.NOT_KNOWN, whereabouts_known=True)) == []


def test_missing_and_out_of_education_follow_the_whereabouts() -> None:
    assert said(enquiry(education_now="missing_education", whereabouts_known=True)) == [
        ("education_now", Severity.WARN)
    ]
    assert said(enquiry(education_now="out_of_education", whereabouts_known=True)) == []


def test_attending_is_being_seen() -> None:
    assert said(enquiry(last_seen_on=date(2026, 7, 1), last_attended_on=date(2026, 7, 2))) == [
        ("last_seen_on", Severity.WARN)
    ]


def test_days_open_run_to_the_closing() -> None:
    assert days_open(enquiry(), date(2026, 9, 17)) == 10
    assert days_open(enquiry(closed_on=date(2026, 9, 8)), TODAY) == 1
    assert days_open(enquiry(received_on=None), TODAY) is None


def test_an_open_enquiry_is_reviewed_every_eight_weeks() -> None:
    [review] = deadlines(enquiry(), WHEREABOUTS_ENQUIRY.clocks, LAW)
    assert (review.duty, review.due_on, review.met_on) == ("enquiry_review", date(2026, 11, 2), None)
    assert "Local practice" in review.why
    for status in ("opened", "checks_running", "not_located"):
        reviewed = enquiry(status=status, reviewed_on=date(2026, 11, 3))
        first, again = deadlines(reviewed, WHEREABOUTS_ENQUIRY.clocks, LAW)
        assert first.met_on == date(2026, 11, 3)
        assert (again.due_on, again.met_on) == (date(2026, 12, 29), None)
    assert deadlines(enquiry(status="closed"), WHEREABOUTS_ENQUIRY.clocks, LAW) == []


def test_only_a_closed_enquiry_is_finished() -> None:
    life = WHEREABOUTS_ENQUIRY.life
    assert {status.code for status in life.statuses} - life.open == {"closed"}
    assert life.next_from("closed") == ("closed", "checks_running", "located", "not_located")


def test_the_guidance_is_that_of_the_day_the_enquiry_was_opened() -> None:
    editions = {date(2025, 9, 7): "August 2024", date(2025, 9, 8): "8 September 2025"}
    for day, edition in editions.items():
        (said,) = WHEREABOUTS_ENQUIRY.guidance(WhereaboutsEnquiry(received_on=day), LAW)
        assert said.startswith(f"Statutory guidance of its day: the edition of {edition}.")
        assert "Education Act 1996, s436A(2)" in said
    assert list(WHEREABOUTS_ENQUIRY.guidance(WhereaboutsEnquiry(), LAW)) == []
