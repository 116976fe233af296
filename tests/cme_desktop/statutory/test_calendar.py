"""School days counted forwards and backwards, over weekends and bank holidays."""

from datetime import date, timedelta

import holidays
import pytest

from cme_desktop.statutory.calendar import english_calendar


@pytest.mark.parametrize(
    ("day", "n", "reached"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 22), 10, date(2026, 12, 4)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 11, 22), -11, date(2026, 11, 6)),  # from a Sunday
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_the_nth_school_day_after_or_before(day: date, n: int, reached: date) -> None:
    assert english_calendar().after(day, n) == reached


def test_the_last_day_is_counted_and_the_first_is_not() -> None:
    calendar = english_calendar()
    assert calendar.count(date(2026, 11, 19), date(2026, 11, 20)) == 1
    assert calendar.count(date(2026, 11, 20), date(2026, 11, 23)) == 1, "over the weekend"
    assert calendar.count(date(2026, 11, 20), date(2026, 11, 20)) == 0


def test_without_term_dates_every_day_is_taken_to_be_known() -> None:
    assert english_calendar().knows(date(2026, 8, 12))


def test_the_table_of_bank_holidays_is_that_of_england() -> None:
    calendar = english_calendar()
    known = holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2051))
    days = (date(2000, 1, 1) + timedelta(days=number) for number in range(51 * 366))
    weekdays = [day for day in days if day.weekday() < 5 and day.year <= 2050]
    assert [day for day in weekdays if not calendar.meets(day)] == [day for day in weekdays if day in known]
