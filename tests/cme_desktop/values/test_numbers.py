import pytest

from cme_desktop.values.numbers import cardinal, spelt


@pytest.mark.parametrize(
    ("number", "word"),
    [(2, "two"), (12, "twelve"), (13, "thirteen"), (19, "nineteen"), (20, "twenty"), (21, "twenty-one"),
     (99, "ninety-nine"), (100, "100")],
)  # fmt: skip
def test_a_number_is_written_out_where_a_sentence_begins(number: int, word: str) -> None:
    assert spelt(number) == word


def test_within_a_sentence_only_small_ones_are() -> None:
    assert [cardinal(number) for number in (0, 1, 12, 13, 20)] == ["no", "one", "twelve", "13", "20"]
