"""School days by term dates: which days count, whose calendar, and where counting has to stop."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.calendar import BeyondCalendar, SchoolCalendar
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind, overlapping

ASHDOWN, BRACKENHILL = 11, 12


def term(first: tuple[int, int, int], last: tuple[int, int, int], school: int | None = None) -> Span:
    return Span(SpanKind.TERM, date(*first), date(*last), school)


def closed(first: tuple[int, int, int], last: tuple[int, int, int], school: int | None = None) -> Span:
    return Span(SpanKind.CLOSED, date(*first), date(*last), school)


YEAR = (
    term((2026, 9, 3), (2026, 10, 23)),
    term((2026, 11, 2), (2026, 12, 18)),
    term((2027, 1, 4), (2027, 2, 12)),
    term((2027, 2, 22), (2027, 3, 25)),
    term((2027, 4, 12), (2027, 5, 28)),
    term((2027, 6, 7), (2027, 7, 21)),
)


def test_holidays_weekends_and_bank_holidays_are_not_counted() -> None:
    calendar = Calendars(YEAR).authority
    assert calendar.after(date(2026, 10, 22), 1) == date(2026, 10, 23)
    assert calendar.after(date(2026, 10, 22), 2) == date(2026, 11, 2), "over the half term"
    assert calendar.after(date(2026, 12, 18), 1) == date(2027, 1, 4), "over Christmas"
    assert calendar.after(date(2026, 10, 24), 1) == date(2026, 11, 2), "from a Saturday"
    assert calendar.after(date(2027, 4, 30), 1) == date(2027, 5, 4), "over the May bank holiday"
    assert not calendar.meets(date(2027, 5, 3))
    assert calendar.after(date(2026, 11, 2), -1) == date(2026, 10, 23)
    assert calendar.count(date(2026, 10, 22), date(2026, 11, 3)) == 3


def test_a_school_is_closed_on_its_own_days_besides() -> None:
    calendars = Calendars(
        (*YEAR, closed((2026, 11, 2), (2026, 11, 3), ASHDOWN), closed((2026, 11, 4), (2026, 11, 4)))
    )
    eve = date(2026, 10, 23)
    assert calendars.authority.after(eve, 3) == date(2026, 11, 5)
    assert calendars.of(ASHDOWN).after(eve, 1) == date(2026, 11, 5)
    assert calendars.of(BRACKENHILL) is calendars.authority, "a school with none has the authority’s"


def test_a_schools_own_terms_take_the_authoritys_place_in_that_school_year_alone() -> None:
    own = term((2027, 9, 6), (2027, 12, 17), ASHDOWN)
    calendars = Calendars((*YEAR, term((2027, 9, 2), (2027, 12, 16)), own))
    assert calendars.of(ASHDOWN).after(date(2026, 9, 2), 1) == date(2026, 9, 3)
    assert not calendars.of(ASHDOWN).meets(date(2027, 9, 2))
    assert calendars.of(ASHDOWN).meets(date(2027, 12, 17))
    assert calendars.authority.meets(date(2027, 9, 2))


def test_a_day_made_up_for_counts_though_it_is_a_saturday() -> None:
    made_up = Span(SpanKind.OPEN, date(2026, 11, 7), date(2026, 11, 7), ASHDOWN)
    calendars = Calendars((*YEAR, made_up))
    assert calendars.of(ASHDOWN).after(date(2026, 11, 6), 1) == date(2026, 11, 7)
    assert calendars.authority.after(date(2026, 11, 6), 1) == date(2026, 11, 9)


def test_the_name_says_whose_calendar_was_used() -> None:
    calendars = Calendars(
        (*YEAR, closed((2026, 11, 2), (2026, 11, 2), ASHDOWN)), {ASHDOWN: "Ashdown Primary"}
    )
    assert calendars.of(ASHDOWN).name == "the calendar of Ashdown Primary"
    assert calendars.authority.name == "the authority’s calendar"
    assert "no term dates are on file" in Calendars().authority.name


# -- where counting has to stop ---------------------------------------------------------------------


def refused(calendar: SchoolCalendar, day: date, n: int) -> str:
    with pytest.raises(BeyondCalendar) as problem:
        calendar.after(day, n)
    return str(problem.value)


def test_beyond_the_last_known_term_nothing_is_guessed() -> None:
    calendar = Calendars(YEAR).authority
    assert calendar.after(date(2027, 7, 20), 1) == date(2027, 7, 21)
    said = refused(calendar, date(2027, 7, 20), 2)
    assert said == (
        "The second school day after Tue 20 Jul 2027 lies beyond the authority’s calendar, "
        "which ends on Wed 21 Jul 2027."
    )
    assert "is not covered by the authority’s calendar" in refused(calendar, date(2027, 7, 22), 1)
    assert "before Fri 4 Sep 2026" in refused(calendar, date(2026, 9, 4), -2)


def test_what_is_known_reaches_from_the_eve_of_the_first_term_to_the_last_day_of_the_last() -> None:
    calendar = Calendars(YEAR).authority
    days = (date(2026, 9, 1), date(2026, 9, 2), date(2026, 10, 28), date(2027, 7, 21), date(2027, 7, 22))
    assert [calendar.knows(day) for day in days] == [False, True, True, True, False]
    assert [calendar.meets(day) for day in days[-2:]] == [True, False]
    assert "is not covered by" in refused(calendar, days[0], 1)
    assert "The first school day after Wed 21 Jul 2027" in refused(calendar, days[-2], 1)


def test_no_school_day_later_is_the_day_itself() -> None:
    calendar = Calendars(YEAR).authority
    assert calendar.after(date(2026, 9, 5), 0) == date(2026, 9, 5), "a Saturday"
    assert calendar.after(date(2030, 1, 1), 0) == date(2030, 1, 1), "of no known term"


def test_a_term_nobody_entered_is_not_skipped_over() -> None:
    calendar = Calendars((YEAR[0], YEAR[1], YEAR[4], YEAR[5])).authority  # no spring term
    assert "lies beyond" in refused(calendar, date(2026, 12, 17), 2)
    assert "which is known from Thu 3 Sep 2026 to Fri 18 Dec 2026, from Mon 12 Apr 2027" in refused(
        calendar, date(2027, 2, 1), 1
    )


def test_the_summer_between_two_known_years_is_a_holiday() -> None:
    calendar = Calendars((*YEAR, term((2027, 9, 2), (2027, 12, 16)))).authority
    assert calendar.after(date(2027, 7, 21), 1) == date(2027, 9, 2)


def test_a_gap_of_sixty_days_is_a_holiday_and_a_longer_one_a_term_that_nobody_entered() -> None:
    first = term((2026, 9, 3), (2026, 10, 23))
    after_60, after_61 = (first.last + timedelta(days=days) for days in (60, 61))
    for begins, known in ((after_60, True), (after_61, False)):
        calendar = Calendars((first, Span(SpanKind.TERM, begins, begins + timedelta(days=30)))).authority
        assert calendar.knows(first.last + timedelta(days=30)) is known
    with pytest.raises(BeyondCalendar):
        calendar.after(first.last, 1)


def test_a_term_of_one_day_is_one() -> None:
    only = date(2026, 11, 4)
    calendar = Calendars((Span(SpanKind.TERM, only, only),)).authority
    assert (calendar.meets(only), calendar.meets(date(2026, 11, 5))) == (True, False)


def test_a_term_that_ends_before_it_begins_has_no_days() -> None:
    backwards = term((2027, 12, 16), (2027, 9, 2))
    assert Calendars((*YEAR, backwards)).authority == Calendars(YEAR).authority
    assert "no term dates" in Calendars((backwards,)).authority.name


def test_terms_that_overlap_are_counted_once_and_found() -> None:
    twice = term((2026, 10, 19), (2026, 11, 6))
    other_school = term((2026, 9, 7), (2026, 10, 16), ASHDOWN)
    assert overlapping((*YEAR, twice, other_school)) == [(YEAR[0], twice), (twice, YEAR[1])]
    calendar = Calendars((*YEAR, twice)).authority
    assert calendar.count(date(2026, 10, 18), date(2026, 11, 8)) == 15


def test_terms_overlap_that_share_a_single_day() -> None:
    first, second = term((2026, 9, 3), (2026, 10, 23)), term((2026, 10, 23), (2026, 12, 18))
    apart = term((2026, 12, 19), (2027, 2, 12))
    assert overlapping((first, second, apart)) == [(first, second)]
    of_one_day = term((2026, 11, 4), (2026, 11, 4))
    assert overlapping((second, of_one_day)) == [(second, of_one_day)]


def test_only_terms_overlap_and_none_that_ends_before_it_begins() -> None:
    whole, shut = term((2026, 9, 3), (2026, 10, 23)), closed((2026, 9, 7), (2026, 9, 7))
    assert overlapping((whole, shut, term((2026, 9, 9), (2026, 9, 8)))) == []


def test_terms_of_the_authority_and_of_a_school_are_looked_at_apart() -> None:
    first, own = term((2026, 9, 3), (2026, 10, 23)), term((2026, 9, 7), (2026, 10, 23), 1)
    second = term((2026, 9, 9), (2026, 10, 23))
    assert overlapping((first, own, second)) == [(first, second)]


def test_calendars_differ_for_those_whose_own_entries_do() -> None:
    shut = closed((2026, 11, 2), (2026, 11, 3), ASHDOWN)
    before = Calendars((*YEAR, shut))
    assert before.differing(Calendars((*YEAR, shut))) == set()
    assert before.differing(Calendars(YEAR)) == Calendars(YEAR).differing(before) == {ASHDOWN}
    moved = closed((2026, 11, 2), (2026, 11, 2), ASHDOWN)
    assert before.differing(Calendars((*YEAR[1:], moved))) == {None, ASHDOWN}


def test_terms_may_be_entered_in_any_order() -> None:
    calendar = Calendars(YEAR[::-1]).authority
    assert calendar.after(YEAR[0].last, 1) == YEAR[1].first


# -- whatever the calendar --------------------------------------------------------------------------

_days = st.dates(date(2026, 9, 1), date(2027, 7, 31))
_spans = st.builds(
    lambda kind, first, length, school: Span(kind, first, first + timedelta(days=length), school),
    st.sampled_from(SpanKind),
    _days,
    st.integers(-3, 40),
    st.sampled_from([None, ASHDOWN]),
)


def landed(calendar: SchoolCalendar, day: date, n: int) -> date | None:
    try:
        return calendar.after(day, n)
    except BeyondCalendar:
        return None


@given(st.lists(_spans, max_size=8), st.sampled_from([None, ASHDOWN]), _days, st.integers(-30, 30))
def test_a_count_never_ends_on_a_closed_day(spans: list[Span], school: int | None, day: date, n: int) -> None:
    calendar = Calendars((*YEAR[:4], *spans)).of(school)
    end = landed(calendar, day, n)
    if n and end is not None:
        assert calendar.meets(end)
        between = (day, end) if n > 0 else (end - timedelta(days=1), day - timedelta(days=1))
        assert calendar.count(*between) == abs(n)


@given(st.lists(_spans, max_size=8), _days, st.integers(0, 20), st.integers(1, 30))
def test_a_later_start_never_ends_earlier(spans: list[Span], day: date, later: int, n: int) -> None:
    calendar = Calendars((*YEAR, *spans)).authority
    first, second = landed(calendar, day, n), landed(calendar, day + timedelta(days=later), n)
    if first is not None and second is not None:
        assert first <= second
