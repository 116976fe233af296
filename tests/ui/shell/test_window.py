"""The frame: keys that work anywhere, the rail, search, and what is remembered."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cme_desktop.due import Scope
from cme_desktop.registry import CASEWORK
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from docs.guide import chosen_by
from tests.ui.doing import Doing
from tests.ui.office import TODAY as WORK_DAY
from tests.ui.office import WHO, changing
from tests.ui.sitter import ALT, CTRL, Sitter, copied, sit_down
from ui.lists.page import ListPage
from ui.pages.child_file import ChildFile
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.menu import TypingMenu
from ui.shell.places import CHILDREN, TODAY, Place, PlaceKind
from ui.shell.rail import Rail, RailButton, groups


def rail_button(sitter: Sitter, name: str) -> RailButton:
    buttons = sitter.window.rail.findChildren(RailButton)
    return next(button for button in buttons if button.accessibleName().startswith(name))


def test_it_opens_on_today_under_the_officers_name(sitter: Sitter) -> None:
    sitter.page(TodayPage)
    assert rail_button(sitter, WHO)
    assert rail_button(sitter, "Today").isChecked()


def test_the_rail_counts_what_is_due(sitter: Sitter) -> None:
    mine = Scope(officer=sitter.sitting.desk.author.officer)
    due = sitter.reading(lambda reader: reader.due_by_type(WORK_DAY, mine))
    assert sum(due.values()) > 0
    assert rail_button(sitter, "Today").accessibleName() == f"Today, {sum(due.values())} to do"
    quiet = next(kind for kind in CASEWORK if kind.rail is not None and not due.get(kind.key))
    assert rail_button(sitter, quiet.plural).accessibleName() == quiet.plural


@pytest.mark.parametrize("entry", [e for group in groups() for e in group if e.place.kind is PlaceKind.LIST])
def test_every_list_of_the_rail_opens(sitter: Sitter, entry: object) -> None:
    rail_button(sitter, entry.full or entry.label).click()  # type: ignore[attr-defined]
    sitter.settle()
    assert sitter.page(ListPage).place == entry.place  # type: ignore[attr-defined]


def test_search_offers_children_first_and_enter_opens_the_file(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("oka")
    sitter.rest()
    labels = [line.label for line in sitter.window.header.search.sheet().lines()]
    assert labels == ["Okafor, Ada", "Okafor, Noor", "Okafor, Jo"]
    sitter.press(Qt.Key.Key_Down)
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(ChildFile).title() == "Okafor, Noor"
    assert sitter.window.header.search.text() == ""


@pytest.mark.parametrize("before", ["", "okafor, n"])
def test_down_goes_on_in_what_the_search_has_yet_to_find(sitter: Sitter, before: str) -> None:
    search = sitter.window.header.search
    sitter.press(Qt.Key.Key_K, CTRL)
    if before:  # a list of other words is open still
        sitter.type(before)
        sitter.rest()
        search.selectAll()
    for key in "oka":
        QTest.keyClick(search, key)
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    sitter.rest()
    assert sitter.page(ChildFile).title() == "Okafor, Noor"


def test_search_never_names_a_restricted_child(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("reid freya")
    sitter.rest()
    assert not any("Freya" in line.label for line in sitter.window.header.search.sheet().lines())


def test_search_says_when_there_is_more_than_it_offers(sitter: Sitter) -> None:
    with changing(sitter.sitting.desk.store) as work:
        for number in range(7):
            save_record(work, CHILD, CHILD.cls(surname="Quill", forename=f"Aaron{number}"))
        work.commit()
    sheet = sitter.window.header.search.sheet
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("quill")
    sitter.rest()
    assert [line.label for line in sheet().lines()] == [
        *(f"Quill, Aaron{number}" for number in range(6)),
        "There are more",
    ]
    sitter.type(" aaron6")
    sitter.rest()
    assert [line.label for line in sheet().lines()] == ["Quill, Aaron6"]


def test_search_says_when_there_is_nothing(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("zzz")
    sitter.rest()
    (line,) = sitter.window.header.search.sheet().lines()
    assert "Nothing found" in line.label
    sitter.press(Qt.Key.Key_Escape)
    sitter.press(Qt.Key.Key_Escape)
    assert not sitter.window.header.search.hasFocus()


def test_search_that_fails_is_not_taken_for_nothing_found(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.lose_file()
    sitter.type("oka")
    sitter.rest()
    (line,) = sitter.window.header.search.sheet().lines()
    assert line.label == "“oka” could not be looked up"
    assert "is no longer where it was" in sitter.window.status.message()


def test_a_new_record_is_begun_by_typing_its_beginning(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_N, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TypingMenu)
    sitter.type("off")
    sitter.settle()
    assert QApplication.activePopupWidget() is menu, "it opens nothing by itself"
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RecordEntry).title() == "New off-roll notice"


WORDS = {
    "10": "10-day notification",
    "10-day": "10-day notification",
    "off": "off-roll notice",
    "off roll": "off-roll notice",
    "offroll": "off-roll notice",
    "on": "on-roll notice",
    "enq": "whereabouts enquiry",
    "pace": "PACE interview",
    "pen": "penalty notice",
    "home": "home education spell",
    "home education": "home education spell",
    "mis": "missing episode",
    "missing": "missing episode",
    "app": "in-year application",
    "school": "school",
}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
@pytest.mark.parametrize("words", WORDS)
def test_the_whole_word_may_be_typed(sitter: Sitter, words: str, key: Qt.Key) -> None:
    """Nothing of it is left over for the form, and nothing is kept that nobody typed."""
    sitter.press(Qt.Key.Key_N, CTRL)
    sitter.type(words)
    sitter.press(key)
    page = sitter.page(RecordEntry)
    assert page.title() == f"New {WORDS[words]}"
    assert all(not line.text() for line in page.findChildren(QLineEdit) if line.hasFocus())
    page.wind_up()
    sitter.settle()
    assert sitter.reading(lambda reader: list(reader.drafts())) == []


def test_the_letters_of_the_guide_make_their_form_ready(sitter: Sitter) -> None:
    for kind in CASEWORK:
        sitter.press(Qt.Key.Key_N, CTRL)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, TypingMenu)
        sitter.type(chosen_by(kind))
        ready = menu.activeAction()
        assert ready is not None
        assert ready.text() == kind.title
        menu.close()


def test_what_begins_nothing_opens_nothing(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_N, CTRL)
    sitter.type("offx")
    sitter.press(Qt.Key.Key_Return)
    sitter.page(TodayPage)
    sitter.press(Qt.Key.Key_Backspace)
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RecordEntry).title() == "New off-roll notice"


def test_back_and_forward_keep_pages_as_they_were(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    sitter.page(ListPage).findChild(QLineEdit).setText("oka")  # type: ignore[union-attr]
    sitter.rest()
    sitter.press(Qt.Key.Key_Left, ALT)
    sitter.page(TodayPage)
    sitter.press(Qt.Key.Key_Right, ALT)
    assert sitter.page(ListPage).findChild(QLineEdit).text() == "oka"  # type: ignore[union-attr]


def test_f6_goes_round_the_panes(sitter: Sitter) -> None:
    seen = []
    for _ in range(4):
        sitter.press(Qt.Key.Key_F6)
        seen.append(sitter.at())
    assert len(set(seen)) == 4
    assert sitter.window.header.search in seen


def test_enter_goes_from_the_rail_into_the_page(sitter: Sitter) -> None:
    while not sitter.window.rail.isAncestorOf(sitter.at()):
        sitter.press(Qt.Key.Key_F6)
    sitter.press(Qt.Key.Key_Down)
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(ListPage).isAncestorOf(sitter.at())


def test_f6_passes_over_a_pane_that_is_away(sitter: Sitter) -> None:
    table, unfinished = sitter.page(TodayPage).panes()
    table.hide()
    seen = []
    for _ in range(4):
        sitter.press(Qt.Key.Key_F6)
        seen.append(sitter.at())
    assert unfinished in seen
    assert table not in seen


def test_the_overlay_of_keys_gives_the_focus_back(sitter: Sitter) -> None:
    before = sitter.at()
    sitter.press(Qt.Key.Key_Slash, CTRL)
    assert sitter.at().accessibleName() == "Keyboard shortcuts"
    sitter.press(Qt.Key.Key_Escape)
    assert sitter.at() is before


def test_looks_are_chosen_at_once_and_remembered(sitter: Sitter) -> None:
    dark = next(a for a in sitter.window.settings_menu().actions() if a.text() == "&Dark")
    dark.trigger()
    assert sitter.window.remembered.text("window/look") == "dark"
    assert QApplication.palette().window().color().lightness() < 60


def test_the_folded_rail_is_remembered(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings) as sitter:
        wide = sitter.window.rail.width()
        sitter.press(Qt.Key.Key_B, CTRL)
        assert sitter.window.rail.width() < wide
    with sit_down(qapp, file, settings) as sitter:
        assert sitter.window.rail.width() < wide


def test_a_place_opens_in_a_window_of_its_own(sitter: Sitter) -> None:
    child = sitter.child("okafor noor")
    sitter.sitting.open_apart(Place(PlaceKind.CHILD, "child", child))
    sitter.settle()
    titles = [window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert "Okafor, Noor – CME Desktop" in titles
    sitter.page(TodayPage)


def test_work_of_another_shows_once_it_is_saved(sitter: Sitter) -> None:
    sitter.sitting.jobs.change(Doing(lambda unit: unit.set_setting("x", "y")), lambda _: None)
    sitter.settle()
    assert sitter.window.stack.page() is sitter.page(TodayPage)
    with changing(sitter.sitting.desk.store) as unit:
        assert unit.setting("x") == "y"


def test_going_where_one_is_changes_nothing(sitter: Sitter) -> None:
    page = sitter.window.stack.page()
    sitter.go(TODAY)
    assert sitter.window.stack.page() is page
    assert not sitter.window.stack.can_go_back()


def test_the_rail_takes_in_the_places_of_the_types_once(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.fold(True)
    assert len(rail.findChildren(RailButton)) == len(groups()[0]) + 1
    for _ in range(2):
        rail.put_up()
        buttons = rail.findChildren(RailButton)
        assert len(buttons) == sum(map(len, groups())) + 1
    assert not any(button.text() for button in buttons), "a folded rail shows no words"


def test_every_place_of_the_rail_is_in_sight_on_a_small_screen(sitter: Sitter) -> None:
    sitter.window.resize(1366, 768)
    sitter.settle()
    assert sitter.window.height() == 768
    rail = sitter.window.rail
    buttons = rail.findChildren(RailButton)
    assert len(buttons) == sum(map(len, groups())) + 1
    assert all(rail.rect().contains(button.geometry()) for button in buttons)
    tops = sorted(button.geometry().top() for button in buttons)
    heights = {button.height() for button in buttons}
    assert min(below - above for above, below in pairwise(tops)) >= max(heights)
    assert min(heights) >= 28


@pytest.mark.parametrize("found", ["okafor noor", "zzzz", ""])
def test_esc_gives_the_search_up_and_goes_back_to_where_the_keyboard_was(sitter: Sitter, found: str) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    before = sitter.at()
    sitter.press(Qt.Key.Key_Tab)
    second = sitter.at()
    assert second is not before
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type(found)
    sitter.rest()
    sitter.press(Qt.Key.Key_Escape)
    assert sitter.at() is second
    assert sitter.window.header.search.text() == ""
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.rest()
    assert not sitter.window.header.search.sheet().isVisible()


def test_esc_in_the_search_box_goes_back_to_the_filter_of_a_list(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    sitter.type("o")
    before = sitter.at()
    assert isinstance(before, QLineEdit)
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.press(Qt.Key.Key_Escape)
    assert sitter.at() is before


def test_esc_in_the_search_box_forgets_words_not_looked_up_yet(sitter: Sitter) -> None:
    search = sitter.window.header.search
    asked: list[str] = []
    search.asked.connect(asked.append)
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("okafor")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    sitter.rest()
    assert [words for words in asked if words] == []


def test_words_left_in_the_search_box_are_selected_when_it_is_come_back_to(sitter: Sitter) -> None:
    search = sitter.window.header.search
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("okafor")
    sitter.press(Qt.Key.Key_F6)
    sitter.press(Qt.Key.Key_K, CTRL)
    assert search.selectedText() == "okafor"


def test_words_typed_just_before_the_window_closes_are_not_looked_up(sitter: Sitter) -> None:
    asked: list[str] = []
    sitter.window.header.search.asked.connect(asked.append)
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type("okafor")
    sitter.window.close()
    sitter.rest()
    assert asked == []
