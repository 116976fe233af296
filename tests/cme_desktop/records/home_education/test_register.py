"""The register of children not in school: its fifteen days, its requests, and when it asks nothing."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.issues import Severity
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.rows import Request
from cme_desktop.statutory.law import Law
from tests.cme_desktop.records.home_education.begun import DAY, begun, due, said, spell

LAW = begun("cnis.register")
STARTED = date(2027, 9, 6)
ASKED = date(2027, 10, 1)
DUTIES = {
    "register_parent",
    "register_entry",
    "register_home",
    "register_settings",
    "register_changes",
    "register_answer.1",
}
FULL: dict[str, Any] = {
    "registered_on": date(2027, 9, 10),
    "providers_entered_on": date(2027, 9, 12),
    "requests": [Request(asked_on=ASKED)],
}


def test_the_parent_has_fifteen_days_from_the_day_the_child_is_eligible() -> None:
    assert due(LAW, spell())["register_parent"] == (date(2027, 9, 20), None)
    later = spell(eligible_from=date(2027, 9, 8), parent_told_on=date(2027, 9, 9))
    assert due(LAW, later)["register_parent"] == (date(2027, 9, 22), date(2027, 9, 9))


@pytest.mark.parametrize("others", ["s19", "school", "s61", "mixed"])
def test_of_a_child_whose_education_others_arranged_the_parent_tells_nothing(others: str) -> None:
    found = due(LAW, spell(told_by_others=others, registered_on=STARTED))
    assert not {"register_parent", "register_changes"} & found.keys()
    assert "register_home" in found, "the child is on the register all the same"


def test_a_child_who_is_eligible_is_entered_and_then_considered() -> None:
    assert due(LAW, spell())["register_entry"] == (None, None)
    entered = due(LAW, spell(**FULL))
    assert entered["register_entry"] == (None, date(2027, 9, 10))
    assert entered["register_home"] == (date(2027, 9, 24), None)
    assert entered["register_settings"] == (date(2027, 9, 26), None)


def test_the_parent_is_asked_for_changes_within_a_year() -> None:
    assert due(LAW, spell(registered_on=date(2027, 9, 10)))["register_changes"] == (date(2028, 9, 10), None)
    assert due(LAW, spell(**FULL))["register_changes"] == (date(2028, 10, 1), None)


def test_a_request_is_answered_by_its_day_or_within_fifteen_days() -> None:
    answer = Request(asked_on=ASKED, answer_by_on=date(2027, 10, 29), answered_on=date(2027, 10, 20))
    found = due(LAW, spell(requests=[Request(asked_on=ASKED), answer]))
    assert found["register_answer.1"] == (date(2027, 10, 15), None)
    assert found["register_answer.2"] == (date(2027, 10, 29), date(2027, 10, 20))


def test_less_than_fifteen_days_to_answer_is_doubted() -> None:
    def doubt(day: int) -> object:
        request = Request(asked_on=ASKED, answer_by_on=date(2027, 10, day))
        return said(LAW, spell(requests=[request])).get("requests.0.answer_by_on")

    assert doubt(15) is None
    assert doubt(14) == (Severity.WARN, "The parent has at least 15 days to answer, to Fri 15 Oct 2027.")


@given(st.lists(st.dates(date(2027, 9, 1), date(2029, 1, 1)), unique=True, max_size=6))
def test_whoever_is_asked_twice_in_three_months_was_asked_too_soon(days: list[date]) -> None:
    found = said(LAW, spell(requests=[Request(asked_on=day) for day in days]))
    doubted = {days[int(path.split(".")[1])] for path in found if path.endswith(".asked_on")}
    ordered = sorted(days)
    quick = {
        then for before, then in pairwise(ordered) if then < LAW.last_day("cnis.ask_again", before, None)
    }
    assert doubted == quick


def test_three_months_are_three_months() -> None:
    assert LAW.last_day("cnis.ask_again", date(2027, 11, 30), None) == date(2028, 2, 29)


def test_once_taken_off_the_register_nothing_is_due_any_more() -> None:
    removed = spell(**FULL, removed_on=date(2027, 12, 1))
    assert all(met for _, met in (due(LAW, removed)[duty] for duty in DUTIES & due(LAW, removed).keys()))
    assert said(LAW, removed)["removal_reason"] == (
        Severity.OUTSTANDING,
        "Say why the child was taken off the register.",
    )


def test_a_spell_that_began_before_the_register_is_offered_its_first_day() -> None:
    before = spell(started_on=date(2025, 9, 1), received_on=date(2025, 9, 1))
    assert not due(LAW, before).keys() & DUTIES
    (offer,) = HOME_EDUCATION.offers(before, LAW)
    assert (offer.field, offer.value) == ("eligible_from", DAY)
    before.eligible_from = DAY
    assert list(HOME_EDUCATION.offers(before, LAW)) == []
    assert due(LAW, before)["register_parent"] == (date(2027, 9, 15), None)


def test_what_a_parent_tells_unasked_is_read_beside_the_form() -> None:
    told = list(HOME_EDUCATION.guidance(spell(**FULL), LAW))
    assert [line.partition(":")[0] for line in told] == ["Guidance in force then", "Register", "Register"]
    assert "within 15 days beginning with the day on which the parent knows of it" in told[1]
    assert not [line for line in HOME_EDUCATION.guidance(spell(), LAW) if line.startswith("Register")]


def test_by_the_law_as_shipped_none_of_it_is_due() -> None:
    assert not due(Law(), spell(**FULL)).keys() & DUTIES
    assert due(LAW, spell(**FULL)).keys() >= DUTIES
