"""What keys do does not depend on how soon the data file answers: they are pressed before it can."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.forms.conftest import OpenForm, light, on_screen, open_form
from tests.ui.forms.kinds import KINDS
from tests.ui.forms.listed import ADA, ADAEZE, ListedLookups
from tests.ui.sitter import CTRL, Sitter, form_on
from ui.lists.folding import FoldedLine
from ui.lists.page import ListPage
from ui.pages.child_file import ChildFile
from ui.pages.rules import RulesPage
from ui.pages.today import TodayPage
from ui.shell.places import CHILDREN, Place, PlaceKind

__all__ = ["light", "on_screen", "open_form"]
_ENTER, _DOWN, _TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab


def at_once(*keys: str | Qt.Key) -> None:
    """Type letters and keys without a moment for the window in between."""
    for key in keys:
        at = QApplication.focusWidget()
        assert at is not None
        if isinstance(key, str):
            QTest.keyClicks(at, key)
        else:
            QTest.keyClick(at, key)


def test_search_and_enter_open_the_first_found(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    at_once("okafor n", _ENTER)
    sitter.settle()
    assert sitter.page(ChildFile).title() == "Okafor, Noor"


def test_search_and_tab_open_the_first_found(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    at_once("okafor n", _TAB)
    sitter.settle()
    assert sitter.page(ChildFile).title() == "Okafor, Noor"


def test_tab_leaves_an_empty_search_for_the_page(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.press(_TAB)
    assert QApplication.focusWidget() is not sitter.window.header.search
    sitter.page(TodayPage)


def test_search_for_nothing_and_enter_stay(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    at_once("zzz", _ENTER)
    sitter.settle()
    sitter.page(TodayPage)


def test_other_words_are_not_opened_by_the_enter_before(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    at_once("okafor n", _ENTER, "x")
    sitter.rest()
    sitter.page(TodayPage)


def test_enter_waits_for_the_look_up(open_form: OpenForm) -> None:
    lookups = ListedLookups(late=True)
    officer = open_form(KINDS, lookups)
    officer.go_to("child").types("adaeze").presses(_ENTER)
    assert officer.is_at() == "Child"
    lookups.answer()
    assert officer.form.draft.entry("child").value == ADAEZE.id
    assert officer.is_at() == "School"


def test_what_is_typed_after_enter_or_tab_waits_with_it(open_form: OpenForm) -> None:
    for leaving in (_ENTER, _TAB):
        lookups = ListedLookups(late=True)
        officer = open_form(KINDS, lookups)
        officer.go_to("child").types("adaez").presses(leaving).types("ash")
        assert officer.is_at() == "Child"
        lookups.answer()
        assert officer.form.draft.entry("child").value == ADAEZE.id
        assert officer.is_at() == "School"
        assert officer.form.draft.entry("school").text == "ash"


def test_down_waits_for_the_look_up(open_form: OpenForm) -> None:
    """Of several people she goes down to the first before they are on the screen."""
    lookups = ListedLookups(late=True)
    officer = open_form(KINDS, lookups)
    officer.go_to("child").types("okaf").presses(_DOWN).presses(_TAB).types("ash")
    lookups.answer()
    assert officer.form.draft.entry("child").value == ADA.id
    assert officer.is_at() == "School"
    assert officer.form.draft.entry("school").text == "ash"


def test_esc_ends_the_waiting(open_form: OpenForm) -> None:
    officer = open_form(KINDS, ListedLookups(late=True))
    officer.go_to("child").types("adaez").presses(_TAB).presses(Qt.Key.Key_Escape)
    assert officer.is_at() == "School"
    assert officer.form.draft.entry("child").text == "adaez"


def test_a_save_waits_for_the_look_up(open_form: OpenForm) -> None:
    lookups = ListedLookups(late=True)
    officer = open_form(KINDS, lookups)
    officer.go_to("child").types("adaez")
    saved: list[object] = []
    officer.form.conclude(lambda: saved.append(officer.form.draft.entry("child").value))
    assert not saved
    lookups.answer()
    assert saved == [ADAEZE.id]


def test_filter_enter_enter_opens_what_the_filter_finds(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    at_once("okafor", _ENTER, _DOWN, _ENTER)
    sitter.settle()
    sitter.settle()
    assert sitter.page(ChildFile).title() == "Okafor, Noor"


def test_down_from_the_filter_goes_to_what_it_finds(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    at_once("walker", _DOWN, _ENTER)
    sitter.settle()
    sitter.settle()
    assert sitter.page(ChildFile).title().startswith("Walker")


def test_a_rule_is_filtered_before_enter_begins_its_change(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.RULES))
    page = sitter.page(RulesPage)
    page.filter.setFocus()
    at_once("436B-436G", _ENTER)
    rules = [part for part in page.table.lines.parts if isinstance(part, FoldedLine)]
    assert 0 < len(rules) < 5, "not all of them any more"


def test_what_is_typed_before_a_form_is_there_stands_in_it(sitter: Sitter) -> None:
    sitter.window.go(Place(PlaceKind.NEW, "child"))
    at_once("Okafor", _TAB, "Ada")
    sitter.settle()
    draft = form_on(sitter).draft
    assert (draft.entry("surname").text, draft.entry("forename").text) == ("Okafor", "Ada")


def test_what_is_typed_before_a_list_is_there_filters_it(sitter: Sitter) -> None:
    sitter.window.go(CHILDREN)
    at_once("oka")
    sitter.settle()
    assert sitter.page(ListPage).findChild(QLineEdit).text() == "oka"  # type: ignore[union-attr]
