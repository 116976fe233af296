"""The most sessions in ten school weeks, against a plain search and over holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.calendar import SchoolCalendar, english_calendar
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.sessions import Missed, Window, best_window
from tests.conformance.other_laws import with_others

FIRST = date(2026, 6, 1)
CALENDAR = Calendars((
    Span(SpanKind.TERM, FIRST, date(2026, 7, 22)),
    Span(SpanKind.TERM, date(2026, 9, 3), date(2026, 10, 23)),
    Span(SpanKind.TERM, date(2026, 11, 2), date(2026, 12, 18)),
    Span(SpanKind.CLOSED, date(2026, 11, 16), date(2026, 11, 20)),
)).authority  # fmt: skip
MONDAYS = [FIRST + timedelta(weeks=n) for n in range(29)]
RULES = Law().rules
WEEKS = [week for week in MONDAYS if any(CALENDAR.meets(week + timedelta(days=n)) for n in range(7))]


def on(*days: date) -> list[Missed]:
    return [(day, half) for day in days for half in ("am", "pm")]


def best(sessions: list[Missed], calendar: SchoolCalendar = CALENDAR) -> Window:
    window = best_window(sessions, calendar, RULES)
    assert window is not None
    return window


def test_five_whole_days_meet_the_threshold() -> None:
    week = [date(2026, 11, 2) + timedelta(days=n) for n in range(5)]
    assert best(on(*week)) == Window(10, week[0], week[-1])


def test_terms_and_school_years_are_crossed_and_holidays_are_no_school_weeks() -> None:
    july, september = [date(2026, 7, 20), date(2026, 7, 21)], [date(2026, 9, n) for n in (7, 8, 9)]
    assert best(on(*september, *july)) == Window(10, july[0], september[-1])


@pytest.mark.parametrize(("apart", "count"), [(0, 4), (8, 4), (9, 4), (10, 2), (11, 2)])
def test_the_eleventh_school_week_is_too_far(apart: int, count: int) -> None:
    assert best(on(WEEKS[0], WEEKS[apart] + timedelta(days=1))).count == count


def test_a_week_closed_altogether_is_no_school_week() -> None:
    closed = date(2026, 11, 18)
    assert closed - timedelta(days=2) not in WEEKS
    assert best(on(WEEKS[10], WEEKS[19])).count == 4
    assert WEEKS[10] < closed < WEEKS[19]


def test_a_session_in_a_closed_week_is_kept_and_pushes_no_other_out() -> None:
    closed = date(2026, 11, 18)
    assert best(on(closed)).count == 2
    assert best(on(WEEKS[10], closed, WEEKS[19])).count == 6


def test_a_session_entered_twice_counts_once() -> None:
    assert best([*on(WEEKS[0]), *on(WEEKS[0])]).count == 2


def test_of_two_windows_with_as_many_the_later_is_told() -> None:
    assert best(on(WEEKS[0], WEEKS[12])) == Window(2, WEEKS[12], WEEKS[12])


def test_weeks_beyond_the_term_dates_count_as_school_weeks_and_that_is_said() -> None:
    long_ago = date(2025, 9, 15)
    assert best(on(long_ago, WEEKS[0])) == Window(2, WEEKS[0], WEEKS[0], guessed=True)
    assert not best(on(*WEEKS)).guessed


def test_without_any_term_dates_weekdays_are_counted() -> None:
    christmas = date(2026, 12, 21)
    assert best(on(christmas, christmas + timedelta(weeks=9)), english_calendar()).count == 4
    assert best(on(christmas, christmas + timedelta(weeks=10)), english_calendar()).count == 2


def test_no_sessions_make_no_window() -> None:
    assert best_window([], CALENDAR, RULES) is None


_sessions = st.lists(
    st.tuples(
        st.integers(0, 200).map(lambda n: FIRST + timedelta(days=n)),
        st.sampled_from(("am", "pm")),
    ),
    max_size=30,
)


def plain_search(sessions: list[Missed], weeks: int = 10) -> int:
    """Every so many consecutive school weeks, each counted by itself up to the Monday after the holidays."""
    ends = [*WEEKS[weeks:], *[date.max] * weeks]
    return max(
        sum(start <= day < end for day, _ in set(sessions))
        for start, end in zip([date.min, *WEEKS[1:]], ends, strict=False)
    )


@given(_sessions)
def test_the_best_window_is_that_of_a_plain_search(sessions: list[Missed]) -> None:
    window = best_window(sessions, CALENDAR, RULES)
    assert (window.count if window else 0) == plain_search(sessions)


@given(_sessions, st.integers(1, 20))
def test_so_many_weeks_are_taken_together_as_the_book_says(sessions: list[Missed], weeks: int) -> None:
    law = with_others({"penalty.window"}, FIRST - timedelta(days=7), {"penalty.window": weeks})
    window = best_window(sessions, CALENDAR, law.rules)
    assert (window.count if window else 0) == plain_search(sessions, weeks)


@given(_sessions)
def test_a_window_never_counts_more_than_all_and_holds_what_it_counts(sessions: list[Missed]) -> None:
    window = best_window(sessions, CALENDAR, RULES)
    if window is not None:
        within = [day for day, _ in set(sessions) if window.first <= day <= window.last]
        assert window.count == len(within) <= len(sessions)


@given(_sessions, st.integers(0, 200), st.sampled_from(("am", "pm")))
def test_one_more_session_never_makes_a_smaller_window(sessions: list[Missed], more: int, half: str) -> None:
    before = best_window(sessions, CALENDAR, RULES)
    after = best([*sessions, (FIRST + timedelta(days=more), half)])
    assert after.count >= (before.count if before else 0)
