"""School attendance orders under ss 436H-436Q, for those whose first notice is served once these are set."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.description.duties import HOW_IT_STANDS, duties
from cme_desktop.fields import Reading
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.home_education.law_basis import EA436H, EA437, law_basis
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.conditions import holds
from cme_desktop.statutory.law import Law, law_of
from cme_desktop.statutory.national.not_in_school import ORDERS
from cme_desktop.statutory.rules import IN_FORCE, LocalChange

SINCE = date(2027, 1, 1)
LAW = law_of((), [LocalChange(ORDERS, IN_FORCE, SINCE)], {})
TODAY = date(2027, 6, 30)

APPEARS = {"judged_on": date(2027, 1, 4)}
SERVED = {**APPEARS, "s437_notice_on": date(2027, 1, 8)}
DECIDED = {**SERVED, "s437_result": "no_answer", "order_resolved_on": date(2027, 1, 23)}
TOLD = {**DECIDED, "school_told_on": date(2027, 1, 25)}
NOMINATED = {**TOLD, "intention_served_on": date(2027, 2, 10)}
SETTLED = {**NOMINATED, "school_settled_on": date(2027, 2, 25)}


def case(**values: Any) -> HomeEducation:
    usual = {
        "received_on": date(2026, 11, 2),
        "status": "unsuitable",
        "judgement": "unsuitable",
        "enquiry": 5,
    }
    return HomeEducation(**usual | values)


def due(law: Law = LAW, **values: Any) -> dict[str, Deadline]:
    return {one.duty: one for one in duties(HOME_EDUCATION, case(**values), law)}


def unmet(law: Law = LAW, **values: Any) -> dict[str, date | None]:
    return {duty: one.due_on for duty, one in due(law, **values).items() if one.met_on is None}


def said(**values: Any) -> list[str]:
    reading = Reading(TODAY, LAW)
    return [issue.text for rule in HOME_EDUCATION.rules for issue in rule(case(**values), reading)]


@pytest.mark.parametrize(
    ("facts", "duty", "day", "section"),
    [
        (APPEARS, "s437_notice", date(2027, 1, 8), "s436H(10)(b)"),
        (SERVED, "s437_reply", date(2027, 1, 22), "s436H(10)(c)"),
        (DECIDED, "school_told", date(2027, 2, 5), "s436N(1)-(3)"),
        (TOLD, "school_reply", date(2027, 2, 5), "s436N(4)-(5)"),
        (TOLD, "intention", date(2027, 2, 10), "s436N(6)-(7)"),
        (NOMINATED, "intention_reply", date(2027, 2, 24), "s436L(3)-(6)"),
        (SETTLED, "order_making", date(2027, 3, 1), "s436I(6)(a)"),
        (SETTLED, "order_told", date(2027, 3, 1), "s436I(8)-(9)"),
    ],
)
def test_the_steps_of_one_case_from_january_to_march(
    facts: dict[str, Any], duty: str, day: date, section: str
) -> None:
    found = due(**facts)[duty]
    assert (found.due_on, found.met_on, found.rule_set) == (day, None, "CNIS-SAO")
    assert f"Education Act 1996, {section}." in found.why


def test_that_case_done_in_time_is_late_nowhere_and_odd_nowhere() -> None:
    done = {**SETTLED, "order_made_on": date(2027, 3, 1), "order_told_on": date(2027, 3, 1)}
    assert not any(one.late for one in due(**done).values())
    assert unmet(**done) == {"order_compliance": date(2027, 3, 15)}
    assert said(**done) == []


def test_between_the_days_of_the_act_the_day_is_ours() -> None:
    decision, settle = due(**SERVED)["order_decision"], due(**NOMINATED)["order_school"]
    assert (decision.due_on, settle.due_on) == (date(2027, 1, 23), date(2027, 2, 25))
    assert decision.rule_set == settle.rule_set == "LOCAL"
    assert decision.why.endswith("Local practice.")


def test_a_school_day_counts_as_the_first_and_another_day_does_not() -> None:
    told = {day: due(**{**TOLD, "school_told_on": day})["school_reply"].due_on for day in _JANUARY}
    assert told == {
        date(2027, 1, 22): date(2027, 2, 4),
        date(2027, 1, 23): date(2027, 2, 5),
        date(2027, 1, 25): date(2027, 2, 5),
    }


_JANUARY = (date(2027, 1, 22), date(2027, 1, 23), date(2027, 1, 25))


def test_a_direction_sets_the_days_anew() -> None:
    asked = {**TOLD, "direction_asked_on": date(2027, 1, 28)}
    assert "intention" not in due(**asked)
    given = due(**asked, direction_on=date(2027, 3, 1))["intention"]
    assert (given.due_on, given.rule_set) == (date(2027, 3, 6), "CNIS-SAO")


def test_a_longer_time_to_answer_moves_what_follows() -> None:
    longer = {"s437_until_on": date(2027, 1, 29)}
    assert due(**SERVED, **longer)["s437_reply"].due_on == date(2027, 1, 29)
    assert due(**DECIDED, **longer)["school_told"].due_on == date(2027, 2, 12)


def test_a_child_with_a_plan_skips_the_school_and_the_parent() -> None:
    plan = {**DECIDED, "ehc_plan_now": True}
    assert unmet(**plan).keys() == {"order_school"}
    assert "Education Act 1996, s436J(2)-(3)." in due(**plan)["order_school"].why
    settled = {**plan, "school_settled_on": date(2027, 2, 1)}
    assert unmet(**settled) == {"order_making": date(2027, 2, 5), "order_told": date(2027, 2, 5)}


def test_words_beside_the_form_and_warnings_name_the_sections_of_the_act() -> None:
    beside = " ".join(HOME_EDUCATION.guidance(case(**SERVED), LAW))
    assert "served on Fri 8 Jan 2027, the case goes by sections 436H to 436Q" in beside
    assert "(s436N(1)-(2))" in beside
    assert said(**APPEARS) == ["Serve the preliminary notice, and give the day."]
    asked = said(**SETTLED, ehc_plan=True, order_made_on=date(2027, 3, 1), revocation_asked_on=TODAY)
    assert ["s436P(7)(a)" in text for text in asked] == [True]
    (early,) = said(**{**TOLD, "intention_served_on": date(2027, 2, 5)})
    assert early == "The school had until Fri 5 Feb 2027 to ask for a direction."


# -- which law ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "served", "basis"),
    [
        (Law(), date(2027, 1, 8), EA437),
        (LAW, date(2026, 12, 31), EA437),
        (LAW, SINCE, EA436H),
        (law_of((), [LocalChange("cnis.register", IN_FORCE, SINCE)], {}), date(2027, 1, 8), EA437),
    ],
    ids=["as shipped", "the day before", "the day", "another block"],
)
def test_the_first_notice_fixes_the_law_of_the_case(law: Law, served: date, basis: str) -> None:
    assert law_basis(case(judged_on=date(2026, 12, 30), s437_notice_on=served), law) == basis


def test_a_case_begun_under_section_437_stays_there() -> None:
    begun = {**TOLD, "s437_notice_on": date(2026, 12, 31)}
    assert unmet(**begun) == {"school_reply": date(2027, 2, 8), "intention": date(2027, 2, 9)}
    meant = due(**begun, intention_served_on=date(2027, 2, 9))
    assert meant["intention_reply"].why.endswith("Education Act 1996, s438(3)-(6).")
    assert not any(one.rule_set == "CNIS-SAO" for one in meant.values())
    assert due(Law(), **begun) == due(**begun)


def test_the_field_of_the_act_is_shown_under_it_alone() -> None:
    shown = HOME_EDUCATION.fields["school_settled_on"].shown_when
    assert shown is not None
    assert holds(shown, case(**SERVED), LAW)
    assert not holds(shown, case(**SERVED), Law())


_DAYS = [
    name for name in HOME_EDUCATION.fields if name.endswith("_on") and name not in ("received_on", "ended_on")
]


@given(st.dictionaries(st.sampled_from(_DAYS), st.dates(date(2026, 9, 1), date(2027, 9, 1))), st.booleans())
def test_whatever_steps_are_on_file_an_unsuitable_spell_has_a_next_one(
    days: dict[str, date], plan: bool
) -> None:
    found = unmet(**days, ehc_plan_now=plan)
    assert found.keys() & set(HOME_EDUCATION.next_steps["unsuitable"].split())
    assert HOW_IT_STANDS not in found
