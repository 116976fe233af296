"""What a screen reader is told: one thing is focused, choices are combo boxes, places are no check boxes."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from cme_desktop.registry import REGISTRY
from tests.ui.sitter import CTRL, Sitter
from tests.ui.told.tree import Role, focused, name, of, walk
from ui.editors import Editor
from ui.editors.choice import ChoiceEditor
from ui.editors.link import LinkEditor
from ui.forms.record_page import RecordPage
from ui.lists.folding_table import FoldingTable
from ui.pages.returns import ReturnsPage
from ui.shell.places import CHILDREN, TODAY, Place, PlaceKind
from ui.shell.rail import RailButton
from ui.widgets import ClosedList, Tabs

_DOWN, _TAB = Qt.Key.Key_Down, Qt.Key.Key_Tab
_ALT = Qt.KeyboardModifier.AltModifier
PLACES = [
    TODAY,
    CHILDREN,
    *(Place(PlaceKind.LIST, kind.key) for kind in REGISTRY),
    Place(PlaceKind.CALENDAR),
    Place(PlaceKind.RULES),
    Place(PlaceKind.RETURNS),
    Place(PlaceKind.IMPORT),
]
FORMS = [
    *(Place(PlaceKind.NEW, kind.key) for kind in REGISTRY),
    Place(PlaceKind.FIRST_RUN),
    Place(PlaceKind.RETURNS),
]


def editors(sitter: Sitter) -> list[Editor]:
    page = sitter.window.stack.page()
    assert page is not None
    return [one for one in page.findChildren(Editor) if one.isVisible()]


def test_one_thing_is_focused_on_every_page(sitter: Sitter) -> None:
    for place in (*PLACES, Place(PlaceKind.CHILD, "child", sitter.child("okafor noor"))):
        sitter.go(place)
        assert len(focused(sitter.window)) == 1, place
        sitter.press(Qt.Key.Key_K, CTRL)
        search = "ComboBox Search children, notices, schools and pages"
        assert focused(sitter.window) == [search], place


def test_one_thing_is_focused_wherever_tab_goes(sitter: Sitter) -> None:
    for place in (TODAY, CHILDREN, Place(PlaceKind.NEW, "ten_day_notification"), Place(PlaceKind.RETURNS)):
        sitter.go(place)
        for _ in range(25):
            sitter.press(_TAB)
            assert len(focused(sitter.window)) == 1, (place, QApplication.focusWidget())


def test_the_focus_stays_in_the_box_while_its_list_is_open(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    sitter.type("okafor")
    sitter.settle()
    sitter.press(_DOWN)
    assert focused(sitter.window) == ["ComboBox Child"]
    assert any(name(part).startswith("ListItem Okafor") for part in walk(sitter.window))


@pytest.mark.parametrize("place", FORMS, ids=lambda place: f"{place.kind}-{place.type}")
def test_choices_are_combo_boxes_and_what_is_required_says_so(sitter: Sitter, place: Place) -> None:
    sitter.go(place)
    if place.kind is PlaceKind.RETURNS:
        sitter.page(ReturnsPage).side.other.show()  # the days of another period
    assert editors(sitter)
    for editor in editors(sitter):
        told = of(editor.target())
        said = told.attributesInterface().attributeValue(QAccessible.Attribute.Custom)
        assert (said.get("required") == "true") == editor.field.required, editor.path
        words = told.text(QAccessible.Text.Description)
        assert words.startswith("Required.") == editor.field.required, editor.path
        if isinstance(editor, ChoiceEditor | LinkEditor):
            assert told.role() == Role.ComboBox, editor.path
            assert told.state().collapsed
            assert not told.state().expanded
            assert told.state().editable
            assert told.textInterface().characterCount() == len(editor.text())


def test_a_choice_tells_its_value_and_whether_its_list_is_open(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "child"))
    choice = next(one for one in editors(sitter) if type(one) is ChoiceEditor and not one.text())
    choice.take_focus()
    told = of(choice.target())
    sitter.press(_DOWN, _ALT)
    assert told.state().expanded
    assert not told.state().collapsed
    sitter.press(_DOWN)
    sitter.press(_TAB)
    assert told.state().collapsed
    assert told.text(QAccessible.Text.Value) == choice.text() != ""
    assert told.textInterface().text(0, 3) == choice.text()[:3]


def test_what_is_wrong_is_told_as_invalid(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    page = sitter.window.stack.page()
    assert page is not None
    form = page.findChild(RecordPage)
    assert isinstance(form, RecordPage)
    form.form.focus_field("received_on")
    box = form.form.editor("received_on").target()
    assert not of(box).state().invalid
    sitter.type("31/11")
    sitter.press(_TAB)
    assert of(box).state().invalid
    assert of(box).attributesInterface().attributeValue(QAccessible.Attribute.Custom)["invalid"] == "true"
    assert form.form.draft.entry("received_on").problem
    form.form.focus_field("received_on")
    sitter.press(Qt.Key.Key_A, CTRL)
    sitter.type("t")
    sitter.press(_TAB)
    assert not of(box).state().invalid


def test_places_are_buttons_and_one_says_where_she_is(sitter: Sitter) -> None:
    sitter.go(CHILDREN)
    told = [of(button) for button in sitter.window.rail.findChildren(RailButton)]
    assert {part.role() for part in told} == {Role.Button}
    assert not any(part.state().checkable or part.state().checked for part in told)
    here = [part for part in told if part.text(QAccessible.Text.Description) == "You are here"]
    assert [name(part) for part in here] == ["Button Children"]


def test_lists_and_tabs_are_called_by_their_names_not_by_what_is_chosen(sitter: Sitter) -> None:
    called = set()
    for place in PLACES:
        sitter.go(place)
        page = sitter.window.stack.page()
        assert page is not None
        for part in (*page.findChildren(ClosedList), *page.findChildren(Tabs)):
            if part.isVisible():
                assert of(part).text(QAccessible.Text.Name) == part.accessibleName() != "", place
                called.add(part.accessibleName())
                if isinstance(part, ClosedList):
                    assert of(part).role() == Role.ComboBox
                    assert of(part).text(QAccessible.Text.Value) == part.currentText()
    assert {"Which duties", "Whose work", "What is brought in"} <= called


def test_every_table_of_lines_has_titles_that_are_read_and_seen(sitter: Sitter) -> None:
    child = Place(PlaceKind.CHILD, "child", sitter.child("okafor noor"))
    for place in (TODAY, Place(PlaceKind.RULES), Place(PlaceKind.CALENDAR), child):
        sitter.go(place)
        page = sitter.window.stack.page()
        assert page is not None
        (table,) = page.findChildren(FoldingTable)
        assert not table.horizontalHeader().isHidden()
        titles = [name(part) for part in walk(table) if part.role() == Role.ColumnHeader]
        assert len(titles) == table.lines.columnCount()
        assert all(title.removeprefix("ColumnHeader ").isalpha() or " " in title for title in titles), titles
    sitter.go(TODAY)
    assert "ColumnHeader Child" in [name(part) for part in walk(sitter.window)]


def test_accounts_outlive_no_widget(qapp: QApplication) -> None:
    for _ in range(50):
        window = QWidget()
        QTableView(window)
        QLineEdit(window)
        window.show()
        assert len(list(walk(window))) > 2
        window.deleteLater()
        del window
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
