import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.money import MOST_PENCE, parse_pence, show_pence


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£80", 8000),
        ("80.00", 8000),
        ("80.5", 8050),
        ("£ 1,234.50", 123450),
        ("1234.50", 123450),
        ("80p", 80),
        ("80 P", 80),
        ("0", 0),
        ("0080", 8000),
        ("9,999,999.99", MOST_PENCE),
    ],
)
def test_reads_money(text: str, pence: int) -> None:
    assert parse_pence(text) == pence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a sum of money"),
        ("eighty", "is not a sum of money"),
        ("1,23", "is not a sum of money"),
        ("12,34.50", "is not a sum of money"),
        ("£80p", "is not a sum of money"),
        ("8e3", "is not a sum of money"),
        ("٨٠", "is not a sum of money"),
        ("-80", "cannot be negative"),
        ("£-80", "cannot be negative"),
        ("80.005", "at most two figures"),
        ("10,000,000", "too large"),
        ("9" * 6000, "too large"),
    ],
)
def test_says_what_is_wrong_with_a_sum(text: str, words: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_pence(text)
    assert words in str(caught.value)


def test_shows_money() -> None:
    assert [show_pence(p) for p in (8000, 123450, 5, -500)] == ["£80.00", "£1,234.50", "£0.05", "-£5.00"]


@given(st.integers(0, MOST_PENCE))
def test_reads_back_every_sum_it_shows(pence: int) -> None:
    assert parse_pence(show_pence(pence)) == pence
    assert parse_pence(f"{pence}p") == pence
