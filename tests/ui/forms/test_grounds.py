"""Grounds by the day they were met, at the keyboard: one that did not exist that day cannot be chosen."""

import pytest
from PySide6.QtCore import Qt

from cme_desktop.issues import Severity
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from tests.ui.forms.conftest import Officer, OpenForm
from ui.editors.choice import ChoiceEditor

BEFORE, SINCE = "15/3/2024", "2/9/2024"
MEDICAL = "8(1)(g) Medically unfit until the end of compulsory school age"
NOT_THEN = f"“{MEDICAL}” was not on the list on Mon 2 Sep 2024."


def opened(open_form: OpenForm, met: str) -> Officer:
    officer = open_form(OFF_ROLL_NOTICE)
    officer.go_to("ground_met_on").types(met).tabs()
    return officer.go_to("ground")


def refusals(officer: Officer) -> list[str]:
    return [
        issue.text
        for issue in officer.form.draft.issues()
        if issue.path == "ground" and issue.severity is Severity.REFUSE
    ]


def test_a_letter_means_the_ground_of_its_day(open_form: OpenForm) -> None:
    for met, code in ((BEFORE, "2006-8-1-g"), (SINCE, "2024-9-1-g")):
        officer = opened(open_form, met).types("g").tabs()
        assert officer.form.draft.entry("ground").value == code


@pytest.mark.parametrize(("met", "prefix"), [(BEFORE, "2006-8-1"), (SINCE, "2024-9-1")])
def test_a_letter_comes_before_the_words_of_captions(open_form: OpenForm, met: str, prefix: str) -> None:
    officer = opened(open_form, met)
    for letter in "abcdefghijklmno":
        officer.types(letter).tabs()
        assert officer.form.draft.entry("ground").value == f"{prefix}-{letter}"
        officer.go_to("ground").presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_the_whole_of_an_old_ground_is_kept_as_typed_and_refused(open_form: OpenForm) -> None:
    for words in (MEDICAL, "8(1)(g)", "2006-8-1-g"):
        officer = opened(open_form, SINCE).types(words).presses(Qt.Key.Key_Escape).tabs()
        entry = officer.form.draft.entry("ground")
        assert (entry.text, entry.value) == (words, None)
        assert refusals(officer) == [NOT_THEN]


def test_the_list_offers_the_grounds_of_the_day_alone(open_form: OpenForm) -> None:
    for met, regulation, count in ((BEFORE, "2006-8", 17), (SINCE, "2024-9", 21)):
        officer = opened(open_form, met).presses(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        editor = officer.form.editor("ground")
        assert isinstance(editor, ChoiceEditor)
        codes = {line.key for line in editor.sheet().lines()}
        assert len(codes) == count
        assert all(code.startswith(regulation) or code == "none" for code in codes)


def test_a_day_put_right_afterwards_leaves_the_typing_and_says_what_is_wrong(open_form: OpenForm) -> None:
    officer = opened(open_form, BEFORE).types("g").tabs()
    officer.go_to("ground_met_on").presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    officer.types(SINCE).tabs()
    assert officer.form.draft.entry("ground").text == MEDICAL
    assert refusals(officer) == [NOT_THEN]
    officer.go_to("ground_met_on").presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    officer.types(BEFORE).tabs()
    assert officer.form.draft.entry("ground").value == "2006-8-1-g"
    assert refusals(officer) == []


def test_an_answer_that_brings_a_field_leaves_no_sentence_of_the_one_before(open_form: OpenForm) -> None:
    officer = open_form(OFF_ROLL_NOTICE).go_to("ground").types("zzzz").tabs()
    assert "is not on the list" in officer.reads_below("ground")
    officer.go_to("ground").presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier).types("a").tabs()
    assert refusals(officer) == []
    assert "is not on the list" not in officer.reads_below("ground")
