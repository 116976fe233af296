"""Keeps the rows on screen and the rows of the draft the same."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from cme_desktop.drafts import Draft, Entries
from cme_desktop.drafts.marks import Marks
from cme_desktop.issues import Issue
from cme_desktop.statutory.conditions import holds
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.texts import capital_first
from ui.editors import RowsEditor


class RowsBinding(QObject):
    """Adds, takes out and brings back rows."""

    changed = Signal(int)
    """A row came or went, at this number."""
    typed = Signal()
    """A line of several rows is being typed."""
    judged = Signal()
    """A line could not be taken in; what is wrong with it may be said now."""

    def __init__(self, draft: Draft[Any], editor: RowsEditor, marks: Marks) -> None:
        super().__init__(editor)
        self.editor = editor
        self._draft = draft
        self._marks = marks
        self._name = editor.path
        self._undo: Callable[[], int] | None = None
        editor.add_asked.connect(self._add)
        editor.remove_asked.connect(self._remove)
        editor.undo_asked.connect(self._undo_last)
        if editor.line is not None:
            editor.line.typed.connect(self._type_line)
            editor.line.finished.connect(self._take_line)

    def rest_on(self, draft: Draft[Any], marks: Marks) -> None:
        """Be of another draft from now on; what was done to the rows of the last is not undone in it."""
        self._draft, self._marks = draft, marks
        self.forget()

    def show_rows(self) -> None:
        """Have as many rows as the draft, each with its entries."""
        self.editor.show_rows(len(self._draft.rows[self._name]))
        for cell in self.editor.cells():
            cell.show_entry(self._draft.entry(cell.path))
        if self.editor.line is not None:
            self.editor.line.put(self._draft.lines.get(self._name, ""))

    def forget(self) -> None:
        """Offer no undo of its own any more: the form has gone back or forth itself."""
        self._offer_undo("", None)

    def follow(self) -> None:
        """Let only those cells be typed into that apply to their row."""
        described = self.editor.rows_field
        for number, strip in enumerate(self.editor.strips):
            row = described.of(**self._draft.rows[self._name][number].values())
            for cell in strip.cells:
                cell.setEnabled(holds(cell.field.shown_when, row, self._draft.reading.law))

    def show_marks(self, marks: dict[str, Issue]) -> None:
        """Mark the cells, and say below each row the first thing that is wrong in it."""
        for number, strip in enumerate(self.editor.strips):
            for cell in strip.cells:
                cell.show_state(marks.get(cell.path))
            wrong = [marks[cell.path] for cell in strip.cells if cell.path in marks]
            self.editor.show_issue_in(number, wrong[0] if wrong else None)

    def _add(self) -> None:
        number = self._draft.add_row(self._name)
        self._offer_undo("", None)
        self._show_and_focus(number)

    def _remove(self, number: int) -> None:
        self.editor.add.setFocus()  # so that the cell is left while its row is still there
        row, row_id = self._draft.rows[self._name][number], self._draft.row_ids[self._name][number]
        self._take_out(number)
        title = capital_first(self.editor.rows_field.row_title)
        if row.blank:
            self._offer_undo("", None)
        else:
            self._offer_undo(f"{title} taken out.", partial(self._put_back, number, row, row_id))
        self._show_and_focus(min(number, len(self._draft.rows[self._name]) - 1))

    def _put_back(self, number: int, row: Entries, row_id: int | None) -> int:
        self._draft.rows[self._name].insert(number, row)
        self._draft.row_ids[self._name].insert(number, row_id)
        return number

    # -- several rows on a line ---------------------------------------------------------------------

    def _type_line(self, text: str) -> None:
        self._draft.type_line(self._name, text)
        self._marks.touch(self._name)
        self.typed.emit()

    def _take_line(self) -> None:
        """Make rows of the line, each judged at once, as nobody goes through them one by one."""
        text, first = self._draft.lines.get(self._name, ""), len(self._draft.rows[self._name])
        try:
            count = self._draft.take_line(self._name)
        except ValueProblem:
            self._marks.leave(self._name, required=False)
            self.judged.emit()
            return
        for number in range(first, first + count):
            for name in self._draft.rows[self._name][number]:
                self._marks.leave(f"{self._name}.{number}.{name}", required=False)
        title = self.editor.rows_field.row_title
        words = f"1 {title} added." if count == 1 else f"{count} {title}s added."
        self._offer_undo(words, partial(self._take_back, text, first, count))
        self.show_rows()
        self.changed.emit(first)

    def _take_back(self, text: str, first: int, count: int) -> int:
        """The rows of the last line go, and the line stands in its box again."""
        for number in reversed(range(first, first + count)):
            self._take_out(number)
        self._draft.type_line(self._name, text)
        return -1

    # -- inside -------------------------------------------------------------------------------------

    def _take_out(self, number: int) -> None:
        self._draft.remove_row(self._name, number)
        self._marks.drop_row(self._name, number)

    def _offer_undo(self, words: str, undo: Callable[[], int] | None) -> None:
        self._undo = undo
        self.editor.show_undo(words)

    def _undo_last(self) -> None:
        if self._undo is not None:
            number = self._undo()
            self._offer_undo("", None)
            self._show_and_focus(number)
            if number < 0:
                self.editor.target().setFocus()

    def _show_and_focus(self, number: int) -> None:
        self.show_rows()
        self.changed.emit(max(number, 0))
        if number >= 0:
            self.editor.take_focus_in(number)
