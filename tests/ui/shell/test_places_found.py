"""The search box finds the pages of the window as well, after children and records, with their keys."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.sitter import Sitter
from ui.shell.places import TODAY, Place, PlaceKind

CTRL = Qt.KeyboardModifier.ControlModifier


def found(sitter: Sitter, words: str) -> list[tuple[str, str]]:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.type(words)
    sitter.rest()
    return [(line.label, line.detail) for line in sitter.window.header.search.sheet().lines()]


@pytest.mark.parametrize(
    ("words", "line", "place"),
    [
        ("ret", ("Returns", "Page"), Place(PlaceKind.RETURNS)),
        ("today", ("Today", "Page · Ctrl+1"), TODAY),
        ("work queue", ("Today", "Page · Ctrl+1"), TODAY),
        ("calendar", ("School calendar", "Page"), Place(PlaceKind.CALENDAR)),
        ("off-roll n", ("Off-roll notices", "Page · Ctrl+4"), Place(PlaceKind.LIST, "off_roll_notice")),
    ],
)
def test_a_page_is_found_by_its_name_and_enter_goes_there(
    sitter: Sitter, words: str, line: tuple[str, str], place: Place
) -> None:
    assert line in found(sitter, words)
    while sitter.window.header.search.sheet().current().label != line[0]:
        sitter.press(Qt.Key.Key_Down)
    sitter.press(Qt.Key.Key_Return)
    assert sitter.window.stack.page().place == place
    assert sitter.window.header.search.text() == ""


def test_the_settings_open_as_they_do_from_the_rail(sitter: Sitter) -> None:
    pressed: list[bool] = []
    sitter.window.rail.name_pressed.connect(lambda: pressed.append(True))
    assert found(sitter, "settings") == [("Settings", "Page")]
    sitter.press(Qt.Key.Key_Return)
    assert pressed == [True]


def test_children_stand_before_pages(sitter: Sitter) -> None:
    labels = [label for label, _ in found(sitter, "ch")]
    assert labels[-2:] == ["Children", "There are more"]
    assert len(labels) > 2


def test_one_letter_names_no_page(sitter: Sitter) -> None:
    assert ("Returns", "Page") not in found(sitter, "r")
