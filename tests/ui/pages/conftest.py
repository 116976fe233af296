"""What tests of pages start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.pages.office import Office, open_office
from ui.theme import apply_theme


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """An office with an empty data file."""
    apply_theme(qapp, "light")
    with open_office(tmp_path) as opened:
        yield opened
        # Closed pages go now and here: a worker's garbage collection would destroy them on its own thread.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
