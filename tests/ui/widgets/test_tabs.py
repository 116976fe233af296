"""Tabs are shown in full, whichever is chosen, on every page that has them."""

import pytest
from PySide6.QtWidgets import QToolButton

from tests.ui.sitter import Sitter
from ui.shell.places import TODAY, Place, PlaceKind
from ui.widgets import Tabs


@pytest.mark.parametrize(
    "place", [TODAY, Place(PlaceKind.LIST, "whereabouts_enquiry")], ids=["today", "list"]
)
def test_every_tab_is_shown_in_full_whichever_is_chosen(sitter: Sitter, place: Place) -> None:
    sitter.go(place)
    page = sitter.window.stack.page()
    assert page is not None
    (tabs,) = page.findChildren(Tabs)
    for chosen in (*range(tabs.count()), *reversed(range(tabs.count()))):
        tabs.setCurrentIndex(chosen)
        sitter.settle()
        assert not [arrow for arrow in tabs.findChildren(QToolButton) if arrow.isVisible()]
        assert all(tabs.rect().contains(tabs.tabRect(place)) for place in range(tabs.count()))
        assert all(tabs.tabRect(n).width() >= tabs.tabSizeHint(n).width() for n in range(tabs.count()))
