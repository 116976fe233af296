"""Enter presses the button that has the keyboard, on every page and every form."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton

from cme_desktop.records import REGISTRY
from tests.ui.sitter import Sitter
from ui.shell.places import CHILDREN, TODAY, Kind, Place

PLACES = [
    TODAY,
    CHILDREN,
    Place(Kind.LIST, "school"),
    Place(Kind.CALENDAR),
    Place(Kind.RULES),
    Place(Kind.RETURNS),
    Place(Kind.IMPORT),
    *(Place(Kind.NEW, kind.key) for kind in REGISTRY),
]


def buttons(sitter: Sitter) -> Iterator[QAbstractButton]:
    """All that Tab or an arrow can come to, but answers among several."""
    for button in sitter.window.findChildren(QAbstractButton):
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
    found = list(buttons(sitter))
    assert len(found) > 3
    for button in found:
        words = button.text() or button.accessibleName()
        assert presses(button, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier) == 1, words
        assert presses(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier) == 1, words
