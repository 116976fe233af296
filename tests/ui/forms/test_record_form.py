"""The form as a whole: order, names, what is marked and when, rows, hidden fields."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import REGISTRY
from tests.ui.forms.conftest import TODAY, Officer, OpenForm
from tests.ui.forms.kinds import KINDS, Visit
from ui.editors import Editor, IssueLine, RowsEditor
from ui.forms.offer_line import OfferLine
from ui.widgets.reveal import reveal

_CTRL = Qt.KeyboardModifier.ControlModifier


def _said(officer: Officer, path: str) -> str:
    return officer.reads_below(path)


@pytest.mark.parametrize("record_type", REGISTRY, ids=lambda record_type: record_type.key)
def test_every_field_has_a_named_editor_and_no_letter_is_given_twice(
    open_form: OpenForm, record_type: RecordType[Any]
) -> None:
    officer = open_form(record_type)
    form = officer.form
    for section in record_type.sections:
        for name in section.fields:
            editor = form.editor(name)
            assert editor.objectName() == f"{record_type.key}.{name}"
            assert _spoken_name(editor.target())
    letters = [
        label.text().replace("&&", "").partition("&")[2][:1].lower() for label in form.findChildren(QLabel)
    ]
    given = [letter for letter in letters if letter]
    assert len(given) == len(set(given)) > 2


def test_the_labels_of_the_first_sections_have_letters(open_form: OpenForm) -> None:
    officer = open_form(TEN_DAY_NOTIFICATION)
    form = officer.form
    first = [name for section in TEN_DAY_NOTIFICATION.sections[:2] for name in section.fields]
    assert all("&" in officer.label_of(name).text() for name in first)
    assert officer.label_of("child").buddy() is form.editor("child").target()


def test_the_lines_below_a_field_are_made_when_there_is_something_to_say(open_form: OpenForm) -> None:
    officer = open_form(TEN_DAY_NOTIFICATION)
    form = officer.form
    assert not form.findChildren(OfferLine)
    assert not [line for line in form.findChildren(IssueLine) if isinstance(line.parent(), Editor)]
    officer.go_to("received_on").types("31/13").tabs()
    (said,) = [line for line in form.findChildren(IssueLine) if isinstance(line.parent(), Editor)]
    assert said.text() == officer.reads_below("received_on") > ""


def test_tab_follows_the_sections(open_form: OpenForm) -> None:
    officer = open_form(TEN_DAY_NOTIFICATION)
    shown = officer.form.draft.shown()
    sections = TEN_DAY_NOTIFICATION.sections
    names = [name for section in sections for name in section.fields if name in shown]
    visited = []
    officer.go_to("child")
    for _ in names:
        visited.append(_field_of(officer))
        officer.tabs()
    assert visited == names


def test_a_letter_leads_to_its_field(open_form: OpenForm, qtbot: QtBot) -> None:
    officer = open_form(TEN_DAY_NOTIFICATION)
    label = officer.label_of("received_on").text()
    letter = label[label.index("&") + 1].upper()
    officer.go_to("child").presses(Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: _field_of(officer) == "received_on")


def test_nothing_is_marked_while_typing_and_it_is_on_leaving(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").types("31/13")
    assert _said(officer, "on") == ""
    officer.tabs()
    assert _said(officer, "on") == "The month must be 1 to 12. It cannot be 13."
    assert officer.form.editor("on").target().property("state") == "error"
    assert officer.form.editor("on").target().accessibleDescription() == _said(officer, "on")


def test_a_mark_goes_as_soon_as_it_is_right(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("on").types("31/13").tabs()
    officer.go_to("on").presses(Qt.Key.Key_End).presses(Qt.Key.Key_Backspace)
    assert _said(officer, "on") == ""
    assert officer.form.editor("on").target().property("state") == ""
    officer.presses(Qt.Key.Key_Backspace)
    assert _said(officer, "on") == ""  # wrong again, but still being typed


def test_a_rule_marks_its_field_from_another_one(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("name").types("same").tabs()
    officer.go_to("line").types("same").tabs()
    assert _said(officer, "name") == "The name repeats the line."
    officer.go_to("line").types("!")
    assert _said(officer, "name") == ""


def test_a_required_field_passed_by_is_not_marked_until_saving(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("line").tabs()
    assert _said(officer, "line") == ""
    officer.form.show_all_issues()
    assert _said(officer, "line") == "Line is needed before this can be saved."
    officer.go_to("line").types("a")
    assert _said(officer, "line") == ""


def test_a_required_field_emptied_again_is_marked(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("line").types("a").presses(Qt.Key.Key_Backspace).tabs()
    assert _said(officer, "line") == "Line is needed before this can be saved."


def test_fields_come_and_go_with_what_they_hang_on(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    reason = officer.form.editor("reason")
    assert not reason.isVisible()
    officer.go_to("kept").types("y")
    assert reason.isVisible()
    officer.go_to("reason").types("asked for")
    officer.go_to("kept").types("n")
    assert not reason.isVisible()
    officer.types("y")
    assert officer.form.draft.record().reason == "asked for"


def test_leaving_and_pausing_are_told(open_form: OpenForm, qtbot: QtBot) -> None:
    officer = open_form(KINDS)
    officer.go_to("name")
    with qtbot.waitSignal(officer.form.edited):
        officer.types("Ada")
    with qtbot.waitSignal(officer.form.field_left):
        officer.tabs()


def test_rows_are_added_filled_and_taken_out_by_keyboard(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("visits").presses(Qt.Key.Key_Insert)
    assert officer.is_at() == "On, visit 1"
    officer.types("3/11/26").tabs().types("y").tabs().types("Nobody in")
    officer.presses(Qt.Key.Key_Return, _CTRL)
    assert officer.is_at() == "On, visit 2"
    officer.types("4/11/26")
    assert [(row.on.day, row.seen, row.note) for row in officer.form.draft.record().visits] == [
        (3, True, "Nobody in"),
        (4, None, None),
    ]
    officer.go_to("visits.0.note").presses(Qt.Key.Key_Delete, _CTRL)
    assert officer.is_at() == "On, visit 1"
    assert [row.on.day for row in officer.form.draft.record().visits] == [4]
    assert officer.form.editor("visits.0.on").text() == "4 Nov 2026"


def test_a_row_taken_out_can_be_brought_back(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("visits").presses(Qt.Key.Key_Insert).types("3/11/26").presses(Qt.Key.Key_Delete, _CTRL)
    assert officer.is_at() == "Add visit"
    editor = officer.form.editor("visits")
    assert isinstance(editor, RowsEditor)
    assert officer.form.draft.record().visits == []
    officer.tabs().presses(Qt.Key.Key_Space)
    assert officer.is_at() == "On, visit 1"
    assert officer.form.editor("visits.0.on").text() == "3 Nov 2026"


def test_a_cell_that_is_wrong_is_marked_below_its_row(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("visits").presses(Qt.Key.Key_Insert).types("31/13").tabs()
    editor = officer.form.editor("visits")
    assert isinstance(editor, RowsEditor)
    assert editor.strips[0].issue.text() == "The month must be 1 to 12. It cannot be 13."
    officer.go_to("visits.0.on").presses(Qt.Key.Key_Delete, _CTRL).presses(Qt.Key.Key_Insert)
    assert editor.strips[0].issue.text() == ""


def test_tab_goes_through_the_rows_in_order(open_form: OpenForm) -> None:
    officer = open_form(KINDS)
    officer.go_to("visits").presses(Qt.Key.Key_Insert).presses(Qt.Key.Key_Insert)
    officer.go_to("visits.0.on")
    visited = []
    for _ in range(7):
        visited.append(officer.is_at())
        officer.tabs()
    cells = [f"{label}, visit {number}" for number in (1, 2) for label in ("On", "Seen", "Note")]
    assert visited == [*cells, "Add visit"]


def test_a_saved_record_is_shown_with_its_rows_and_links(open_form: OpenForm) -> None:
    base = KINDS.cls(id=1, line="A line", child=1, days=("mon",), visits=[Visit(id=5, note="Nobody in")])
    draft = Draft(KINDS, Reading(TODAY), base, {1: "Okafor, Ada"})
    officer = open_form(KINDS, draft=draft)
    shown = [officer.form.editor(path).text() for path in ("line", "child", "days", "visits.0.note")]
    assert shown == ["A line", "Okafor, Ada", "Monday", "Nobody in"]
    assert not draft.dirty
    officer.go_to("line").tabs()
    assert not draft.dirty


def test_undo_does_not_go_behind_what_was_loaded(open_form: OpenForm) -> None:
    draft = Draft(KINDS, Reading(TODAY), KINDS.cls(id=1, line="A line"))
    officer = open_form(KINDS, draft=draft)
    officer.go_to("line").presses(Qt.Key.Key_Z, _CTRL)
    assert officer.form.editor("line").text() == "A line"


def test_the_field_with_the_focus_is_scrolled_into_view(open_form: OpenForm, qtbot: QtBot) -> None:
    officer = open_form(TEN_DAY_NOTIFICATION)
    notes = officer.form.editor("notes")
    assert notes.visibleRegion().isEmpty()
    officer.go_to("notes")
    qtbot.waitUntil(lambda: not notes.visibleRegion().isEmpty())


def test_what_stands_in_no_scroll_area_is_left_alone(qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    reveal(alone)


def _field_of(officer: Officer) -> str:
    part: QWidget | None = officer.at()
    while part is not None and not part.objectName().startswith(officer.form.draft.type.key):
        part = part.parentWidget()
    assert part is not None, officer.is_at()
    return part.objectName().partition(".")[2]


def _spoken_name(part: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name)


def test_a_field_is_made_when_it_is_first_in_question_and_stands_in_its_place(open_form: OpenForm) -> None:
    officer = open_form(HOME_EDUCATION)
    form = officer.form

    def of_fields() -> list[Editor]:
        return [editor for editor in form.findChildren(Editor) if editor.parent() is form]

    def made() -> list[str]:
        rows = sorted(of_fields(), key=lambda editor: editor.mapTo(form, editor.rect().topLeft()).y())
        return [editor.path for editor in rows if editor.isVisibleTo(form)]

    first = made()
    assert set(first) == form.draft.shown()
    assert len(of_fields()) == len(first)
    officer.go_to("judgement").presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier).types(
        "unsuitable"
    ).presses(Qt.Key.Key_Tab)
    officer.form.layout().activate()
    assert len(made()) > len(first)
    assert made() == [name for name in HOME_EDUCATION.fields if name in form.draft.shown()]
    assert form.editor("order_made_on").isVisibleTo(form) == ("order_made_on" in form.draft.shown())
