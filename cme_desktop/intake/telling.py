"""What becomes of the rows of one file, written down while it does."""

from collections.abc import Iterable

from cme_desktop.intake.lines import Lines
from cme_desktop.intake.outcome import Outcome, RefusedRow, SkippedRow
from cme_desktop.ports import Notebook, NotebookPage


class Telling:
    """Of each row that is not loaded why, and of what is loaded which records."""

    def __init__(self, notebook: Notebook) -> None:
        self._skipped: NotebookPage[int, SkippedRow] = notebook.page("rows skipped")
        self._refused: NotebookPage[int, RefusedRow] = notebook.page("rows refused")
        self._saved: NotebookPage[int, int] = notebook.page("records saved")
        self._notes: NotebookPage[int, str] = notebook.page("notes")
        self._last = 0
        """Numbers what has no number of its own; those of what is undone are not given again."""

    def skip(self, row: int, why: str) -> None:
        """A row brings nothing new."""
        self._skipped.put(row, SkippedRow(row, why))

    def refuse(self, row: RefusedRow) -> None:
        """A row is handed back."""
        self._refused.put(row.number, row)

    def save(self, id: int) -> None:
        """A record was loaded, or brought up to date."""
        self._last += 1
        self._saved.put(self._last, id)

    def note(self, note: str) -> None:
        """What is to be said besides."""
        self._last += 1
        self._notes.put(self._last, note)

    def outcome(self, read: int, loaded: int, matched: int, notes: Iterable[str]) -> Outcome:
        """All that was written down, when nothing is to follow but these notes."""
        for note in notes:
            self.note(note)
        skipped, refused = Lines(self._skipped), Lines(self._refused)
        return Outcome(
            read, loaded, matched, len(skipped), len(refused), skipped, refused, Lines(self._notes),
            Lines(self._saved),
        )  # fmt: skip
