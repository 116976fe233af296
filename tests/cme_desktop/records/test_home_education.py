"""Home education spells: dates in order, status and decision in step, reviews and the section 437 notice."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.duties import duties
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.home_education.rows import Arrangement
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.values.errors import ValueProblem
from tests.builders import LAW
from tests.cme_desktop.records.rules import but_standing

STARTED, JUDGED, TODAY = date(2026, 9, 14), date(2026, 10, 20), date(2026, 11, 9)


FOLLOWED_UP: dict[str, dict[str, Any]] = {
    "not_yet": {"next_review_on": date(2026, 12, 7)},
    "unsuitable": {"s437_notice_on": date(2026, 11, 2), "enquiry": 5},
}
"""What a decision asks for."""


ORDER = {"s437_notice_on": date(2026, 8, 20), "intention_served_on": STARTED}
"""The two notices that come before an order, each with its fifteen days over by today."""


def spell(**answers: Any) -> HomeEducation:
    usual: dict[str, Any] = {"child": 1, "received_on": STARTED, "started_on": STARTED}
    return HomeEducation(**(usual | answers))


def judged(judgement: str, **answers: Any) -> HomeEducation:
    usual: dict[str, Any] = {"status": judgement, "judgement": judgement, "judged_on": JUDGED}
    return spell(**(usual | FOLLOWED_UP.get(judgement, {}) | answers))


def issues(record: HomeEducation) -> list[Issue]:
    reading = Reading(today=TODAY)
    return [issue for rule in but_standing(HOME_EDUCATION) for issue in rule(record, reading)]


def found(record: HomeEducation) -> list[tuple[str, Severity]]:
    return [(issue.path, issue.severity) for issue in issues(record)]


def due(record: HomeEducation) -> list[Deadline]:
    return duties(HOME_EDUCATION, record, LAW)


def test_usual_spells_have_nothing_wrong() -> None:
    ended = judged("suitable", status="returned", ended_on=TODAY, end_reason="returned")
    assert found(HomeEducation()) == found(spell()) == found(judged("not_yet")) == found(ended) == []


def test_an_end_before_the_start_is_refused() -> None:
    record = spell(status="ended", ended_on=date(2026, 9, 1), end_reason="moved_away")
    assert found(record) == [("ended_on", Severity.REFUSE)]
    assert issues(record)[0].text.startswith("The spell ended on Tue 1 Sep 2026, before it began")


def test_a_decision_before_the_start_is_doubtful() -> None:
    assert found(judged("suitable", judged_on=date(2026, 9, 1))) == [("judged_on", Severity.WARN)]


def test_an_unsuitable_education_has_a_day() -> None:
    assert found(judged("unsuitable", judged_on=None)) == [("judged_on", Severity.REFUSE)]
    assert found(judged("unsuitable")) == []


def test_an_unsuitable_education_asks_for_the_notice_and_an_enquiry() -> None:
    assert found(judged("unsuitable", s437_notice_on=None, enquiry=None)) == [
        ("s437_notice_on", Severity.OUTSTANDING),
        ("enquiry", Severity.OUTSTANDING),
    ]
    over = judged("unsuitable", status="ended", ended_on=TODAY, end_reason="moved_away")
    over.s437_notice_on = over.enquiry = None
    assert found(over) == []


def test_time_given_has_an_end() -> None:
    assert found(judged("not_yet", next_review_on=None)) == [("next_review_on", Severity.OUTSTANDING)]


def test_an_answer_to_the_notice_satisfies_or_does_not() -> None:
    answered = {"s437_reply_on": date(2026, 11, 9)}
    assert found(judged("unsuitable", **answered)) == [("s437_result", Severity.OUTSTANDING)]
    assert found(judged("unsuitable", **answered, s437_result="not_satisfied")) == []


def test_an_order_follows_a_notice_and_its_fifteen_days() -> None:
    meant = {"intention_served_on": date(2026, 10, 1)}
    assert found(spell(**meant, order_made_on=TODAY)) == [("s437_notice_on", Severity.OUTSTANDING)]
    served = {"s437_notice_on": date(2026, 9, 14), **meant}
    early = spell(**served, order_made_on=date(2026, 10, 15))
    assert [issue.text for issue in issues(early)] == [
        "The parent had until Thu 15 Oct 2026 to propose another school; check the day."
    ]
    assert found(spell(**served, order_made_on=date(2026, 10, 16))) == []


def test_an_order_in_the_fifteen_days_of_the_first_notice_is_doubtful() -> None:
    served = {"s437_notice_on": date(2026, 11, 2)}
    hasty = spell(**served, order_made_on=date(2026, 11, 16))
    assert [issue.text for issue in issues(hasty)] == [
        "The parent had until Mon 16 Nov 2026 to answer the notice; check the day.",
        "No notice that names the school to the parent is on file; it comes before the order (Education Act "
        "1996, s438(2)).",
    ]
    meant = spell(**served, intention_served_on=date(2026, 11, 16))
    assert [issue.text for issue in issues(meant)] == [
        "The parent had until Mon 16 Nov 2026 to answer the notice before."
    ]


def test_an_order_is_made_or_decided_against_and_not_of_a_satisfied_authority() -> None:
    steps = {"s437_notice_on": date(2026, 9, 14), "intention_served_on": date(2026, 10, 1)}
    made = {**steps, "order_made_on": date(2026, 10, 20)}
    assert found(spell(**made, order_declined_on=date(2026, 10, 5))) == [("order_declined_on", Severity.WARN)]
    assert found(spell(**made, s437_result="satisfied")) == [("s437_result", Severity.WARN)]


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"judged_on": JUDGED, "next_review_on": date(2026, 10, 19)}, "next_review_on"),
        ({"s437_notice_on": JUDGED, "s437_reply_on": STARTED, "s437_result": "satisfied"}, "s437_reply_on"),
        (
            {**ORDER, "order_made_on": TODAY, "order_revoked_on": JUDGED},
            "order_revoked_on",
        ),
        ({**ORDER, "order_made_on": TODAY, "order_complied_on": JUDGED}, "order_complied_on"),
        ({**ORDER, "intention_reply_on": date(2026, 9, 1)}, "intention_reply_on"),
        ({"s437_notice_on": JUDGED, "order_declined_on": STARTED}, "order_declined_on"),
        ({"s437_notice_on": JUDGED, "intention_served_on": STARTED}, "intention_served_on"),
        (
            {"s437_notice_on": date(2026, 8, 1), "intention_served_on": JUDGED, "order_made_on": STARTED},
            "order_made_on",
        ),
    ],
)
def test_days_out_of_order_are_refused(answers: dict[str, Any], path: str) -> None:
    assert found(spell(**answers)) == [(path, Severity.REFUSE)]


def test_status_and_decision_agree() -> None:
    assert found(judged("suitable", status="unsuitable")) == [("judgement", Severity.WARN)]
    assert found(judged("suitable", status="enquiries")) == []


def test_a_finished_spell_has_a_last_day() -> None:
    assert found(spell(status="returned")) == [("ended_on", Severity.REFUSE)]


def test_a_spell_with_a_last_day_is_to_be_finished() -> None:
    assert found(spell(ended_on=TODAY, end_reason="returned")) == [("status", Severity.OUTSTANDING)]


def test_an_end_says_why() -> None:
    assert found(spell(status="ended", ended_on=TODAY)) == [("end_reason", Severity.OUTSTANDING)]
    contrary = spell(status="returned", ended_on=TODAY, end_reason="moved_away")
    assert found(contrary) == [("end_reason", Severity.WARN)]


def test_suitable_education_is_reviewed_after_a_year() -> None:
    (deadline,) = due(judged("suitable"))
    assert (deadline.duty, deadline.due_on, deadline.met_on) == ("review", date(2027, 10, 20), None)


def test_a_review_on_a_chosen_day_takes_the_place_of_the_yearly_one() -> None:
    (deadline,) = due(judged("suitable", next_review_on=date(2027, 2, 1)))
    assert deadline.due_on == date(2027, 2, 1)


def test_a_review_is_cleared_by_deciding_anew_or_by_another_day() -> None:
    (yearly,) = due(judged("suitable"))
    assert yearly.clears == "judged_on"
    (later,) = due(judged("suitable", judged_on=date(2027, 10, 1)))
    assert later.due_on == date(2028, 10, 1)
    (chosen,) = due(judged("suitable", next_review_on=date(2027, 2, 1)))
    assert chosen.clears == "next_review_on"


def test_education_not_found_suitable_has_no_yearly_review() -> None:
    (to_improve,) = due(judged("not_yet", next_review_on=None))
    assert (to_improve.duty, to_improve.due_on) == ("time_to_improve", date(2026, 11, 17))
    (to_serve,) = due(judged("unsuitable", s437_notice_on=None))
    assert (to_serve.duty, to_serve.due_on) == ("s437_notice", None)
    assert to_serve.why.startswith("Now: where a child seems to receive no suitable education")


def test_the_end_of_the_spell_stops_the_review() -> None:
    (deadline,) = due(judged("suitable", status="ended", ended_on=TODAY))
    assert (deadline.met_on, deadline.late) == (TODAY, False)


def test_a_section_437_notice_gives_fifteen_days_from_service() -> None:
    served = {"s437_notice_on": date(2026, 11, 2), "s437_result": None}
    deadline = step("s437_reply", **served)
    assert deadline is not None
    assert (deadline.due_on, deadline.met_on) == (date(2026, 11, 16), None)
    assert "Education Act 1996, s437" in deadline.why
    answered = step("s437_reply", **served, s437_reply_on=date(2026, 11, 17))
    assert answered is not None
    assert answered.late


def step(duty: str, **answers: Any) -> Deadline | None:
    """The deadline of one step towards an order, after a notice that was not answered."""
    usual = {"s437_notice_on": date(2026, 11, 2), "s437_result": "no_answer"}
    return {deadline.duty: deadline for deadline in due(spell(**usual | answers))}.get(duty)


def test_the_authority_decides_on_an_order_one_way_or_the_other() -> None:
    order = step("order_decision")
    assert order is not None
    assert (order.due_on, order.met_on, order.clears) == (date(2026, 11, 17), None, "order_resolved_on")
    for way in ("order_resolved_on", "order_declined_on", "intention_served_on", "order_made_on"):
        decided = step("order_decision", **{way: date(2026, 11, 18)})
        assert decided is not None
        assert decided.met_on == date(2026, 11, 18), way
    assert step("order_decision", s437_result="satisfied") is None


def test_the_parent_may_propose_another_school_for_fifteen_days() -> None:
    served = {"intention_served_on": date(2026, 11, 18)}
    reply = step("intention_reply", **served)
    assert reply is not None
    assert (reply.due_on, reply.met_on, reply.waits) == (date(2026, 12, 2), None, True)
    came = step("intention_reply", **served, intention_reply_on=date(2026, 11, 20))
    assert came is not None
    assert came.met_on == date(2026, 11, 20)
    assert step("intention_reply", **served, order_made_on=date(2026, 12, 3)) is None


def test_an_order_is_followed_until_it_is_complied_with_revoked_or_over() -> None:
    made = {"order_made_on": date(2026, 12, 3)}
    order = step("order_compliance", **made)
    assert order is not None
    assert (order.due_on, order.met_on, order.clears) == (date(2026, 12, 17), None, "order_complied_on")
    for way in ("order_complied_on", "order_revoked_on", "ended_on"):
        settled = step("order_compliance", **made, **{way: date(2026, 12, 10)})
        assert settled is not None
        assert settled.met_on == date(2026, 12, 10), way


def test_a_reason_added_later_is_not_on_offer_before() -> None:
    reason = HOME_EDUCATION.choice("primary_reason")
    assert reason.dated_by == "started_on"
    label = "Did not apply for school place at compulsory school age"
    assert reason.parse(label, Reading(today=TODAY, deciding=date(2025, 9, 1))) == "did_not_apply"
    with pytest.raises(ValueProblem):
        reason.parse(label, Reading(today=TODAY, deciding=date(2025, 8, 31)))


@pytest.mark.parametrize("name", ["school", "parent_notice_received_on", "off_roll"])
def test_a_child_never_at_school_is_not_asked_about_one(name: str) -> None:
    shown = HOME_EDUCATION.fields[name].shown_when
    assert shown is not None
    assert shown(spell())
    assert not shown(spell(never_schooled=True))


def test_the_timeline_and_the_search_name_the_facts() -> None:
    record = spell(arrangements=[Arrangement(provider="Riverside Tutors")])
    assert HOME_EDUCATION.line(record) == "Home education from 14 Sep 2026 · Notified"
    assert list(HOME_EDUCATION.terms(record)) == ["Riverside Tutors"]


def test_the_guidance_to_authorities_is_named() -> None:
    (said,) = HOME_EDUCATION.guidance(HomeEducation(started_on=date(2026, 9, 7)), LAW)
    assert said.endswith("Elective home education: guidance for local authorities, April 2019.")
    assert list(HOME_EDUCATION.guidance(HomeEducation(started_on=date(2018, 9, 7)), LAW)) == []
