"""Suppressed numbers cannot be worked out from the total and from what is shown."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.exports.publishable import SMALLEST, suppressed


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 20, "b": 7}, ""),
        ({"a": 20, "b": 0}, ""),
        ({"a": 20, "b": 7, "c": 3}, "bc"),
        ({"a": 20, "b": 3, "c": 2}, "bc"),
        ({"a": 20, "b": 1, "c": 1}, "abc"),
        ({"a": 20, "b": 4, "c": 4}, "abc"),
        ({"a": 5, "b": 5, "c": 3}, "abc"),
        ({"a": 3, "b": 0}, "ab"),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 0}, "abcdef"),
        ({}, ""),
    ],
)
def test_what_is_hidden(counts: dict[str, int], hidden: str) -> None:
    assert suppressed(counts) == set(hidden)


def possible(counts: list[int], hidden: set[int]) -> Iterator[dict[int, int]]:
    """Every way to fill in the hidden numbers, for a reader who knows the total and the rule."""
    shown = [number for place, number in enumerate(counts) if place not in hidden]
    left = sum(counts) - sum(shown)
    most = min((number for number in shown if number >= SMALLEST), default=left)
    least = 0 if not shown else 1
    for guess in product(range(least, max(most, SMALLEST - 1) + 1), repeat=len(hidden)):
        if sum(guess) == left:
            yield dict(zip(sorted(hidden), guess, strict=True))


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_no_small_number_can_be_worked_out(counts: list[int]) -> None:
    hidden = {int(name) for name in suppressed({str(place): n for place, n in enumerate(counts)})}
    small = {place for place, number in enumerate(counts) if 0 < number < SMALLEST}
    assert small <= hidden
    if sum(counts) < SMALLEST:
        return  # then the total is hidden too
    for place in small:
        assert len({filled[place] for filled in possible(counts, hidden)}) > 1
