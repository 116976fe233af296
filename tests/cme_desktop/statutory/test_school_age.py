from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.law import Law
from cme_desktop.statutory.school_age import school_age_of
from cme_desktop.values.school_years import year_group
from tests.conformance.other_laws import with_others

RULES = Law().rules
ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("born", "starts", "ends"),
    [
        (date(2010, 8, 31), date(2015, 8, 31), date(2026, 6, 26)),
        (date(2010, 9, 1), date(2015, 12, 31), date(2027, 6, 25)),
        (date(2019, 2, 10), date(2024, 3, 31), date(2035, 6, 29)),
        (date(2020, 8, 31), date(2025, 8, 31), date(2036, 6, 27)),
        (date(2020, 9, 1), date(2025, 12, 31), date(2037, 6, 26)),
        (date(2020, 2, 29), date(2025, 3, 31), date(2036, 6, 27)),
        (date(2020, 3, 31), date(2025, 3, 31), date(2036, 6, 27)),
        (date(2020, 4, 1), date(2025, 8, 31), date(2036, 6, 27)),
        (date(2020, 12, 31), date(2025, 12, 31), date(2037, 6, 26)),
        (date(2021, 1, 1), date(2026, 3, 31), date(2037, 6, 26)),
    ],
)
def test_worked_examples(born: date, starts: date, ends: date) -> None:
    assert school_age_of(born, RULES, ON) == (starts, ends)


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)))
def test_it_lies_where_the_law_puts_it(born: date) -> None:
    starts, ends = school_age_of(born, RULES, ON)
    assert (starts.month, starts.day) in {(3, 31), (8, 31), (12, 31)}
    assert timedelta(0) <= starts - date(born.year + 5, born.month, min(born.day, 28)) <= timedelta(days=155)
    assert ends.weekday() == 4
    assert (ends.month, ends + timedelta(days=7) > date(ends.year, 6, 30)) == (6, True)
    assert year_group(born, ends) == 11


@pytest.mark.parametrize(
    ("prescribed", "starts"),
    [("28 February, 31 August", date(2025, 8, 31)), ("28 February, 1 March, 31 August", date(2025, 3, 1))],
)
def test_who_was_born_on_29_february_is_five_on_1_march(prescribed: str, starts: date) -> None:
    law = with_others({"school_age.begins_on"}, ON, {"school_age.begins_on": prescribed})
    assert school_age_of(date(2020, 2, 29), law.rules, ON)[0] == starts


def test_another_law_has_other_days_from_its_first_on() -> None:
    values = {
        "school_age.begins": 6,
        "school_age.begins_on": "31 August",
        "school_age.ends": 17,
        "school_age.ends_in": "May",
    }
    law = with_others(values, ON, dict(values))
    born = date(2020, 9, 1)
    assert school_age_of(born, law.rules, ON) == (date(2027, 8, 31), date(2038, 5, 28))
    assert school_age_of(born, law.rules, ON - timedelta(days=1)) == (date(2025, 12, 31), date(2037, 6, 26))
