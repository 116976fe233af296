"""What every journey starts from: a new data file, or one whose first run is over."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.driver import Driver, at_the_window
from tests.journeys.errands import first_run


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings folder of somebody who has never been here."""
    return tmp_path / "settings"


@pytest.fixture(scope="session")
def begun(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a data file whose first run is over, and the officer's settings; tests work on copies."""
    folder = tmp_path_factory.mktemp("begun")
    with at_the_window(qapp, folder / "team.cme", folder / "settings") as driver:
        first_run(driver)
    return folder


@pytest.fixture
def data(begun: Path, tmp_path: Path) -> Path:
    """A data file with the schools in it and nothing else."""
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return tmp_path / "team.cme"


@pytest.fixture
def driver(qapp: QApplication, data: Path, settings: Path) -> Iterator[Driver]:
    """The officer before the window on that file."""
    with at_the_window(qapp, data, settings) as driver:
        yield driver
