"""Which palette is in force, read back from the application's own QPalette."""

from PySide6.QtGui import QGuiApplication, QPalette

from ui.tokens import LIGHT, PALETTES, Palette


def current_palette() -> Palette:
    """The palette that `apply_theme` last put in force; LIGHT before the first time."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    return next((palette for palette in PALETTES if palette.window == window), LIGHT)
