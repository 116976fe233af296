"""The keys of the page in front work wherever in the window the keyboard is, once and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.sitter import CTRL, SHIFT, Sitter
from ui.forms.record_page import RecordPage
from ui.lists.page import ListPage
from ui.pages.child_file import ChildFile
from ui.pages.record import RecordEntry
from ui.pages.returns import ReturnsPage
from ui.shell.menu import TypingMenu
from ui.shell.places import CHILDREN, Place, PlaceKind

NEW_TEN_DAY = Place(PlaceKind.NEW, "ten_day_notification")


def in_the_rail(sitter: Sitter) -> None:
    sitter.window.rail.take_focus()


def in_the_search_box(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("words")


def nowhere(sitter: Sitter) -> None:
    sitter.at().clearFocus()
    assert QApplication.focusWidget() is None


def on_a_button_of_the_header(sitter: Sitter) -> None:
    sitter.window.header.new.setFocus()


AWAY = [in_the_rail, in_the_search_box, nowhere, on_a_button_of_the_header]
away = pytest.mark.parametrize("go_away", AWAY)


def record_page(sitter: Sitter) -> RecordPage:
    found = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


@away
def test_a_form_is_saved(sitter: Sitter, go_away: Callable[[Sitter], None]) -> None:
    sitter.go(NEW_TEN_DAY)
    asked: list[bool] = []
    record_page(sitter).save_asked.connect(asked.append)
    go_away(sitter)
    sitter.press(Qt.Key.Key_S, CTRL)
    assert asked == [False]
    go_away(sitter)
    sitter.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert asked == [False, True]


@pytest.mark.parametrize("go_away", [in_the_rail, nowhere, on_a_button_of_the_header])
def test_typing_is_taken_back(sitter: Sitter, go_away: Callable[[Sitter], None]) -> None:
    sitter.go(NEW_TEN_DAY)
    record_page(sitter).form.focus_field("notes")
    sitter.type("gone")
    go_away(sitter)
    sitter.press(Qt.Key.Key_Z, CTRL)
    assert record_page(sitter).draft.entry("notes").text == ""


def test_the_search_box_takes_back_its_own_typing(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    record_page(sitter).form.focus_field("notes")
    sitter.type("gone")
    in_the_search_box(sitter)
    sitter.press(Qt.Key.Key_Z, CTRL)
    assert record_page(sitter).draft.entry("notes").text == "gone"
    assert sitter.window.header.search.text() == ""


@away
def test_a_childs_file_is_edited(sitter: Sitter, go_away: Callable[[Sitter], None]) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", sitter.child("okafor noor")))
    sitter.page(ChildFile)
    go_away(sitter)
    sitter.press(Qt.Key.Key_E, CTRL)
    assert sitter.page(RecordEntry).place.type == "child"


@away
def test_a_record_for_the_child_is_begun(sitter: Sitter, go_away: Callable[[Sitter], None]) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", sitter.child("okafor noor")))
    go_away(sitter)
    QTest.keyClick(sitter.at(), Qt.Key.Key_J, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TypingMenu)
    menu.close()


@away
def test_the_workbook_is_made(sitter: Sitter, go_away: Callable[[Sitter], None], tmp_path: Path) -> None:
    sitter.go(Place(PlaceKind.RETURNS))
    page = sitter.page(ReturnsPage)
    file = tmp_path / "return.xlsx"
    page.foot.path.setText(str(file))
    begun: list[bool] = []
    page.maker.begun.connect(lambda: begun.append(True))
    go_away(sitter)
    sitter.press(Qt.Key.Key_M, CTRL)
    sitter.press(Qt.Key.Key_W)
    assert begun == [True]
    assert file.is_file()


def test_a_page_behind_another_has_no_keys(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    asked: list[bool] = []
    record_page(sitter).save_asked.connect(asked.append)
    sitter.go(CHILDREN)
    sitter.page(ListPage)
    for go_away in AWAY:
        go_away(sitter)
        sitter.press(Qt.Key.Key_S, CTRL)
    assert asked == []


def test_under_the_overlay_of_keys_a_key_only_puts_it_away(sitter: Sitter) -> None:
    sitter.go(NEW_TEN_DAY)
    asked: list[bool] = []
    record_page(sitter).save_asked.connect(asked.append)
    sitter.press(Qt.Key.Key_Slash, CTRL)
    sitter.press(Qt.Key.Key_S, CTRL)
    assert asked == []
    assert sitter.at().accessibleName() != "Keyboard shortcuts"


@pytest.mark.parametrize(
    "place",
    [
        NEW_TEN_DAY,
        CHILDREN,
        Place(PlaceKind.RETURNS),
        Place(PlaceKind.CHILD, "child"),
        Place(PlaceKind.LIST, "school"),
    ],
    ids=lambda place: place.kind.value,
)
def test_no_key_of_the_window_is_meant_for_two_things(sitter: Sitter, place: Place) -> None:
    if place.kind is PlaceKind.CHILD:
        place = Place(PlaceKind.CHILD, "child", sitter.child("okafor noor"))
    sitter.go(place)
    there = [
        shortcut.key().toString()
        for shortcut in sitter.window.findChildren(QShortcut)
        if shortcut.context() is Qt.ShortcutContext.WindowShortcut and shortcut.isEnabled()
        if shortcut.parent().isVisible()  # type: ignore[attr-defined]
    ]
    there += [
        button.shortcut().toString()
        for button in sitter.window.findChildren(QPushButton)
        if button.isVisible() and not button.shortcut().isEmpty()
    ]
    assert sorted(there) == sorted(set(there))
