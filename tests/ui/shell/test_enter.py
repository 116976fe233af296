"""Enter presses the button that has the keyboard, on every page and every form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QMessageBox, QRadioButton, QWidget

from cme_desktop.errors import LeftBehind, Unavailable
from cme_desktop.registry import REGISTRY
from tests.patience import FOREVER
from tests.ui.sitter import Sitter
from ui.aside import wait_until
from ui.shell.leaving import ask_to_leave
from ui.shell.making import ask_to_make
from ui.shell.not_opened import tell_not_opened
from ui.shell.places import CHILDREN, TODAY, Place, PlaceKind

PLACES = [
    TODAY,
    CHILDREN,
    Place(PlaceKind.LIST, "school"),
    Place(PlaceKind.CALENDAR),
    Place(PlaceKind.RULES),
    Place(PlaceKind.RETURNS),
    Place(PlaceKind.IMPORT),
    Place(PlaceKind.FIRST_RUN),
    *(Place(PlaceKind.NEW, kind.key) for kind in REGISTRY),
]


def buttons(window: QWidget) -> Iterator[QAbstractButton]:
    """All that Tab or an arrow can come to, but answers among several."""
    for button in window.findChildren(QAbstractButton):
        there = button.isVisible() and button.isEnabled()
        answers = isinstance(button, QRadioButton | QCheckBox)
        if there and not answers and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield button


def presses(button: QAbstractButton, key: Qt.Key, held: Qt.KeyboardModifier) -> int:
    """How often a key presses a button, which does nothing meanwhile."""
    pressed: list[bool] = []
    button.clicked.connect(lambda: None)  # else there may be nothing to disconnect, which Qt takes amiss
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    assert QApplication.focusWidget() is button
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(button, QKeyEvent(kind, key, held, "\r"))
    return len(pressed)


@pytest.mark.filterwarnings("ignore:Failed to disconnect:RuntimeWarning")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.kind}-{place.type}")
def test_enter_presses_every_button(sitter: Sitter, place: Place) -> None:
    sitter.go(place)
    found = list(buttons(sitter.window))
    assert len(found) > 3
    assert_pressed_by_enter(found)


def assert_pressed_by_enter(found: list[QAbstractButton]) -> None:
    for button in found:
        words = button.text() or button.accessibleName()
        assert presses(button, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier) == 1, words
        assert presses(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier) == 1, words


def leaving(window: QWidget) -> QMessageBox:
    return ask_to_leave(window, lambda: None)


def not_opened(window: QWidget) -> QMessageBox:
    return tell_not_opened(window, Unavailable("It is no data file."), "office.db")


def left_behind(window: QWidget) -> QMessageBox:
    missing = Path("office.db")
    error = LeftBehind("It is missing.", missing, [missing.with_suffix(".one"), missing.with_suffix(".two")])
    return tell_not_opened(window, error, "office.db")


def no_such_file(window: QWidget) -> QMessageBox:
    return ask_to_make(window, Path("offfice.db"), "office.db")


def asked(sitter: Sitter, ask: Callable[[QWidget], QMessageBox]) -> tuple[QMessageBox, list[str]]:
    """The box, once it has the keyboard, and what is pressed in it."""
    box = ask(sitter.window)
    assert wait_until(lambda: box.isAncestorOf(sitter.at()), FOREVER)
    pressed: list[str] = []
    box.buttonClicked.connect(lambda button: pressed.append(button.text()))
    return box, pressed


@pytest.mark.parametrize("ask", [leaving, not_opened, left_behind, no_such_file])
def test_enter_presses_every_button_of_a_box(sitter: Sitter, ask: Callable[[QWidget], QMessageBox]) -> None:
    first = ask(sitter.window)
    words = [button.text() for button in first.buttons()]
    first.close()
    assert len(words) >= 2
    for wanted in words:
        box, pressed = asked(sitter, ask)
        next(button for button in box.buttons() if button.text() == wanted).setFocus()
        sitter.press(Qt.Key.Key_Return)
        assert pressed == [wanted]


@pytest.mark.parametrize("ask", [leaving, not_opened, left_behind, no_such_file])
def test_enter_at_once_does_what_loses_nothing(sitter: Sitter, ask: Callable[[QWidget], QMessageBox]) -> None:
    _, pressed = asked(sitter, ask)
    sitter.press(Qt.Key.Key_Return)
    assert pressed in (["&Keep trying"], ["&Go on"], ["&Go back"])
