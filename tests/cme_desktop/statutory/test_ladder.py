"""The penalty ladder: the tables of the statutory handbook, and their edges."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.ladder import Earlier, may_issue
from cme_desktop.statutory.penalties import ABSENCE, EXCLUDED

ON = date(2026, 11, 2)
ENDED = date(2026, 10, 16)


def earlier(reference: str, issued: date | None, **values: object) -> Earlier:
    offence = issued - timedelta(days=14) if issued else None
    return replace(Earlier(reference, ABSENCE, offence, issued, withdrawn=False), **values)  # type: ignore[arg-type]


def test_the_first_notice_has_a_lower_rate() -> None:
    verdict = may_issue(ABSENCE, ENDED, ON, [])
    assert verdict.sequence == "first"
    assert "£80.00 within 21 days, else £160.00 within 28 days" in verdict.sentence
    assert "SI 2024/210" in verdict.sentence


def test_the_second_is_flat_and_the_third_is_none() -> None:
    one, two = earlier("PN-1", date(2025, 3, 3)), earlier("PN-2", date(2026, 1, 12))
    second = may_issue(ABSENCE, ENDED, ON, [one])
    assert (second.sequence, second.counted) == ("second", ("PN-1",))
    assert "£160.00, with no lower rate" in second.sentence
    third = may_issue(ABSENCE, ENDED, ON, [two, one])
    assert (third.sequence, third.counted) == (None, ("PN-1", "PN-2"))
    assert third.sentence.startswith("Not by penalty notice: PN-1 and PN-2")


_BEFORE = "for an offence before Mon 19 Aug 2024"


@pytest.mark.parametrize(
    ("notice", "reason"),
    [
        (earlier("PN-1", date(2025, 3, 3), withdrawn=True), "withdrawn"),
        (earlier("PN-1", date(2025, 3, 3), acquitted=True), "not found guilty"),
        (earlier("PN-1", date(2025, 3, 3), kind=EXCLUDED), "for an excluded child"),
        (earlier("PN-1", None), "not issued"),
        (
            earlier("PN-1", date(2024, 9, 2), offence_to=date(2024, 8, 18)),
            "for an offence before Mon 19 Aug 2024",
        ),
        (earlier("PN-1", ON + timedelta(days=1)), "issued later"),
    ],
)
def test_what_does_not_count_says_why(notice: Earlier, reason: str) -> None:
    verdict = may_issue(ABSENCE, ENDED, ON, [notice])
    assert verdict.sequence == "first"
    assert verdict.left_out == (f"PN-1: {reason}",)


@pytest.mark.parametrize(
    ("issued", "on", "counts"),
    [
        (date(2024, 11, 3), date(2027, 11, 2), True),
        (date(2024, 11, 2), date(2027, 11, 2), False),
        (date(2025, 2, 28), date(2028, 2, 29), False),
        (date(2025, 3, 1), date(2028, 2, 29), True),
    ],
)
def test_three_years_roll_to_the_day(issued: date, on: date, counts: bool) -> None:
    verdict = may_issue(ABSENCE, on - timedelta(days=10), on, [earlier("PN-1", issued)])
    assert (verdict.sequence == "second") is counts


def test_crossing_into_the_national_framework_changes_sums_and_limit() -> None:
    twice = [earlier("PN-1", date(2024, 8, 22)), earlier("PN-2", date(2024, 8, 23))]
    twice = [replace(notice, offence_to=date(2024, 8, 19)) for notice in twice]
    on = date(2024, 9, 2)
    before = may_issue(ABSENCE, date(2024, 8, 18), on, twice)
    after = may_issue(ABSENCE, date(2024, 8, 19), on, twice)
    assert before.sequence == "first"
    assert "£60.00 within 21 days, else £120.00" in before.sentence
    assert after.sequence is None


def test_notices_for_an_excluded_child_are_apart() -> None:
    twice = [earlier("PN-1", date(2025, 3, 3)), earlier("PN-2", date(2026, 1, 12))]
    verdict = may_issue(EXCLUDED, ENDED, ON, twice)
    assert verdict.sequence == "first"
    assert "£60.00 within 21 days, else £120.00" in verdict.sentence


_notices = st.lists(
    st.builds(
        lambda n, back, withdrawn: earlier(f"PN-{n}", ON - timedelta(days=back), withdrawn=withdrawn),
        st.integers(1, 99),
        st.integers(-30, 1500),
        st.booleans(),
    ),
    max_size=5,
)


@given(_notices)
def test_one_more_notice_never_leads_down_the_ladder(notices: list[Earlier]) -> None:
    steps = {"first": 0, "second": 1, None: 2}
    found = [steps[may_issue(ABSENCE, ENDED, ON, notices[:n]).sequence] for n in range(len(notices) + 1)]
    assert found == sorted(found)
