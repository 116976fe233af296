"""The parts of a form are made where they stand: Qt dresses whatever moves anew, with all that is in it."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cme_desktop.registry import REGISTRY
from cme_desktop.standing_records.child import CHILD
from tests.ui.sitter import Sitter
from ui.lists.states import StateStack
from ui.pages.parts import ScrollColumn
from ui.pages.today import TodayPage
from ui.shell.page import Page
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets import ClosedList, Tabs


class Moves(QObject):
    """Notes what of a page is moved with other parts in it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ParentChange
            and isinstance(watched, QWidget)
            and _is_of_a_page(watched)
        ):
            inside = watched.findChildren(QWidget)
            if inside:
                self.seen.append(f"{type(watched).__name__} with {len(inside)} parts")
        return False


def _is_of_a_page(part: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return above is not None


@pytest.mark.parametrize("kind", [kind.key for kind in REGISTRY])
def test_no_part_of_a_new_form_is_moved(sitter: Sitter, kind: str) -> None:
    sitter.window.resize(1400, 900)  # room for what stands beside
    moves = Moves()
    sitter.app.installEventFilter(moves)
    sitter.go(Place(PlaceKind.NEW, kind))
    sitter.app.removeEventFilter(moves)
    assert moves.seen == []


class Dressings(QObject):
    """Counts how often Qt dresses each part of Today."""

    def __init__(self) -> None:
        super().__init__()
        self.number: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            page = watched.parentWidget()
            self.number[type(watched).__name__] += isinstance(page, TodayPage)
        return False


def test_what_stands_on_today_is_dressed_once_as_the_page_comes_into_its_window(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.LIST, CHILD.key))
    sitter.window.stack.forget_others()
    sitter.settle()
    dressings = Dressings()
    sitter.app.installEventFilter(dressings)
    sitter.go(TODAY)
    sitter.app.removeEventFilter(dressings)
    parts = (Tabs, ClosedList, StateStack, ScrollColumn)
    assert {part.__name__: dressings.number[part.__name__] for part in parts} == {
        part.__name__: 1 for part in parts
    }
