"""A restricted child is shown on no page, and nothing on any page says a word of her."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTabBar

from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from tests.planted import REASON, SCHOOL_WORD, UPN, WAYS, WORDS, Planted, told
from tests.ui.office import changing
from tests.ui.pages.restricted.seen import everything_on, file_with, give_reason, on_top
from tests.ui.sitter import Sitter, sit_down, words_on
from ui.lists.page import ListPage
from ui.lists.preview import Preview
from ui.pages.child_file import ChildFile
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets import Chip

PAGES = (
    TODAY,
    *(Place(PlaceKind.LIST, kind.key) for kind in REGISTRY),
    *(Place(PlaceKind.NEW, kind.key) for kind in CASEWORK),
    Place(PlaceKind.RETURNS),
    Place(PlaceKind.IMPORT),
    Place(PlaceKind.CALENDAR),
    Place(PlaceKind.RULES),
)


@pytest.mark.parametrize("place", PAGES, ids=lambda place: f"{place.kind} {place.type}")
def test_no_page_shows_or_says_anything_of_her(place: Place, sitter: Sitter) -> None:
    sitter.window.remembered.keep("lists/preview", True)
    sitter.go(place)
    sitter.rest()
    for tabs in on_top(sitter).findChildren(QTabBar):
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            sitter.rest()
            assert told(everything_on(sitter.window)) == []
    assert told(everything_on(sitter.window)) == []
    if place.type not in ("school", "") and place.kind is not PlaceKind.CALENDAR:
        assert told(everything_on(on_top(sitter)), SCHOOL_WORD) == []


def test_no_page_shows_or_says_anything_of_a_record_that_an_earlier_version_merged_into_a_restricted_one(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, settings: Path
) -> None:
    file, planted = file_with(WAYS["restricted two steps behind"], tmp_path_factory)
    with sit_down(qapp, file, settings) as sitter:
        sitter.window.remembered.keep("lists/preview", True)
        for place in (*PAGES, Place(PlaceKind.CHILD, "child", planted.child)):
            sitter.go(place)
            sitter.rest()
            assert told(everything_on(sitter.window)) == []
        give_reason(sitter)
        chips = sitter.page(ChildFile).findChildren(Chip)
        assert "Restricted: do not share" in [chip.text() for chip in chips]
        newest = sitter.reading(lambda reader: reader.history(planted.kept))[0]
        assert newest.action == f"opened through {planted.reference}: Her social worker rang"
        for id, _ in planted.notices.values():
            assert sitter.sitting.desk.leave.covers(sitter.reading(lambda reader, id=id: reader.accounts(id)))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_file_of_a_child_with_the_same_parent_says_nothing_of_her(
    sitter: Sitter, planted: Planted
) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", sitter.child("ordinary owen")))
    words = everything_on(sitter.page(ChildFile))
    assert "Ordinary, Olive" in words
    assert told(words, planted.reference.lower(), "restricted") == []


def test_the_preview_of_a_child_who_has_just_been_restricted_tells_nothing(sitter: Sitter) -> None:
    sitter.window.remembered.keep("lists/preview", True)
    sitter.go(Place(PlaceKind.LIST, "child"))
    id = sitter.child("okafor ada")
    with changing(sitter.sitting.desk.store) as work:
        child = work.get(CHILD, id)
        child.restricted, child.restricted_reason = True, REASON
        save_record(work, CHILD, child)
    preview = sitter.page(ListPage).findChild(Preview)
    assert preview is not None
    preview.look_at(id)
    sitter.rest()
    words = words_on(preview)
    assert f"{child.reference} is restricted" in words
    assert "Alder Road" not in words


def test_the_walk_of_widgets_would_find_her_where_she_is_shown(sitter: Sitter, planted: Planted) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", planted.child))
    give_reason(sitter)
    assert {"wexlinthe", "vantreel", "ze3 9jw", UPN.lower()} <= set(told(everything_on(sitter.window)))
    assert len(WORDS) > 10
