"""The mouse wheel moves what lies below it, and leaves the keyboard where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.shell.test_enter import PLACES
from tests.ui.sitter import Sitter
from ui.shell.places import Place, PlaceKind


@pytest.mark.parametrize(
    "place", [*PLACES, Place(PlaceKind.CHILD, "child")], ids=lambda one: f"{one.kind}-{one.type}"
)
def test_the_wheel_takes_the_keyboard_nowhere(sitter: Sitter, place: Place) -> None:
    if place.kind is PlaceKind.CHILD:
        place = Place(PlaceKind.CHILD, "child", sitter.child("okafor noor"))
    sitter.go(place)
    by_wheel = [part for part in sitter.window.findChildren(QWidget) if goes_by_wheel(part)]
    assert by_wheel == []


def goes_by_wheel(part: QWidget) -> bool:
    """Whether turning the wheel over a part would type into it from then on."""
    return part.focusPolicy() == Qt.FocusPolicy.WheelFocus
