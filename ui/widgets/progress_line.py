"""One line that says how far a long job is, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.theme import GAP, set_kind
from ui.widgets.announce import announce
from ui.widgets.words import Words

_BAR_WIDTH = 200


class ProgressLine(QWidget):
    """Hidden until a job is begun. The total may be unknown at first and become known."""

    cancelled = Signal()
    """The officer asked for the job to be stopped; sent once a job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Words()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton("Cancel")
        set_kind(self._cancel, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for part in (self._bar, self._text, self._cancel):
            row.addWidget(part)
        row.addStretch(1)
        self._cancel.clicked.connect(self._stop)
        self.hide()

    def begin(self, text: str) -> None:
        """Show the line for a new job, `text` saying what is done ("Reading schools")."""
        self._cancel.setText("Cancel")
        self._cancel.setEnabled(True)
        self._cancel.setAccessibleName(f"Cancel: {text}")
        self.advance(text)
        self.show()
        announce(self, text)

    def advance(self, text: str, done: int = 0, total: int = 0) -> None:
        """Say `text`, with `done` of `total` on the bar; a total of 0 is an unknown one."""
        self._text.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)

    def finish(self, sentence: str = "") -> None:
        """Hide the line; `sentence` is read out, as nothing on screen need say it."""
        self.hide()
        if sentence:
            announce(self, sentence)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText("Stopping…")
        self.cancelled.emit()
