"""Every kind of field, by keyboard: what is typed, what it is understood as, how it reads after leaving."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cme_desktop.fields import Unanswered
from cme_desktop.values.partial_dates import BirthDate
from tests.ui.forms.conftest import OpenForm
from tests.ui.forms.kinds import KINDS

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("path", "typed", "value", "reads"),
    [
        ("line", " a  line ", "a line", "a line"),
        ("text", "some words", "some words", "some words"),
        ("name", "Nowak-O'Brien", "Nowak-O'Brien", "Nowak-O'Brien"),
        ("on", "3/4/26", date(2026, 4, 3), "3 Apr 2026"),
        ("on", "t", date(2026, 11, 17), "17 Nov 2026"),
        ("on", "weds", date(2026, 11, 11), "11 Nov 2026"),
        ("on", "Weds 2 Sept 2026", date(2026, 9, 2), "2 Sep 2026"),
        ("on", "thurs", date(2026, 11, 12), "12 Nov 2026"),
        ("on", "N/K", Unanswered.NOT_KNOWN, "Not known"),
        ("on", "refused", Unanswered.REFUSED, "Refused"),
        ("at", "3/4/26 1405", datetime(2026, 4, 3, 13, 5, tzinfo=UTC), "Fri 3 Apr 2026 14:05"),
        ("born", "3/2/15", BirthDate(date(2015, 2, 3)), "3 Feb 2015"),
        ("born", "20150314", BirthDate(date(2015, 3, 14)), "14 Mar 2015"),
        ("born", "2015", BirthDate(date(2015, 1, 1), estimated=True, precision="year"), "about 2015"),
        ("way", "b", "b", "By e-mail"),
        ("way", "HAND", "c", "By hand"),
        ("way", "electr", "b", "By e-mail"),
        ("way", "not y", Unanswered.NOT_ASKED, "Not yet asked"),
        ("way", "n/k", Unanswered.NOT_KNOWN, "Not known"),
        ("way", "nk", Unanswered.NOT_KNOWN, "Not known"),
        ("days", "W, mon", ("mon", "W"), "W, mon"),
        ("kept", "y", True, "Yes"),
        ("kept", "n", False, "No"),
        ("number", "1,200", 1200, "1200"),
        ("money", "60", 6000, "£60.00"),
        ("group", "y7", 7, "Year 7"),
        ("group", "Year R", 0, "Reception"),
        ("upn", "b801 2000 05001", "B801200005001", "B801200005001"),
        ("postcode", "le11aa", "LE1 1AA", "LE1 1AA"),
        ("phone", "0116 496 0000", "0116 496 0000", "0116 496 0000"),
        ("email", "office@ashdown.example", "office@ashdown.example", "office@ashdown.example"),
        ("email", "<office@ashdown.example>", "office@ashdown.example", "office@ashdown.example"),
        ("email", "Office <office@ashdown.example>", "office@ashdown.example", "office@ashdown.example"),
        ("email", "mailto:office@ashdown.example", "office@ashdown.example", "office@ashdown.example"),
        ("urn", "100001", "100001", "100001"),
        ("laestab", "352 2999", "3522999", "352/2999"),
        ("uprn", "10033544614", "10033544614", "10033544614"),
    ],
)
def test_what_is_typed_is_understood_and_written_out_on_leaving(
    open_form: OpenForm, path: str, typed: str, value: Any, reads: str
) -> None:
    officer = open_form(KINDS)
    officer.go_to(path).types(typed).tabs()
    entry = officer.form.draft.entry(path)
    assert entry.value == value
    assert officer.form.editor(path).text() == entry.text == reads


@pytest.mark.parametrize(
    ("path", "copied", "reads"),
    [
        ("on", "\u200e14\u200f/\u200e03\u200f/\u200e2025", "14 Mar 2025"),
        ("born", "\u202a14/03/2015\u202c", "14 Mar 2015"),
        ("postcode", "\ufeffLE1\u00a01AA\u200b", "LE1 1AA"),
        ("upn", "B801\u00ad200005001", "B801200005001"),
        ("phone", "\u202a+44 7700 900123\u202c", "+44 7700 900123"),
        ("way", "\u200eBy hand", "By hand"),
    ],
)
def test_marks_that_nobody_sees_come_with_what_is_pasted_and_go(
    open_form: OpenForm, path: str, copied: str, reads: str
) -> None:
    officer = open_form(KINDS)
    QApplication.clipboard().setText(copied)
    officer.go_to(path).presses(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier).tabs()
    assert officer.form.draft.entry(path).problem is None
    assert officer.form.editor(path).text() == reads


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("on", "31/13"),
        ("at", "yesterday"),
        ("born", "t+9"),
        ("way", "zzz"),
        ("number", "ten"),
    ],
)
def test_what_cannot_be_read_stays_as_it_was_typed(open_form: OpenForm, path: str, typed: str) -> None:
    officer = open_form(KINDS)
    officer.go_to(path).types(typed).tabs()
    entry = officer.form.draft.entry(path)
    assert (entry.text, entry.value) == (typed, None)
    assert officer.form.editor(path).text() == typed
    assert officer.reads_below(path) == entry.problem


@pytest.mark.parametrize(
    ("path", "typed", "echo"),
    [
        ("on", "3/4/26", "Fri 3 Apr 2026"),
        ("at", "3/4/26 14:05", "Fri 3 Apr 2026 14:05"),
        ("born", "3/2/15", "3 Feb 2015 · 11 years old · Year 7"),
        ("days", "W, mon", "Monday · Wednesday"),
        ("number", "12", "days"),
        ("money", "60", "£60.00"),
        ("upn", "B801200005001", "Check letter right"),
        ("upn", "A801200005001", "Check this number"),
        ("upn", "B80", "Check this number"),
        ("postcode", "le11aa", "LE1 1AA"),
    ],
)
def test_the_echo_says_what_was_understood(open_form: OpenForm, path: str, typed: str, echo: str) -> None:
    officer = open_form(KINDS)
    officer.go_to(path).types(typed)
    assert officer.form.editor(path).echo() == echo


def test_a_day_written_out_is_echoed_by_its_weekday(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").types("3/4/26").tabs()
    assert officer.form.editor("on").echo() == "Friday"


def test_undo_brings_back_what_was_written_out(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").types("t").tabs()
    officer.go_to("on").presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert officer.form.editor("on").text() == "t"
    assert officer.form.draft.entry("on").value == date(2026, 11, 17)


def test_enter_moves_on_and_esc_discards_nothing(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("name").types("Ada").presses(Qt.Key.Key_Escape).presses(Qt.Key.Key_Return)
    assert officer.form.draft.entry("name").value == "Ada"
    assert officer.is_at() == "Day"


def test_long_text_grows_and_tab_leaves_it(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    box = officer.form.editor("text").target()
    heights = [box.height()]
    officer.go_to("text")
    for _ in range(8):
        officer.types("a line").presses(Qt.Key.Key_Return)
        heights.append(box.height())
    assert heights[0] < heights[1] < heights[4] < heights[5]
    assert heights[5] == heights[8]  # six lines at most
    officer.tabs()
    assert officer.is_at() == "Name"
    assert officer.form.draft.entry("text").value.count("a line") == 8


def test_f4_offers_the_ways_to_say_that_there_is_no_answer(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").presses(Qt.Key.Key_F4)
    menu = officer.form.editor("on").findChild(_menu_class())
    words = [action.text() for action in menu.actions()]
    assert [word.partition("  ")[2] for word in words] == [answer.label for answer in Unanswered]
    menu.actions()[2].trigger()
    menu.close()
    assert officer.form.draft.entry("on").value is Unanswered.NOT_ASKED


def test_the_calendar_moves_by_keys_and_puts_in_the_day(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").presses(Qt.Key.Key_Down, _ALT)
    officer.presses(Qt.Key.Key_PageUp).presses(Qt.Key.Key_Left).presses(Qt.Key.Key_Up).presses(
        Qt.Key.Key_Return
    )
    assert officer.form.draft.entry("on").value == date(2026, 10, 9)
    assert officer.is_at() == "Day"
    officer.presses(Qt.Key.Key_Down, _ALT).presses(Qt.Key.Key_T).presses(Qt.Key.Key_Escape)
    assert officer.form.draft.entry("on").value == date(2026, 10, 9)


def test_segments_answer_by_letter_arrow_and_backspace(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("kept").types("y")
    assert officer.form.draft.entry("kept").value is True
    officer.presses(Qt.Key.Key_Right).presses(Qt.Key.Key_Right)
    assert officer.form.draft.entry("kept").value is Unanswered.NOT_KNOWN
    officer.presses(Qt.Key.Key_Backspace)
    assert officer.form.draft.entry("kept").value is None
    assert officer.form.editor("kept").text() == ""
    officer.presses(Qt.Key.Key_Return)
    assert officer.is_at() == "Number"  # the reason is hidden


def test_text_that_no_segment_stands_for_is_kept_and_shown(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.form.draft.type_in("kept", "perhaps")
    officer.form.refresh()
    assert officer.form.editor("kept").text() == "perhaps"
    assert officer.form.editor("kept").echo() == "“perhaps”"


def _menu_class() -> type[Any]:
    from PySide6.QtWidgets import QMenu

    return QMenu
