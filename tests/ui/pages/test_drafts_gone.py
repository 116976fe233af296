"""New drafts that go: discarded where they arise, or emptied again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cme_desktop.ports import KeptDraft
from tests.ui.pages.on_a_form import fill_in, form
from tests.ui.sitter import CTRL, SHIFT, Sitter
from ui.forms.record_page import RecordPage
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind

NEW_TEN_DAY = Place(PlaceKind.NEW, "ten_day_notification")


def drafts(sitter: Sitter) -> list[KeptDraft]:
    kept: list[KeptDraft] = sitter.reading(lambda reader: reader.drafts())
    assert {one.mark for one in sitter.sitting.desk.emergency.all()} <= {one.mark for one in kept}
    return kept


def empty(sitter: Sitter, path: str) -> None:
    form(sitter).form.focus_field(path)
    sitter.press(Qt.Key.Key_A, CTRL)
    sitter.press(Qt.Key.Key_Delete)
    sitter.press(Qt.Key.Key_Tab)
    sitter.settle()


def test_a_new_draft_is_asked_about_once_and_goes(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "t")
    assert len(drafts(sitter)) == 1
    sitter.press(Qt.Key.Key_D, CTRL)
    assert "Discard what you typed?" in form(sitter).notice.text()
    assert len(drafts(sitter)) == 1
    sitter.press(Qt.Key.Key_D, CTRL)
    sitter.page(TodayPage)
    assert drafts(sitter) == []


def test_an_untouched_one_goes_without_a_question(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    sitter.press(Qt.Key.Key_D, CTRL)
    sitter.page(TodayPage)
    assert drafts(sitter) == []


def test_typing_on_keeps_it(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "t")
    sitter.press(Qt.Key.Key_D, CTRL)
    fill_in(sitter, "first_absent_on", "2/11/26")
    assert form(sitter).notice.isHidden()
    sitter.press(Qt.Key.Key_D, CTRL)
    sitter.page(RecordEntry)
    assert len(drafts(sitter)) == 1


def test_one_made_in_between_goes_back_to_the_form_that_asked(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.add_new.emit("child", "child", "Zamora, Iris")
    sitter.settle()
    assert sitter.page(RecordEntry).place.type == "child"
    sitter.press(Qt.Key.Key_D, CTRL)
    sitter.press(Qt.Key.Key_D, CTRL)
    assert sitter.page(RecordEntry).place.type == "ten_day_notification"


@pytest.mark.parametrize("keys", [Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_D])
def test_a_day_written_out_as_its_form_goes_brings_no_draft_back(sitter: Sitter, keys: Qt.Key) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    fill_in(sitter, "first_absent_on", "2/11/26")
    form(sitter).form.focus_field("received_on")
    sitter.type("t")
    sitter.rest()
    sitter.press(keys, CTRL | SHIFT if keys is Qt.Key.Key_N else CTRL)
    if keys is Qt.Key.Key_D:
        sitter.press(keys, CTRL)
    sitter.go(TODAY)
    assert drafts(sitter) == []


def test_a_saved_record_has_no_draft_to_discard(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    sitter.go(Place(PlaceKind.RECORD, "child", child))
    sitter.press(Qt.Key.Key_D, CTRL)
    sitter.page(RecordEntry)


def test_an_emptied_draft_is_gone(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "t")
    assert len(drafts(sitter)) == 1
    empty(sitter, "received_on")
    assert drafts(sitter) == []


def test_one_with_only_what_was_filled_in_is_gone(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    fill_in(sitter, "received_on", "t")
    assert len(drafts(sitter)) == 1
    empty(sitter, "received_on")
    empty(sitter, "child")
    assert drafts(sitter) == []


def test_one_taken_up_again_knows_what_was_filled_in(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    fill_in(sitter, "received_on", "t")
    sitter.go(TODAY)
    kept = drafts(sitter)[0]
    sitter.go(Place(PlaceKind.NEW, kept.type, draft=kept.id, mark=kept.mark))
    empty(sitter, "received_on")
    assert drafts(sitter) == []


def test_the_school_that_followed_from_the_child_is_nobodys_typing(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.focus_field("child")
    sitter.type("okafor noor")
    sitter.settle()
    sitter.press(Qt.Key.Key_Tab)
    sitter.settle()
    page: RecordPage = form(sitter)
    assert page.draft.school is not None
    assert len(drafts(sitter)) == 1
    empty(sitter, "child")
    assert page.draft.school is not None
    assert drafts(sitter) == []


def test_a_row_begun_and_left_empty_is_no_draft(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "child"))
    draft: Any = form(sitter).draft
    draft.add_row(next(iter(draft.rows)))
    sitter.go(TODAY)
    assert drafts(sitter) == []


def test_a_question_that_has_gone_is_asked_again(sitter: Sitter) -> None:
    """What takes its place on the page, or puts it away, takes back what the next Ctrl+D would do."""
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "t")
    for other in (lambda: form(sitter).show_problem("The disk is full."), form(sitter).end_saving):
        sitter.press(Qt.Key.Key_D, CTRL)
        assert "Discard what you typed?" in form(sitter).notice.text()
        other()
        sitter.press(Qt.Key.Key_D, CTRL)
        sitter.page(RecordEntry)
        assert not form(sitter).notice.isHidden()
        assert "Discard what you typed?" in form(sitter).notice.text()
        assert len(drafts(sitter)) == 1
        form(sitter).notice.hide()


def test_the_button_has_words_where_there_is_room(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    (button,) = [
        one for one in form(sitter).findChildren(QPushButton) if one.accessibleName() == "Discard draft"
    ]
    for width, words in ((1366, "Discard   Ctrl+D"), (960, ""), (1366, "Discard   Ctrl+D")):
        sitter.window.resize(width, 700)
        sitter.settle()
        assert button.text() == words
        assert button.toolTip() == "Discard draft (Ctrl+D)"


def test_a_new_record_of_the_kind_that_is_being_typed_is_another(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    page = sitter.page(RecordEntry)
    sitter.go(NEW_TEN_DAY)
    assert sitter.page(RecordEntry) is page
    fill_in(sitter, "sender", "Office")
    sitter.go(NEW_TEN_DAY)
    assert sitter.page(RecordEntry) is not page
    assert form(sitter).draft.entry("sender").text == ""
    assert sitter.at().accessibleName() == "Child"
    sitter.window.stack.back()
    assert form(sitter).draft.entry("sender").text == "Office"
    assert len(drafts(sitter)) == 1
