"""Ctrl+Z on the page of a record: this draft only, from its opening to its save."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cme_desktop.ports import KeptDraft
from cme_desktop.standing_records.child import CHILD
from tests.ui.sitter import CTRL, Sitter
from ui.forms.record_page import RecordPage
from ui.pages.record import RecordEntry
from ui.shell.places import TODAY, Place, PlaceKind


def form(sitter: Sitter) -> RecordPage:
    found = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


def open_noor(sitter: Sitter) -> int:
    child = sitter.child("okafor noor")
    sitter.go(Place(PlaceKind.RECORD, "child", child))
    return child


def test_the_school_that_came_with_the_child_goes_as_well(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    untouched = form(sitter).draft.to_json()
    form(sitter).form.focus_field("child")
    sitter.type("okafor noor")
    sitter.settle()
    sitter.press(Qt.Key.Key_Return)
    assert form(sitter).draft.entry("school").text
    while form(sitter).draft.to_json() != untouched:
        before = form(sitter).draft.to_json()
        sitter.press(Qt.Key.Key_Z, CTRL)
        assert form(sitter).draft.to_json() != before


@pytest.mark.parametrize("about", ["nobody", "a child"])
def test_a_new_notice_put_back_as_it_began_leaves_no_draft(sitter: Sitter, about: str) -> None:
    """The officer who begins it is filled in, and the child it was begun for: nobody typed them."""
    child = sitter.child("okafor noor") if about == "a child" else None
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=child))
    draft = form(sitter).draft
    assert draft.entry("officer").text
    assert not draft.dirty
    form(sitter).form.focus_field("sender")
    sitter.type("Office")
    assert draft.dirty
    form(sitter).draft_kept_asked.emit()
    sitter.settle()
    assert len(drafts(sitter)) == 1
    while draft.entry("sender").text:
        sitter.press(Qt.Key.Key_Z, CTRL)
    sitter.go(TODAY)
    assert drafts(sitter) == []


def test_a_name_that_was_typed_elsewhere_is_typing(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "child", words="Kovács, Mira"))
    assert form(sitter).draft.dirty


def drafts(sitter: Sitter) -> list[KeptDraft]:
    """Unfinished typing, in the data file and on this computer."""
    found: list[KeptDraft] = sitter.reading(lambda reader: reader.drafts())
    return [*found, *sitter.sitting.desk.emergency.all()]


def test_undo_works_from_the_foot_of_the_page_too(sitter: Sitter) -> None:
    open_noor(sitter)
    form(sitter).form.focus_field("notes")
    sitter.type("late")
    next(one for one in form(sitter).findChildren(QPushButton) if one.text().startswith("Save")).setFocus()
    sitter.press(Qt.Key.Key_Z, CTRL)
    assert not form(sitter).draft.dirty


def test_undo_does_not_go_across_a_save(sitter: Sitter) -> None:
    child = open_noor(sitter)
    form(sitter).form.focus_field("notes")
    sitter.type("late")
    sitter.press(Qt.Key.Key_S, CTRL)
    saved = form(sitter).draft.to_json()
    for _ in range(3):
        sitter.press(Qt.Key.Key_Z, CTRL)
    assert form(sitter).draft.to_json() == saved
    assert sitter.reading(lambda reader: reader.get(CHILD, child).notes) == "late"


def test_undo_in_one_record_leaves_the_record_before_alone(sitter: Sitter) -> None:
    open_noor(sitter)
    form(sitter).form.focus_field("notes")
    sitter.type("mine")
    first = form(sitter)
    sitter.go(Place(PlaceKind.RECORD, "child", sitter.child("lis kuba")))
    for _ in range(3):
        sitter.press(Qt.Key.Key_Z, CTRL)
    assert first.draft.entry("notes").text == "mine"
    assert not form(sitter).draft.dirty


def test_f6_round_the_page_changes_nothing(sitter: Sitter) -> None:
    open_noor(sitter)
    for _ in range(8):
        sitter.press(Qt.Key.Key_F6)
    assert not form(sitter).draft.dirty
