"""What is shown while a data file or its server takes its time to open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.shell.page import Page
from ui.shell.places import TODAY
from ui.widgets import EmptyState, announce


class OpeningPage(Page):
    """Says what is being waited for, and offers another file meanwhile."""

    other = Signal()
    """Another data file is wanted."""

    def __init__(self, name: str) -> None:
        super().__init__(TODAY, f"Opening {name} …")
        sentence = f"Opening {name} … It has not answered yet; another program or the network may be busy."
        state = EmptyState("folder", sentence, "Choose another file…")
        state.acted.connect(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(state)
        self._choose = state.findChild(QPushButton)
        announce(self, sentence)

    def take_focus(self) -> None:
        if isinstance(self._choose, QPushButton):
            self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
