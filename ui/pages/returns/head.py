"""The head of an opened return: what it is of, how it stands, and that figures are being worked out."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cme_desktop.versions.version import State, VersionLine, state_words
from ui.theme import GROUP_GAP, PAGE_EDGE, set_role
from ui.widgets import Chip, ChipState, ProgressLine, Words

_CHIPS = {
    State.NOT_MADE: ChipState.DRAFT,
    State.MADE: ChipState.MET,
    State.MADE_ANEW: ChipState.DUE,
    State.SENT: ChipState.MET,
    State.CHANGED: ChipState.DUE,
}


class Head(QWidget):
    """One line above the views."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words("Returns")
        self.progress = ProgressLine()
        self._chip = Chip(ChipState.DRAFT)
        set_role(self.title, "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, 12)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self.progress)

    def show_state(self, state: State, newest: VersionLine | None) -> None:
        """Say how the return stands."""
        self._chip.show_state(_CHIPS[state], state_words(state, newest))
