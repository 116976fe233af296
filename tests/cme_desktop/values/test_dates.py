from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.dates import YearWindow, parse_day, show_day, show_day_short
from cme_desktop.values.errors import ValueProblem

TODAY = date(2026, 11, 22)  # a Sunday
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TODAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def event(text: str, today: date = TODAY) -> date:
    return parse_day(text, today=today, window=YearWindow.EVENT)


def birth(text: str, today: date = TODAY) -> date:
    return parse_day(text, today=today, window=YearWindow.BIRTH)


def assert_sentence(problem: ValueProblem) -> None:
    assert str(problem).endswith((".", "?"))


def weekdays_on(start: date, count: int) -> date:
    step = timedelta(days=1 if count >= 0 else -1)
    day = start
    while count:
        day += step
        if day.weekday() < 5:
            count -= step.days
    return day


@pytest.mark.parametrize(
    "text",
    [
        "3/4/26", "3.4.26", "3-4-2026", "3 4 26", "030426", "03042026", "2026-04-03", "2026/4/3", "3 apr 26",
        "3 Apr 2026", "3 April 2026", "3RD APRIL 2026", "3apr26", "3-Apr-26", " 03 / 04 / 2026 ",
        "3 apr, 2026", "Fri 3 Apr 2026", "friday, 3/4/26", "20260403", "Fri. 3 Apr. 2026",
        "3rd of April 2026", "2026-04-03 00:00",
        "2026-04-03T00:00:00+00:00", "2026-04-03T00:00:00.000Z", "2026-04-03T00:00:00+05:00",
        "\u200e03\u200f/\u200e04\u200f/\u200e2026", "\ufeff3/4/26\u200b", "3\u00ad/4/26",
    ],
)  # fmt: skip
def test_reads_the_same_day_however_it_is_written(text: str) -> None:
    assert event(text) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("t", TODAY),
        ("Today", TODAY),
        ("y", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 21)),
        ("+10", date(2026, 12, 2)),
        ("-3", date(2026, 11, 19)),
        ("+2w", date(2026, 12, 6)),
        ("-1 w", date(2026, 11, 15)),
        ("+5d", date(2026, 11, 27)),
        ("fri", date(2026, 11, 20)),
        ("sun", TODAY),
        ("Monday", date(2026, 11, 16)),
        ("thurs", date(2026, 11, 19)),
        ("thur", date(2026, 11, 19)),
        ("tues", date(2026, 11, 17)),
        ("weds", date(2026, 11, 18)),
        ("Weds.", date(2026, 11, 18)),
        ("Weds 2 Sept 2026", date(2026, 9, 2)),
        ("weds, 2 sept", date(2026, 9, 2)),
        ("Tues 1 Sept. 2026", date(2026, 9, 1)),
        ("Thur 3 Sept 2026", date(2026, 9, 3)),
        ("2016-02-29", date(2016, 2, 29)),
    ],
)
def test_reads_short_ways_to_name_a_day(text: str, day: date) -> None:
    assert event(text) == day


def test_counts_school_days_by_the_calendar_given() -> None:
    def read(text: str) -> date:
        return parse_day(text, today=TODAY, window=YearWindow.EVENT, school_days=weekdays_on)

    assert read("+10s") == date(2026, 12, 4)
    assert read("-1s") == date(2026, 11, 20)


