"""What is shown when the data file cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.errors import present
from ui.shell.page import Page
from ui.shell.places import TODAY
from ui.theme import GAP, GROUP_GAP, set_icon, set_kind, set_role
from ui.widgets import announce

_LINE = 520


class OpeningFailed(Page):
    """Says in plain words why, and offers the two things that can be done."""

    again = Signal()
    other = Signal()

    def __init__(self, error: Exception, parent: QWidget | None = None) -> None:
        super().__init__(TODAY, "Data file not opened", parent)
        problem = present(error)
        picture = QLabel()
        set_icon(picture, "warning", "warning", 40)
        title = QLabel(problem.title)
        set_role(title, "section")
        words = QLabel(problem.sentence)
        words.setWordWrap(True)
        words.setFixedWidth(_LINE)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._again = QPushButton("Try again")
        set_kind(self._again, "primary")
        self._again.clicked.connect(self.again)
        other = QPushButton("Choose another file…")
        other.clicked.connect(self.other)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._again)
        buttons.addWidget(other)
        column = QVBoxLayout(self)
        column.setSpacing(GROUP_GAP)
        column.addStretch(2)
        for part in (picture, title, words):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addLayout(buttons)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)
        announce(self, f"{problem.title}. {problem.sentence}", urgent=True)

    def take_focus(self) -> None:
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
