"""Section 437 notices and school attendance orders, by the law in force: what is due, and what is odd."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.description.duties import HOW_IT_STANDS, duties
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.services.school_age import outside_school_age
from cme_desktop.standing_records.child import Child
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate
from tests.cme_desktop.records.rules import but_standing

LAW = Law()
JUDGED, SERVED, TODAY = date(2026, 10, 30), date(2026, 11, 2), date(2027, 6, 30)
TOLD, MEANT, MADE = date(2026, 11, 18), date(2026, 12, 3), date(2026, 12, 18)


def case(**values: Any) -> HomeEducation:
    """A spell found unsuitable, of which notice was served on Mon 2 Nov 2026 and nothing came."""
    usual: dict[str, Any] = {
        "received_on": date(2026, 9, 14),
        "started_on": date(2026, 9, 14),
        "status": "unsuitable",
        "judgement": "unsuitable",
        "judged_on": JUDGED,
        "s437_notice_on": SERVED,
        "enquiry": 5,
    }
    return HomeEducation(**usual | values)


def due(law: Law = LAW, **values: Any) -> dict[str, Deadline]:
    return {one.duty: one for one in duties(HOME_EDUCATION, case(**values), law)}


def unmet(**values: Any) -> dict[str, date | None]:
    return {duty: one.due_on for duty, one in due(**values).items() if one.met_on is None}


def said(**values: Any) -> list[tuple[str, str]]:
    found: list[Issue] = []
    for rule in but_standing(HOME_EDUCATION):
        found += rule(case(**values), Reading(TODAY, LAW))
    assert all(issue.severity is Severity.WARN for issue in found)
    return [(issue.path, issue.text) for issue in found]


# -- the notice and the decision ----------------------------------------------------------------------------


def test_a_decision_on_the_day_after_the_parents_last_is_lawful_and_on_time() -> None:
    assert unmet() == {"s437_reply": date(2026, 11, 16), "order_decision": date(2026, 11, 17)}
    decision = due(order_resolved_on=date(2026, 11, 17))["order_decision"]
    assert (decision.met_on, decision.late) == (date(2026, 11, 17), False)
    assert said(order_resolved_on=date(2026, 11, 17)) == []
    assert said(order_resolved_on=date(2026, 11, 16)) == [
        ("order_resolved_on", "The parent had until Mon 16 Nov 2026 to answer the notice; check the day.")
    ]


def test_the_statute_is_not_credited_with_the_day_of_the_decision() -> None:
    assert due()["order_decision"].why == (
        "Due Tue 17 Nov 2026: once the days of the notice are over without satisfaction, the authority "
        "decides whether an order is expedient; the Act sets no day for it, ours is the first after them "
        "(notice served Mon 2 Nov 2026, time to Mon 16 Nov 2026). Education Act 1996, s437(3), which sets no "
        "day; the day is local practice."
    )
    assert due()["order_decision"].rule_set == "LOCAL"


def test_a_notice_may_give_longer_and_the_decision_waits_for_it() -> None:
    given = {"s437_until_on": date(2026, 11, 30)}
    assert unmet(**given) == {"s437_reply": date(2026, 11, 30), "order_decision": date(2026, 12, 1)}
    assert "served Mon 2 Nov 2026, time given to Mon 30 Nov 2026" in due(**given)["s437_reply"].why
    assert said(**given, order_resolved_on=date(2026, 11, 30))[0][0] == "order_resolved_on"


def test_a_notice_that_gives_less_is_doubtful_and_moves_nothing() -> None:
    short = {"s437_until_on": date(2026, 11, 13)}
    assert said(**short) == [
        ("s437_until_on", "The parent has until Mon 16 Nov 2026 at least; the notice gives less time.")
    ]
    assert unmet(**short) == unmet()


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.none() | st.integers(0, 60))
def test_the_decision_is_due_on_the_day_after_whatever_time_the_parent_has(
    served: date, longer: int | None
) -> None:
    until = None if longer is None else served + timedelta(days=longer)
    found = unmet(s437_notice_on=served, s437_until_on=until)
    last = max(served + timedelta(days=14), until or served)
    assert (found["s437_reply"], found["order_decision"]) == (last, last + timedelta(days=1))


@pytest.mark.parametrize("status", ["notified", "enquiries", "not_yet", "unsuitable"])
def test_an_answer_that_nobody_recorded_leaves_the_decision_due(status: str) -> None:
    assert unmet(status=status)["order_decision"] == date(2026, 11, 17)


@pytest.mark.parametrize(
    "decided", ["order_resolved_on", "order_declined_on", "order_made_on", "school_told_on"]
)
def test_no_answer_is_awaited_once_it_was_decided(decided: str) -> None:
    assert "s437_reply" not in unmet(**{decided: date(2026, 11, 18)})
    answered = due(s437_reply_on=date(2026, 11, 9), **{decided: date(2026, 11, 18)})
    assert answered["s437_reply"].met_on == date(2026, 11, 9)


def test_a_satisfied_authority_has_nothing_to_decide() -> None:
    assert "order_decision" not in due(s437_reply_on=date(2026, 11, 9), s437_result="satisfied")
    assert "order_decision" not in due(status="suitable", judgement="suitable")
    for result in ("not_satisfied", "no_answer"):
        assert unmet(s437_result=result)["order_decision"] == date(2026, 11, 17)


# -- the school, and the parent on the school ---------------------------------------------------------------

DECIDED = {"s437_result": "no_answer", "order_resolved_on": date(2026, 11, 17)}


def test_the_school_is_consulted_and_told_and_nobody_asks_it_to_agree() -> None:
    found = due(**DECIDED)
    assert unmet(**DECIDED) == {"school_told": None}
    assert found["school_told"].why.startswith("Now: the governing body")
    assert found["school_told"].why.endswith("Education Act 1996, s439(5)-(6).")
    words = " ".join([*(one.why for one in found.values()), *_descriptions()])
    assert "agreed" not in words


def _descriptions() -> list[str]:
    fields = HOME_EDUCATION.fields
    of_order = [name for name in fields if name.startswith(("school_", "direction_", "intention_", "order_"))]
    return [f"{fields[name].label} {fields[name].help}" for name in of_order]


def test_the_school_has_fifteen_days_of_its_own_before_the_parent_is_asked() -> None:
    told = {**DECIDED, "school_told_on": TOLD}
    assert unmet(**told) == {"school_reply": date(2026, 12, 2), "intention": date(2026, 12, 3)}
    assert due(**told)["school_reply"].waits
    assert due(**told)["school_reply"].why.endswith("Education Act 1996, s439(7).")
    assert due(**told)["intention"].rule_set == "LOCAL"
    assert said(**told, intention_served_on=date(2026, 12, 2)) == [
        ("intention_served_on", "The school had until Wed 2 Dec 2026 to ask for a direction.")
    ]
    assert said(**told, intention_served_on=MEANT) == []


def test_a_direction_asked_for_is_awaited_and_then_followed() -> None:
    asked = {**DECIDED, "school_told_on": TOLD, "direction_asked_on": date(2026, 11, 25)}
    assert unmet(**asked) == {"review_unsuitable": date(2026, 12, 23)}
    given = {**asked, "direction_on": date(2027, 1, 11)}
    assert unmet(**given) == {"intention": date(2027, 1, 12)}
    assert said(**given, intention_served_on=date(2027, 1, 11)) == []


def test_the_parent_has_fifteen_days_on_the_school_and_then_the_order_is_made() -> None:
    meant = {**DECIDED, "school_told_on": TOLD, "intention_served_on": MEANT}
    assert unmet(**meant) == {"intention_reply": date(2026, 12, 17), "order_making": date(2026, 12, 18)}
    assert due(**meant)["intention_reply"].why.endswith("Education Act 1996, s438(3)-(6).")
    assert said(**meant, order_made_on=MADE) == []
    assert [path for path, _ in said(**meant, order_made_on=date(2026, 12, 17))] == ["order_made_on"]


def test_an_order_without_a_word_to_the_parent_on_the_school_is_doubtful() -> None:
    assert said(**DECIDED, order_made_on=MADE) == [
        (
            "intention_served_on",
            "No notice that names the school to the parent is on file; it comes before the order (Education "
            "Act 1996, s438(2)).",
        )
    ]


# -- an EHC plan --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at_start", "now", "plan"),
    [(True, None, True), (None, None, False), (False, True, True), (True, False, False), (None, True, True)],
)
def test_the_plan_of_now_counts_and_else_that_of_the_start(
    at_start: bool | None, now: bool | None, plan: bool
) -> None:
    assert case(ehc_plan=at_start, ehc_plan_now=now).under_plan is plan


def test_with_a_plan_the_order_follows_it_and_nobody_is_asked_for_another_school() -> None:
    plan = {**DECIDED, "ehc_plan": True}
    assert unmet(**plan) == {"order_making": None}
    assert due(**plan)["order_making"].why.endswith("Education Act 1996, s441(2)-(3).")
    assert said(**plan, order_made_on=date(2026, 11, 17)) == []
    assert "intention_reply" not in due(**plan, intention_served_on=MEANT)


# -- the order ----------------------------------------------------------------------------------------------

ORDERED = {**DECIDED, "school_told_on": TOLD, "intention_served_on": MEANT, "order_made_on": MADE}


def test_the_school_is_told_of_the_order_and_the_order_followed() -> None:
    found = unmet(**ORDERED)
    assert found == {"order_told": None, "order_compliance": date(2027, 1, 6)}
    assert due(**ORDERED)["order_told"].why.endswith("Education Act 1996, s437(5).")
    told = {**ORDERED, "order_told_on": MADE}
    assert unmet(**told) == {"order_compliance": date(2027, 1, 6)}
    amended = {**told, "order_amended_on": date(2027, 1, 11)}
    assert unmet(**amended) == {"order_compliance": date(2027, 1, 25)}


def test_a_request_to_revoke_is_answered() -> None:
    asked = {**ORDERED, "order_told_on": MADE, "revocation_asked_on": date(2027, 1, 11)}
    assert unmet(**asked)["revocation"] == date(2027, 1, 25)
    assert due(**asked)["revocation"].rule_set == "LOCAL"
    for way in ("revocation_refused_on", "order_revoked_on"):
        assert due(**asked, **{way: date(2027, 1, 20)})["revocation"].met_on == date(2027, 1, 20)
    assert "order_compliance" in unmet(**asked, revocation_refused_on=date(2027, 1, 20))


def test_a_refusal_goes_to_the_secretary_of_state_unless_a_plan_names_the_school() -> None:
    refused = {
        **ORDERED,
        "revocation_asked_on": date(2027, 1, 11),
        "revocation_refused_on": date(2027, 1, 20),
    }
    assert said(**refused) == []
    assert list(HOME_EDUCATION.guidance(case(**refused), LAW))[-1] == (
        "The parent may refer the refusal to the Secretary of State (s442(3))."
    )
    ((path, text),) = said(**refused, ehc_plan_now=True)
    assert path == "revocation_asked_on"
    assert "Education Act 1996, s442(5)(a)" in text
    assert not any("refer" in line for line in HOME_EDUCATION.guidance(case(**refused, ehc_plan=True), LAW))


def test_the_court_has_its_answer_in_eight_weeks_from_the_day_it_directed() -> None:
    directed = {**ORDERED, "order_told_on": MADE, "court_direction_on": date(2027, 3, 1)}
    answer = due(**directed)["supervision_told"]
    assert (answer.due_on, answer.why.endswith("s447(2)-(4).")) == (date(2027, 4, 25), True)
    closed = due(**directed, status="ended", ended_on=date(2027, 3, 2))["supervision_told"]
    assert closed.met_on is None, "the court waits whatever became of the spell"
    assert due(**directed, court_answered_on=date(2027, 4, 25))["supervision_told"].late is False


@pytest.mark.parametrize(
    "values",
    [
        {"s437_result": "no_answer", "order_declined_on": date(2026, 11, 17)},
        {**ORDERED, "order_told_on": MADE, "order_complied_on": date(2027, 1, 4)},
        {**ORDERED, "order_told_on": MADE, "order_revoked_on": date(2027, 1, 4)},
        {"s437_result": "satisfied"},
    ],
    ids=["declined", "complied", "revoked", "satisfied"],
)
def test_an_unsuitable_spell_is_looked_at_again_whatever_came_of_the_order(values: dict[str, Any]) -> None:
    assert unmet(**values).keys() == {"review_unsuitable"}


_DAYS = [
    name for name in HOME_EDUCATION.fields if name.endswith("_on") and name not in ("received_on", "ended_on")
]


@given(st.dictionaries(st.sampled_from(_DAYS), st.dates(date(2026, 9, 1), date(2027, 9, 1))), st.booleans())
def test_whatever_steps_are_on_file_an_unsuitable_spell_has_a_next_one(
    days: dict[str, date], plan: bool
) -> None:
    found = unmet(**{"s437_notice_on": None, **days}, ehc_plan_now=plan)
    assert found.keys() & set(HOME_EDUCATION.next_steps["unsuitable"].split())
    assert HOW_IT_STANDS not in found


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("s437_until_on", "s437_notice_on"),
        ("direction_on", "direction_asked_on"),
        ("order_amended_on", "order_made_on"),
        ("revocation_asked_on", "order_made_on"),
        ("revocation_refused_on", "revocation_asked_on"),
        ("court_answered_on", "court_direction_on"),
    ],
)
def test_days_out_of_order_are_refused(later: str, earlier: str) -> None:
    record = HomeEducation(**{earlier: date(2026, 11, 2), later: date(2026, 11, 1)})
    found = [issue for rule in HOME_EDUCATION.rules for issue in rule(record, Reading(TODAY, LAW))]
    assert (later, Severity.REFUSE) in [(issue.path, issue.severity) for issue in found]


# -- compulsory school age ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "field"),
    [
        (date(2021, 10, 1), "started_on"),
        (date(2022, 9, 20), "s437_notice_on"),
        (date(2010, 9, 1), "order_made_on"),
        (date(2014, 9, 1), None),
    ],
)
def test_a_child_too_young_to_be_taught_or_too_old_for_an_order_is_flagged(
    born: date, field: str | None
) -> None:
    """Enforcement first, for a child who was too young for anything is too young for that as well."""
    record = case(**{**ORDERED, "s437_notice_on": date(2027, 1, 8), "order_made_on": date(2027, 9, 1)})
    found = outside_school_age(Child(birth=BirthDate(born)), HOME_EDUCATION, record, LAW.rules)
    assert (found and found.path) == field