def test_school_days_without_a_calendar_are_refused() -> None:
    with pytest.raises(ValueProblem, match="needs a school calendar"):
        event("+10s")


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("3 apr", TODAY, date(2027, 4, 3)),
        ("3/8", TODAY, date(2026, 8, 3)),
        ("3 jan", TODAY, date(2027, 1, 3)),
        ("28/12", date(2026, 1, 4), date(2025, 12, 28)),
        ("29 feb", date(2027, 12, 1), date(2028, 2, 29)),
        ("3/4/76", TODAY, date(1976, 4, 3)),
        ("3/4/75", TODAY, date(2075, 4, 3)),
        ("3/4/99", TODAY, date(1999, 4, 3)),
        ("3/4/01", date(1999, 6, 1), date(2001, 4, 3)),
    ],
)
def test_events_take_the_nearest_year(text: str, today: date, day: date) -> None:
    assert event(text, today) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4/15", date(2015, 4, 3)),
        ("22/11/26", TODAY),
        ("1/9/10", date(2010, 9, 1)),
        ("1/2/85", date(1985, 2, 1)),
        ("3 apr 27", None),
        ("23/11/26", None),
        ("23/11/2026", None),
        ("+1", None),
        ("3 apr", None),
    ],
)
def test_births_are_never_in_the_future_nor_guessed(text: str, day: date | None) -> None:
    if day is not None:
        assert birth(text) == day
    else:
        with pytest.raises(ValueProblem):
            birth(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The date is missing"),
        ("3/13/26", "The month must be 1 to 12. Type the day first"),
        ("3/0/26", "The month must be 1 to 12"),
        ("41/13/26", "The month must be 1 to 12"),
        ("0/4/26", "The day must be 1 to 31"),
        ("32/4/26", "The day must be 1 to 31"),
        ("31/4/26", "April has 30 days"),
        ("31 april", "April has 30 days"),
        ("30/2/24", "February has at most 29 days"),
        ("29/2/2025", "2025 was not a leap year, so February has 28 days"),
        ("29/2/27", "2027 is not a leap year, so February has 28 days"),
        ("29 feb", "2027 is not a leap year"),
        ("3", "The month is missing"),
        ("2026", "The day and the month are missing"),
        ("apr 2026", "The day is missing"),
        ("april 3, 2026", "The day is missing or not first"),
        ("4/2026", "The day is missing"),
        ("3 apil 2026", "“apil” is not a month"),
        ("3/4/6", "The year must have two or four figures"),
        ("3/4/20266", "The year must have two or four figures"),
        ("3/4/1899", "The year must be 1900 to 2100"),
        ("3/4/2101", "The year must be 1900 to 2100"),
        ("+9999w", "The year must be 1900 to 2100"),
        ("+99999999", "too far from today"),
        ("+" + "9" * 5000, "too long"),
        ("30426", "six or eight"),
        ("thu 3/4/26", "3 April 2026 is a Friday, not a Thursday"),
        ("next week", "“next week” is not a date"),
        ("3/4-26", "is not a date"),
        ("٣/٤/٢٦", "is not a date"),
    ],
)
def test_names_the_part_that_is_wrong_or_missing(text: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        event(text)
    assert words in str(caught.value)


def test_births_say_why_a_year_is_needed() -> None:
    with pytest.raises(ValueProblem, match="year is missing"):
        birth("3 apr")
    with pytest.raises(ValueProblem, match="could be 1927, or 2027"):
        birth("3 apr 27")
    with pytest.raises(ValueProblem, match="23 Nov 2026 is in the future"):
        birth("23/11/2026")


def test_shows_days_with_letters_for_the_month() -> None:
    assert show_day(date(2026, 4, 3)) == "Fri 3 Apr 2026"
    assert show_day_short(date(2026, 4, 3)) == "3 Apr 2026"


@given(DAYS, TODAYS)
def test_reads_back_every_day_it_shows(day: date, today: date) -> None:
    for text in (show_day(day), show_day_short(day), day.isoformat(), f"{day:%d%m%Y}", f"{day:%d/%m/%Y}"):
        assert event(text, today) == day


@given(TODAYS, st.integers(0, 18 * 365))
def test_two_figures_are_enough_for_a_school_age_birth(today: date, age_in_days: int) -> None:
    day = today - timedelta(days=age_in_days)
    assert birth(f"{day:%d/%m/%y}", today) == day


@given(TODAYS, st.integers(-180, 180))
def test_the_year_can_be_left_out_of_a_near_event(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        assert event(f"{day.day}/{day.month}", today) == day


SHORTHAND = st.text("0123456789/.- +tyswdapr", max_size=12)


@given(st.one_of(st.text(max_size=80), SHORTHAND), TODAYS, st.sampled_from(YearWindow))
def test_any_text_gives_a_day_in_range_or_a_sentence(text: str, today: date, window: YearWindow) -> None:
    try:
        day = parse_day(text, today=today, window=window)
    except ValueProblem as problem:
        assert_sentence(problem)
    else:
        assert 1900 <= day.year <= 2100
        assert window is not YearWindow.BIRTH or day <= today


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 apr", date(2026, 4, 3)),
        ("22/11", date(2026, 11, 22)),
        ("23/11", date(2025, 11, 23)),
        ("1/1", date(2026, 1, 1)),
    ],
)
def test_a_day_that_must_have_come_is_never_read_as_one_to_come(typed: str, meant: date) -> None:
    assert parse_day(typed, today=date(2026, 11, 22), window=YearWindow.PAST) == meant


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2015-06-13T23:00:00Z", date(2015, 6, 14)),
        ("2015-06-13T23:00:00.000Z", date(2015, 6, 14)),
        ("2015-03-14T23:30:00Z", date(2015, 3, 14)),
        ("2015-06-14T00:00:00+01:00", date(2015, 6, 14)),
        ("2015-06-14T00:00:00Z", date(2015, 6, 14)),
        ("2015-06-14T09:30", date(2015, 6, 14)),
    ],
)
def test_a_time_stamp_gives_the_day_that_was_meant(written: str, day: date) -> None:
    """A midnight in summer is written as 23:00 of the day before by programs that write in UTC."""
    assert birth(written) == day


@pytest.mark.parametrize("text", ["2015-02-30T00:00", "2015-03-14T25:00", "1815-03-14T00:00Z", "20150230"])
def test_refuses_a_time_stamp_of_no_day(text: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        birth(text)
    assert_sentence(caught.value)


@given(DAYS, TODAYS)
def test_eight_figures_are_one_day_whether_the_year_stands_first_or_last(day: date, today: date) -> None:
    assert event(f"{day:%Y%m%d}", today) == event(f"{day:%d%m%Y}", today) == day
