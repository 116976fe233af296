"""The dialog in which a file is chosen, at any size of the text and in the dark."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import DARK, apply_theme
from ui.widgets.file_dialog import FileDialog

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the system's own dialog is used")


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[FileDialog]:
    apply_theme(qapp, "dark", 2.0)
    window = QWidget()
    window.resize(1900, 1000)
    qtbot.addWidget(window)
    yield FileDialog(window, "Choose a data file", str(tmp_path), "All files (*)")
    apply_theme(qapp, "light")


def test_large_text_has_room(dialog: FileDialog) -> None:
    assert dialog.width() == 2 * 680
    assert dialog.height() == 2 * 420


@pytest.mark.usefixtures("dialog")
def test_it_is_no_larger_than_its_window(qtbot: QtBot, tmp_path: Path) -> None:
    small = QWidget()
    small.resize(960, 500)
    qtbot.addWidget(small)
    other = FileDialog(small, "Choose a data file", str(tmp_path), "All files (*)")
    assert other.width() <= max(960, other.minimumSizeHint().width())


@pytest.mark.parametrize("name", ["backButton", "forwardButton", "toParentButton"])
def test_its_arrows_are_seen_in_the_dark(dialog: FileDialog, name: str) -> None:
    button = dialog.findChild(QToolButton, name)
    assert button is not None
    picture = button.icon().pixmap(32).toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert QColor(DARK.text).name() in seen
