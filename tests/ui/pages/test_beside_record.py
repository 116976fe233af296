"""What stands beside the form of a record: dates, what is on file already, what follows, and history."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QPushButton

from cme_desktop.looks.around import CHANGES
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from tests.builders import save as put
from tests.patience import FOREVER
from tests.ui.office import changing
from tests.ui.pages.on_a_form import beside, fill_in, form, save, text
from tests.ui.sitter import ALT, SHIFT, Sitter, words_on
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets import Chip, SectionHeading


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


class Dressed(QObject):
    """Notes each heading that is dressed to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and isinstance(watched, SectionHeading):
            self.seen.append(watched.accessibleName())
        return False


def test_what_stands_beside_a_record_on_file_is_made_once(notice: Sitter) -> None:
    save(notice)
    place = notice.page(RecordEntry).place
    notice.go(TODAY)
    notice.window.stack.forget_others()
    dressed = Dressed()
    notice.app.installEventFilter(dressed)
    notice.go(place)
    notice.app.removeEventFilter(dressed)
    assert [heading for heading in dressed.seen if heading in ("Dates", "History")] == ["Dates", "History"]


def test_what_was_typed_before_a_save_is_not_looked_up_after_it(notice: Sitter) -> None:
    pauses = form(notice).form.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for pause in pauses:
        pause.setInterval(FOREVER)
    fill_in(notice, "sender", "Office")
    assert any(pause.isActive() for pause in pauses)
    save(notice)
    assert not any(pause.isActive() for pause in pauses)


def test_the_childs_past_stands_beside_the_form(notice: Sitter) -> None:
    beside(notice, "Home education from").click()
    notice.settle()
    assert notice.page(RecordEntry).title().startswith("Home education spell")


def test_an_episode_on_file_already_is_told_and_leads_there(notice: Sitter) -> None:
    save(notice)
    saved = notice.page(RecordEntry).place.id
    notice.go(Place(PlaceKind.NEW, "ten_day_notification", child=notice.child("okafor noor")))
    fill_in(notice, "first_absent_on", "2/11/26")
    notice.rest()
    beside(notice, "already tells of this").click()
    notice.settle()
    assert notice.page(RecordEntry).place.id == saved


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


def test_history_tells_who_changed_what(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.RECORD, "child", sitter.child("okafor noor")))
    fill_in(sitter, "middle_names", "Ifeoma")
    save(sitter)
    words = words_on(sitter.page(RecordEntry))
    assert "Mon 23 Nov 2026 14:30 · Robin Ashworth" in words
    assert "Middle names: blank → Ifeoma" in words


@pytest.mark.parametrize(("more", "said"), [(1, "and 1 earlier change"), (2, "and 2 earlier changes")])
def test_how_many_changes_are_not_told_is_said(sitter: Sitter, more: int, said: str) -> None:
    child = sitter.child("okafor noor")
    told = sitter.reading(lambda reader: len(reader.history(child)))
    for number in range(CHANGES + more - told):
        with changing(sitter.sitting.desk.store) as work:
            save_record(work, CHILD, replace(work.get(CHILD, child), middle_names="Ada" + "m" * number))
    sitter.go(Place(PlaceKind.RECORD, "child", child))
    sitter.rest()
    assert said in words_on(sitter.page(RecordEntry)).splitlines()


def test_what_cannot_be_read_is_said_beside_the_form(notice: Sitter) -> None:
    notice.rest()
    notice.lose_file()
    form(notice).form.edited.emit()
    notice.settle()
    words = words_on(notice.page(RecordEntry))
    assert "What is on file could not be read. The data file" in words
    assert "10-day notification due" in words
    assert not [line for line in notice.page(RecordEntry).findChildren(LinkLine) if "Home" in line.words()]


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
