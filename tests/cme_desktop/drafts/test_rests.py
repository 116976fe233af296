"""A record is put to rest until a day to come, with a reason, and for no longer than it may."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LocalChange, RuleBook
from tests.builders import LAW

TODAY = date(2026, 11, 9)
TWELVE_WEEKS, TWENTY_SCHOOL_DAYS = date(2027, 2, 1), date(2026, 12, 7)
"""From a Monday in November, on the calendar of weekdays; no bank holiday is in the four weeks."""


def typed(kind: RecordType[Any], until: str, why: str = "", law: Law = LAW, **base: Any) -> Draft[Any]:
    draft = Draft(kind, Reading(TODAY, law).at(None), kind.cls(**base) if base else None)
    draft.type_in("rests_until", until)
    draft.type_in("rest_reason", why)
    return draft


def refused(draft: Draft[Any]) -> dict[str, str]:
    return {
        issue.path: issue.text for issue in draft.refusals() if issue.path in ("rests_until", "rest_reason")
    }


def test_the_reason_is_asked_for_once_there_is_a_day() -> None:
    blank = Draft(PACE_INTERVIEW, Reading(TODAY))
    assert "rests_until" in blank.shown()
    assert "rest_reason" not in blank.shown()
    assert refused(typed(PACE_INTERVIEW, "11/1/2027")) == {"rest_reason": "Say what it waits for."}
    assert refused(typed(PACE_INTERVIEW, "11/1/2027", "waiting for the court")) == {}


@pytest.mark.parametrize("day", ["8/11/2026", "9/11/2026"])
def test_it_ends_on_a_day_to_come(day: str) -> None:
    assert refused(typed(PACE_INTERVIEW, day, "waiting for the court")) == {
        "rests_until": "A rest ends on a day to come; today is Mon 9 Nov 2026."
    }


@pytest.mark.parametrize(
    ("kind", "status", "last", "why"),
    [
        (PACE_INTERVIEW, "invited", TWELVE_WEEKS, "a record rests twelve weeks at most"),
        (WHEREABOUTS_ENQUIRY, "located", TWELVE_WEEKS, "a record rests twelve weeks at most"),
        (WHEREABOUTS_ENQUIRY, "opened", TWENTY_SCHOOL_DAYS, "rests 20 school days at most"),
        (WHEREABOUTS_ENQUIRY, "not_located", TWENTY_SCHOOL_DAYS, "rests 20 school days at most"),
    ],
)
def test_it_rests_no_longer_than_it_may(kind: RecordType[Any], status: str, last: date, why: str) -> None:
    def said(day: date) -> dict[str, str]:
        draft = typed(kind, f"{day:%d/%m/%Y}", "waiting for the court")
        draft.type_in("status", kind.life.statuses.label(status))
        return refused(draft)

    assert said(last) == {}
    (text,) = said(last + timedelta(days=1)).values()
    assert text.startswith(f"{last:%a} {last.day} {last:%b %Y} is the latest day: ")
    assert why in text


def test_managers_set_how_long() -> None:
    change = LocalChange("rest.longest", Period(2, Unit.WEEKS_AFTER), date(2026, 11, 1))
    law = Law(RuleBook(SHIPPED, [change]))
    assert refused(typed(PACE_INTERVIEW, "23/11/2026", "waiting for the court", law)) == {}
    assert refused(typed(PACE_INTERVIEW, "24/11/2026", "waiting for the court", law))


def test_beyond_the_terms_on_file_it_cannot_be_said_how_long() -> None:
    term = Span(SpanKind.TERM, date(2026, 9, 1), date(2026, 11, 20))
    draft = typed(WHEREABOUTS_ENQUIRY, "7/12/2026", "waiting for Spain", Law(calendars=Calendars((term,))))
    assert refused(draft)["rests_until"].endswith("Enter the term dates before it is put to rest.")


def test_one_that_is_over_is_asked_nothing_and_one_that_goes_on_counts_from_its_own_day() -> None:
    over = {
        "rests_until": date(2026, 10, 5),
        "rest_reason": "waiting for Spain",
        "rested_on": date(2026, 9, 14),
    }
    draft = typed(WHEREABOUTS_ENQUIRY, "5/10/2026", "waiting for Spain", **over)
    assert refused(draft) == {}
    assert draft.record().rested_on == date(2026, 9, 14)
    begun = {
        "rests_until": date(2026, 11, 30),
        "rest_reason": "waiting for Spain",
        "rested_on": date(2026, 10, 1),
    }
    draft = typed(WHEREABOUTS_ENQUIRY, "30/11/2026", "waiting for Spain", **begun, status="located")
    assert refused(draft) == {}
    draft.type_in("status", "Not located")
    assert refused(draft)["rests_until"].startswith("Thu 29 Oct 2026 is the latest day: ")
    draft.type_in("rest_reason", "waiting for Portugal")
    assert refused(draft)["rests_until"].startswith("Thu 29 Oct 2026 is the latest day: "), "it goes on"


def test_it_is_drawn_out_no_further_than_from_the_day_on_which_it_began() -> None:
    """And once it is back, it may be put to rest again."""
    facts = {"rest_reason": "waiting for Spain", "rested_on": date(2026, 10, 12), "rested_by": "Robin Ash"}
    under_way = typed(WHEREABOUTS_ENQUIRY, "11/11/2026", "waiting", rests_until=date(2026, 11, 10), **facts)
    assert refused(under_way)["rests_until"].startswith("Mon 9 Nov 2026 is the latest day: ")
    back = typed(WHEREABOUTS_ENQUIRY, "7/12/2026", "waiting", rests_until=TODAY, **facts)
    assert refused(back) == {}
    assert (back.record().rested_on, back.record().rested_by) == (None, None)


def test_what_is_finished_rests_no_more_however_long_it_was_to() -> None:
    facts = {"rests_until": date(2027, 1, 25), "rest_reason": "waiting", "rested_on": date(2026, 11, 2)}
    draft = typed(WHEREABOUTS_ENQUIRY, "25/1/2027", "waiting", **facts, status="located")
    draft.type_in("status", "Closed")
    assert refused(draft) == {}


@given(st.integers(-30, 200), st.sampled_from(["invited", "held"]))
def test_every_day_is_taken_from_tomorrow_to_the_latest_and_no_other(ahead: int, status: str) -> None:
    day = TODAY + timedelta(days=ahead)
    draft = typed(PACE_INTERVIEW, f"{day:%d/%m/%Y}", "waiting for the court")
    draft.type_in("status", PACE_INTERVIEW.life.statuses.label(status))
    assert (refused(draft) == {}) == (TODAY < day <= TWELVE_WEEKS)
