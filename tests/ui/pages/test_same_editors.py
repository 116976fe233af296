"""A form stays when its record is saved, by whomever: the same editors show what is on file now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cme_desktop.description.linked import linked
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.fields import LongTextField, Reading
from cme_desktop.operations.records import SaveRecord
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.ten_day_notification.fields import SCHOOL_CHECKS
from cme_desktop.services.saving import save_draft
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from tests.ui.office import TODAY as DAY
from tests.ui.office import open_desk
from tests.ui.pages.on_a_form import fill_in, form, save, text
from tests.ui.sitter import CTRL, Sitter, copied, sit_down
from ui.editors import Editor
from ui.pages.record import RecordEntry
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets import Chip

ENQUIRIES = "school_enquiries"
TRIED = next(iter(SCHOOL_CHECKS)).label


@dataclass
class Clock:
    """Half past two on whatever day a test says it is."""

    day: date = DAY

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 14, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sitter(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path, clock: Clock
) -> Iterator[Sitter]:
    """An officer at a desk where midnight comes when a test says so."""

    def desk(path: Path) -> Desk:
        return replace(open_desk(path), clock=clock)

    with sit_down(qapp, copied(filled_file, tmp_path), settings, desk) as sitting:
        yield sitting
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def notice(notice: Sitter) -> Sitter:
    """A new notification that can be saved, with a row beside."""
    form(notice).form.focus_field(ENQUIRIES)
    notice.press(Qt.Key.Key_Insert)
    notice.type(TRIED)
    notice.press(Qt.Key.Key_Tab)
    notice.type("3/11/26")
    return notice


def editors(sitter: Sitter) -> set[Editor]:
    """The editors on the page, of fields and of cells."""
    return set(sitter.page(RecordEntry).findChildren(Editor))


def saved_elsewhere(sitter: Sitter, **typed: str) -> None:
    """Another window saves the record that is open here."""
    id = sitter.page(RecordEntry).place.id
    record = sitter.reading(lambda reader: reader.get(TEN_DAY_NOTIFICATION, id))
    law, labels = sitter.reading(
        lambda reader: (reader.law(), reader.labels(linked(TEN_DAY_NOTIFICATION, record)))
    )
    draft = Draft(TEN_DAY_NOTIFICATION, sitter.sitting.desk.reading(law), record, labels)
    for path, words in typed.items():
        rows, _, number = path.removesuffix("." + path.rpartition(".")[2]).partition(".")
        if number and int(number) == len(draft.rows[rows]):
            draft.add_row(rows)
        draft.type_in(path, words)
    do(sitter, SaveRecord(draft))


def do(sitter: Sitter, operation: Any) -> None:
    failed: list[Exception] = []
    sitter.sitting.jobs.change(operation, lambda _: None, failed.append)
    sitter.settle()
    assert not failed, failed


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time a long text is asked for its doubt: once, whenever a draft is judged."""
    times: list[str] = []
    before = LongTextField.doubt

    def doubt(field: LongTextField, value: str, reading: Reading) -> str | None:
        times.append(value)
        return before(field, value, reading)

    monkeypatch.setattr(LongTextField, "doubt", doubt)
    return times


def test_the_same_editors_stay_after_a_save(notice: Sitter) -> None:
    before = editors(notice)
    page = form(notice)
    save(notice)
    assert notice.page(RecordEntry).place.kind is PlaceKind.RECORD
    assert form(notice) is page
    assert editors(notice) == before
    fill_in(notice, "sender", " The office ")
    save(notice)
    assert editors(notice) == before
    assert text(notice, "sender") == "The office"
    assert page.form.editor("sender").text() == "The office"


def test_typing_goes_on_after_a_save_that_was_refused_at_first(sitter: Sitter) -> None:
    """What listed the refusals is long gone by then."""
    sitter.go(Place(PlaceKind.NEW, TEN_DAY_NOTIFICATION.key, child=sitter.child("okafor noor")))
    save(sitter)
    assert form(sitter).refusals.lines() == ["Notice received is needed before this can be saved."]
    fill_in(sitter, "received_on", "t")
    save(sitter)
    fill_in(sitter, "sender", "The office")
    assert "Draft · changes not yet saved" in [chip.text() for chip in form(sitter).findChildren(Chip)]


def test_a_letter_is_judged_once_and_a_save_twice_over(notice: Sitter, asked: list[str]) -> None:
    """Once what is saved, on its own thread, and once what came of it."""
    form(notice).form.focus_field("notes")
    notice.type("S")
    notice.rest()
    asked.clear()
    notice.type("e")
    notice.rest()
    assert asked == ["Se"]
    asked.clear()
    save(notice)
    assert len(asked) == 2


def test_the_keyboard_stays_in_the_cell_it_is_in(notice: Sitter) -> None:
    cell = notice.at()
    assert cell.accessibleName() == "On, enquiry 1"
    save(notice)
    assert notice.at() is cell
    cell_editor = form(notice).form.editor(f"{ENQUIRIES}.0.done_on")
    assert cell_editor.text() == "3 Nov 2026"
    notice.type("x")
    assert cell_editor.text() == "3 Nov 2026x", "typing goes on behind what was written out"


