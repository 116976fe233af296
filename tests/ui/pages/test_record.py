"""A record on screen: begun, kept, saved, refused, overtaken, and a new child made in between."""

from dataclasses import replace
from datetime import date
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cme_desktop.errors import Unavailable
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.saving import save_draft, save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import show_birth
from db.unit_of_work import SqlUnitOfWork
from tests.builders import save as put
from tests.ui.office import changing
from tests.ui.sitter import ALT, CTRL, SHIFT, Sitter, words_on
from ui.editors.link import LinkEditor
from ui.forms.record_form import RecordForm
from ui.forms.record_page import RecordPage
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets import Chip

NEW_TEN_DAY = Place(PlaceKind.NEW, "ten_day_notification")


def form(sitter: Sitter) -> RecordPage:
    found = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


def text(sitter: Sitter, path: str) -> str:
    return form(sitter).draft.entry(path).text


def fill_in(sitter: Sitter, path: str, words: str) -> None:
    form(sitter).form.focus_field(path)
    sitter.settle()
    sitter.type(words)
    sitter.press(Qt.Key.Key_Tab)


def save(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_S, CTRL)


def beside(sitter: Sitter, words: str) -> LinkLine:
    return next(line for line in sitter.page(RecordEntry).findChildren(LinkLine) if words in line.words())


@pytest.fixture
def notice(sitter: Sitter) -> Sitter:
    """A new notification about Noor Okafor, with everything that it needs to be saved."""
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    fill_in(sitter, "first_absent_on", "2/11/26")
    fill_in(sitter, "received_on", "t")
    return sitter


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


def test_dates_are_worked_out_beside_the_form_with_their_reason(notice: Sitter) -> None:
    notice.rest()
    page = notice.page(RecordEntry)
    assert "10-day notification due\nMon 16 Nov 2026" in words_on(page)
    assert "Met late" in [chip.text() for chip in page.findChildren(Chip)]
    why = next(
        b for b in page.findChildren(QPushButton) if b.accessibleName() == "Why 10-day notification due"
    )
    why.click()
    assert "eleventh school day" in words_on(page)


def test_the_childs_past_stands_beside_the_form(notice: Sitter) -> None:
    beside(notice, "Home education from").click()
    notice.settle()
    assert notice.page(RecordEntry).title().startswith("Home education spell")


def test_a_new_child_is_made_in_between_and_chosen(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "received_on", "t")
    form(sitter).form.add_new.emit("child", "child", "Ada Quill")
    sitter.settle()
    assert (text(sitter, "surname"), text(sitter, "forename")) == ("Quill", "Ada")
    save(sitter)
    assert sitter.page(RecordEntry).title() == "New 10-day notification"
    assert text(sitter, "child") == "Quill, Ada"
    assert text(sitter, "received_on") == "23 Nov 2026"
    sitter.type("ash")  # typed on, as after any child that was taken from the list
    assert text(sitter, "child") == "Quill, Ada"
    assert sitter.at().accessibleName() == "School"


def test_of_many_like_a_child_it_is_said_how_many_are_not_shown(sitter: Sitter) -> None:
    with changing(sitter.sitting.desk.store) as work:
        for _ in range(8):
            put(work, CHILD, surname="Quill", forename="Ada")
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.add_new.emit("child", "child", "Ada Quill")
    sitter.rest()
    shown = [line for line in sitter.page(RecordEntry).findChildren(LinkLine) if "Quill, Ada" in line.words()]
    assert len(shown) == 5
    assert "and 3 more like this child" in words_on(sitter.page(RecordEntry))


