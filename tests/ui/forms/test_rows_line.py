"""Many rows typed as one line: taken in, refused, undone, kept."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law
from tests.ui.forms.conftest import Officer, OpenForm
from tests.ui.sitter import words_on
from ui.editors.rows import RowsEditor

CALENDARS = Calendars((
    Span(SpanKind.TERM, date(2026, 9, 3), date(2026, 10, 23)),
    Span(SpanKind.TERM, date(2026, 11, 2), date(2026, 12, 18)),
))  # fmt: skip
_WITH_SCHOOL = Reading(date(2026, 11, 17), Law(calendars=CALENDARS)).at(None)


def at_the_line(open_form: OpenForm) -> Officer:
    draft = Draft(PENALTY_NOTICE, _WITH_SCHOOL)
    draft.choose("school", 11, "Ashdown Primary School")
    return open_form(PENALTY_NOTICE, draft=draft).go_to("sessions")


def rows(officer: Officer) -> int:
    return len(officer.form.draft.record().sessions)


def box(officer: Officer) -> str:
    editor = officer.form.editor("sessions")
    assert isinstance(editor, RowsEditor)
    assert editor.line is not None
    assert len(editor.strips) == len(officer.form.draft.rows["sessions"])
    return editor.line.box.text()


def test_enter_takes_a_line_in_and_the_caret_stays_for_the_next(open_form: OpenForm) -> None:
    officer = at_the_line(open_form).types("2/11-6/11 O").presses(Qt.Key.Key_Return)
    assert (rows(officer), box(officer)) == (10, "")
    assert "10 sessions added." in words_on(officer.form)
    officer.types("9/11 am U").presses(Qt.Key.Key_Return)
    assert rows(officer) == 11
    assert officer.form.draft.entry("sessions.10.code").value == "U"


def test_leaving_takes_it_in_too_and_an_empty_box_is_only_passed_by(open_form: OpenForm) -> None:
    officer = at_the_line(open_form).types("2/11 am O").tabs()
    assert rows(officer) == 1
    assert officer.is_at() == "Add session"
    officer.go_to("sessions").go_to("offence_to").tabs()
    assert rows(officer) == 1


def test_what_cannot_be_read_stays_and_says_why_until_it_is_mended(open_form: OpenForm) -> None:
    officer = at_the_line(open_form).types("2/11-31/11 O")
    assert "November has 30 days" not in words_on(officer.form)
    officer.presses(Qt.Key.Key_Return)
    assert (rows(officer), box(officer)) == (0, "2/11-31/11 O")
    assert "November has 30 days" in words_on(officer.form)
    officer.presses(Qt.Key.Key_Backspace, times=8).types("30/10 am O")
    assert box(officer) == "2/1130/10 am O"
    officer.presses(Qt.Key.Key_Home).presses(Qt.Key.Key_Delete, times=4).presses(Qt.Key.Key_Return)
    assert rows(officer) == 1
    assert "November has 30 days" not in words_on(officer.form)


def test_undo_takes_all_of_a_line_back_into_the_box(open_form: OpenForm) -> None:
    officer = at_the_line(open_form).types("2/11 O").presses(Qt.Key.Key_Return)
    officer.types("3/11-6/11 O").presses(Qt.Key.Key_Return)
    officer.tabs().tabs()
    undo = officer.at()
    assert isinstance(undo, QPushButton)
    assert undo.text() == "Undo"
    officer.presses(Qt.Key.Key_Space)
    assert (rows(officer), box(officer)) == (2, "3/11-6/11 O")
    assert officer.form.draft.lines == {"sessions": "3/11-6/11 O"}


def test_rows_of_a_line_are_judged_at_once(open_form: OpenForm) -> None:
    officer = at_the_line(open_form).types("2/11 am O, 2/11 am O, 27/10 am O").presses(Qt.Key.Key_Return)
    assert rows(officer) == 3
    assert "This session of Mon 2 Nov 2026 is entered twice." in words_on(officer.form)
    assert "The school was closed on Tue 27 Oct 2026" in words_on(officer.form)


def test_a_line_half_typed_comes_back_with_the_draft(open_form: OpenForm) -> None:
    officer = at_the_line(open_form).types("2/11 am")
    kept = officer.form.draft.to_json()
    again = Draft(PENALTY_NOTICE, _WITH_SCHOOL)
    again.restore(kept)
    assert box(open_form(PENALTY_NOTICE, draft=again)) == "2/11 am"
