"""Letters for Alt."""

from hypothesis import given
from hypothesis import strategies as st

from ui.forms.mnemonics import with_mnemonics


def test_initials_go_first_come_first_served() -> None:
    assert with_mnemonics(["Child", "Cause", "Last seen"]) == ["&Child", "C&ause", "&Last seen"]


def test_a_letter_is_handed_on_so_that_all_have_one() -> None:
    assert with_mnemonics(["ab", "a"]) == ["a&b", "&a"]


def test_letters_taken_by_the_window_are_left_alone() -> None:
    assert with_mnemonics(["Ab", "Ba"], taken="A") == ["A&b", "Ba"]


def test_an_ampersand_stays_one() -> None:
    assert with_mnemonics(["A & B"]) == ["&A && B"]


@given(st.lists(st.text(alphabet="abcdeABé & 1", min_size=1, max_size=8), max_size=12))
def test_no_letter_is_given_twice_and_no_label_changes(labels: list[str]) -> None:
    marked = with_mnemonics(labels)
    bare = [text.replace("&&", "\0").replace("&", "").replace("\0", "&") for text in marked]
    assert bare == labels
    letters = [text.replace("&&", "").partition("&")[2][:1].lower() for text in marked]
    given_out = [letter for letter in letters if letter]
    assert len(given_out) == len(set(given_out))
