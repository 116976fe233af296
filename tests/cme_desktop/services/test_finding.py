"""Words as officers type them into a search."""

import pytest

from cme_desktop.services.finding import search_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Okafor, Ada", ["okafor", "ada"]),
        ("W11 4BJ", ["w114bj"]),
        ("ox10 1", ["ox101"]),
        ("ec1a 1bb okafor", ["ec1a1bb", "okafor"]),
        ("W11 okafor", ["w11", "okafor"]),
        ("01632 960 412", ["01632960412"]),
        ("206 4651", ["206", "4651"]),
        ("  ", []),
    ],
)
def test_a_postcode_or_telephone_number_typed_in_parts_is_one_word(typed: str, words: list[str]) -> None:
    assert search_words(typed) == words
