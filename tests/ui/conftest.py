"""What every test of the window starts from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.office import WHO, fill, open_desk
from tests.ui.sitter import Sitter, copied, sit_down
from ui.shell.remembered import Remembered


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data file of the made-up office; tests work on copies."""
    path = tmp_path_factory.mktemp("office") / "office.db"
    desk = open_desk(path)
    fill(desk.store)
    desk.store.close()
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings folder of somebody who has been here before."""
    folder = tmp_path / "settings"
    Remembered(folder).keep("who/name", WHO)
    return folder


@pytest.fixture
def sitter(qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path) -> Iterator[Sitter]:
    """An officer before the window on a copy of the made-up office, on Today."""
    with sit_down(qapp, copied(filled_file, tmp_path), settings) as sitting:
        yield sitting
    # Closed pages go now and here: a worker's garbage collection would destroy them on its own thread.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
