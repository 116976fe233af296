"""Deemed service: the day on a notice stands, and the parent has the law's days where they are later."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.description.duties import HOW_IT_STANDS, duties
from cme_desktop.fields import Reading
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.statutory.clocks import deadlines
from tests.builders import LAW

POSTED = date(2026, 10, 30)
"""A Friday; the second working day after it is Tuesday 3 November."""
TODAY = date(2026, 12, 2)


def notice(**facts: Any) -> PenaltyNotice:
    days = {
        "received_on": date(2026, 10, 12),
        "offence_from": date(2026, 9, 7),
        "offence_to": date(2026, 9, 25),
    }
    usual = {"child": 1, "status": "issued", "issued_on": POSTED, "sequence": "first"}
    return PenaltyNotice(**{**days, **usual, **facts})


def due(record: PenaltyNotice) -> dict[str, date | None]:
    return {one.duty: one.due_on for one in deadlines(record, PENALTY_NOTICE.clocks, LAW)}


def said(record: PenaltyNotice, path: str) -> list[str]:
    found = (issue for rule in PENALTY_NOTICE.rules for issue in rule(record, Reading(TODAY)))
    return [issue.text for issue in found if issue.path == path]


def test_a_day_before_the_laws_counts_from_the_laws_and_both_are_told() -> None:
    record = notice(deemed_received_on=date(2026, 11, 1))
    days = due(record)
    assert (days["pay_lower_rate"], days["pay_in_full"]) == (date(2026, 11, 23), date(2026, 11, 30))
    assert days["decide_unpaid"] == date(2026, 12, 1)
    assert record.deemed_received_on == date(2026, 11, 1)
    assert said(record, "deemed_received_on") == [
        "By post it is deemed received on Tue 3 Nov 2026 (SI 2007/1867, reg 22), and the days to pay run "
        "from then to Mon 30 Nov 2026, beside Sat 28 Nov 2026 on the notice; say what shows another day, if "
        "anything does."
    ]


def test_a_later_day_stays_as_it_was_given() -> None:
    record = notice(deemed_received_on=date(2026, 11, 5))
    assert due(record)["pay_in_full"] == date(2026, 12, 2)
    assert said(record, "deemed_received_on") == []


def test_a_fact_disproves_the_laws_day() -> None:
    handed_over = notice(deemed_received_on=POSTED, receipt_shown="Handed over at the school, signed for")
    assert due(handed_over)["pay_in_full"] == date(2026, 11, 26)
    assert said(handed_over, "deemed_received_on") == []


def test_what_came_in_the_laws_days_to_pay_is_in_time() -> None:
    paid = {"status": "paid_higher", "paid_in_full_on": date(2026, 11, 30)}
    assert said(notice(deemed_received_on=date(2026, 11, 1), **paid), "paid_in_full_on") == []
    late = paid | {"paid_in_full_on": date(2026, 12, 1)}
    assert said(notice(deemed_received_on=date(2026, 11, 1), **late), "paid_in_full_on") == [
        "Paid after Mon 30 Nov 2026, the last day to pay."
    ]
    laid = {"status": "prosecution", "information_laid_on": date(2026, 11, 30)}
    assert (
        "until Mon 30 Nov 2026" in said(notice(deemed_received_on=POSTED, **laid), "information_laid_on")[0]
    )


def test_without_a_day_the_days_run_from_the_laws_and_the_words_say_so() -> None:
    days = due(notice())
    assert (days["pay_lower_rate"], days["pay_in_full"]) == (date(2026, 11, 23), date(2026, 11, 30))
    assert days["decide_unpaid"] == date(2026, 12, 1)
    (pay,) = [one for one in duties(PENALTY_NOTICE, notice(), LAW) if one.duty == "pay_in_full"]
    assert "(deemed received Tue 3 Nov 2026)" in pay.why
    assert said(notice(), "deemed_received_on") == [
        "Give the day of receipt, from which the days to pay count; until then Tue 3 Nov 2026 counts, by "
        "post (SI 2007/1867, reg 22)."
    ]
    assert said(notice(issued_on=date(2007, 1, 8)), "deemed_received_on") == [
        "Give the day of receipt, from which the days to pay count."
    ]


@pytest.mark.parametrize("came", [None, date(2026, 11, 5)])
def test_an_issued_notice_waits_for_payment_and_for_the_time_limit(came: date | None) -> None:
    record = notice(deemed_received_on=came)
    waits = {one.duty for one in duties(PENALTY_NOTICE, record, LAW) if one.met_on is None}
    assert {"pay_in_full", "decide_unpaid", "prosecution_time_limit"} <= waits
    assert HOW_IT_STANDS not in waits
    assert due(record)["prosecution_time_limit"] == date(2027, 3, 25)
    assert "prosecution_time_limit" not in due(notice(paid_in_full_on=date(2026, 11, 20)))


def test_without_the_day_of_issue_nothing_is_made_up() -> None:
    assert "pay_in_full" not in due(notice(issued_on=None))


@given(st.dates(date(2024, 9, 1), date(2030, 1, 1)), st.integers(0, 14))
def test_nobody_has_fewer_days_than_the_law_or_the_notice_gives(posted: date, later: int) -> None:
    received = posted + timedelta(days=later)
    record = notice(issued_on=posted, deemed_received_on=received)
    by_law = LAW.last_day("penalty.deemed_service", posted, None)
    assert due(record)["pay_in_full"] == max(received, by_law) + timedelta(days=27)


@given(st.dates(date(2024, 9, 1), date(2030, 1, 1)))
def test_without_a_day_of_receipt_it_is_as_if_the_laws_had_been_typed(posted: date) -> None:
    by_law = LAW.last_day("penalty.deemed_service", posted, None)
    assert due(notice(issued_on=posted)) == due(notice(issued_on=posted, deemed_received_on=by_law))
