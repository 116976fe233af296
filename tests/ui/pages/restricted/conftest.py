"""What tests of a restricted child start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.planted import Planted, plant
from tests.ui.pages.restricted.seen import file_with
from tests.ui.sitter import Sitter, copied, sit_down


@pytest.fixture(scope="module")
def planted_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    return file_with(plant, tmp_path_factory)


@pytest.fixture
def planted(planted_file: tuple[Path, Planted]) -> Planted:
    return planted_file[1]


@pytest.fixture
def sitter(
    qapp: QApplication, planted_file: tuple[Path, Planted], tmp_path: Path, settings: Path
) -> Iterator[Sitter]:
    with sit_down(qapp, copied(planted_file[0], tmp_path), settings) as sitting:
        yield sitting
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