def test_a_child_on_file_already_is_offered_and_chosen(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.add_new.emit("child", "child", "Noor Okafor")
    sitter.rest()
    beside(sitter, "Okafor, Noor").click()
    sitter.settle()
    assert text(sitter, "child") == "Okafor, Noor"
    assert form(sitter).draft.entry("child").value == sitter.child("okafor noor")
    assert [kept.type for kept in sitter.reading(lambda reader: reader.drafts())] == ["ten_day_notification"]


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


def test_a_follow_up_begins_with_what_is_known(sitter: Sitter) -> None:
    hits = sitter.reading(lambda reader: reader.newest(100))
    source = next(hit for hit in hits if hit.type == PACE_INTERVIEW.key)
    sitter.go(Place(PlaceKind.RECORD, source.type, source.id))
    buttons = sitter.page(RecordEntry).findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Make a penalty notice").click()
    sitter.settle()
    assert sitter.page(RecordEntry).title() == "New penalty notice"
    assert text(sitter, "child") == source.child_label


def test_nothing_is_begun_for_a_child_who_has_died(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    with changing(sitter.sitting.desk.store) as work:
        school = next(iter(work.records(SCHOOL))).id
        day = date(2026, 11, 2)
        facts = {"child": child, "school": school, "received_on": day, "ground_met_on": day}
        died = put(work, OFF_ROLL_NOTICE, ground="2024-9-1-k", deleted_on=day, **facts).id
        left = put(work, OFF_ROLL_NOTICE, ground="2024-9-1-g", deleted_on=day, **facts).id
    sitter.go(Place(PlaceKind.RECORD, "off_roll_notice", left))
    assert "Start a home education spell" in words_on(sitter.page(RecordEntry))
    sitter.go(Place(PlaceKind.RECORD, "off_roll_notice", died))
    page = sitter.page(RecordEntry)
    assert "Start a home education spell" not in words_on(page)
    assert "Open an enquiry" not in words_on(page)
    assert not form(sitter).draft.shown() & {"destination_kind", "destination_school", "future_address"}


def test_history_tells_who_changed_what(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.RECORD, "child", sitter.child("okafor noor")))
    fill_in(sitter, "middle_names", "Ifeoma")
    save(sitter)
    words = words_on(sitter.page(RecordEntry))
    assert "Mon 23 Nov 2026 14:30 · Robin Ashworth" in words
    assert "Middle names: blank → Ifeoma" in words


def test_what_cannot_be_read_is_said_beside_the_form(notice: Sitter) -> None:
    notice.rest()
    notice.lose_file()
    form(notice).form.edited.emit()
    notice.settle()
    words = words_on(notice.page(RecordEntry))
    assert "What is on file could not be read. The data file" in words
    assert "10-day notification due" in words
    assert not [line for line in notice.page(RecordEntry).findChildren(LinkLine) if "Home" in line.words()]


def test_a_look_up_that_fails_is_not_taken_for_nobody(sitter: Sitter) -> None:
    """Whoever is told that nobody was found makes the child a second time."""
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.focus_field("child")
    sitter.lose_file()
    sitter.type("okaf")
    sitter.settle()
    editor = form(sitter).form.editor("child")
    assert isinstance(editor, LinkEditor)
    (line,) = editor.sheet().lines()
    assert (line.label, line.detail) == ("This could not be looked up", "It may be on file all the same")
    assert "is no longer where it was" in sitter.window.status.message()
    sitter.press(Qt.Key.Key_Down)
    sitter.press(Qt.Key.Key_Return)
    assert text(sitter, "child") == "okaf"


def test_f6_goes_from_the_form_to_what_stands_beside_it_and_round(notice: Sitter) -> None:
    notice.rest()
    notice.press(Qt.Key.Key_F6)
    first = notice.at().accessibleName()
    assert "is a first notice of an absence from this school" in first
    notice.press(Qt.Key.Key_F6, SHIFT)
    assert notice.at().accessibleName() == "Codes used"
    names = []
    for _ in range(4):
        notice.press(Qt.Key.Key_F6)
        names.append(notice.at().accessibleName())
    assert names[0] == first
    assert names[3] == "Codes used"


def test_the_keyboard_stays_beside_the_form_when_it_says_something_new(notice: Sitter) -> None:
    notice.rest()
    notice.press(Qt.Key.Key_F6)
    while notice.at().accessibleName() != "Why 10-day notification due":  # contradictions come first
        notice.press(Qt.Key.Key_Tab)
    form(notice).form.edited.emit()
    notice.settle()
    assert notice.at().accessibleName() == "Why 10-day notification due"


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


def test_an_episode_on_file_already_is_told_and_leads_there(notice: Sitter) -> None:
    save(notice)
    saved = notice.page(RecordEntry).place.id
    notice.go(Place(PlaceKind.NEW, "ten_day_notification", child=notice.child("okafor noor")))
    fill_in(notice, "first_absent_on", "2/11/26")
    notice.rest()
    beside(notice, "already tells of this").click()
    notice.settle()
    assert notice.page(RecordEntry).place.id == saved


def test_a_new_notice_is_on_the_desk_of_the_officer_who_begins_it(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    assert text(sitter, "officer") == sitter.sitting.desk.author.name


def test_the_school_of_a_chosen_child_is_filled_in_unless_one_is_typed(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    sitter.go(NEW_TEN_DAY)
    form(sitter).form.choose("child", child, "Okafor, Noor")
    form(sitter).form.focus_field("received_on")
    sitter.press(Qt.Key.Key_Tab)
    sitter.settle()
    assert text(sitter, "school") == "Larkfield Junior School 299/2004"

    sitter.go(TODAY)
    sitter.go(NEW_TEN_DAY)
    fill_in(sitter, "school", "Somewhere else")
    form(sitter).form.choose("child", child, "Okafor, Noor")
    sitter.settle()
    assert text(sitter, "school") == "Somewhere else"


@pytest.mark.parametrize(
    ("kind", "name"), [("on_roll_notice", "previous_school"), ("in_year_application", "present_school")]
)
def test_the_school_that_a_child_leaves_is_not_the_one_it_goes_to(
    sitter: Sitter, kind: str, name: str
) -> None:
    child = sitter.child("okafor noor")
    present = sitter.reading(lambda reader: reader.get(CHILD, child).school)
    assert present is not None
    sitter.go(Place(PlaceKind.NEW, kind, child=child))
    draft = sitter.page(RecordEntry).findChild(RecordForm).draft
    assert draft.entry(name).value == present
    assert draft.entry("school").value is None


def test_alt_and_its_letter_open_an_enquiry_once(notice: Sitter) -> None:
    save(notice)
    notice.rest()
    source = notice.page(RecordEntry).place.id
    notice.press(Qt.Key.Key_Q, ALT)
    notice.settle(200)  # Qt shows the button pressed for a moment
    page = notice.page(RecordEntry)
    assert (page.title(), page.place.source) == ("New whereabouts enquiry", source)
    fill_in(notice, "received_on", "t")
    save(notice)
    enquiry = notice.page(RecordEntry).place.id

    notice.go(Place(PlaceKind.RECORD, "ten_day_notification", source))
    notice.rest()
    notice.press(Qt.Key.Key_Q, ALT)
    notice.settle(200)  # Qt shows the button pressed for a moment
    assert notice.page(RecordEntry).place.id == enquiry


def test_a_second_school_is_told_of_the_first_and_saved(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "on_roll_notice", child=sitter.child("okafor noor")))
    other = sitter.reading(lambda reader: reader.search(["brackenhill"], 1, ("school",)))[0]
    form(sitter).form.choose("school", other.id, other.label)
    fill_in(sitter, "entered_on", "2/11/26")
    fill_in(sitter, "received_on", "t")
    sitter.rest()
    assert "The child is still on the roll of Larkfield Junior School 299/2004" in words_on(form(sitter))
    save(sitter)
    assert sitter.page(RecordEntry).title().startswith("On-roll notice ONR-2026-")


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


def test_a_reopened_draft_is_saved_under_the_names_of_what_it_points_at(notice: Sitter) -> None:
    (kept,) = notice.reading(lambda reader: reader.drafts())
    notice.window.stack.make_with(notice.sitting.page)  # as after closing the program
    notice.go(Place(PlaceKind.NEW, "ten_day_notification", draft=kept.id))
    fill_in(notice, "sender", "Office")
    (kept,) = notice.reading(lambda reader: reader.drafts())
    assert kept.title == "Okafor, Noor"
    save(notice)
    assert notice.page(RecordEntry).place.kind is PlaceKind.RECORD
    assert text(notice, "child") == "Okafor, Noor"
    assert text(notice, "school") == "Larkfield Junior School 299/2004"
    fill_in(notice, "sender", "The office")
    (kept,) = notice.reading(lambda reader: reader.drafts())
    assert kept.title == "Okafor, Noor"


def test_unfinished_typing_is_listed_under_the_name_that_the_child_has_now(notice: Sitter) -> None:
    child = notice.child("okafor noor")
    with changing(notice.sitting.desk.store) as work:
        save_record(work, CHILD, replace(work.get(CHILD, child), surname="Okafor-Reid"))
    notice.window.stack.make_with(notice.sitting.page)
    notice.go(TODAY)
    assert beside_today(notice, "Okafor-Reid, Noor")
    beside_today(notice, "Okafor-Reid, Noor").click()
    notice.settle()
    assert text(notice, "child") == "Okafor-Reid, Noor"


def beside_today(sitter: Sitter, words: str) -> LinkLine:
    """A line of what is unfinished, by its words."""
    lines = sitter.page(TodayPage).findChildren(LinkLine)
    return next(line for line in lines if line.words() == words and "14:30" in line.accessibleName())


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
