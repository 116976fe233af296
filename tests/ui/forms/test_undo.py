"""Ctrl+Z and Ctrl+Y walk through what was done in a form, whatever it was and wherever the caret is."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.registry import REGISTRY
from cme_desktop.standing_records.child import CHILD
from tests.ui.forms.conftest import TODAY, Officer, OpenForm
from tests.ui.forms.kinds import KINDS
from tests.ui.forms.listed import ADA
from ui.editors import Editor, RowsEditor

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_DOWN, _ENTER, _INSERT = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Insert


def undo(officer: Officer, times: int = 1) -> None:
    officer.presses(Qt.Key.Key_Z, _CTRL, times)


def redo(officer: Officer, times: int = 1) -> None:
    officer.presses(Qt.Key.Key_Y, _CTRL, times)


def texts(officer: Officer) -> dict[str, str]:
    typed: dict[str, str] = officer.form.draft.to_json()["head"]["text"]
    return typed


def test_yes_and_no_are_steps(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("kept").types("y").types("n")
    undo(officer)
    assert officer.form.draft.entry("kept").value is True
    undo(officer)
    assert texts(officer) == {}
    assert not officer.form.draft.dirty
    redo(officer)
    assert officer.form.draft.entry("kept").value is True


def test_a_choice_is_one_step_with_the_letters_that_found_it(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("way").types("post").presses(_ENTER)
    officer.go_to("way").presses(Qt.Key.Key_A, _CTRL).types("mail").tabs()
    assert officer.form.draft.entry("way").value == "b"
    undo(officer)
    assert officer.form.draft.entry("way").value == "a"
    assert officer.form.editor("way").text() == "By post"
    undo(officer)
    assert texts(officer) == {}


def test_each_tick_is_a_step(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("days").presses(_DOWN, _ALT).presses(_DOWN).presses(_ENTER).presses(_DOWN).presses(_ENTER)
    undo(officer)
    assert officer.form.draft.entry("days").value == ("mon",)


def test_a_link_comes_back_with_its_record(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("child").types("ada").presses(_DOWN).presses(_ENTER)
    officer.go_to("child").presses(Qt.Key.Key_A, _CTRL).presses(Qt.Key.Key_Delete)
    assert officer.form.draft.entry("child").value is None
    undo(officer)
    assert officer.form.draft.entry("child").value == ADA.id
    assert officer.form.editor("child").echo() == ADA.detail


def test_undo_goes_to_the_field_it_changed(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("line").types("first").tabs()
    officer.go_to("phone").types("0161").tabs()
    officer.go_to("kept")
    undo(officer)
    assert officer.is_at() == "Phone"
    undo(officer)
    assert officer.is_at() == "Line"
    assert texts(officer) == {}


def test_rows_come_back_with_what_was_in_them(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("visits").presses(_INSERT).types("3/11").tabs().types("y").tabs().types("in")
    officer.presses(Qt.Key.Key_Delete, _CTRL)
    assert officer.form.draft.rows["visits"] == []
    undo(officer)
    assert officer.form.draft.entry("visits.0.note").text == "in"
    rows = officer.form.editor("visits")
    assert isinstance(rows, RowsEditor)
    assert [cell.text() for cell in rows.cells()] == ["3 Nov 2026", "Yes", "in"]
    (again,) = [button for button in rows.findChildren(QPushButton) if button.text() == "Undo"]
    assert not again.isVisible(), "it would bring the row back a second time"
    undo(officer, 9)
    assert officer.form.draft.rows["visits"] == []
    assert not officer.form.draft.dirty


def test_undo_never_goes_behind_the_opening(open_form: OpenForm) -> None:
    saved = CHILD.cls(surname="Okafor", forename="Ada", sex="F")
    officer = open_form(CHILD, draft=Draft(CHILD, Reading(TODAY), saved))
    opened = officer.form.draft.to_json()
    officer.go_to("surname").types("x")
    undo(officer, 5)
    assert officer.form.draft.to_json() == opened
    assert officer.form.editor("surname").text() == "Okafor"


def test_undo_in_one_form_leaves_the_other(open_form: OpenForm) -> None:
    first = open_form(KINDS)
    first.go_to("line").types("mine")
    second = open_form(KINDS)
    second.go_to("line")
    undo(second, 3)
    assert first.form.draft.entry("line").text == "mine"
    assert second.form.draft.entry("line").text == ""


def test_several_lines_are_undone_word_by_word(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("text").types("nobody in")
    undo(officer)
    assert officer.form.editor("text").text() == "nobody "
    officer.presses(Qt.Key.Key_Z, _CTRL | _SHIFT)
    assert officer.form.editor("text").text() == "nobody in"


@pytest.mark.parametrize("path", ["line", "text"])
def test_the_menu_of_a_box_offers_no_undo_of_its_own(open_form: OpenForm, path: str) -> None:
    officer = open_form(KINDS)
    officer.go_to(path).types("x")
    box = officer.at()
    middle = box.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, box.mapToGlobal(middle))
    QApplication.sendEvent(box, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = {action.objectName() for action in menu.actions()}
    assert "edit-paste" in names
    assert not names & {"edit-undo", "edit-redo"}
    menu.close()


@pytest.mark.parametrize("kind", [*REGISTRY, KINDS], ids=lambda kind: kind.key)
def test_every_field_of_every_type_is_undone(kind: RecordType, open_form: OpenForm) -> None:  # type: ignore[type-arg]
    """Something is typed into every box, all is taken back, and all is done again."""
    officer = open_form(kind)
    opened = officer.form.draft.to_json()
    for name in kind.fields:
        editor = officer.form.editor(name)
        if editor.isVisible():
            officer.go_to(name)
            type_into(officer, editor)
    typed = officer.form.draft.to_json()
    assert typed != opened
    while officer.form.draft.to_json() != opened:
        before = officer.form.draft.to_json()
        undo(officer)
        assert officer.form.draft.to_json() != before, "undo stopped short of the opening"
        assert shown(officer) == drafted(officer)
    undo(officer)
    assert officer.form.draft.to_json() == opened
    redo(officer, 400)
    assert officer.form.draft.to_json() == typed
    assert shown(officer) == drafted(officer)


def type_into(officer: Officer, editor: Editor) -> None:
    if isinstance(editor, RowsEditor):
        officer.presses(_INSERT)
    officer.types("y1")
    part: QWidget = officer.at()
    QTest.keyClick(part, Qt.Key.Key_Escape)
    officer.tabs()


def shown(officer: Officer) -> dict[str, str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the editors of rows that were taken out
    return {
        one.path: one.text() for one in officer.form.findChildren(Editor) if not isinstance(one, RowsEditor)
    }


def drafted(officer: Officer) -> dict[str, str]:
    return {path: officer.form.draft.entry(path).text for path in shown(officer)}
