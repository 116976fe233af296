"""The officer's choice of looks and text size, put in force."""

from PySide6.QtWidgets import QApplication

from ui.shell.remembered import Remembered
from ui.theme import Mode, apply_theme


def dress(remembered: Remembered) -> None:
    """Put the officer's choice of looks and text size in force."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    modes: dict[str, Mode] = {"light": "light", "dark": "dark"}
    mode = modes.get(remembered.text("window/look"), "system")
    apply_theme(app, mode, float(remembered.text("window/scale", "1.0")))
