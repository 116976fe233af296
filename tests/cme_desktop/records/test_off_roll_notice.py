"""Off-roll notices: what is refused, what is outstanding, what is doubtful, and when they were due."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.fields import Unanswered, reads_of
from cme_desktop.issues import Severity
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import JointEnquiry, OffRollNotice
from cme_desktop.statutory.law import Law
from tests.cme_desktop.records.off_roll_notice.notices import EXCLUDED, MET, TODAY, due, found, issues, notice


def test_a_usual_notice_has_nothing_wrong() -> None:
    assert issues(notice()) == []


def test_an_empty_draft_has_nothing_wrong_yet() -> None:
    assert found(OffRollNotice()) == [("parent_with", Severity.OUTSTANDING)]


def test_a_parent_on_file_or_the_schools_own_words_will_do() -> None:
    assert found(notice(parent_with=None)) == [("parent_with", Severity.OUTSTANDING)]
    assert found(notice(parent_with=None, parents="Ngozi Okafor, 3 Mill Lane, with whom Ada lives")) == []
    assert found(notice(parent_with=None, parents=Unanswered.NOT_OBTAINED)) == []


def test_a_back_dated_deletion_is_kept_and_questioned() -> None:
    record = notice(deleted_on=date(2026, 10, 30))
    assert found(record) == [("deleted_on", Severity.WARN)]
    assert issues(record)[0].text == (
        "The name was deleted on Fri 30 Oct 2026, before the ground was met (Mon 2 Nov 2026). "
        "Deletions are never back-dated; query it with the school."
    )


def test_a_notice_is_not_closed_before_it_came() -> None:
    closed = {"status": "closed", "closing_reason": "left_country", "closed_on": date(2026, 10, 30)}
    assert found(notice(**closed)) == [("closed_on", Severity.REFUSE)]


def test_a_destination_is_not_asked_of_a_child_who_has_died() -> None:
    shown = OFF_ROLL_NOTICE.fields
    asked = [
        name
        for section in OFF_ROLL_NOTICE.sections
        if section.title == "Destination"
        for name in section.fields
    ]
    for ground in ("2024-9-1-k", "2006-8-1-j"):
        died = notice(ground=ground, destination_kind=None)
        assert not any(condition(died) for name in asked if (condition := shown[name].shown_when))
        assert all(shown[name].shown_when for name in asked)
    excluded = notice(ground="2024-9-1-o", destination_kind="died", **EXCLUDED)
    assert found(excluded) == [("destination_kind", Severity.WARN)]


def test_the_destination_is_another_school_and_fits_the_ground() -> None:
    assert ("destination_school", Severity.REFUSE) in found(notice(destination_school=2))
    at_home = {"ground": "2024-9-1-f", "parent_notice_received_on": date(2026, 10, 30)}
    assert found(notice(**at_home, destination_kind="abroad")) == [("destination_kind", Severity.WARN)]


def test_a_status_gives_way_to_what_was_done_since() -> None:
    answered = {"queried_on": TODAY, "query_reason": "Which school?", "query_answered_on": TODAY}
    assert found(notice(status="queried", **answered)) == [("status", Severity.OUTSTANDING)]
    assert found(notice(status="accepted", on_roll=9)) == [("status", Severity.OUTSTANDING)]


def test_attendance_after_the_deletion_is_refused() -> None:
    assert found(notice(last_attended_on=date(2026, 11, 3))) == [("deleted_on", Severity.REFUSE)]
    assert found(notice(last_attended_on=Unanswered.NOT_OBTAINED)) == []


def test_a_deletion_to_come_is_doubtful() -> None:
    to_come = notice(ground_met_on=date(2026, 11, 10), deleted_on=date(2026, 11, 11), last_attended_on=TODAY)
    assert [issue.text for issue in issues(to_come)] == [
        "The meeting of the ground on Tue 10 Nov 2026 has not happened yet.",
        "The deletion on Wed 11 Nov 2026 has not happened yet.",
    ]
    assert found(notice(deleted_on=TODAY)) == []


@pytest.mark.parametrize("ground", ["2024-9-1-c", "2024-9-1-f"])
def test_an_order_that_names_the_school_stands_in_the_way(ground: str) -> None:
    evidence = {"consent_on": MET, "parent_notice_received_on": MET}
    shown = OFF_ROLL_NOTICE.fields["order_names_school"].shown_when
    assert shown is not None
    barred = notice(ground=ground, order_names_school=True, **evidence)
    assert shown(barred)
    assert not shown(notice())
    assert found(barred) == [("order_names_school", Severity.OUTSTANDING)]
    assert found(notice(ground=ground, order_names_school=False, **evidence)) == []


def test_a_ground_of_another_day_is_refused() -> None:
    record = notice(ground="2006-8-1-j")
    assert found(record) == [("ground", Severity.REFUSE)]
    assert issues(record)[0].text == (
        "Ground 8(1)(j) did not exist on Mon 2 Nov 2026, the day it was met; "
        "choose one that did, or correct the day."
    )


def test_there_is_no_medical_ground_any_more() -> None:
    last, first = date(2024, 8, 18), date(2024, 8, 19)
    medical = {"ground": "2006-8-1-g", "document_seen_on": last, "last_attended_on": None}
    assert found(notice(ground_met_on=last, deleted_on=last, **medical)) == []
    refused = issues(notice(ground_met_on=first, deleted_on=first, **medical))
    assert [issue.text for issue in refused] == [
        "There has been no medical ground since Mon 19 Aug 2024; choose another, or “No ground given”, "
        "and keep the school’s own words."
    ]


def test_home_education_needs_the_parents_notice() -> None:
    record = notice(ground="2024-9-1-f")
    assert found(record) == [("parent_notice_received_on", Severity.OUTSTANDING)]
    assert issues(record)[0].text == (
        "“9(1)(f) Educated otherwise than at school” needs the day the school received "
        "the parent’s written notice."
    )
    assert found(notice(ground="2024-9-1-f", parent_notice_received_on=MET)) == []


def test_a_deletion_before_the_parents_notice_is_doubtful() -> None:
    record = notice(ground="2024-9-1-f", parent_notice_received_on=date(2026, 11, 3))
    assert found(record) == [("parent_notice_received_on", Severity.WARN)]


def test_joint_enquiries_are_made_by_both() -> None:
    by_school = JointEnquiry(check="home_visit", side="school")
    by_authority = JointEnquiry(check="council_tax", side="authority")
    half = notice(ground="2024-9-1-i", joint_enquiries=[by_school])
    assert found(notice(ground="2024-9-1-i")) == [("joint_enquiries", Severity.OUTSTANDING)]
    assert issues(half)[0].text.endswith("none by the authority is recorded.")
    assert found(notice(ground="2024-9-1-i", joint_enquiries=[by_school, by_authority])) == []


@pytest.mark.parametrize(
    ("ground", "path", "answer"),
    [
        ("2024-9-1-a", "destination_school", 3),
        ("2024-9-1-c", "consent_on", MET),
        ("2024-9-1-d", "document_seen_on", MET),
        ("2024-9-1-j", "document_seen_on", MET),
        ("2024-9-3-c", "joint_enquiries", [JointEnquiry(check="home_visit", side="school")]),
    ],
)
def test_each_ground_waits_for_its_evidence(ground: str, path: str, answer: Any) -> None:
    assert found(notice(ground=ground)) == [(path, Severity.OUTSTANDING)]
    assert found(notice(ground=ground, **{path: answer})) == []


def test_a_destination_may_be_named_in_words() -> None:
    assert found(notice(ground="2024-9-1-a", destination_name="Ysgol y Bryn, Wrexham")) == []


def test_a_special_school_place_ends_with_the_authoritys_consent() -> None:
    moved = {"ground": "2024-9-1-g", "placed_by_authority": True}
    assert found(notice(**moved)) == [("consent_on", Severity.OUTSTANDING)]
    assert found(notice(**moved, consent_on=MET)) == []


@pytest.mark.parametrize(
    "ground",
    [
        *(f"2024-9-1-{letter}" for letter in "deko"),
        *(f"2006-8-1-{letter}" for letter in "ajm"),
        *(f"2024-9-3-{letter}" for letter in "abde"),
        "2006-8-3",
    ],
)
def test_on_some_grounds_a_special_school_place_ends_without_consent(ground: str) -> None:
    day = MET if ground.startswith("2024") else date(2024, 3, 4)
    evidence = {"document_seen_on": day, "ground_as_written": "Left", "last_attended_on": day}
    evidence |= {**EXCLUDED, "excluded_on": day, "review_closed_on": day}
    record = notice(ground=ground, placed_by_authority=True, ground_met_on=day, deleted_on=day, **evidence)
    assert found(record) == []
    shown = OFF_ROLL_NOTICE.fields["consent_on"].shown_when
    assert shown is not None
    assert not shown(record)
    assert shown(replace(record, ground="2024-9-1-i"))


def test_an_old_notice_of_a_ground_without_a_letter_is_asked_which_it_is() -> None:
    (issue,) = issues(notice(ground="2024-9-3", ground_as_written="Left after sixth form"))
    assert (issue.path, issue.severity) == ("ground", Severity.OUTSTANDING)
    assert issue.text == "Choose which of the grounds in reg 9(3) it is."


@pytest.mark.parametrize(
    ("met", "words"),
    [
        (date(2024, 8, 18), "due as soon as the ground is met, and no later than the deletion"),
        (date(2024, 8, 19), "due when the name is deleted"),
    ],
)
def test_since_2024_the_notice_is_due_with_the_deletion(met: date, words: str) -> None:
    (deadline,) = due(notice(ground="2006-8-1-j", ground_met_on=met, deleted_on=met))
    assert words in deadline.why


def test_no_ground_may_be_off_rolling() -> None:
    record = notice(ground="none")
    assert found(record) == [("ground", Severity.WARN)]
    assert "off-rolling" in issues(record)[0].text


@pytest.mark.parametrize(
    ("status", "answers"),
    [
        ("queried", {"queried_on": TODAY, "query_reason": "No ground is named."}),
        ("matched", {"on_roll": 7}),
        ("closed", {"closing_reason": "new_school", "closed_on": TODAY}),
    ],
)
def test_a_status_comes_with_its_explanation(status: str, answers: dict[str, Any]) -> None:
    assert found(notice(status=status)) == [(name, Severity.OUTSTANDING) for name in answers]
    assert found(notice(status=status, **answers)) == []


def test_the_form_asks_for_evidence_that_the_ground_needs() -> None:
    shown = OFF_ROLL_NOTICE.fields["parent_notice_received_on"].shown_when
    assert shown is not None
    assert reads_of(shown) == ("ground",)
    assert shown(notice(ground="2024-9-1-f"))
    assert not shown(notice())


def test_the_notice_is_due_no_later_than_the_deletion() -> None:
    in_time, late = due(notice())[0], due(notice(received_on=date(2026, 11, 3)))[0]
    assert (in_time.due_on, in_time.late, late.late) == (MET, False, True)


@pytest.mark.parametrize(
    ("met_on", "source"),
    [
        (date(2016, 8, 31), "2006, reg 12(3) as made"),
        (date(2016, 9, 1), "2006, reg 12(6)-(7)"),
        (date(2024, 8, 18), "2006, reg 12(6)-(7)"),
        (date(2024, 8, 19), "2024, reg 13(4)"),
    ],
)
def test_the_rule_of_the_day_the_ground_was_met_is_named(met_on: date, source: str) -> None:
    later = met_on + timedelta(days=30)
    deadline, question = due(notice(ground="2006-8-1-m", ground_met_on=met_on, deleted_on=later))
    assert question.duty == "off_roll_question"
    assert deadline.due_on == later
    assert f"{source}." in deadline.why


def test_before_september_2016_most_grounds_were_not_notified() -> None:
    died = {"ground": "2006-8-1-j", "deleted_on": date(2016, 9, 5)}
    assert due(notice(**died, ground_met_on=date(2016, 8, 31))) == []
    assert len(due(notice(**died, ground_met_on=date(2016, 9, 1)))) == 1


def test_leavers_of_the_final_year_need_no_notice() -> None:
    assert due(notice(final_year_leaver=True)) == []


def test_the_timeline_and_the_search_name_the_facts() -> None:
    record = notice(destination_name="Ysgol y Bryn", future_parent=Unanswered.REFUSED)
    assert OFF_ROLL_NOTICE.line(record) == "Taken off roll 2 Nov 2026 · Received"
    assert list(OFF_ROLL_NOTICE.terms(record)) == ["Ysgol y Bryn"]


def test_the_law_is_told_beside_the_ground_with_what_is_on_file() -> None:
    record = notice(ground="2024-9-1-f", parent_notice_received_on=None)
    told = list(OFF_ROLL_NOTICE.guidance(record, Law()))
    assert told[0] == "9(1)(f) Educated otherwise than at school, in force from Mon 19 Aug 2024."
    assert "in writing" in told[1]
    assert told[2] == "School Attendance (Pupil Registration) (England) Regulations 2024, reg 9(1)(f)."
    assert told[3] == "○ Needed: the day the school received the parent’s written notice."
    record.parent_notice_received_on = date(2026, 10, 1)
    assert list(OFF_ROLL_NOTICE.guidance(record, Law()))[3].startswith("✓ On file: ")
    old = list(OFF_ROLL_NOTICE.guidance(notice(ground="2006-8-1-g"), Law()))
    assert old[0].endswith("in force from Fri 1 Sep 2006 to Sun 18 Aug 2024.")
    assert old[2] == "Education (Pupil Registration) (England) Regulations 2006, reg 8(1)(g)."
    assert list(OFF_ROLL_NOTICE.guidance(notice(ground=None), Law())) == []
    died = list(OFF_ROLL_NOTICE.guidance(notice(ground="2024-9-1-k"), Law()))
    assert died[-1] == "Nobody has to be looked for: the child has died."
    left = list(OFF_ROLL_NOTICE.guidance(notice(ground="2024-9-1-l"), Law()))
    assert left[-1] == (
        "This ground is for a child past compulsory school age. Nobody has to be looked for, as long as the "
        "date of birth does not say otherwise."
    )
