"""Tabs above what they narrow, each shown in full."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget


class Tabs(QTabBar):
    """A row of tabs as wide as its words. Those of the chosen one are bolder, and would else bring arrows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over tabs moves the page; it never shows other rows."""
        event.ignore()
