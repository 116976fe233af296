"""Periods as the law words them: the worked examples of the statutory handbook, and the awkward days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.calendar import english_calendar
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.periods import Period, Unit, hours_after, last_of_years, months_after
from cme_desktop.values.moments import UK

CALENDAR = english_calendar()


@pytest.mark.parametrize(
    ("length", "unit", "start", "end"),
    [
        (21, Unit.DAYS_BEGINNING_WITH, date(2026, 11, 2), date(2026, 11, 22)),
        (28, Unit.DAYS_BEGINNING_WITH, date(2026, 11, 2), date(2026, 11, 29)),
        (15, Unit.DAYS_BEGINNING_WITH, date(2026, 11, 2), date(2026, 11, 16)),
        (0, Unit.DAYS_BEGINNING_WITH, date(2026, 11, 2), date(2026, 11, 2)),
        (5, Unit.DAYS_AFTER, date(2026, 11, 2), date(2026, 11, 7)),
        (5, Unit.DAYS_AFTER, date(2024, 2, 27), date(2024, 3, 3)),
        (11, Unit.SCHOOL_DAYS_BEGINNING_WITH, date(2026, 11, 3), date(2026, 11, 17)),
        (11, Unit.SCHOOL_DAYS_BEGINNING_WITH, date(2026, 11, 1), date(2026, 11, 16)),
        (0, Unit.SCHOOL_DAYS_BEGINNING_WITH, date(2026, 11, 3), date(2026, 11, 3)),
        (0, Unit.SCHOOL_DAYS_BEGINNING_WITH, date(2026, 11, 1), date(2026, 11, 2)),
        (2, Unit.SCHOOL_DAYS_AFTER, date(2026, 11, 6), date(2026, 11, 10)),
        (2, Unit.WORKING_DAYS_AFTER, date(2026, 4, 2), date(2026, 4, 8)),
        (2, Unit.WORKING_DAYS_AFTER, date(2026, 12, 23), date(2026, 12, 29)),
        (2, Unit.WORKING_DAYS_AFTER, date(2026, 11, 7), date(2026, 11, 10)),
        (6, Unit.WEEKS_AFTER, date(2026, 11, 2), date(2026, 12, 14)),
        (8, Unit.WEEKS_BEGINNING_WITH, date(2026, 11, 2), date(2026, 12, 27)),
        (0, Unit.WEEKS_BEGINNING_WITH, date(2026, 11, 2), date(2026, 11, 2)),
        (6, Unit.MONTHS, date(2026, 8, 31), date(2027, 2, 28)),
        (6, Unit.MONTHS, date(2023, 8, 31), date(2024, 2, 29)),
        (12, Unit.MONTHS, date(2024, 2, 29), date(2025, 2, 28)),
        (72, Unit.HOURS_AFTER, date(2026, 11, 6), date(2026, 11, 9)),
    ],
)
def test_the_last_day_of_a_period(length: int, unit: Unit, start: date, end: date) -> None:
    assert Period(length, unit).last_day(start, CALENDAR) == end


_BY_CALENDAR = (Unit.SCHOOL_DAYS_BEGINNING_WITH, Unit.SCHOOL_DAYS_AFTER, Unit.WORKING_DAYS_AFTER)


@given(
    st.integers(0, 100),
    st.sampled_from([unit for unit in Unit if unit not in _BY_CALENDAR]),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_no_period_is_longer_than_it_is_at_most(length: int, unit: Unit, start: date) -> None:
    period = Period(length, unit)
    assert period.last_day(start, english_calendar()) - start <= period.at_most


@pytest.mark.parametrize("unit", _BY_CALENDAR)
def test_nobody_knows_how_long_a_calendar_is_closed(unit: Unit) -> None:
    with pytest.raises(ValueError, match="no number of days bounds"):
        _ = Period(2, unit).at_most


def test_working_days_are_the_posts_and_not_the_schools() -> None:
    half_term = Calendars([Span(SpanKind.TERM, date(2026, 11, 9), date(2026, 12, 18))]).authority
    assert Period(2, Unit.WORKING_DAYS_AFTER).last_day(date(2026, 11, 2), half_term) == date(2026, 11, 4)
    assert Period(2, Unit.WORKING_DAYS_AFTER).in_words() == "two working days"
    assert str(Period(1, Unit.WORKING_DAYS_AFTER)) == "1 working day later"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UK).astimezone(UTC)


@pytest.mark.parametrize(
    ("returned", "due"),
    [
        ("2026-11-06T18:30", "2026-11-09T18:30"),
        ("2026-10-23T18:30", "2026-10-26T18:30"),  # the clocks go back in between
        ("2026-03-27T18:30", "2026-03-30T18:30"),  # and forward
        ("2026-10-22T01:30", "2026-10-25T01:30"),  # a time that comes twice: the first
    ],
)
def test_seventy_two_hours_by_the_clock_on_the_wall(returned: str, due: str) -> None:
    assert hours_after(at(returned), 72, UK) == at(due)


def test_a_time_that_the_clocks_jump_over_is_the_same_moment_an_hour_on() -> None:
    assert hours_after(at("2026-03-26T01:30"), 72, UK) == at("2026-03-29T02:30")


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period(72, Unit.HOURS_AFTER), at("2026-11-06T18:30"), at("2026-11-09T18:30")),
        (Period(72, Unit.HOURS_AFTER), date(2026, 11, 6), date(2026, 11, 9)),
        (Period(2, Unit.DAYS_AFTER), at("2026-07-04T00:20"), date(2026, 7, 6)),
    ],
)
def test_hours_run_from_a_moment_and_days_from_its_day(period: Period, start: date, end: date) -> None:
    assert period.end(start, CALENDAR) == end


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 2), date(2029, 11, 1)),
        (date(2028, 2, 29), date(2031, 2, 28)),
        (date(2025, 2, 28), date(2028, 2, 27)),
        (date(2025, 3, 1), date(2028, 2, 29)),
        (date(2027, 1, 1), date(2029, 12, 31)),
    ],
)
def test_three_years_end_on_the_eve_of_the_anniversary(first: date, last: date) -> None:
    assert last_of_years(first, 3) == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_years_that_begin_later_never_end_earlier(first: date) -> None:
    assert last_of_years(first, 3) <= last_of_years(first + timedelta(days=1), 3)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 60), st.integers(0, 40))
def test_months_never_run_backwards(day: date, months: int, later: int) -> None:
    assert months_after(day, months) <= months_after(day + timedelta(days=later), months)
