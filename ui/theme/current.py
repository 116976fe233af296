"""Which palette is in force, read back from the application's own QPalette."""

from functools import lru_cache

from PySide6.QtGui import QGuiApplication, QPalette

from ui.tokens import LIGHT, PALETTES, Palette


def current_palette() -> Palette:
    """The palette that `apply_theme` last put in force; LIGHT before the first time."""
    return _of(QGuiApplication.palette().cacheKey())


@lru_cache(maxsize=1)
def _of(_key: int) -> Palette:
    """It is asked for each cell of a table that is painted, and Qt gives a changed QPalette another key."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    return next((palette for palette in PALETTES if palette.window == window), LIGHT)
