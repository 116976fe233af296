"""A restricted child is found by her exact reference, and opened with a reason."""

import pytest
from PySide6.QtCore import Qt

from cme_desktop.ports import Author
from tests.planted import REASON, SCHOOL_WORD, UPN, Planted, told
from tests.ui.office import WHO
from tests.ui.pages.restricted.seen import asking, everything_on, give_reason, on_top
from tests.ui.sitter import CTRL, Sitter, words_on
from ui.pages.child_file import ChildFile
from ui.pages.record import RecordEntry
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets import Chip


def search(sitter: Sitter, words: str) -> list[str]:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.window.header.search.clear()
    sitter.type(words)
    sitter.rest()
    return [line.label for line in sitter.window.header.search.sheet().lines()]


@pytest.mark.parametrize("words", ["wexlinthe", "ottir", UPN, "07700900461", "ze3 9jw", "CHD-2026-003"])
def test_search_finds_nothing_of_her(words: str, sitter: Sitter) -> None:
    assert not [label for label in search(sitter, words) if "Restricted" in label or label.startswith("Wex")]


def test_her_exact_reference_opens_the_asking_page_which_never_says_why(
    sitter: Sitter, planted: Planted
) -> None:
    assert search(sitter, planted.reference.lower()) == [f"Restricted – {planted.reference}"]
    sitter.press(Qt.Key.Key_Return)
    sitter.settle()
    words = everything_on(sitter.page(ChildFile))
    assert "for the manager to decide" in words
    assert told(words, SCHOOL_WORD, REASON) == []
    sitter.press(Qt.Key.Key_S, CTRL)
    assert "Type why you need this file" in words_on(asking(sitter))
    assert sitter.reading(lambda reader: reader.history(planted.child))[0].action == "created"
    give_reason(sitter)
    assert sitter.page(ChildFile).title() == "Wexlinthe, Ottiravane"
    assert "Restricted: do not share" in [chip.text() for chip in sitter.page(ChildFile).findChildren(Chip)]
    change = sitter.reading(lambda reader: reader.history(planted.child))[0]
    assert (change.action, change.who, dict(change.fields)) == ("opened: Her social worker rang", WHO, {})
    assert list(sitter.sitting.desk.store.findings()) == []


def test_what_is_opened_stays_open_in_this_sitting_and_nothing_else_shows_her(
    sitter: Sitter, planted: Planted
) -> None:
    id, reference = planted.notices["penalty_notice"]
    place = Place(PlaceKind.RECORD, "penalty_notice", id)
    sitter.go(place)
    give_reason(sitter)
    assert "Penalty notice" in sitter.page(RecordEntry).title()
    sitter.go(Place(PlaceKind.CHILD, "child", planted.child))
    assert sitter.page(ChildFile).title() == "Wexlinthe, Ottiravane"
    (newest, *_) = sitter.reading(lambda reader: reader.history(planted.child))
    assert newest.action == f"opened through {reference}: Her social worker rang"
    for elsewhere in (TODAY, Place(PlaceKind.LIST, "child"), Place(PlaceKind.LIST, "penalty_notice")):
        sitter.go(elsewhere)
        assert told(everything_on(on_top(sitter))) == []


def test_whoever_sits_down_next_is_asked_again(sitter: Sitter, planted: Planted) -> None:
    place = Place(PlaceKind.CHILD, "child", planted.child)
    sitter.go(place)
    give_reason(sitter)
    sitter.go(TODAY)
    sitter.sitting.say_who(Author("Somebody Else"))
    sitter.settle()
    assert not sitter.window.stack.can_go_back()
    sitter.go(place)
    assert asking(sitter)
