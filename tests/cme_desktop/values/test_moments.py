from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.moments import (
    in_utc,
    parse_moment,
    show_moment,
    show_moment_in_full,
    show_moment_short,
)

TODAY = date(2026, 11, 22)
IN_SUMMER = datetime(2026, 4, 3, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("3/4/26 14:05", IN_SUMMER),
        ("2026-04-03T14:05", IN_SUMMER),
        ("2026-04-03 14:05:00", IN_SUMMER),
        ("030426 1405", IN_SUMMER),
        ("3 apr 26 2.05pm", IN_SUMMER),
        ("3 apr 2026 2:05 PM", IN_SUMMER),
        ("t 9:30", datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
        ("y 1430", datetime(2026, 11, 21, 14, 30, tzinfo=UTC)),
        ("fri 930", datetime(2026, 11, 20, 9, 30, tzinfo=UTC)),
        ("t 12am", datetime(2026, 11, 22, 0, 0, tzinfo=UTC)),
        ("t 12pm", datetime(2026, 11, 22, 12, 0, tzinfo=UTC)),
    ],
)
def test_reads_uk_time_into_utc(text: str, moment: datetime) -> None:
    read = parse_moment(text, today=TODAY)
    assert read == moment
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The date is missing"),
        ("9:30", "The day is missing. Type it before the time, like 3/4/26 9:30."),
        ("2 pm", "The day is missing"),
        ("25:00", "The hour must be 0 to 23"),
        ("3/4/26", "The time is missing"),
        ("3 apr 2026", "The time is missing"),
        ("t", "The time is missing"),
        ("31/4/26", "April has 30 days"),
        ("31/4/26 9:30", "April has 30 days"),
        ("t 9", "The minutes are missing"),
        ("t 24:00", "The hour must be 0 to 23"),
        ("t 13pm", "With am or pm the hour must be 1 to 12"),
        ("t 9:75", "Minutes and seconds must be 0 to 59"),
        ("soon", "“soon” is not a date"),
        ("soon 9:30", "“soon” is not a date"),
    ],
)
def test_says_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_moment(text, today=TODAY)
    assert words in str(caught.value)


def test_refuses_a_time_the_clocks_jumped_over() -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_moment("29/3/26 1:30", today=TODAY)
    assert "There is no 01:30 on Sun 29 Mar 2026: the clocks go forward past it." in str(caught.value)
    assert "type 02:30" in str(caught.value)


def test_takes_the_first_of_the_hour_that_happens_twice() -> None:
    assert parse_moment("25/10/26 1:30", today=TODAY) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("25/10/26 1:30 BST", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("25/10/26 1:30 gmt", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("3/4/26 2.05pm BST", IN_SUMMER),
    ],
)
def test_takes_the_hour_of_the_clock_that_is_named(text: str, moment: datetime) -> None:
    assert parse_moment(text, today=TODAY) == moment


@pytest.mark.parametrize("text", ["3/4/26 14:05 GMT", "22/11/26 14:05 BST", "29/3/26 1:30 GMT"])
def test_refuses_a_time_of_a_clock_that_nobody_went_by(text: str) -> None:
    with pytest.raises(ValueProblem, match="Type the time as the clocks showed it"):
        parse_moment(text, today=TODAY)


def test_shows_in_full_what_a_minute_leaves_open() -> None:
    assert show_moment_in_full(IN_SUMMER) == "Fri 3 Apr 2026 14:05"
    assert show_moment_in_full(IN_SUMMER.replace(second=9)) == "Fri 3 Apr 2026 14:05:09"
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert show_moment_in_full(twice) == "Sun 25 Oct 2026 01:30 GMT"
    assert show_moment_in_full(twice - timedelta(hours=1)) == "Sun 25 Oct 2026 01:30"


def test_is_kept_in_utc_wherever_it_was_said() -> None:
    said = datetime(2026, 4, 3, 14, 5, tzinfo=timezone(timedelta(hours=1)))
    assert in_utc(said).isoformat() == "2026-04-03T13:05:00+00:00"
    with pytest.raises(ValueError, match="time zone"):
        in_utc(datetime(2026, 4, 3, 14, 5))


def test_shows_uk_time() -> None:
    assert show_moment(IN_SUMMER) == "Fri 3 Apr 2026 14:05"
    assert show_moment_short(IN_SUMMER) == "3 Apr 2026 14:05"
    with pytest.raises(ValueError, match="time zone"):
        show_moment(datetime(2026, 4, 3, 14, 5))


@given(st.datetimes(datetime(1972, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)))
def test_reads_back_every_moment_it_shows(moment: datetime) -> None:
    second = moment.replace(microsecond=0)
    assert parse_moment(show_moment_in_full(second), today=TODAY) == second


@given(st.one_of(st.text(max_size=40), st.text("0123456789/.: -aptmyT", max_size=20)))
def test_any_text_gives_a_moment_or_a_sentence(text: str) -> None:
    try:
        moment = parse_moment(text, today=TODAY)
    except ValueProblem:
        return
    assert moment.tzinfo is UTC
