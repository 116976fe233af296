"""Choices and look-ups by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cme_desktop.codes.people import LANGUAGES
from cme_desktop.standing_records.child import CHILD
from tests.ui.forms.conftest import Officer, OpenForm
from tests.ui.forms.kinds import KINDS
from tests.ui.forms.listed import ADA, ADAEZE, ListedLookups
from ui.editors.choice import ChoiceEditor
from ui.editors.link import LinkEditor
from ui.editors.suggestions import SuggestionKind, Suggestions

_ALT = Qt.KeyboardModifier.AltModifier
_DOWN, _UP, _ENTER, _ESC = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape


def _sheet(officer: Officer, path: str) -> Suggestions:
    editor = officer.form.editor(path)
    assert isinstance(editor, ChoiceEditor | LinkEditor)
    return editor.sheet()


def _labels(officer: Officer, path: str) -> list[str]:
    return [line.label for line in _sheet(officer, path).lines()]


def test_typing_filters_on_any_part_and_enter_takes_the_highlighted(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("way").types("y")
    assert _labels(officer, "way") == ["By post", "By e-mail", "By hand", "Not yet asked"]
    officer.presses(_DOWN).presses(_ENTER)
    assert officer.form.draft.entry("way").value == "b"
    assert officer.is_at() == "Days"


def test_esc_closes_the_list_and_leaves_the_typing(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("way").types("po").presses(_ESC)
    assert _labels(officer, "way") == []
    officer.tabs()
    assert officer.form.draft.entry("way").text == "po"
    assert officer.form.draft.entry("way").problem


def test_alt_down_opens_the_whole_list_and_tab_leaves_it_alone(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("way").presses(_DOWN, _ALT)
    assert _labels(officer, "way")[:3] == ["By post", "By e-mail", "By hand"]
    assert _labels(officer, "way")[-1] == "Not known"
    officer.tabs()
    assert officer.form.draft.entry("way").text == ""


@pytest.mark.parametrize(
    ("path", "typed", "first", "code"),
    [
        ("first_language", "wel", "Welsh/Cymraeg", "CYM"),
        ("first_language", "KOR", "Korean", "KOR"),
        ("first_language", "canton", "Chinese (Cantonese)", "CHIC"),
        ("first_language", "punj", "Panjabi", "PNJ"),
        ("first_language", "pnjm", "Panjabi (Mirpuri)", "PNJM"),
        ("ethnicity", "gypsy/r", "Gypsy/Roma", "WROM"),
        ("ethnicity", "somali", "Black - Somali", "BSOM"),
        ("ethnicity", "not yet", "Information not yet obtained", "NOBT"),
    ],
)
def test_a_long_list_is_narrowed_by_words_and_codes_alike(
    open_form: OpenForm, path: str, typed: str, first: str, code: str
) -> None:
    officer = open_form(CHILD)
    officer.go_to(path).types(typed)
    assert _labels(officer, path)[0] == first
    officer.tabs()
    assert officer.form.draft.entry(path).value == code
    assert officer.form.editor(path).text() == first


def test_the_whole_of_a_long_list_can_be_gone_through(open_form: OpenForm) -> None:
    officer = open_form(CHILD)
    officer.go_to("first_language").presses(_DOWN, _ALT)
    labels = _labels(officer, "first_language")
    assert len(labels) == len(LANGUAGES.all)
    assert labels[:2] == ["English", "Believed to be English"]
    officer.presses(Qt.Key.Key_PageDown, times=3).presses(_ENTER)
    assert officer.form.draft.entry("first_language").value in LANGUAGES


def test_only_choices_of_the_deciding_day_are_offered(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").types("1/3/24").tabs()
    officer.go_to("way").types("by")
    assert _labels(officer, "way") == ["By post", "By e-mail"]
    officer.presses(_ESC)
    officer.go_to("on").presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier).types("1/3/26").tabs()
    officer.go_to("way").types("x").presses(Qt.Key.Key_Backspace)
    assert _labels(officer, "way") == ["By e-mail", "By hand"]


def test_a_choice_of_another_day_is_marked_when_the_day_changes(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("way").types("a").tabs()
    assert officer.form.draft.entry("way").value == "a"
    officer.go_to("on").types("1/3/26").tabs()
    assert officer.reads_below("way") == "“By post” was not on the list on Sun 1 Mar 2026."


def test_several_are_ticked_in_the_list(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("days").presses(_DOWN, _ALT).presses(_DOWN).presses(_ENTER).presses(_DOWN).presses(_ENTER)
    assert [line.ticked for line in _sheet(officer, "days").lines()] == [True, True, False]
    assert officer.form.draft.entry("days").value == ("mon", "tue")
    officer.presses(_ENTER).presses(_ESC).presses(_ENTER)
    assert officer.form.draft.entry("days").value == ("mon",)
    assert officer.is_at().startswith("Kept")


def test_tab_takes_the_highlighted_of_several_and_never_unticks(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("days").presses(_DOWN, _ALT).tabs()
    assert officer.form.draft.entry("days").text == ""
    officer.go_to("days").presses(_DOWN, _ALT).presses(_DOWN).presses(_ENTER).presses(_DOWN).tabs()
    assert officer.form.draft.entry("days").value == ("mon", "tue")
    officer.go_to("days").presses(_DOWN, _ALT).presses(_DOWN).tabs()
    assert officer.form.draft.entry("days").value == ("mon", "tue")


@pytest.mark.parametrize(("typed", "downs"), [("okafor, adaeze", 1), ("okaf", 9)])
def test_down_never_comes_round_to_a_new_child(open_form: OpenForm, typed: str, downs: int) -> None:
    """Of several she has to go down to the first, so she may do it where one is found and ready already."""
    officer = open_form(KINDS)
    officer.go_to("child").types(typed).presses(_DOWN, times=downs).tabs()
    assert officer.form.draft.entry("child").value == ADAEZE.id


def test_tab_takes_the_highlighted_match(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("child").types("okaf").presses(_DOWN).tabs()
    assert officer.form.draft.entry("child").value == ADA.id
    assert officer.is_at() == "School"
    officer.types("bro").presses(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert officer.form.draft.entry("school").value == 12
    assert officer.is_at() == "Child"


def test_tab_takes_nothing_where_nothing_is_highlighted(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("child").types("okaf").tabs()
    assert officer.form.draft.entry("child").value is None
    assert officer.form.draft.entry("child").text == "okaf"
    officer.go_to("school").presses(_DOWN, _ALT)
    assert _labels(officer, "school")
    officer.tabs()
    assert officer.form.draft.entry("school").text == ""


def test_tab_takes_the_day_that_the_arrows_came_to(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").presses(_DOWN, _ALT).tabs()
    assert officer.form.draft.entry("on").text == ""
    officer.go_to("on").presses(_DOWN, _ALT).presses(Qt.Key.Key_Right).tabs()
    assert officer.form.draft.entry("on").value == date(2026, 11, 18)


def test_a_save_takes_the_highlighted(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("way").types("pos")
    was = officer.is_at()
    officer.form.conclude(lambda: None)
    assert officer.form.draft.entry("way").value == "a"
    assert officer.is_at() == was


def test_several_are_completed_while_typing(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("days").types("W, mond").presses(_ENTER)
    assert officer.form.draft.entry("days").value == ("mon", "W")


def test_a_look_up_shows_matches_with_what_tells_them_apart(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("child").types("okaf")
    lines = _sheet(officer, "child").lines()
    assert [line.label for line in lines] == ["New child “okaf”…", "Okafor, Ada", "Okafor, Adaeze"]
    assert lines[0].kind is SuggestionKind.NEW
    assert lines[1].detail == ADA.detail
    assert _sheet(officer, "child").current() is None  # of two children none is taken unseen
    officer.presses(_DOWN).presses(_DOWN).presses(_ENTER)
    assert officer.form.draft.entry("child").value == ADAEZE.id
    assert officer.form.editor("child").echo() == ADAEZE.detail
    assert officer.is_at() == "School"


def test_a_single_match_is_ready_to_be_taken(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("child").types("adaeze").presses(_ENTER)
    assert officer.form.draft.entry("child").value == ADAEZE.id


def test_a_new_child_is_asked_for_with_the_words_typed(open_form: OpenForm, qtbot: QtBot) -> None:
    officer = open_form(KINDS)
    officer.go_to("child").types("adaeze")
    with qtbot.waitSignal(officer.form.add_new) as asked:
        officer.presses(_UP).presses(_ENTER)
    assert asked.args == ["child", "child", "adaeze"]
    officer.form.choose("child", 7, "Adaeze, Zoe")
    assert officer.form.draft.entry("child").value == 7
    assert officer.form.editor("child").text() == "Adaeze, Zoe"


def test_a_school_cannot_be_made_in_passing(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("school").types("nowhere")
    assert _labels(officer, "school") == []
    officer.tabs()
    assert officer.form.draft.entry("school").text == "nowhere"
    assert officer.reads_below("school").startswith("Choose “School”")


def test_changing_the_words_lets_go_and_undo_brings_it_back(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("school").types("ash").presses(_ENTER)
    officer.go_to("school").types("x")
    assert officer.form.draft.entry("school").value is None
    officer.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert officer.form.draft.entry("school").value == 11


def test_late_answers_to_old_words_are_passed_over(open_form: OpenForm) -> None:
    lookups = ListedLookups(late=True)
    officer = open_form(KINDS, lookups)
    officer.go_to("child").types("oka").types("f")
    lookups.answer()
    assert _labels(officer, "child")[0] == "New child “okaf”…"
    officer.types("or, adaeze")
    officer.tabs()
    lookups.answer()
    assert _labels(officer, "child") == []


def test_a_day_that_is_refused_offers_every_choice(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").types("refused").tabs()
    officer.go_to("way").presses(_DOWN, _ALT)
    assert "By post" in _labels(officer, "way")
    assert officer.form.draft.entry("on").value != date(2026, 11, 17)


def test_what_is_filled_in_under_the_caret_is_replaced_by_typing(open_form: OpenForm) -> None:
    officer = open_form(KINDS, ListedLookups())
    officer.go_to("school")
    officer.form.choose("school", 11, "Ashdown Primary")
    officer.types("Elm")
    assert officer.form.editor("school").text() == "Elm"
