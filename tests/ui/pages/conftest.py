"""What tests of pages start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.pages.office import Office, open_office
from tests.ui.pages.on_a_form import fill_in
from tests.ui.sitter import Sitter
from ui.shell.places import Place, PlaceKind
from ui.theme import apply_theme


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """An office with an empty data file."""
    apply_theme(qapp, "light")
    with open_office(tmp_path) as opened:
        yield opened
        # Closed pages go now and here: a worker's garbage collection would destroy them on its own thread.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def notice(sitter: Sitter) -> Sitter:
    """A new notification about Noor Okafor, with everything that it needs to be saved."""
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    fill_in(sitter, "first_absent_on", "2/11/26")
    fill_in(sitter, "received_on", "t")
    return sitter
