"""What is shown when the data file cannot be opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cme_desktop.errors import LeftBehind
from ui.errors import present
from ui.shell.page import Page
from ui.shell.places import TODAY
from ui.theme import GAP, GROUP_GAP, set_icon, set_kind, set_role
from ui.widgets import Words, announce

_LINE = 520
_MOST_OFFERS = 3


class OpeningFailed(Page):
    """Says in plain words why, and offers what can be done; copies of a missing file first."""

    again = Signal()
    other = Signal()
    taken_up = Signal(object, object)
    """(Path, Path): this copy is to take the place of this missing file."""

    def __init__(self, error: Exception, parent: QWidget | None = None) -> None:
        super().__init__(TODAY, "Data file not opened", parent)
        problem = present(error)
        picture = QLabel()
        set_icon(picture, "warning", "warning", 40)
        title = Words(problem.title)
        set_role(title, "section")
        words = Words(problem.sentence)
        words.setWordWrap(True)
        words.setFixedWidth(_LINE)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = [*self._offers(error), *self._usual()]
        set_kind(self._buttons[0], "primary")
        column = QVBoxLayout(self)
        column.setSpacing(GROUP_GAP)
        column.addStretch(2)
        for part in (picture, title, words):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        for button in self._buttons[:-2]:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._line(self._buttons[-2:]))
        column.addStretch(3)
        announce(self, f"{problem.title}. {problem.sentence}", urgent=True)

    def take_focus(self) -> None:
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _offers(self, error: Exception) -> list[QPushButton]:
        """A button for each copy that can take the place of the missing file, the likeliest first."""
        if not isinstance(error, LeftBehind):
            return []
        offers = []
        for offer in error.offers[:_MOST_OFFERS]:
            button = QPushButton(f"Take up {offer.name}".replace("&", "&&"))
            button.clicked.connect(partial(self._take_up, offer, error.file))
            offers.append(button)
        return offers

    def _take_up(self, offer: Path, missing: Path) -> None:
        self.taken_up.emit(offer, missing)

    def _usual(self) -> list[QPushButton]:
        again, other = QPushButton("Try again"), QPushButton("Choose another file…")
        again.clicked.connect(self.again)
        other.clicked.connect(self.other)
        return [again, other]

    def _line(self, buttons: list[QPushButton]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addStretch(1)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        return line
