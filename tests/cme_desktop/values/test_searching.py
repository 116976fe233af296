"""Words as officers type them into a search."""

import pytest

from cme_desktop.values.searching import search_words, spellings


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
        ("+44 7700 900123", ["447700900123"]),
        ("0044 (0) 7700-900-123", ["004407700900123"]),
        ("(0161) 496-0123", ["01614960123"]),
        ("0161 496 0123 ext 12", ["01614960123"]),
        ("07700/900123 okafor", ["07700900123", "okafor"]),
        ("44 7700 900123", ["447700900123"]),
        ("\u202a+44\u00a07700\u00ad900123\u202c", ["447700900123"]),
        ("CHD-2026-0001", ["chd20260001"]),
        ("Office@Ashdown.example", ["officeashdownexample"]),
        ("Smith-Jones", ["smithjones"]),
        ("  ", []),
    ],
)
def test_a_postcode_or_telephone_number_typed_in_parts_is_one_word(typed: str, words: list[str]) -> None:
    assert search_words(typed) == words


def test_neighbours_may_be_one_word_on_file() -> None:
    assert spellings(["de", "souza", "ana"]) == [
        ("de", "souza", "ana"),
        ("desouza", "ana"),
        ("de", "souzaana"),
        ("desouzaana",),
    ]
    assert ("vanderberg",) in spellings(["van", "der", "berg"])
    assert ("2064651",) in spellings(["206", "4651"])


@pytest.mark.parametrize(
    "typed", ["07700900123", "+447700900123", "0044 7700 900123", "+44 (0)7700 900123", "447700"]
)
def test_a_number_is_asked_for_in_all_its_forms(typed: str) -> None:
    found = {word for words in spellings(search_words(typed)) for word in words}
    begun = typed == "447700"
    core = "7700" if begun else "7700900123"
    assert found >= {f"0{core}", f"44{core}", f"0044{core}", f"440{core}", core}


def test_words_without_another_spelling_stand_alone() -> None:
    assert spellings(["okafor"]) == [("okafor",)]
    assert spellings([]) == [()]


def test_a_word_typed_again_is_asked_for_once() -> None:
    assert search_words("Ada ada ADA Okafor ada") == ["ada", "okafor"]
    assert search_words("7700 123 123") == ["7700", "123", "123"]  # they may be one number


def test_of_a_page_pasted_the_longest_words_are_asked_for() -> None:
    assert search_words("a b c d e f g h i j " + "Maximiliana Featherstonehaugh " + "k l m n o") == [
        *"abcdefghij",
        "maximiliana",
        "featherstonehaugh",
    ]
    assert len(search_words(" ".join(f"word{number}" for number in range(100_000)))) == 12
    assert search_words("a " * 100_000) == ["a"]
    assert len(search_words("123 " * 100_000)) == 12
    assert len(search_words("x" * 100_000)[0]) == 500
