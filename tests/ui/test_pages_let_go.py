"""However many records are opened, no more is kept than the pages one can go back to."""

import gc

from PySide6.QtCore import QObject

from cme_desktop.drafts import Draft
from cme_desktop.ports import ListQuery
from cme_desktop.standing_records.child import CHILD
from tests.ui.sitter import Sitter
from ui.shell.places import Place, PlaceKind

KEPT = 8
"""Pages behind each other; those gone to before are closed."""


def held(sitter: Sitter) -> tuple[int, int]:
    """How many parts the window has, and how many drafts there are anywhere."""
    gc.collect()
    drafts = sum(type(one) is Draft for one in gc.get_objects())
    return len(sitter.window.findChildren(QObject)), drafts


def open_by_turns(sitter: Sitter, ids: list[int], times: int) -> None:
    """Files of children and forms in turn, never the same twice in a row."""
    for number in range(times):
        kind = (PlaceKind.CHILD, PlaceKind.RECORD)[number % 2]
        sitter.go(Place(kind, CHILD.key, ids[number // 2 % 2]))


def test_nothing_is_left_of_pages_that_are_closed(sitter: Sitter) -> None:
    rows = sitter.reading(lambda reader: reader.page(ListQuery(CHILD, "reference"), None, 2))
    ids = [row.id for row in rows]
    open_by_turns(sitter, ids, KEPT)
    before = held(sitter)
    open_by_turns(sitter, ids, KEPT)
    assert held(sitter) == before
