"""Keeps the rows on screen and the rows of the draft the same."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from cme_desktop.drafts import Draft, Entries
from cme_desktop.issues import Issue
from ui.editors import RowsEditor
from ui.forms.marks import Marks


class RowsBinding(QObject):
    """Adds, takes out and brings back rows."""

    changed = Signal()
    """A row came or went."""

    def __init__(self, draft: Draft[Any], editor: RowsEditor, marks: Marks) -> None:
        super().__init__(editor)
        self.editor = editor
        self._draft = draft
        self._marks = marks
        self._name = editor.path
        self._removed: tuple[int, Entries, int | None] | None = None
        editor.add_asked.connect(self._add)
        editor.remove_asked.connect(self._remove)
        editor.undo_asked.connect(self._bring_back)

    def show_rows(self) -> None:
        """Have as many rows as the draft, each with its entries."""
        self.editor.show_rows(len(self._draft.rows[self._name]))
        for cell in self.editor.cells():
            cell.show_entry(self._draft.entry(cell.path))

    def follow(self) -> None:
        """Let only those cells be typed into that apply to their row."""
        described = self.editor.rows_field
        for number, strip in enumerate(self.editor.strips):
            row = described.of(**self._draft.rows[self._name][number].values())
            for cell in strip.cells:
                condition = cell.field.shown_when
                cell.setEnabled(condition is None or condition(row))

    def show_marks(self, marks: dict[str, Issue]) -> None:
        """Mark the cells, and say below each row the first thing that is wrong in it."""
        for number, strip in enumerate(self.editor.strips):
            for cell in strip.cells:
                cell.show_state(marks.get(cell.path))
            wrong = [marks[cell.path] for cell in strip.cells if cell.path in marks]
            self.editor.show_issue_in(number, wrong[0] if wrong else None)

    def _add(self) -> None:
        number = self._draft.add_row(self._name)
        self.editor.show_removed(False)
        self._show_and_focus(number)

    def _remove(self, number: int) -> None:
        self.editor.add.setFocus()  # so that the cell is left while its row is still there
        row, row_id = self._draft.rows[self._name][number], self._draft.row_ids[self._name][number]
        self._draft.remove_row(self._name, number)
        self._marks.drop_row(self._name, number)
        self._removed = None if row.blank else (number, row, row_id)
        self.editor.show_removed(self._removed is not None)
        self._show_and_focus(min(number, len(self._draft.rows[self._name]) - 1))

    def _bring_back(self) -> None:
        if self._removed is not None:
            number, row, row_id = self._removed
            self._removed = None
            self._draft.rows[self._name].insert(number, row)
            self._draft.row_ids[self._name].insert(number, row_id)
            self.editor.show_removed(False)
            self._show_and_focus(number)

    def _show_and_focus(self, number: int) -> None:
        self.show_rows()
        self.changed.emit()
        if number >= 0:
            self.editor.take_focus_in(number)
