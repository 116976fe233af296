from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.returns.periods import DateRange, month_of

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        ((2026, 11, 1), (2026, 11, 30), ((2025, 11, 1), (2025, 11, 30))),
        ((2025, 2, 1), (2025, 2, 28), ((2024, 2, 1), (2024, 2, 29))),
        ((2024, 2, 1), (2024, 2, 29), ((2023, 2, 1), (2023, 2, 28))),
        ((2024, 2, 10), (2024, 2, 28), ((2023, 2, 10), (2023, 2, 28))),
        ((2016, 9, 1), (2016, 12, 31), ((2015, 9, 1), (2015, 12, 31))),
    ],
)
def test_the_year_before(start, end, before):
    first, last = before
    assert DateRange(date(*start), date(*end)).year_before() == DateRange(date(*first), date(*last))


@given(DAYS)
def test_the_month_before_a_year_is_a_whole_month(day):
    before = month_of(day).year_before()
    assert before == month_of(before.start)
    assert (before.start.year, before.start.month) == (day.year - 1, day.month)


@pytest.mark.parametrize(
    ("day", "first"),
    [((2016, 12, 5), (2016, 9, 1)), ((2017, 8, 31), (2016, 9, 1)), ((2016, 9, 1), (2016, 9, 1))],
)
def test_the_year_to_date_begins_in_september(day, first):
    month = month_of(date(*day))
    assert month.year_to_date() == DateRange(date(*first), month.end)


@given(DAYS, st.integers(0, 500))
def test_months_cover_every_day_once(start, length):
    period = DateRange(start, date.fromordinal(start.toordinal() + length))
    months = list(period.months())
    assert months[0].start == period.start
    assert months[-1].end == period.end
    for month, after in pairwise(months):
        assert after.start.toordinal() == month.end.toordinal() + 1
        assert after.start.day == 1


def test_a_period_in_words():
    assert month_of(date(2026, 11, 9)).show() == "November 2026"
    assert DateRange(date(2016, 9, 1), date(2016, 12, 31)).show() == "Thu 1 Sep 2016 to Sat 31 Dec 2016"


D = date


@pytest.mark.parametrize(
    ("start", "end", "as_at", "told"),
    [
        (D(2026, 11, 1), D(2026, 11, 30), D(2026, 12, 1), "November 2026"),
        (D(2026, 11, 1), D(2026, 11, 30), D(2026, 11, 30), "1–30 November 2026, so far"),
        (D(2026, 11, 1), D(2026, 11, 30), D(2026, 11, 28), "1–28 November 2026, so far"),
        (D(2026, 11, 1), D(2026, 11, 30), D(2026, 11, 1), "1 November 2026, so far"),
        (D(2026, 11, 1), D(2026, 11, 30), D(2026, 10, 31), "November 2026, not begun"),
        (D(2026, 11, 1), D(2026, 11, 28), D(2026, 12, 1), "1–28 November 2026"),
        (D(2026, 10, 5), D(2026, 12, 4), D(2026, 12, 9), "Mon 5 Oct 2026 to Fri 4 Dec 2026"),
        (D(2026, 10, 5), D(2026, 12, 4), D(2026, 11, 28), "Mon 5 Oct 2026 to Sat 28 Nov 2026, so far"),
        (
            D(2026, 6, 1),
            D(2026, 10, 31),
            D(2026, 11, 9),
            "Mon 1 Jun 2026 to Sat 31 Oct 2026 (school years 2025/26 and 2026/27)",
        ),
        (D(2026, 6, 1), D(2026, 10, 31), D(2026, 7, 1), "Mon 1 Jun 2026 to Wed 1 Jul 2026, so far"),
        (
            D(2024, 6, 1),
            D(2026, 10, 31),
            D(2024, 1, 1),
            "Sat 1 Jun 2024 to Sat 31 Oct 2026, not begun (school years 2023/24 to 2026/27)",
        ),
    ],
)
def test_a_period_says_what_of_it_has_come_and_which_school_years_it_lies_in(start, end, as_at, told):
    assert DateRange(start, end).told(as_at) == told


@given(DAYS, st.integers(0, 800), DAYS)
def test_what_has_come_of_a_period_never_ends_after_the_day(start, length, as_at):
    period = DateRange(start, date.fromordinal(start.toordinal() + length))
    come = period.so_far(as_at)
    assert come.start == period.start
    assert come.end == (period.end if as_at < start else min(period.end, as_at))
    assert come.told(as_at).count("so far") == (as_at in period)


def test_both_ends_belong_to_a_period():
    month = month_of(date(2026, 11, 9))
    assert date(2026, 11, 1) in month
    assert date(2026, 11, 30) in month
    assert date(2026, 12, 1) not in month


def test_a_period_never_ends_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        DateRange(date(2026, 11, 2), date(2026, 11, 1))


def test_a_period_is_so_many_months_long():
    assert DateRange(date(2026, 9, 1), date(2026, 11, 30)).in_months == 3
    assert DateRange(date(2026, 11, 16), date(2026, 11, 30)).in_months == 0.5
    assert DateRange(date(2026, 6, 16), date(2026, 7, 15)).in_months == pytest.approx(15 / 30 + 15 / 31)
    assert DateRange(date.min, date.max).in_months == 12 * 9999


def test_a_period_is_cut_into_its_school_years():
    years = [*DateRange(date(2024, 8, 31), date(2026, 10, 4)).years()]
    assert [(year.start, year.end) for year in years] == [
        (date(2024, 8, 31), date(2024, 8, 31)),
        (date(2024, 9, 1), date(2025, 8, 31)),
        (date(2025, 9, 1), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2026, 10, 4)),
    ]