def test_rows_follow_the_record_saved(notice: Sitter) -> None:
    notice.press(Qt.Key.Key_Insert)  # a row in which nothing is typed is not saved
    first = form(notice).form.editor(f"{ENQUIRIES}.0.done_on")
    save(notice)
    assert form(notice).form.editor(f"{ENQUIRIES}.0.done_on") is first
    with pytest.raises(IndexError):
        form(notice).form.editor(f"{ENQUIRIES}.1.done_on")
    assert form(notice).draft.row_ids[ENQUIRIES][0] is not None
    assert form(notice).isAncestorOf(notice.at())


def test_another_window_brings_its_version_into_the_same_editors(notice: Sitter) -> None:
    save(notice)
    form(notice).form.focus_field("sender")
    before, at = editors(notice), notice.at()
    added = {f"{ENQUIRIES}.1.check": TRIED, f"{ENQUIRIES}.1.done_on": "4/11/26"}
    saved_elsewhere(notice, sender="The school office", **added)
    assert form(notice).form.editor("sender").text() == "The school office"
    assert form(notice).form.editor(f"{ENQUIRIES}.1.done_on").text() == "4 Nov 2026"
    assert before < editors(notice), "only the cells of the new row are made"
    assert notice.at() is at
    fill_in(notice, "notes", "Rang again.")
    save(notice)
    id = notice.page(RecordEntry).place.id
    stored = notice.reading(lambda reader: reader.get(TEN_DAY_NOTIFICATION, id))
    assert (stored.sender, stored.notes) == ("The school office", "Rang again.")


def test_what_is_shown_and_hidden_follows_another_version(notice: Sitter) -> None:
    save(notice)
    told = form(notice).form.editor("safety_note")
    assert not told.isVisible()
    saved_elsewhere(notice, safety_concern="Yes")
    assert form(notice).form.editor("safety_note") is told
    assert told.isVisible()
    saved_elsewhere(notice, safety_concern="No")
    assert not told.isVisible()


def test_what_is_typed_stays_when_another_window_saves(notice: Sitter) -> None:
    save(notice)
    form(notice).form.focus_field("sender")
    notice.type("Mrs Re")
    saved_elsewhere(notice, notes="Seen at the shop.")
    notice.type("id")
    assert text(notice, "sender") == "Mrs Reid"
    assert text(notice, "notes") == ""
    save(notice)
    assert form(notice).stale is not None, "both versions are shown, and nothing is lost"


def test_a_version_is_read_on_coming_back_to_the_form(notice: Sitter) -> None:
    save(notice)
    before = editors(notice)
    here = notice.page(RecordEntry)
    notice.go(TODAY)
    id = here.place.id
    record = notice.reading(lambda reader: reader.get(TEN_DAY_NOTIFICATION, id))
    draft = Draft(TEN_DAY_NOTIFICATION, Reading(DAY), record, {})
    draft.type_in("sender", "The school office")
    do(notice, SaveRecord(draft))
    notice.window.stack.back()
    notice.settle()
    assert form(notice).form.editor("sender").text() == "The school office"
    assert editors(notice) == before


def test_typing_on_during_a_save_goes_on_in_the_same_box(
    notice: Sitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slowly(*given: Any) -> Any:
        begun.set()
        assert go_on.wait()
        return save_draft(*given)

    monkeypatch.setattr("cme_desktop.operations.records.save_draft", slowly)
    form(notice).form.focus_field("sender")
    notice.type("Off")
    box = notice.at()
    QTest.keyClick(box, Qt.Key.Key_S, CTRL)
    assert begun.wait()
    notice.type("ic")
    QTest.keyClick(box, Qt.Key.Key_Left)
    go_on.set()
    notice.settle()
    assert notice.at() is box
    notice.type("-")
    assert text(notice, "sender") == "Offi-c", "the caret stands where it stood"


def test_a_new_term_is_read_by_in_a_form_that_is_open(notice: Sitter) -> None:
    save(notice)
    before = form(notice).draft.reading.law
    entry = Draft(CALENDAR_ENTRY, Reading(DAY))
    for name, words in (
        ("kind", "Closed to pupils"),
        ("name", "Flood"),
        ("first_on", "7/12/26"),
        ("last_on", "8/12/26"),
    ):
        entry.type_in(name, words)
    form(notice).form.focus_field("sender")
    notice.type("Mrs Reid")
    do(notice, SaveRecord(entry))
    assert form(notice).draft.reading.law is not before
    assert text(notice, "sender") == "Mrs Reid"


def test_a_form_that_stands_open_over_midnight_reads_by_the_new_day(notice: Sitter, clock: Clock) -> None:
    save(notice)
    clock.day = DAY + timedelta(1)
    form(notice).form.focus_field("sender")
    fill_in(notice, "sender", "Office")
    fill_in(notice, "last_seen_on", "t")
    assert form(notice).draft.record().last_seen_on == clock.day


def test_a_saved_record_has_no_draft_to_discard(notice: Sitter) -> None:
    (button,) = [b for b in form(notice).findChildren(QPushButton) if b.accessibleName() == "Discard draft"]
    assert button.isVisible()
    save(notice)
    assert not button.isVisible()
    fill_in(notice, "sender", "Office")
    notice.press(Qt.Key.Key_D, CTRL)
    assert not form(notice).asks_to_discard()
    assert text(notice, "sender") == "Office"
