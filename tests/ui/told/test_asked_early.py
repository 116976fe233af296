"""A screen reader that is there from the start: it asks about each part as soon as it hears of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from tests.ui.sitter import Sitter, copied, sit_down
from tests.ui.told.tree import Role, focused, of, walk
from ui.editors import Editor
from ui.editors.choice import ChoiceEditor
from ui.editors.link import LinkEditor
from ui.shell.places import CHILDREN, TODAY, Place, PlaceKind
from ui.shell.rail import RailButton
from ui.told import install, tell

_HEARD = (
    QEvent.Type.ChildAdded,
    QEvent.Type.DynamicPropertyChange,
    QEvent.Type.ParentChange,
    QEvent.Type.Polish,
    QEvent.Type.ToolTipChange,
)


class Reader(QObject):
    """Asks about a part whenever something happens to it, long before the part is finished."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HEARD and isinstance(watched, QWidget):
            QAccessible.queryAccessibleInterface(watched)
        return False


@pytest.fixture
def sitter(qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path) -> Iterator[Sitter]:
    reader = Reader()
    qapp.installEventFilter(reader)
    try:
        with sit_down(qapp, copied(filled_file, tmp_path), settings) as sitting:
            yield sitting
    finally:
        qapp.removeEventFilter(reader)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("qapp")
def test_what_is_told_later_is_told_to_whoever_asked_before() -> None:
    install()
    line, button = QLineEdit(), QPushButton("Here")
    button.setCheckable(True)
    asked = [of(line), of(button)]
    assert [part.role() for part in asked] == [Role.EditableText, Role.CheckBox]
    tell(line).role, tell(line).required = Role.ComboBox, True
    tell(button).plain = True
    assert [of(part).role() for part in (line, button)] == [Role.ComboBox, Role.Button]
    assert not of(button).state().checkable
    said = of(line).attributesInterface().attributeValue(QAccessible.Attribute.Custom)
    assert said == {"required": "true"}


def test_places_and_choices_are_told_as_what_they_are(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    assert {of(button).role() for button in sitter.window.rail.findChildren(RailButton)} == {Role.Button}
    page = sitter.window.stack.page()
    assert page is not None
    editors = [one for one in page.findChildren(Editor) if one.isVisible()]
    choices = [one for one in editors if isinstance(one, ChoiceEditor | LinkEditor)]
    assert {of(one.target()).role() for one in choices} == {Role.ComboBox}
    for one in editors:
        said = of(one.target()).attributesInterface().attributeValue(QAccessible.Attribute.Custom)
        assert (said.get("required") == "true") == one.field.required, one.path


def test_one_thing_is_focused(sitter: Sitter) -> None:
    child = Place(PlaceKind.CHILD, "child", sitter.child("okafor noor"))
    for place in (TODAY, CHILDREN, Place(PlaceKind.NEW, "child"), Place(PlaceKind.RETURNS), child):
        sitter.go(place)
        assert len(focused(sitter.window)) == 1, place


def test_every_part_can_be_asked_what_it_can_do(sitter: Sitter) -> None:
    """Whatever it is asked for it has or has not; it once ended the program instead."""
    for place in (
        TODAY,
        CHILDREN,
        Place(PlaceKind.NEW, "child"),
        Place(PlaceKind.RETURNS),
        Place(PlaceKind.IMPORT),
    ):
        sitter.go(place)
        for part in walk(sitter.window):
            for ask in (part.valueInterface, part.textInterface, part.tableCellInterface):
                ask()
            for ask in (part.actionInterface, part.editableTextInterface, part.selectionInterface):
                ask()
