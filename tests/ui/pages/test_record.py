"""A record on screen: begun, kept, saved, refused, overtaken, discarded, and typed on while it is saved."""

from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cme_desktop.errors import Unavailable
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.saving import save_draft
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import show_birth
from db.unit_of_work import SqlUnitOfWork
from tests.ui.office import changing
from tests.ui.pages.on_a_form import NEW_TEN_DAY, fill_in, form, save, text
from tests.ui.sitter import CTRL, SHIFT, Sitter, words_on
from ui.pages.record import RecordEntry
from ui.shell.places import TODAY, Place, PlaceKind


def test_the_child_and_its_school_are_filled_in_already(notice: Sitter) -> None:
    assert text(notice, "child") == "Okafor, Noor"
    assert text(notice, "school") == "Larkfield Junior School 299/2004"


def test_a_form_only_looked_at_leaves_no_draft(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    sitter.go(TODAY)
    assert sitter.reading(lambda reader: reader.drafts()) == []


def test_leaving_a_field_keeps_what_cannot_be_read_too(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "31/11")
    (kept,) = sitter.reading(lambda reader: reader.drafts())
    assert kept.typed["head"]["text"]["received_on"] == "31/11"
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", draft=kept.id))
    assert text(sitter, "received_on") == "31/11"
    assert "is back" in form(sitter).notice.text()
    assert "November has 30 days." in words_on(form(sitter))
    assert "Child is needed" not in words_on(form(sitter))


def test_unfinished_changes_of_a_record_come_back_and_can_be_discarded(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    here = Place(PlaceKind.RECORD, "child", child)
    sitter.go(here)
    fill_in(sitter, "middle_names", "Ifeoma")
    sitter.go(TODAY)
    sitter.window.stack.make_with(sitter.sitting.page)  # as after closing the program
    sitter.go(here)
    assert text(sitter, "middle_names") == "Ifeoma"
    form(sitter).notice.acted.emit()
    sitter.settle()
    assert text(sitter, "middle_names") == ""
    assert sitter.reading(lambda reader: reader.drafts()) == []


def test_a_save_drops_the_draft_and_stays_on_the_record(notice: Sitter) -> None:
    assert len(notice.reading(lambda reader: reader.drafts())) == 1
    save(notice)
    assert notice.reading(lambda reader: reader.drafts()) == []
    page = notice.page(RecordEntry)
    assert page.title().startswith("10-day notification TDN-2026-")
    saved = notice.reading(lambda reader: reader.get(TEN_DAY_NOTIFICATION, page.place.id))
    assert saved.created_by == "Robin Ashworth"
    assert "saved" in notice.window.status.message()
    assert any(button.text() == "Open an en&quiry" for button in page.findChildren(QPushButton))


def test_saved_again_after_more_typing(notice: Sitter) -> None:
    save(notice)
    fill_in(notice, "sender", "The office")
    save(notice)
    id = notice.page(RecordEntry).place.id
    assert notice.reading(lambda reader: reader.get(TEN_DAY_NOTIFICATION, id)).sender == "The office"


def test_a_refusal_says_why_and_goes_to_the_field(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    save(sitter)
    assert "Child is needed before this can be saved." in form(sitter).refusals.lines()
    assert sitter.at().accessibleName() == "Child"


def test_save_and_next_begins_an_empty_one(notice: Sitter) -> None:
    notice.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert notice.page(RecordEntry).title() == "New 10-day notification"
    assert text(notice, "child") == ""
    assert notice.at().accessibleName() == "Child"


def test_who_was_faster_is_shown_and_nothing_is_lost(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    sitter.go(Place(PlaceKind.RECORD, "child", child))
    fill_in(sitter, "middle_names", "Ifeoma")
    with changing(sitter.sitting.desk.store) as work:
        record = work.get(CHILD, child)
        record.upn_missing_reason = None
        record.notes = "Moved to the blue house"
        work.save(CHILD, record, [])
    save(sitter)
    assert form(sitter).stale is not None
    assert text(sitter, "middle_names") == "Ifeoma"


def test_who_was_faster_is_said_even_if_their_record_cannot_be_shown(
    sitter: Sitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = sitter.child("okafor noor")
    sitter.go(Place(PlaceKind.RECORD, "child", child))
    fill_in(sitter, "middle_names", "Ifeoma")
    with changing(sitter.sitting.desk.store) as work:
        work.save(CHILD, replace(work.get(CHILD, child), notes="Moved to the blue house"), [])
    store = sitter.sitting.desk.store
    reading = store.reading

    def away() -> object:
        sitter.lose_file()
        return reading()

    monkeypatch.setattr(store, "reading", away)  # the save itself still finds the file
    save(sitter)
    assert "is no longer where it was" in words_on(form(sitter))
    assert text(sitter, "middle_names") == "Ifeoma"


def test_a_child_just_like_one_on_file_is_asked_about_and_saved_once_more(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "child"))
    there = sitter.reading(lambda reader: reader.get(CHILD, sitter.child("okafor noor")))
    for path, words in (("surname", "Okafor"), ("forename", "Noor"), ("birth", show_birth(there.birth))):
        fill_in(sitter, path, words)
    save(sitter)
    assert f"{there.reference} is a child of the same names" in words_on(sitter.page(RecordEntry))
    assert sitter.page(RecordEntry).place.kind is PlaceKind.NEW
    save(sitter)
    assert sitter.page(RecordEntry).place.kind is PlaceKind.RECORD


def test_unfinished_typing_comes_back_with_the_caret_where_it_was(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "t")
    form(sitter).form.focus_field("school_enquiries")
    sitter.press(Qt.Key.Key_Insert)
    sitter.press(Qt.Key.Key_Tab)
    sitter.type("31/11")
    sitter.go(TODAY)
    (kept,) = sitter.reading(lambda reader: reader.drafts())
    sitter.window.stack.make_with(sitter.sitting.page)  # as after closing the program
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", draft=kept.id))
    assert sitter.at().accessibleName() == "On, enquiry 1"
    sitter.type("/26")
    assert text(sitter, "school_enquiries.0.done_on") == "31/11/26"


def test_a_new_notice_is_on_the_desk_of_the_officer_who_begins_it(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    assert text(sitter, "officer") == sitter.sitting.desk.author.name


def test_what_a_save_was_refused_for_is_outstanding_until_it_is_put_right(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "school"))
    fill_in(sitter, "name", "Elm Lane School")
    fill_in(sitter, "urn", "900001")
    save(sitter)
    (line,) = form(sitter).refusals.lines()
    assert "already belongs to Ashdown Primary School" in line
    assert "URN" in [link.text() for link in form(sitter).outstanding.links()]
    assert form(sitter).outstanding.summary() != "Nothing outstanding"
    form(sitter).form.focus_field("urn")
    sitter.press(Qt.Key.Key_A, CTRL)
    sitter.type("900009")
    assert form(sitter).refusals.lines() == []
    assert not form(sitter).refusals.isVisible()
    assert form(sitter).outstanding.summary() == "Nothing outstanding"


def test_what_is_put_right_leaves_the_list_of_what_is_wrong(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    save(sitter)
    before = form(sitter).refusals.lines()
    fill_in(sitter, "received_on", "t")
    gone = set(before) - set(form(sitter).refusals.lines())
    assert gone == {"Notice received is needed before this can be saved."}


def test_what_is_typed_while_a_record_is_saved_stays(notice: Sitter, monkeypatch: pytest.MonkeyPatch) -> None:
    """The save is under way for a while, and the officer types on."""
    begun, go_on = Event(), Event()

    def slowly(*given: Any) -> Any:
        begun.set()
        assert go_on.wait()
        return save_draft(*given)

    monkeypatch.setattr("cme_desktop.operations.records.save_draft", slowly)
    form(notice).form.focus_field("sender")
    notice.type("Off")
    QTest.keyClick(notice.at(), Qt.Key.Key_S, CTRL)
    assert begun.wait()
    notice.type("ice")
    go_on.set()
    notice.settle()
    page = notice.page(RecordEntry)
    assert page.place.kind is PlaceKind.RECORD
    assert notice.reading(lambda reader: reader.get(TEN_DAY_NOTIFICATION, page.place.id)).sender == "Off"
    assert text(notice, "sender") == "Office"
    assert "What you typed since then is not saved yet." in form(notice).notice.text()
    (kept,) = notice.reading(lambda reader: reader.drafts())
    assert (kept.record, kept.typed["head"]["text"]["sender"]) == (page.place.id, "Office")
    save(notice)
    assert notice.reading(lambda reader: reader.get(TEN_DAY_NOTIFICATION, page.place.id)).sender == "Office"
    assert notice.reading(lambda reader: reader.drafts()) == []


def test_typing_that_cannot_be_discarded_stays_and_is_kept(
    sitter: Sitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Place(PlaceKind.RECORD, "child", sitter.child("okafor noor"))
    sitter.go(here)
    fill_in(sitter, "middle_names", "Ifeoma")
    sitter.window.stack.make_with(sitter.sitting.page)
    sitter.go(here)
    monkeypatch.setattr(SqlUnitOfWork, "drop_draft", _fail)
    form(sitter).notice.acted.emit()
    sitter.settle()
    assert "could not be discarded" in form(sitter).notice.text()
    assert text(sitter, "middle_names") == "Ifeoma"
    fill_in(sitter, "notes", "typed later")
    (kept,) = sitter.reading(lambda reader: reader.drafts())
    assert kept.typed["head"]["text"]["notes"] == "typed later"


def _fail(*_given: Any) -> None:
    raise Unavailable("The disk is full.")
