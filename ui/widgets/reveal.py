"""Brings a field into view."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 48  # so that the line below the field is seen as well


def reveal(part: QWidget) -> None:
    """Scroll the area around `part`, if there is one, until it shows; after rows just made are laid out."""
    QTimer.singleShot(0, part, lambda: _scroll_to(part))


def _scroll_to(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(part, 0, _MARGIN)
