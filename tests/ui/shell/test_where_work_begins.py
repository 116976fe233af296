"""Whichever page is gone to, the keyboard is in it at once, where work begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cme_desktop.due import Post
from cme_desktop.ports import Author
from cme_desktop.registry import REGISTRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from tests.ui.office import WHO, changing
from tests.ui.sitter import Sitter, words_on
from ui.pages.asking import Asking
from ui.pages.resemblance import ResemblancePage
from ui.shell.places import TODAY, Place, PlaceKind

PLACES = (
    TODAY,
    *(Place(PlaceKind.LIST, kind.key) for kind in REGISTRY),
    *(Place(PlaceKind.NEW, kind.key) for kind in REGISTRY),
    Place(PlaceKind.RETURNS),
    Place(PlaceKind.IMPORT),
    Place(PlaceKind.CALENDAR),
    Place(PlaceKind.RULES),
)


def at_work(sitter: Sitter) -> bool:
    """Whether the keyboard is in something of the page on top, not in the page as a whole."""
    page, focused = sitter.window.stack.page(), QApplication.focusWidget()
    return page is not None and focused is not None and page.isAncestorOf(focused)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.kind.value}-{place.type}")
def test_the_keyboard_is_in_the_page(sitter: Sitter, place: Place) -> None:
    sitter.window.rail.take_focus()
    sitter.go(place)
    assert at_work(sitter)


def test_the_keyboard_is_in_a_childs_file(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", sitter.child("okafor noor")))
    assert at_work(sitter)


@pytest.fixture
def manager(sitter: Sitter) -> Sitter:
    """A manager, with a record to be told from a restricted child's."""
    with changing(sitter.sitting.desk.store) as work:
        officer = next(work.records(OFFICER))
        officer.role = "manager"
        save_record(work, OFFICER, officer)
        hers = next(child for child in work.records(CHILD) if child.surname == "Okafor")
        hers.restricted, hers.restricted_reason = True, "refuge"
        save_record(work, CHILD, hers)
        twin = {name: getattr(hers, name) for name in ("surname", "birth", "sex")}
        save_record(work, CHILD, CHILD.cls(forename="Adaa", **twin))
        work.commit()
    sitter.sitting.say_who(Author(WHO, Post(officer.id, officer.hub, "manager")))
    sitter.settle()
    return sitter


def asked(sitter: Sitter) -> Place:
    (resemblance,) = sitter.reading(lambda reader: reader.resemblances())
    return Place(PlaceKind.RESEMBLANCE, id=resemblance.id)


def test_whether_it_is_the_same_child_begins_with_opening_the_restricted_file(manager: Sitter) -> None:
    manager.window.rail.take_focus()
    manager.go(asked(manager))
    page = manager.page(ResemblancePage)
    assert at_work(manager)
    assert page.findChildren(Asking)
    assert "Okafor" not in words_on(page)


def test_both_records_then_stand_side_by_side_and_the_reason_is_next(manager: Sitter) -> None:
    manager.go(asked(manager))
    manager.type("Asked to compare the two")
    manager.press(Qt.Key.Key_Return)
    page = manager.page(ResemblancePage)
    words = words_on(page).split("\n")
    for said in ("Same surname", "Forename spelt otherwise", "Born on the same day", "Same sex"):
        assert said in words
    assert words.count("Okafor") == 2
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.accessibleName() == "Why I say so"


def test_whose_file_is_open_already_is_not_asked_again(manager: Sitter) -> None:
    manager.go(asked(manager))
    manager.type("Asked to compare the two")
    manager.press(Qt.Key.Key_Return)
    manager.go(TODAY)
    manager.window.rail.take_focus()
    manager.go(asked(manager))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.accessibleName() == "Why I say so"
