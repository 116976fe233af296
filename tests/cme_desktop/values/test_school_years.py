from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.school_years import (
    FIRST_YEAR_GROUP,
    LAST_YEAR_GROUP,
    academic_year,
    academic_year_label,
    cohort,
    parse_year_group,
    show_year_group,
    year_group,
)

ON = date(2026, 11, 22)
BIRTHS = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (date(2010, 8, 31), 12),
        (date(2010, 9, 1), 11),
        (date(2019, 2, 10), 3),
        (date(2020, 8, 31), 2),
        (date(2020, 9, 1), 1),
        (date(2020, 2, 29), 2),
        (date(2020, 3, 31), 2),
        (date(2020, 4, 1), 2),
        (date(2020, 12, 31), 1),
        (date(2021, 1, 1), 1),
    ],
)
def test_worked_examples_of_year_groups(born: date, group: int) -> None:
    assert year_group(born, ON) == group


def test_the_academic_year_turns_on_the_first_of_september() -> None:
    assert academic_year(date(2026, 8, 31)) == 2025
    assert academic_year(date(2026, 9, 1)) == 2026
    assert cohort(date(2010, 8, 31)) == 2009
    assert [academic_year_label(year) for year in (2026, 1999, 2008)] == ["2026/27", "1999/00", "2008/09"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Y7", 7), ("7", 7), ("07", 7), ("year 7", 7), ("Yr. 7", 7), ("R", 0), ("Rec", 0), ("RECEPTION", 0),
        ("0", 0), ("N1", -2), ("N2", -1), ("N", -1), ("nursery", -1), ("Y13", 13), ("14", 14),
        ("Year R", 0), ("Yr R", 0), ("YR", 0), ("year r", 0), ("Reception class", 0), ("Reception Year", 0),
        ("Yr 7", 7), ("yr7", 7), ("Year Group 7", 7), ("Nursery 1", -2), ("Year N2", -1), ("FS2", 0),
        ("F1", -1),
        ("\u200eYear R\u200e", 0), ("Y\u00ad7", 7),
    ],
)  # fmt: skip
def test_reads_year_groups(text: str, group: int) -> None:
    assert parse_year_group(text) == group


@pytest.mark.parametrize("text", ["", "15", "Y", "Year", "7A", "N3", "-1", "007", "٧"])
def test_refuses_what_is_no_year_group(text: str) -> None:
    with pytest.raises(ValueProblem, match=r"is not a year group\. Type N1, N2, R or 1 to 14"):
        parse_year_group(text)


def test_shows_year_groups() -> None:
    shown = [show_year_group(group) for group in (-3, -2, -1, 0, 6, 14, 15)]
    expected = [
        "Below nursery",
        "Nursery (first year)",
        "Nursery",
        "Reception",
        "Year 6",
        "Year 14",
        "Above Year 14",
    ]
    assert shown == expected


@given(st.integers(FIRST_YEAR_GROUP, LAST_YEAR_GROUP))
def test_reads_back_every_year_group_it_shows(group: int) -> None:
    assert parse_year_group(show_year_group(group)) == group


@given(BIRTHS, st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_year_group_lasts_an_academic_year(born: date, on: date) -> None:
    first = date(academic_year(on), 9, 1)
    assert year_group(born, on) == year_group(born, first) == year_group(born, first - timedelta(days=1)) + 1
