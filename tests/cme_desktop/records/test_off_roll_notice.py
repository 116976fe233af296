"""Off-roll notices: what is refused, what is outstanding, what is doubtful, and when they were due."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.codes.grounds import GROUNDS
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading, Unanswered, reads_of
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import JointEnquiry, OffRollNotice
from cme_desktop.records.off_roll_notice.times import before_ground_is_met
from cme_desktop.statutory.calendar import SchoolCalendar, TermCalendar
from cme_desktop.statutory.clocks import Deadline, deadlines
from cme_desktop.statutory.conditions import holds
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate
from tests.builders import LAW

TODAY = date(2026, 11, 9)
MET = date(2026, 11, 2)


EXCLUDED = {
    "excluded_on": date(2026, 10, 5),
    "review_closed": "time_expired",
    "review_closed_on": date(2026, 10, 30),
}


def notice(**answers: Any) -> OffRollNotice:
    """A notice without fault, but for the answers given."""
    usual: dict[str, Any] = {
        "child": 1,
        "school": 2,
        "received_on": MET,
        "ground": "2024-9-1-k",
        "ground_met_on": MET,
        "deleted_on": MET,
        "last_attended_on": date(2026, 10, 23),
        "parent_with": 3,
        "attends_until": date(2026, 10, 23),
        "search_ended": "not_found",
    }
    return OffRollNotice(**(usual | answers))


def issues(record: OffRollNotice) -> list[Issue]:
    reading = Reading(today=TODAY)
    return [issue for rule in OFF_ROLL_NOTICE.rules for issue in rule(record, reading)]


def found(record: OffRollNotice) -> list[tuple[str, Severity]]:
    return [(issue.path, issue.severity) for issue in issues(record)]


def due(record: OffRollNotice) -> list[Deadline]:
    return deadlines(record, [clock for clock in OFF_ROLL_NOTICE.clocks if not clock.stands_in], LAW)


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


def test_a_query_is_chased_until_the_school_answers() -> None:
    def query(**answers: Any) -> Deadline | None:
        found = {deadline.duty: deadline for deadline in due(notice(**answers))}
        return found.get("query")

    asked = {"status": "queried", "queried_on": MET, "query_reason": "Which ground?"}
    waiting = query(**asked)
    assert waiting is not None
    assert (waiting.due_on, waiting.met_on, waiting.waits) == (date(2026, 11, 9), None, True)
    assert waiting.clears == "query_answered_on"
    answered = query(**asked | {"status": "accepted", "query_answered_on": date(2026, 11, 10)})
    assert answered is not None
    assert answered.late
    assert query(**asked | {"status": "accepted"}) is None, "accepted all the same, nothing is awaited"


def test_a_query_comes_after_the_notice_and_before_its_answer() -> None:
    assert found(notice(queried_on=date(2026, 10, 30))) == [("queried_on", Severity.REFUSE)]
    answered = notice(queried_on=TODAY, query_answered_on=MET)
    assert found(answered) == [("query_answered_on", Severity.REFUSE)]


# -- grounds that take school days ------------------------------------------------------------------


def too_early(
    record: OffRollNotice, calendar: SchoolCalendar | None = LAW.calendars.authority
) -> dict[str, str]:
    reading = Reading(today=TODAY, calendar=calendar)
    return {issue.path: issue.text for issue in before_ground_is_met(record, reading)}


@pytest.mark.parametrize(
    ("ground", "met", "last"),
    [
        ("2024-9-1-i", date(2026, 11, 20), date(2026, 10, 23)),
        ("2006-8-1-h", date(2023, 11, 17), date(2023, 10, 20)),
        ("2024-9-1-h", date(2026, 11, 6), date(2026, 10, 23)),
        ("2006-8-1-f", date(2023, 11, 3), date(2023, 10, 20)),
    ],
)
def test_absence_and_leave_are_grounds_only_after_so_many_school_days(
    ground: str, met: date, last: date
) -> None:
    in_time = notice(ground=ground, ground_met_on=met, deleted_on=met, last_attended_on=last)
    assert too_early(in_time) == {}
    eve = met - timedelta(days=1)
    assert set(too_early(replace(in_time, ground_met_on=eve))) == {"ground_met_on"}
    assert set(too_early(replace(in_time, deleted_on=eve))) == {"deleted_on"}


def test_it_says_on_which_day_the_ground_is_first_met() -> None:
    record = notice(ground="2024-9-1-i", ground_met_on=MET, deleted_on=None)
    assert too_early(record)["ground_met_on"] == (
        "The ground is said to be met on Mon 2 Nov 2026. The child last attended on Fri 23 Oct 2026, so this "
        "ground is first met on Fri 20 Nov 2026 at the earliest (20 school days in a row without leave); "
        "query it with the school."
    )


def test_nothing_is_said_where_school_days_are_not_known() -> None:
    record = notice(ground="2024-9-1-i", ground_met_on=MET, deleted_on=MET)
    short = TermCalendar("term dates", [MET], [(MET - timedelta(days=30), MET)])
    assert too_early(record, short) == too_early(record, None) == {}
    assert too_early(replace(record, last_attended_on=Unanswered.NOT_OBTAINED)) == {}
    assert too_early(replace(record, ground="2024-9-1-g")) == {}


# -- what the days of a ground are counted from ------------------------------------------------------


def shown(name: str, record: OffRollNotice) -> bool:
    return bool(holds(OFF_ROLL_NOTICE.fields[name].shown_when, record, LAW))


@pytest.mark.parametrize(
    ("name", "grounds"),
    [
        ("attends_until", {"2024-9-1-f"}),
        ("leave_ended_on", {"2024-9-1-h", "2006-8-1-f"}),
        ("search_ended", {"2024-9-1-h", "2024-9-1-i"}),
        ("excluded_on", {"2024-9-1-o", "2024-9-3-e", "2006-8-1-m"}),
        ("educated_from", {"2024-9-1-o", "2024-9-3-e", "2006-8-1-m"}),
        ("review_closed", {"2024-9-1-o", "2024-9-3-e"}),
        ("review_closed_on", {"2024-9-1-o", "2024-9-3-e"}),
    ],
)
def test_each_is_asked_of_its_own_grounds_alone(name: str, grounds: set[str]) -> None:
    asked = {choice.code for choice in GROUNDS.all if shown(name, OffRollNotice(ground=choice.code))}
    assert asked == grounds


@pytest.mark.parametrize(
    ("name", "ground"),
    [
        ("attends_until", "2024-9-1-f"),
        ("leave_ended_on", "2024-9-1-h"),
        ("search_ended", "2024-9-1-h"),
        ("search_ended", "2024-9-1-i"),
        ("excluded_on", "2024-9-1-o"),
        ("review_closed_on", "2024-9-1-o"),
    ],
)
def test_what_a_ground_is_counted_from_is_outstanding_until_it_is_told(name: str, ground: str) -> None:
    assert (name, Severity.OUTSTANDING) in found(notice(**{**EXCLUDED, "ground": ground, name: None}))


def test_a_day_of_exclusion_is_not_lost_sight_of_under_another_ground() -> None:
    assert shown("excluded_on", notice(ground="2024-9-1-g", **EXCLUDED))


def test_leave_counts_from_its_end_and_not_from_the_last_attendance() -> None:
    ended = {"last_attended_on": date(2026, 10, 9), "leave_ended_on": date(2026, 10, 23)}
    first = date(2026, 11, 6)
    assert too_early(notice(ground="2024-9-1-h", **ended, ground_met_on=first, deleted_on=first)) == {}
    said = too_early(notice(ground="2024-9-1-h", **ended, ground_met_on=MET, deleted_on=first))
    assert said == {
        "ground_met_on": "The ground is said to be met on Mon 2 Nov 2026. The leave ended on Fri 23 Oct "
        "2026, so this ground is first met on Fri 6 Nov 2026 at the earliest (not back within ten school "
        "days after the leave ended); query it with the school."
    }


def test_the_day_named_by_the_parent_has_to_have_passed() -> None:
    last = date(2026, 10, 30)
    on_it = notice(ground="2024-9-1-f", attends_until=last, ground_met_on=last, deleted_on=last)
    why = (
        "By the parent’s notice the child stops attending after Fri 30 Oct 2026, and that day has to pass, "
        "so this ground is first met on Sat 31 Oct 2026 at the earliest; query it with the school."
    )
    both = "The ground is said to be met on Fri 30 Oct 2026 and the name was deleted on Fri 30 Oct 2026."
    assert too_early(on_it) == {"ground_met_on": f"{both} {why}"}, "said once"
    met_later = replace(on_it, ground_met_on=date(2026, 10, 31))
    assert too_early(met_later) == {"deleted_on": f"The name was deleted on Fri 30 Oct 2026. {why}"}
    assert too_early(notice(ground="2024-9-1-f", attends_until=last)) == {}


def test_an_exclusion_is_a_ground_once_its_review_has_closed() -> None:
    closed = notice(ground="2024-9-1-o", **EXCLUDED, ground_met_on=date(2026, 10, 29))
    assert too_early(closed)["ground_met_on"].startswith(
        "The ground is said to be met on Thu 29 Oct 2026. The exclusion review closed on Fri 30 Oct 2026, so "
    )
    assert too_early(replace(closed, ground_met_on=date(2026, 10, 30))) == {}
    open_still = {**EXCLUDED, "review_closed_on": None, "ground_met_on": date(2026, 10, 2)}
    said = too_early(notice(ground="2024-9-1-o", **open_still))["ground_met_on"]
    assert "The child was excluded on Mon 5 Oct 2026, so this ground is first met on Mon 5 Oct 2026" in said


def test_how_the_review_closed_is_asked_once_it_has() -> None:
    told = notice(ground="2024-9-1-o", **{**EXCLUDED, "review_closed": None})
    assert found(told) == [("review_closed", Severity.OUTSTANDING)]
    assert found(notice(ground="2024-9-1-o", **EXCLUDED)) == []


# -- education after a permanent exclusion -----------------------------------------------------------


def education(born: date | None = None, **answers: Any) -> Deadline | None:
    record = notice(**{"ground": "2024-9-1-o", **EXCLUDED, **answers})
    birth = None if born is None else BirthDate(born)
    found = deadlines(record, OFF_ROLL_NOTICE.clocks, LAW, birth)
    return next((one for one in found if one.duty == "education_after_exclusion"), None)


def test_the_authority_educates_from_the_sixth_school_day_after_the_exclusion() -> None:
    due = education()
    assert due is not None
    assert (due.due_on, due.met_on, due.clears) == (date(2026, 10, 13), None, "educated_from")
    assert "the sixth school day following the day on which a permanent exclusion took place" in due.why
    assert "SI 2007/1870" in OFF_ROLL_NOTICE.fields["educated_from"].source
    assert education(excluded_on=None) is None
    over_the_weekend = education(excluded_on=date(2026, 10, 9))
    assert over_the_weekend is not None
    assert over_the_weekend.due_on == date(2026, 10, 19), "Friday’s exclusion: Monday week"


def test_it_is_met_by_education_arranged_or_found_elsewhere() -> None:
    day = date(2026, 10, 14)
    for answers in (
        {"educated_from": day},
        {"on_roll": 9, "answered_on": day},
        {"status": "closed", "closing_reason": "home_education", "answered_on": day},
    ):
        met = education(**answers)
        assert met is not None
        assert (met.met_on, met.late) == (day, True)
    searched = education(status="closed", closing_reason="enquiry_opened", answered_on=day)
    assert searched is not None
    assert searched.met_on is None


@pytest.mark.parametrize("born", [date(2010, 8, 31), date(2022, 9, 1)])
def test_nobody_owes_it_outside_compulsory_school_age(born: date) -> None:
    assert education(born) is None
    assert education(date(2013, 3, 3)) is not None


@pytest.mark.parametrize(
    "answers",
    [
        {"education_not_owed": "age_ends"},
        {"education_not_owed": "exams_over"},
        {"closing_reason": "kept_on_roll"},
        {"closing_reason": "entered_in_error"},
        {"closing_reason": "died"},
        {"closing_reason": "left_country"},
    ],
)
def test_nobody_owes_it_for_a_reason_that_is_given(answers: dict[str, str]) -> None:
    assert education(**answers) is None


def test_what_the_law_asks_after_an_exclusion_stands_beside_the_ground() -> None:
    told = " ".join(OFF_ROLL_NOTICE.guidance(notice(ground="2024-9-1-o", **EXCLUDED), LAW))
    assert "full-time education from the sixth school day" in told
    assert "within six weeks" in told


def test_an_old_notice_without_a_letter_can_be_saved_again() -> None:
    old = notice(ground="2024-9-3", ground_as_written="Left after sixth form")
    draft = Draft(OFF_ROLL_NOTICE, Reading(today=TODAY), base=old)
    draft.type_in("notes", "Asked the school which.")
    draft.type_in("ground_met_on", "3/11/2026")
    assert draft.entry("ground").value == "2024-9-3"
    assert "ground" not in {issue.path for issue in draft.issues() if issue.severity is Severity.REFUSE}


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        *(({"status": status}, True) for status in ("received", "queried", "accepted", "unmatched")),
        ({"status": "matched"}, True),
        ({"status": "matched", "on_roll": 9}, False),
        ({"status": "closed"}, True),
        ({"status": "closed", "closing_reason": "entered_in_error"}, False),
        ({"status": "received", "final_year_leaver": True}, False),
        ({"status": "received", "destination_kind": "died"}, False),
    ],
)
def test_it_is_asked_where_the_child_went_whatever_the_status(facts: dict[str, Any], asked: bool) -> None:
    """From the day of deletion, else from receipt, until something on file tells it."""
    record = notice(**{"ground": "2024-9-1-g", **facts})
    found = [one for one in due(record) if one.duty == "off_roll_question"]
    assert [one.met_on for one in found] == ([None] if asked else [])
    assert all(one.since == MET for one in found)
