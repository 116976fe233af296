"""What came of checking a file, and of loading it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cme_desktop.looks.import_check import Checked, Fate, PreviewRow, counts_in_words
from cme_desktop.operations.bringing_in import Loaded
from ui.pages.importing.preview import RowsTable
from ui.theme import GAP, GROUP_GAP, set_icon, set_kind, set_role
from ui.widgets import Card, KeyValueList, Tabs, Words, announce

_MOST_NOTES = 5


class CheckedView(QWidget):
    """The counts in one line, notes about the file, and its first, its skipped and its refused rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RowsTable()
        self.tabs = Tabs("Rows")
        self._headers: tuple[str, ...] = ()
        self._lists: list[tuple[str, tuple[PreviewRow, ...]]] = []
        self._counts = Words()
        self._notes = Words()
        self._why = Words()
        self._counts.setWordWrap(True)
        self._notes.setWordWrap(True)
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._notes, "warning")
        self.tabs.currentChanged.connect(self._show_rows)
        self.table.looked_at.connect(self._say_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self._counts, self._notes, self.tabs):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._why)
        column.addStretch()

    def show_checked(self, checked: Checked) -> None:
        """Show what a check found."""
        read, *counts = counts_in_words(checked.outcome, loaded=False)
        self._counts.setText(f"{read}:   {'   ·   '.join(counts)}")
        self._say_notes(checked)
        self._headers, self._lists = checked.headers, []
        while self.tabs.count():
            self.tabs.removeTab(0)
        first = len(checked.first)
        for tab, name, rows in (
            (f"First {first} rows" if first > 1 else "The row", "First rows of the file", checked.first),
            (f"Skipped {checked.outcome.skipped:,}", "Skipped rows", checked.skipped),
            (f"Refused {checked.outcome.refused:,}", "Refused rows", checked.refused),
        ):
            if rows:
                self._lists.append((name, rows))
                self.tabs.addTab(tab)
        self.tabs.setCurrentIndex(0)
        self._show_rows()
        announce(self, f"The file is checked: {', '.join(counts_in_words(checked.outcome, loaded=False))}.")

    def words(self) -> str:
        """The counts and the notes."""
        return f"{self._counts.text()}\n{self._notes.text()}".strip()

    def _say_notes(self, checked: Checked) -> None:
        notes = checked.outcome.notes
        more = [f"… and {len(notes) - _MOST_NOTES:,} more notes."] if len(notes) > _MOST_NOTES else []
        self._notes.setText("\n".join([*notes[:_MOST_NOTES], *more]))
        self._notes.setVisible(bool(notes))

    def _say_why(self, row: PreviewRow | None) -> None:
        """The reasons in full, which seldom fit into a cell."""
        set_role(self._why, "error" if row and row.fate is Fate.REFUSED else "muted")
        self._why.setText(f"Row {row.number}: {row.why}" if row and row.why else "")

    def _show_rows(self) -> None:
        self.tabs.setVisible(bool(self._lists))
        self.table.setVisible(bool(self._lists))
        if self._lists:
            name, rows = self._lists[max(0, self.tabs.currentIndex())]
            self.table.show_rows(name, self._headers, rows)


class LoadedView(Card):
    """The receipt: how many rows, where the refused ones are, and the way to what was loaded."""

    seen = Signal()
    """The officer wants to see what was loaded."""
    another = Signal()
    """The officer wants to bring in another file."""
    undo_asked = Signal()
    """All that was loaded is to be taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Loaded", parent)
        self._folder = Path()
        self._facts = KeyValueList()
        self._refused = Words()
        self._refused.setWordWrap(True)
        self._refused.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._see = QPushButton("See &what was loaded")
        set_kind(self._see, "primary")
        self._open = QPushButton("&Open folder of refused rows")
        set_icon(self._open, "folder")
        another = QPushButton("Bring in &another file")
        set_kind(another, "quiet")
        self._undo = QPushButton("&Undo this import")
        set_kind(self._undo, "quiet")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for part in (self._see, self._open, another, self._undo):
            row.addWidget(part)
        row.addStretch(1)
        self.body().addWidget(self._facts)
        self.body().addWidget(self._refused)
        self.body().addSpacing(GROUP_GAP - GAP)
        self.body().addLayout(row)
        self._see.clicked.connect(self.seen)
        self._open.clicked.connect(self.open_folder)
        another.clicked.connect(self.another)
        self._undo.clicked.connect(self.undo_asked)

    def show_loaded(self, name: str, loaded: Loaded) -> None:
        """Show the receipt of a loaded file, by its name."""
        outcome = loaded.outcome
        counts = [words.split(" ", 1) for words in counts_in_words(outcome, loaded=True)]
        file = [("File", name)]
        self._facts.set_rows([*file, *((words.capitalize(), number) for number, words in counts)])
        there = outcome.refused_file is not None
        where = f"The refused rows are in {outcome.refused_file}, each with its reasons. {loaded.readers}"
        self._refused.setText(f"{where} Put them right there and bring that file in." if there else "")
        self._refused.setVisible(there)
        self._open.setVisible(there)
        for button in (self._see, self._undo):
            button.setEnabled(outcome.loaded > 0)
        if outcome.refused_file is not None:
            self._folder = outcome.refused_file.parent
        announce(self, f"Loaded. {', '.join(counts_in_words(outcome, loaded=True))}.")

    def words(self) -> str:
        """Where the refused rows are; "" when there are none."""
        return self._refused.text()

    def take_focus(self) -> None:
        """Put the keyboard on the next thing to do."""
        self._see.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_folder(self) -> None:
        """Show the folder of the refused rows in the system's file browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def on_top(part: QWidget) -> QFrame:
    """`part` at the top of whatever room there is."""
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return frame
