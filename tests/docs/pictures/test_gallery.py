"""The page of all parts: what there is to press says what it is, and all of it fits."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from docs.pictures.gallery import Gallery
from ui.theme import Mode, apply_theme


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_gallery_shows_every_part_and_fits_a_small_laptop(
    qtbot: QtBot, qapp: QApplication, mode: Mode
) -> None:
    apply_theme(qapp, mode)
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(1366, 768)
    gallery.show()
    assert (gallery.width(), gallery.height()) == (1366, 768)
    for part in gallery.findChildren(QToolButton):
        told = QAccessible.queryAccessibleInterface(part)
        assert part.isHidden() or (told is not None and told.text(QAccessible.Text.Name))
    apply_theme(qapp, "light")
