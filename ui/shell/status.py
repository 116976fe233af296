"""The quiet line at the foot of the window: what was saved, what goes on, which data file it is."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_kind, set_role
from ui.widgets import ProgressLine, Words, announce, cut_middle

_NOTHING_YET = "Nothing changed in this sitting"
_LONGEST = 32  # letters of the name of a data file that are shown
_STAYS = 12_000  # ms a message is shown


class StatusLine(QWidget):
    """Saved · drafts, then a message with an undo, then a job under way; at the right the data file."""

    drafts_pressed = Signal()
    file_pressed = Signal()
    work_stopped = Signal()
    """What is shown to go on is to be stopped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("region", "page")
        self.setAccessibleName("Status")
        self._saved = _quiet(_NOTHING_YET)
        self._drafts = _link("")
        self._drafts.clicked.connect(self.drafts_pressed)
        self._unkept = _quiet("")
        self._message = _quiet("")
        self._undo = _link("Undo")
        self._progress = ProgressLine()
        self._file = _link("")
        self._file.clicked.connect(self.file_pressed)
        self._take_back: Callable[[], None] | None = None
        self._gone = QTimer(self, singleShot=True, interval=_STAYS)
        self._gone.timeout.connect(self._forget)
        self._undo.clicked.connect(self._undo_now)
        self._progress.cancelled.connect(self.work_stopped)
        self._lay_out()
        self.show_drafts(0)
        self.show_unkept("")
        self._forget()

    def show_saved(self, time: str) -> None:
        """Something was saved at `time`, as 14:02."""
        self._saved.setText(f"Saved {time}")

    def show_drafts(self, count: int) -> None:
        """How much unfinished typing there is."""
        self._drafts.setText(f"{count} {'draft' if count == 1 else 'drafts'}")
        self._drafts.setVisible(count > 0)

    def show_unkept(self, words: str) -> None:
        """Say for as long as it is so that typing waits for the data file; "" when none does."""
        if words and words != self._unkept.text():
            announce(self, words)
        self._unkept.setText(words)
        self._unkept.setVisible(bool(words))

    def show_file(self, name: str) -> None:
        """Which data file is open from now on; what was said of another one is said no more."""
        self._saved.setText(_NOTHING_YET)
        self._forget()
        self._file.setText(cut_middle(name, _LONGEST))
        self._file.setAccessibleName(name)
        self._file.setToolTip(f"{name}: choose another data file")

    def tell(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what happened, and offer to take it back; both go away after a while."""
        self._message.setText(words)
        self._message.show()
        self._take_back = undo
        self._undo.setVisible(undo is not None)
        self._undo.setText("Undo")
        self._undo.setAccessibleName(f"Undo: {words}")
        self._gone.start()
        announce(self, words)

    def offer_undo(self, words: str, undo: Callable[[], None], verb: str = "Undo") -> None:
        """Offer to take back what the message now shown tells of; where none is shown, it is `words`.

        `verb` is what the link says: `Do again` where something undone is done again.
        """
        if not self.message():
            self.tell(words)
        self._take_back = undo
        self._undo.setText(verb)
        self._undo.show()
        self._undo.setAccessibleName(f"{verb}: {self.message()}")
        self._gone.start()

    def withdraw_undo(self) -> None:
        """What was offered to be taken back is offered no more."""
        self._take_back = None
        self._undo.hide()

    def show_work(self, text: str, done: int, total: int) -> None:
        """Show how far something long is that goes on beside the window, with a way to stop it."""
        if self._progress.isHidden():
            self._progress.begin(text)
        self._progress.advance(f"{text}, {done:,} of {total:,}", done, total)

    def end_work(self, sentence: str = "") -> None:
        """It goes on no longer."""
        self._progress.finish(sentence)

    def message(self) -> str:
        """The message now shown."""
        return self._message.text()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_EDGE, 4, PAGE_EDGE, 4)
        row.setSpacing(GROUP_GAP)
        for part in (self._saved, self._drafts, self._unkept, self._message):
            row.addWidget(part)
        row.setSpacing(GAP)
        row.addWidget(self._undo)
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(self._file)

    def _undo_now(self) -> None:
        take_back = self._take_back
        self._forget()
        if take_back is not None:
            take_back()

    def _forget(self) -> None:
        self._message.clear()
        self._message.hide()
        self.withdraw_undo()


def _quiet(words: str) -> QLabel:
    label = Words(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, "hint")
    return label


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    set_kind(button, "link")
    return button
