"""A window of its own for one place, beside the main window."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from ui.shell.help import show_field_help
from ui.shell.page import Page
from ui.shell.stack import PageStack
from ui.tokens import FRAME

_SIZE = (1040, 720)


class ApartWindow(QMainWindow):
    """Pages without rail and search; Ctrl+W closes it, and what is unfinished is kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stack = PageStack()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.setCentralWidget(inside)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() - QSize(*FRAME)))
        self.stack.came.connect(self._came)
        self.stack.emptied.connect(self.close)
        for keys, act in (
            ("Alt+Left", self.stack.back),
            ("Alt+Right", self.stack.forward),
            ("Ctrl+W", self.close),
            ("F1", lambda: show_field_help(self)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stack.wind_up()
        super().closeEvent(event)
        self.deleteLater()

    def _came(self, page: Page) -> None:
        self.setWindowTitle(f"{page.title()} – CME Desktop")
        page.titled.connect(lambda title: self.setWindowTitle(f"{title} – CME Desktop"))
