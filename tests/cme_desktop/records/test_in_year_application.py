"""In-year applications: the school days of the Code, the local target, Fair Access."""

from datetime import date
from typing import Any

from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION, InYearApplication, Preference
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.law import Law
from tests.cme_desktop.records.rules import but_standing

TERMS = (
    Span(SpanKind.TERM, date(2026, 9, 3), date(2026, 10, 23)),
    Span(SpanKind.TERM, date(2026, 11, 2), date(2026, 12, 18)),
)
ASHDOWN = 11
RECEIVED = date(2026, 10, 19)


def due(**answers: Any) -> dict[str, tuple[date | None, date | None]]:
    training = Span(SpanKind.CLOSED, date(2026, 11, 2), date(2026, 11, 2), ASHDOWN)
    law = Law(calendars=Calendars((*TERMS, training), {ASHDOWN: "Ashdown Primary"}))
    application = InYearApplication(**({"received_on": RECEIVED} | answers))
    clocks = [clock for clock in IN_YEAR_APPLICATION.clocks if not clock.stands_in]
    found = deadlines(application, clocks, law)
    return {deadline.duty: (deadline.due_on, deadline.met_on) for deadline in found}


def found(**answers: Any) -> list[tuple[str, Severity]]:
    reading, application = Reading(today=date(2026, 11, 20)), InYearApplication(**answers)
    return [
        (issue.path, issue.severity)
        for rule in but_standing(IN_YEAR_APPLICATION)
        for issue in rule(application, reading)
    ]


def test_ten_school_days_at_best_and_fifteen_at_most_over_the_half_term() -> None:
    assert due() == {
        "in_year_aim": (date(2026, 11, 9), None),
        "in_year_outcome": (date(2026, 11, 16), None),
        "in_year_offer": (date(2026, 11, 16), None),
    }


def test_days_are_those_of_the_school_applied_for() -> None:
    assert due(school=ASHDOWN)["in_year_aim"] == (date(2026, 11, 10), None)


def test_before_the_code_there_was_only_the_local_target() -> None:
    assert due(received_on=date(2021, 8, 31)).keys() == {"in_year_offer"}


def test_an_offer_answers_all_three_and_a_refusal_leaves_the_target() -> None:
    told = date(2026, 11, 5)
    offered = due(outcome="offered", told_on=told, status="offered")
    assert {met for _, met in offered.values()} == {told}
    refused = due(outcome="refused", told_on=told, status="refused")
    assert refused["in_year_outcome"][1] == told
    assert refused["in_year_offer"][1] is None


def test_nobody_waits_for_what_was_withdrawn() -> None:
    assert due(outcome="withdrawn", status="closed") == {}
    assert due(outcome="withdrawn") == {}


def test_fair_access_finds_a_place_within_twenty_school_days() -> None:
    referred = {"outcome": "refused", "told_on": date(2026, 10, 23), "fair_access_on": date(2026, 11, 2)}
    open_still = due(**referred, status="fair_access")
    assert open_still["fair_access_place"] == (date(2026, 11, 30), None)
    placed = due(**referred, status="closed", placed_on=date(2026, 11, 20))
    assert placed["fair_access_place"] == (date(2026, 11, 30), date(2026, 11, 20))
    assert placed["in_year_offer"][1] == date(2026, 11, 20)
    assert "fair_access_place" not in due(**referred, status="closed")


def test_an_outcome_is_of_some_day_and_an_offer_of_some_school() -> None:
    assert found(outcome="offered") == [
        ("told_on", Severity.OUTSTANDING),
        ("offered_school", Severity.OUTSTANDING),
    ]
    assert found(told_on=date(2026, 11, 5)) == [("outcome", Severity.OUTSTANDING)]
    assert found(status="fair_access") == [("fair_access_on", Severity.OUTSTANDING)]


def test_the_outcome_is_not_told_before_the_application() -> None:
    told = {"received_on": RECEIVED, "told_on": date(2026, 10, 16), "outcome": "refused"}
    assert found(**told) == [("told_on", Severity.REFUSE)]


def test_no_two_preferences_are_the_first() -> None:
    rows = [Preference(school=1, rank=1), Preference(school=2), Preference(school=3, rank=1)]
    assert found(preferences=rows) == [("preferences.2.rank", Severity.REFUSE)]
