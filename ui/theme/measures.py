"""Measures in px at 96 dpi and body size, made to follow the text size in force."""

from PySide6.QtWidgets import QApplication

from ui.tokens import BODY_TEXT


def scaled(pixels: int) -> int:
    """`pixels` at the text size that the application uses now."""
    size = QApplication.font().pixelSize()
    return pixels if size <= 0 else round(pixels * size / BODY_TEXT)
