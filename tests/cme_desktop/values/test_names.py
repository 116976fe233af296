import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.names import clean_name, fold, words


@pytest.mark.parametrize(
    "name", ["McDonald", "de Souza", "Nowak-O’Brien", "José", "محمد", "Łukasz", "王小明", "क्षेत्रज्ञ", ""]
)
def test_leaves_names_as_they_are_written(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Ana \t Maria\n", "Ana Maria"),
        ("Jose\u0301", "José"),
        ("\u202eSara\u202c", "Sara"),
        ("Sa\u202era", "Sara"),
        ("A \u2066 B", "A B"),
        ("\ufeffSara\u200b", "Sara"),
        ("Sa\x00ra\x07", "Sara"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("ශ්\u200dරී", "ශ්\u200dරී"),
        ("O\u200dBrien\u200c", "OBrien"),
        ("Sa\u00adra", "Sara"),
        ("Ann\u200eMarie", "AnnMarie"),
        ("می\u200c\u200cخواهم", "می\u200cخواهم"),
        ("\u200b", ""),
        ("\u200f שרה \u200f", "שרה"),
        ("\ud800Sara", "Sara"),
    ],
)
def test_cleans_what_is_not_part_of_a_name(typed: str, name: str) -> None:
    assert clean_name(typed) == name


def test_takes_a_hundred_characters_and_no_more() -> None:
    assert len(clean_name("é" * 100)) == 100
    with pytest.raises(ValueProblem, match="has 101 characters"):
        clean_name("a" * 101)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("O’Brien", "obrien"),
        ("O'BRIEN", "obrien"),
        ("Nowak-O’Brien", "nowakobrien"),
        ("Łukasz", "lukasz"),
        ("Sørensen", "sorensen"),
        ("Strauß", "strauss"),
        ("Ægir", "aegir"),
        ("Zoe\u0308", "zoe"),
        ("İbrahim", "ibrahim"),
        ("Иванов", "ivanov"),
        ("St. John-Smythe", "stjohnsmythe"),
    ],
)
def test_folds_for_search(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize("name", ["محمد", "王小明", "שרה", "ಅನು", "ጸጋዬ", "ᏣᎳᎩ", "\ue000\U0001e922"])
def test_names_in_any_script_can_be_found(name: str) -> None:
    assert fold(name)


@pytest.mark.parametrize(
    ("name", "found_by"),
    [
        ("Nowak-O’Brien", ["nowak", "obrien", "nowakobrien", "brien"]),
        ("Ana Maria", ["ana", "maria"]),
        ("D'Angelo", ["dangelo", "angelo"]),
        ("J Smith (Jones)", ["j", "smith", "jones"]),
        ("Al‑Amin", ["al", "amin", "alamin"]),
        ("Łucja Łucja", ["lucja"]),
        (" - ", []),
    ],
)
def test_gives_the_words_a_name_is_found_by(name: str, found_by: list[str]) -> None:
    assert words(name) == found_by


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean_name(text)
    except ValueProblem:
        return
    assert clean_name(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@given(st.text(max_size=60))
def test_keys_hold_letters_and_figures_only_and_are_stable(text: str) -> None:
    key = fold(text)
    assert key == "" or key.isalnum()
    assert fold(key) == key
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert all(word and word == fold(word) for word in words(text))


LATIN = st.text(st.characters(min_codepoint=0x41, max_codepoint=0x17F, categories=["Lu", "Ll"]), max_size=30)


@given(LATIN)
def test_case_and_accents_never_hide_a_latin_name(name: str) -> None:
    key = fold(name)
    assert key.isascii()
    assert len(key) >= len(name)
    assert fold(name.title().swapcase()) == fold(name.lower())
