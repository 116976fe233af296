"""A list that opens on a click or a key, and that the mouse wheel leaves alone until it is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ClosedList(QComboBox):
    """One of several, in a line. Scrolling past it moves the page and never chooses anything.

    Nor does it take the keyboard, which Qt's own would.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The open list is a window of its own and turns by itself; what comes here is for the page."""
        event.ignore()
