"""PACE interviews through their one description."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from cme_desktop.codes.interviews import INTERVIEW_OUTCOMES, REPORTED_OUTCOMES
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.pace_interview import PACE_INTERVIEW, PaceInterview, limitation_date
from cme_desktop.statutory.clocks import Deadline, deadlines
from cme_desktop.statutory.law import Law
from tests.builders import LAW
from tests.cme_desktop.records.rules import but_standing

TODAY = date(2026, 11, 22)
HELD: dict[str, Any] = {
    "held_on": date(2026, 11, 9),
    "attended": True,
    "caution_given": True,
    "rights_explained": True,
    "recording": "audio",
}
CONSIDERED = {"supervision_considered_on": date(2026, 11, 11)}
DECIDED: dict[str, Any] = HELD | {"status": "outcome", "outcome_on": date(2026, 11, 10)}


def interview(**facts: Any) -> PaceInterview:
    basis: dict[str, Any] = {
        "child": 1,
        "received_on": date(2026, 10, 12),
        "offence_from": date(2026, 9, 7),
        "offence_to": date(2026, 9, 25),
    }
    return PaceInterview(**basis | facts)


def issues(record: PaceInterview) -> list[Issue]:
    return [issue for rule in but_standing(PACE_INTERVIEW) for issue in rule(record, Reading(today=TODAY))]


def said(record: PaceInterview) -> list[tuple[str, Severity]]:
    return [(issue.path, issue.severity) for issue in issues(record)]


def due(record: PaceInterview, duty: str) -> list[Deadline]:
    return [found for found in deadlines(record, PACE_INTERVIEW.clocks, LAW) if found.duty == duty]


def limits(record: PaceInterview) -> list[Deadline]:
    return due(record, "prosecution_time_limit")


def test_a_request_and_a_full_interview_break_no_rule() -> None:
    assert issues(interview()) == []
    assert issues(interview(**HELD, status="held")) == []


def test_every_field_has_its_place_on_the_form_once() -> None:
    placed = [name for section in PACE_INTERVIEW.sections for name in section.fields]
    assert sorted(placed) == sorted(PACE_INTERVIEW.fields)
    assert set(PACE_INTERVIEW.list_columns) <= {"reference", *placed}


def test_an_interview_before_its_request_is_refused_in_words() -> None:
    early = interview(**HELD | {"held_on": date(2026, 10, 9)})
    assert [issue.text for issue in issues(early)] == [
        "Held on Fri 9 Oct 2026, before the request was received (Mon 12 Oct 2026); "
        "one of the two dates is wrong."
    ]


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"offence_to": date(2026, 9, 4)}, "offence_to"),
        ({"invited_on": date(2026, 10, 9)}, "invited_on"),
        (HELD | {"invited_on": date(2026, 11, 10)}, "held_on"),
        (HELD | {"outcome_on": date(2026, 11, 6)}, "outcome_on"),
        ({"returned_on": date(2026, 10, 9)}, "returned_on"),
        (
            {"information_laid_on": date(2026, 9, 24), "supervision_considered_on": date(2026, 9, 23)},
            "information_laid_on",
        ),
        (CONSIDERED | {"prosecution_authorised_on": date(2026, 10, 9)}, "prosecution_authorised_on"),
        (
            CONSIDERED
            | {"prosecution_authorised_on": date(2026, 11, 18), "information_laid_on": date(2026, 11, 17)},
            "information_laid_on",
        ),
        (HELD | {"outcome_on": date(2026, 11, 10), "review_on": date(2026, 11, 9)}, "review_on"),
        ({"closed_on": date(2026, 10, 9)}, "closed_on"),
    ],
)
def test_days_out_of_order_are_refused(facts: dict[str, Any], path: str) -> None:
    assert said(interview(**facts)) == [(path, Severity.REFUSE)]


def test_sessions_have_to_add_up() -> None:
    assert said(interview(sessions_possible=40, sessions_missed=41)) == [("sessions_missed", Severity.REFUSE)]
    assert said(interview(sessions_missed=12, sessions_unauthorised=13)) == [
        ("sessions_unauthorised", Severity.REFUSE)
    ]
    assert said(interview(sessions_possible=12, sessions_unauthorised=13)) == [
        ("sessions_unauthorised", Severity.REFUSE)
    ]
    assert said(interview(sessions_possible=40, sessions_missed=40, sessions_unauthorised=40)) == []


def test_the_times_belong_to_the_day_in_local_time() -> None:
    days = {"offence_from": None, "offence_to": None}
    summer = HELD | days | {"received_on": date(2026, 6, 1), "held_on": date(2026, 7, 2)}
    just_after_midnight = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert said(interview(**summer, started_at=just_after_midnight)) == []
    assert said(interview(**summer, started_at=datetime(2026, 7, 1, 12, tzinfo=UTC))) == [
        ("started_at", Severity.REFUSE)
    ]


def test_it_ends_after_it_starts() -> None:
    start, end = datetime(2026, 11, 9, 10, 0, tzinfo=UTC), datetime(2026, 11, 9, 9, 15, tzinfo=UTC)
    assert said(interview(**HELD, started_at=start, ended_at=end)) == [("ended_at", Severity.REFUSE)]
    assert said(interview(**HELD, started_at=end, ended_at=start)) == []


def test_six_outcomes_are_reported_and_three_are_not() -> None:
    assert [choice.code for choice in REPORTED_OUTCOMES] == [
        "prosecution",
        "withdrawn_for_information",
        "early_help_assessment",
        "penalty_notice",
        "caution",
        "warning_letter",
    ]
    working = {choice.code for choice in INTERVIEW_OUTCOMES} - {choice.code for choice in REPORTED_OUTCOMES}
    assert working == {"pending", "did_not_attend", "no_further_action"}


@pytest.mark.parametrize("outcome", [choice.code for choice in REPORTED_OUTCOMES])
def test_a_reported_outcome_needs_an_interview(outcome: str) -> None:
    decided = interview(outcome=outcome, outcome_on=date(2026, 11, 10), admission=True)
    assert said(decided) == [("outcome", Severity.REFUSE)]
    assert said(interview(**DECIDED, outcome=outcome, admission=True)) == []


@pytest.mark.parametrize("outcome", ["pending", "did_not_attend", "no_further_action"])
def test_a_working_state_needs_none(outcome: str) -> None:
    assert said(interview(outcome=outcome, outcome_on=date(2026, 11, 10), attended=False)) == []


def test_held_and_missed_exclude_each_other() -> None:
    assert said(interview(status="held")) == [("held_on", Severity.REFUSE)]
    assert said(interview(started_at=datetime(2026, 11, 9, 10, tzinfo=UTC))) == [("held_on", Severity.REFUSE)]
    assert said(interview(**HELD | {"attended": False})) == [("held_on", Severity.REFUSE)]
    assert said(interview(**DECIDED, outcome="did_not_attend")) == [("held_on", Severity.REFUSE)]


def test_the_safeguards_are_asked_for_once_it_was_held() -> None:
    assert said(interview(held_on=date(2026, 11, 9))) == [
        ("caution_given", Severity.OUTSTANDING),
        ("rights_explained", Severity.OUTSTANDING),
        ("recording", Severity.OUTSTANDING),
    ]
    assert said(interview(**HELD | {"caution_given": False})) == [("caution_given", Severity.WARN)]


def test_a_caution_follows_an_admission() -> None:
    assert said(interview(**DECIDED, outcome="caution")) == [("outcome", Severity.WARN)]


def test_a_decided_case_has_outcome_and_day() -> None:
    assert said(interview(**DECIDED)) == [("outcome", Severity.OUTSTANDING)]
    undated = interview(**DECIDED | {"outcome_on": None}, outcome="prosecution")
    assert said(undated) == [("outcome_on", Severity.OUTSTANDING)]


def test_six_months_run_from_the_last_day_of_the_offence() -> None:
    [limit] = limits(interview())
    assert (limit.duty, limit.due_on) == ("prosecution_time_limit", date(2027, 3, 25))
    assert limitation_date(interview(offence_to=date(2026, 8, 31)), Law()) == date(2027, 2, 28)
    assert limitation_date(interview(offence_to=None), Law()) is None


def test_laying_the_information_stops_the_clock() -> None:
    closed = DECIDED | CONSIDERED | {"status": "closed", "closed_on": TODAY}
    laid = interview(**closed, outcome="prosecution", information_laid_on=TODAY)
    assert issues(laid) == []
    assert [(limit.met_on, limit.late) for limit in limits(laid)] == [(TODAY, False)]


@pytest.mark.parametrize(
    "outcome",
    ["withdrawn_for_information", "penalty_notice", "caution", "warning_letter", "no_further_action"],
)
def test_an_outcome_that_ends_the_case_ends_the_clock(outcome: str) -> None:
    assert limits(interview(**DECIDED, outcome=outcome)) == []


def test_a_prosecution_stays_in_the_queue_though_its_case_is_closed_until_the_information_is_laid() -> None:
    authorised = {"outcome": "prosecution", "prosecution_authorised_on": date(2026, 11, 16)}
    closed = interview(**DECIDED | CONSIDERED | authorised | {"status": "closed", "closed_on": TODAY})
    assert [(one.duty, one.due_on, one.met_on) for one in limits(closed) if one.met_on is None] == [
        ("prosecution_time_limit", date(2027, 3, 25), None)
    ]


def test_early_help_leaves_prosecution_open_until_the_case_is_closed() -> None:
    helped = interview(**DECIDED, outcome="early_help_assessment")
    assert len(limits(helped)) == 1
    helped.status = "closed"
    assert limits(helped) == []


def test_from_half_way_the_time_limit_is_said() -> None:
    half_way = interview(offence_from=None, offence_to=date(2026, 8, 22))
    assert [issue.text for issue in issues(half_way)] == ["A prosecution must begin by Mon 22 Feb 2027."]
    assert said(interview(offence_from=None, offence_to=date(2026, 8, 23))) == []
    over = interview(offence_from=None, offence_to=date(2026, 5, 21))
    assert [issue.text for issue in issues(over)] == [
        "The six months for a prosecution ended on Sat 21 Nov 2026."
    ]
    over.information_laid_on, over.supervision_considered_on = TODAY, date(2026, 5, 1)
    assert said(over) == [("information_laid_on", Severity.WARN)]


def test_days_already_out_of_time_are_named() -> None:
    long = interview(offence_from=date(2026, 5, 4), offence_to=date(2026, 7, 17))
    assert [issue.text for issue in issues(long)] == [
        "A prosecution must begin by Sun 17 Jan 2027. "
        "Absences from Mon 4 May 2026 to Thu 21 May 2026 are out of time already, if time runs from each."
    ]


def test_days_out_of_time_are_named_though_the_offence_went_on_until_lately() -> None:
    """The six months of the last day have hardly begun; those of the first are over."""
    long = interview(offence_from=date(2026, 5, 21), offence_to=date(2026, 10, 16))
    assert [issue.text for issue in issues(long)] == [
        "A prosecution must begin by Fri 16 Apr 2027. "
        "Absences of Thu 21 May 2026 are out of time already, if time runs from each."
    ]
    assert said(interview(offence_from=date(2026, 5, 22), offence_to=date(2026, 10, 16))) == []


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 8, 31), "Sat 28 Feb 2026"),  # six months after it is 28 August
        (date(2026, 8, 28), "Fri 27 Feb 2026"),
        (date(2026, 3, 1), "Sun 31 Aug 2025"),  # six months after it is 28 February
    ],
)
def test_the_last_day_out_of_time_goes_by_months_of_any_length(today: date, last: str) -> None:
    long = interview(offence_from=date(2025, 8, 1), offence_to=today)
    found = [issue.text for rule in PACE_INTERVIEW.rules for issue in rule(long, Reading(today=today))]
    assert any(f"from Fri 1 Aug 2025 to {last} are out of time" in text for text in found)


def test_a_supervision_order_is_considered_before_proceedings() -> None:
    case = DECIDED | {"outcome": "prosecution", "prosecution_authorised_on": date(2026, 11, 16)}
    assert said(interview(**case)) == [("supervision_considered_on", Severity.OUTSTANDING)]
    assert said(interview(**case | CONSIDERED)) == []
    late = case | {"information_laid_on": date(2026, 11, 17), "supervision_considered_on": TODAY}
    assert said(interview(**late)) == [("supervision_considered_on", Severity.WARN)]
    assert said(interview(**case, offence="s103")) == []


def test_the_school_is_told_within_ten_school_days() -> None:
    decided = interview(**DECIDED, outcome="caution", admission=True)
    [deadline] = due(decided, "tell_school")
    assert (deadline.due_on, deadline.met_on) == (date(2026, 11, 24), None)
    assert "Local practice" in deadline.why
    decided.returned_on = TODAY
    assert [deadline.met_on for deadline in due(decided, "tell_school")] == [TODAY]
    assert due(interview(**DECIDED, outcome="pending"), "tell_school") == []
    assert due(interview(**DECIDED | {"status": "closed"}, outcome="caution"), "tell_school") == []


def test_what_was_agreed_is_reviewed_on_its_day() -> None:
    [deadline] = due(interview(review_on=date(2027, 1, 11)), "review")
    assert (deadline.due_on, deadline.met_on) == (date(2027, 1, 11), None)
    assert due(interview(review_on=date(2027, 1, 11), status="closed"), "review") == []


def test_a_case_sent_back_or_closed_says_when() -> None:
    sent = DECIDED | {"outcome": "early_help_assessment"}
    assert said(interview(**sent | {"status": "returned"})) == [("returned_on", Severity.OUTSTANDING)]
    assert said(interview(**sent | {"status": "closed"})) == [("closed_on", Severity.OUTSTANDING)]


def test_one_line_says_how_it_stands() -> None:
    assert PACE_INTERVIEW.line(interview()) == "PACE interview requested 12 Oct 2026 · Requested"
    decided = interview(**DECIDED, outcome="prosecution")
    assert PACE_INTERVIEW.line(decided) == "Interviewed under caution 9 Nov 2026 · Prosecution"
