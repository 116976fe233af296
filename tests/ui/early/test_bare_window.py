"""The window before it is furnished: in the officer's colours, and painted once for whoever waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.early.window import MainWindow
from ui.shell.remembered import Remembered
from ui.theme import apply_theme
from ui.tokens import DARK, LIGHT, Palette


@pytest.fixture(autouse=True)
def just_started(qapp: QApplication) -> Iterator[None]:
    """No style sheet is in force yet; looks chosen here do not stay for the next test."""
    qapp.setStyleSheet("")
    yield
    apply_theme(qapp, "light")


@pytest.mark.parametrize(("look", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_it_stands_on_the_colours_of_the_look_from_the_first(
    qtbot: QtBot, tmp_path: Path, look: str, palette: Palette
) -> None:
    remembered = Remembered(tmp_path)
    remembered.keep("window/look", look)
    window = MainWindow(remembered)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    bare = window.grab().toImage()
    colours = [bare.pixelColor(x, 400).name().upper() for x in (20, 700)]
    assert colours == [palette.raised, palette.window]
    window.furnish()
    furnished = window.grab().toImage()
    assert [furnished.pixelColor(x, 600).name().upper() for x in (6, 700)] == colours


def test_it_is_furnished_once_and_may_be_closed_bare(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Remembered(tmp_path))
    qtbot.addWidget(window)
    window.show()
    assert window.close()
    window.furnish()
    inside = window.centralWidget()
    window.furnish()
    assert window.centralWidget() is inside
    assert isinstance(inside, QWidget)
