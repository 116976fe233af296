"""The parts of a form are made where they stand: Qt dresses whatever moves anew, with all that is in it."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cme_desktop.registry import REGISTRY
from tests.ui.sitter import Sitter
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind


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
