"""Whole numbers held bare are those that were put in, whether or not they are all the same."""

import pytest

from cme_desktop.values.whole_numbers import WholeNumbers


@pytest.mark.parametrize("numbers", [[], [1], [1, 1, 1], [0, 0], [1, 1, 2], [-1, 7, 2**62]])
def test_they_are_given_back_in_their_order(numbers: list[int]) -> None:
    held = WholeNumbers(numbers)
    assert [*held] == numbers
    assert len(held) == len(numbers)
    assert all(number in held for number in numbers)
    assert 5 not in held


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ([], [], True),
        ([1, 1], [1, 1], True),
        ([1, 2], [1, 2], True),
        ([], [0], False),
        ([1, 1], [1], False),
        ([1, 1], [2, 2], False),
        ([1, 2], [1, 1], False),
        ([1, 2], [2, 1], False),
    ],
)
def test_two_are_equal_when_their_numbers_are(one: list[int], other: list[int], same: bool) -> None:
    assert (WholeNumbers(one) == WholeNumbers(other)) is same
    assert WholeNumbers([1]) != [1]


def test_it_tells_whether_all_are_one_number() -> None:
    assert WholeNumbers().all_are(1)
    assert WholeNumbers([1, 1]).all_are(1)
    assert not WholeNumbers([1, 1]).all_are(0)
    assert not WholeNumbers([1, 2]).all_are(1)


def test_more_may_come_to_what_was_the_same_until_then() -> None:
    held = WholeNumbers([3, 3])
    held.extend([4, 3])
    held.append(3)
    assert [*held] == [3, 3, 4, 3, 3]
    assert repr(held) == "WholeNumbers([3, 3, 4, 3, 3])"
