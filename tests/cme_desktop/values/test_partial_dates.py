from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.partial_dates import BirthDate, Precision, from_text, parse_birth, show_birth, to_text

TODAY = date(2026, 11, 22)
ABOUT = BirthDate(date(2015, 4, 3), estimated=True)
IN_MONTH = BirthDate(date(2015, 4, 1), estimated=True, precision="month")
IN_YEAR = BirthDate(date(2015, 1, 1), estimated=True, precision="year")


def first_possible(day: date, precision: Precision) -> date:
    return {"day": day, "month": day.replace(day=1), "year": day.replace(day=1, month=1)}[precision]


@st.composite
def births(draw: st.DrawFn) -> BirthDate:
    precision: Precision = draw(st.sampled_from(["day", "month", "year"]))
    day = first_possible(draw(st.dates(date(1900, 1, 1), TODAY)), precision)
    return BirthDate(day, estimated=precision != "day" or draw(st.booleans()), precision=precision)


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("3/4/2015", BirthDate(date(2015, 4, 3))),
        ("030415", BirthDate(date(2015, 4, 3))),
        ("about 3/4/2015", ABOUT),
        ("c 3/4/15", ABOUT),
        ("est. 3 apr 2015", ABOUT),
        ("3/4/2015 est", ABOUT),
        ("3/4/2015 (estimated)", ABOUT),
        ("3/4/2015?", ABOUT),
        ("2015-04-03~", ABOUT),
        ("apr 2015", IN_MONTH),
        ("about April 2015", IN_MONTH),
        ("04/2015", IN_MONTH),
        ("2015-04", IN_MONTH),
        ("2015", IN_YEAR),
        ("c 2015", IN_YEAR),
        ("c.2015", IN_YEAR),
        ("c2015", IN_YEAR),
        ("circa 2015", IN_YEAR),
        ("2026", BirthDate(date(2026, 1, 1), estimated=True, precision="year")),
    ],
)
def test_reads_full_estimated_and_part_dates(text: str, birth: BirthDate) -> None:
    assert parse_birth(text, TODAY) == birth


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The date is missing"),
        ("about", "The date is missing"),
        ("c", "The date is missing"),
        ("2027", "cannot be in the future"),
        ("dec 2026", "cannot be in the future"),
        ("23/11/2026", "in the future"),
        ("13/2015", "The month must be 1 to 12"),
        ("1899", "The year must be 1900 to 2100"),
        ("foo 2015", "is not a date"),
        ("apr 15", "The day is missing"),
        ("30/2/2015", "February has at most 29 days"),
    ],
)
def test_says_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_birth(text, TODAY)
    assert words in str(caught.value)


def test_shows_what_is_not_known() -> None:
    shown = [show_birth(birth) for birth in (BirthDate(date(2015, 4, 3)), ABOUT, IN_MONTH, IN_YEAR)]
    assert shown == ["3 Apr 2015", "about 3 Apr 2015", "about Apr 2015", "about 2015"]


def test_stores_plain_sortable_text() -> None:
    stored = [to_text(birth) for birth in (BirthDate(date(2015, 4, 3)), ABOUT, IN_MONTH, IN_YEAR)]
    assert stored == ["2015-04-03", "2015-04-03~", "2015-04", "2015"]


@pytest.mark.parametrize(
    "stored", ["", "2015-13", "2015-02-30", "2015~", "15-04-03", "2015-4-3", "2015-04-03\n"]
)
def test_refuses_text_it_did_not_store(stored: str) -> None:
    with pytest.raises(ValueProblem):
        from_text(stored)


def test_a_part_date_cannot_claim_a_day() -> None:
    with pytest.raises(ValueError, match="known to the month"):
        BirthDate(date(2015, 4, 3), estimated=True, precision="month")
    with pytest.raises(ValueError, match="known to the year"):
        BirthDate(date(2015, 1, 1), precision="year")


@given(births())
def test_stored_and_shown_text_read_back(birth: BirthDate) -> None:
    assert from_text(to_text(birth)) == birth
    assert parse_birth(to_text(birth), TODAY) == birth
    assert parse_birth(show_birth(birth), TODAY) == birth


@given(st.text(max_size=30))
def test_any_text_gives_a_past_birth_or_a_sentence(text: str) -> None:
    try:
        birth = parse_birth(text, TODAY)
    except ValueProblem:
        return
    assert birth.day <= TODAY
