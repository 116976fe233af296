"""The last operation taken back from the window: by its link, by Ctrl+Z, and followed in every window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cme_desktop.operations.returns import KeepMade
from cme_desktop.ports import Author, UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.returns.kept import monthly_of
from cme_desktop.returns.periods import month_of
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from tests.made_returns import content, figure
from tests.ui.doing import Doing
from tests.ui.office import TODAY as DAY
from tests.ui.office import changing
from tests.ui.sitter import CTRL, Sitter, words_on
from ui.forms.record_page import RecordPage
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.apart import ApartWindow
from ui.shell.places import TODAY, Place, PlaceKind

LIST = Place(PlaceKind.LIST, TEN_DAY_NOTIFICATION.key)


def form(page: RecordEntry) -> RecordPage:
    found = page.findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


def fill_in(sitter: Sitter, path: str, words: str) -> None:
    form(sitter.page(RecordEntry)).form.focus_field(path)
    sitter.settle()
    sitter.type(words)
    sitter.press(Qt.Key.Key_Tab)


def undo(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_Z, CTRL)


def link(sitter: Sitter) -> QPushButton:
    """The Undo of the status line."""
    buttons = sitter.window.status.findChildren(QPushButton)
    return next(button for button in buttons if button.text() == "Undo")


def notices(sitter: Sitter) -> int:
    there: int = sitter.reading(lambda reader: reader.counts())[TEN_DAY_NOTIFICATION.key][0]
    return there


def middle_names(sitter: Sitter, child: int) -> str | None:
    return str(sitter.reading(lambda reader: reader.get(CHILD, child)).middle_names)


@pytest.fixture
def saved(sitter: Sitter) -> Sitter:
    """A new notification about Noor Okafor, just saved; its form is on the screen."""
    sitter.go(Place(PlaceKind.NEW, TEN_DAY_NOTIFICATION.key, child=sitter.child("okafor noor")))
    fill_in(sitter, "first_absent_on", "2/11/26")
    fill_in(sitter, "received_on", "t")
    sitter.press(Qt.Key.Key_S, CTRL)
    assert "saved" in sitter.window.status.message()
    return sitter


@pytest.fixture
def renamed(sitter: Sitter) -> tuple[Sitter, int]:
    """A child on file with other middle names, just saved."""
    child = sitter.child("okafor noor")
    sitter.go(Place(PlaceKind.RECORD, CHILD.key, child))
    fill_in(sitter, "middle_names", "Ifeoma")
    sitter.press(Qt.Key.Key_S, CTRL)
    assert middle_names(sitter, child) == "Ifeoma"
    return sitter, child


def test_nothing_is_offered_before_anything_was_saved(sitter: Sitter) -> None:
    assert not link(sitter).isVisible()
    undo(sitter)
    assert sitter.window.status.message() == "Nothing was saved in this sitting that could be taken back."


def test_the_link_takes_a_new_record_back_and_its_page_goes(saved: Sitter) -> None:
    before = notices(saved)
    assert link(saved).isVisible()
    QTest.mouseClick(link(saved), Qt.MouseButton.LeftButton)
    saved.settle()
    assert notices(saved) == before - 1
    assert saved.window.status.message() == "Undone: save new 10-day notification."
    assert "Do again" in words_on(saved.window.status)
    assert saved.page(TodayPage)
    with saved.sitting.desk.store.reading():
        assert list(saved.sitting.desk.store.findings()) == []


def test_the_key_takes_it_back_on_a_page_and_does_it_again(saved: Sitter) -> None:
    before = notices(saved)
    saved.go(TODAY)
    undo(saved)
    assert notices(saved) == before - 1
    undo(saved)
    assert notices(saved) == before
    assert saved.window.status.message() == "Done again: save new 10-day notification."


def test_the_key_takes_it_back_on_a_list_that_follows(saved: Sitter) -> None:
    saved.go(LIST)
    before = notices(saved)
    undo(saved)
    assert notices(saved) == before - 1


def test_in_a_text_field_the_key_is_the_fields(saved: Sitter) -> None:
    before = notices(saved)
    saved.go(TODAY)
    box = saved.window.header.search
    box.setFocus()
    saved.type("okafor")
    undo(saved)
    assert notices(saved) == before


def test_a_form_with_unsaved_typing_takes_back_its_own(renamed: tuple[Sitter, int]) -> None:
    sitter, child = renamed
    fill_in(sitter, "middle_names", "Adanna")
    undo(sitter)
    assert middle_names(sitter, child) == "Ifeoma"
    assert form(sitter.page(RecordEntry)).draft.entry("middle_names").text == "Ifeoma"


def test_the_form_and_a_second_window_follow(renamed: tuple[Sitter, int]) -> None:
    sitter, child = renamed
    sitter.sitting.open_apart(Place(PlaceKind.RECORD, CHILD.key, child))
    sitter.settle()
    shown = (window for window in QApplication.topLevelWidgets() if window.isVisible())
    (apart,) = (window for window in shown if isinstance(window, ApartWindow))
    there = apart.stack.page()
    assert isinstance(there, RecordEntry)
    assert form(there).draft.entry("middle_names").text == "Ifeoma"
    link(sitter).click()
    sitter.settle()
    assert middle_names(sitter, child) == "None"
    for page in (there, sitter.page(RecordEntry)):
        assert form(page).draft.entry("middle_names").text == ""
    apart.close()
    sitter.settle()


def test_what_another_window_saved_is_told_beside_its_undo(renamed: tuple[Sitter, int]) -> None:
    """The line may still tell of what was saved here just before."""
    sitter, child = renamed
    assert "Child" in sitter.window.status.message()
    sitter.sitting.open_apart(Place(PlaceKind.NEW, TEN_DAY_NOTIFICATION.key, child=child))
    sitter.settle()
    shown = (window for window in QApplication.topLevelWidgets() if window.isVisible())
    (apart,) = (window for window in shown if isinstance(window, ApartWindow))
    there = apart.stack.page()
    assert isinstance(there, RecordEntry)
    form(there).form.focus_field("received_on")
    sitter.type("t")
    sitter.press(Qt.Key.Key_S, CTRL)
    assert sitter.window.status.message().startswith("10-day notification TDN-")
    apart.close()
    sitter.settle()


def test_later_work_of_somebody_else_is_named_in_the_status_line(renamed: tuple[Sitter, int]) -> None:
    sitter, child = renamed
    sitter.go(TODAY)
    with changing(sitter.sitting.desk.store) as work:
        hers = work.get(CHILD, child)
        hers.notes = "Seen."
        save_record(work, CHILD, hers)
    undo(sitter)
    assert "was changed again by Robin Ashworth" in sitter.window.status.message()
    assert middle_names(sitter, child) == "Ifeoma"


def test_a_save_without_a_change_is_nothing_to_take_back(renamed: tuple[Sitter, int]) -> None:
    sitter, child = renamed
    sitter.press(Qt.Key.Key_S, CTRL)
    sitter.go(TODAY)
    undo(sitter)
    assert middle_names(sitter, child) == "None"


def test_the_file_of_a_child_that_was_taken_back_says_that_it_is_gone(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, CHILD.key))
    fill_in(sitter, "surname", "Quill")
    fill_in(sitter, "forename", "Wren")
    sitter.press(Qt.Key.Key_S, CTRL)
    sitter.go(Place(PlaceKind.CHILD, CHILD.key, sitter.child("quill wren")))
    undo(sitter)
    assert "Undone: save new child." in sitter.window.status.message()
    page = sitter.window.stack.page()
    assert page is not None
    assert "is no longer in the data file" in words_on(page)


def test_whoever_sits_down_next_is_offered_nothing(renamed: tuple[Sitter, int]) -> None:
    sitter, child = renamed
    assert "Undo" in words_on(sitter.window.status)
    sitter.sitting.say_who(Author("Sam Field"))
    sitter.settle()
    assert "Undo" not in words_on(sitter.window.status)
    sitter.go(TODAY)
    undo(sitter)
    assert middle_names(sitter, child) == "Ifeoma"


def test_a_slow_save_is_not_offered_to_whoever_sits_down_before_its_end(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")

    def rename(work: UnitOfWork) -> None:
        record = work.get(CHILD, child)
        record.middle_names = "Ifeoma"
        save_record(work, CHILD, record)

    sitter.sitting.jobs.change(Doing(rename), lambda _: None)
    sitter.sitting.say_who(Author("Sam Field"))
    sitter.settle()
    assert middle_names(sitter, child) == "Ifeoma"
    sitter.go(TODAY)
    undo(sitter)
    assert middle_names(sitter, child) == "Ifeoma"


def test_while_something_is_taken_back_the_key_says_so(saved: Sitter) -> None:
    before = notices(saved)
    saved.sitting.taking_back.undo()
    saved.sitting.taking_back.undo()
    assert "is being taken back just now" in saved.window.status.message()
    saved.settle()
    assert notices(saved) == before - 1


def test_what_cannot_be_taken_back_says_why(saved: Sitter) -> None:
    before = notices(saved)
    saved.go(TODAY)
    made = KeepMade(monthly_of(month_of(DAY)), 1, content(figure(1)), ())
    saved.sitting.jobs.change(made, lambda _: None)
    saved.settle()
    undo(saved)
    assert "cannot be taken back: the workbook may have been sent by now" in saved.window.status.message()
    assert notices(saved) == before


def put_back(sitter: Sitter) -> None:
    """Put back the version before the newest, from the pane beside the form."""
    buttons = sitter.page(RecordEntry).findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Put this back").click()
    sitter.settle()


def test_an_earlier_version_is_put_back_from_its_history(renamed: tuple[Sitter, int]) -> None:
    sitter, child = renamed
    put_back(sitter)
    assert middle_names(sitter, child) == "None"
    assert form(sitter.page(RecordEntry)).draft.entry("middle_names").text == ""
    assert "put back as it was" in sitter.window.status.message()
    link(sitter).click()
    sitter.settle()
    assert middle_names(sitter, child) == "Ifeoma"


def test_the_keyboard_stays_with_the_version_that_was_put_back(renamed: tuple[Sitter, int]) -> None:
    """Pressed once more, it changes nothing, though by then a save of the same minute is on offer too."""
    sitter, child = renamed
    buttons = sitter.page(RecordEntry).findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Put this back").setFocus()
    for _ in range(2):
        sitter.press(Qt.Key.Key_Space)
        sitter.settle()
        assert middle_names(sitter, child) == "None"


def test_unsaved_typing_comes_before_an_earlier_version(renamed: tuple[Sitter, int]) -> None:
    sitter, child = renamed
    fill_in(sitter, "middle_names", "Adanna")
    put_back(sitter)
    page = form(sitter.page(RecordEntry))
    assert page.draft.entry("middle_names").text.startswith("Adanna")
    assert "Save or discard what you typed first" in page.notice.text()
    assert middle_names(sitter, child) == "Ifeoma"
