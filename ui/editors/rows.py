"""Editor for rows of a record: a stack of strips, one line of editors each, worked by keyboard alone."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cme_desktop.drafts import Entry
from cme_desktop.fields import Field, RowsField
from cme_desktop.issues import Issue
from ui.editors.base import Editor
from ui.editors.rows_line import RowsLine
from ui.editors.strip import Head, Strip, lines_of
from ui.theme import GAP, set_icon, set_kind, set_role
from ui.told import tell
from ui.widgets import Words

MakeCell = Callable[[Field[Any], str, QWidget], Editor]
"""Of a field and its path, in the widget that it is to stand in."""

_CELL_GAP = 4
_KEYS = {
    (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier): "add",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): "add",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier): "add",
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier): "remove",
}


class RowsEditor(Editor):
    """Rows to type into. Ins or Ctrl+Enter asks for a new row, Ctrl+Del asks to take one out.

    Where the field reads lines, a box below takes many rows at once.
    The rows themselves live in the draft: the form answers by `show_rows`.
    """

    room_px = 720
    """The width of a row, at 96 dpi; fields that do not fit side by side go on to a second line."""

    add_asked = Signal()
    remove_asked = Signal(int)
    undo_asked = Signal()
    cell_made = Signal(object)
    """An Editor that has come into being; the form binds it like any other."""

    def __init__(
        self, field: RowsField, path: str, make_cell: MakeCell, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, path, parent)
        self.rows_field = field
        self._make_cell = make_cell
        self.strips: list[Strip] = []
        self._lines = lines_of(field, self.room_px)
        self._head = Head(self._lines[0], self)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(_CELL_GAP)
        self.add = QPushButton(f"Add {field.row_title}   Ins", self)
        self.add.setAccessibleName(f"Add {field.row_title}")
        set_icon(self.add, "plus", "accent")
        set_kind(self.add, "link")
        self.add.clicked.connect(self.add_asked)
        self.add.installEventFilter(self)
        self.line = RowsLine(field, self) if field.from_line is not None else None
        if self.line is not None:
            self.line.box.installEventFilter(self)
        self._undo = QPushButton("Undo", self)
        set_kind(self._undo, "link")
        self._undo.clicked.connect(self.undo_asked)
        self._told = Words(parent=self)
        set_role(self._told, "muted")
        for part in (self._undo, self._told):
            part.hide()
        self._lay_out()

    def cells(self) -> Iterator[Editor]:
        """Every editor of every row, in the order of the keyboard."""
        for strip in self.strips:
            yield from strip.cells

    def show_rows(self, count: int) -> None:
        """Have `count` rows; the form shows their entries."""
        while len(self.strips) > count:
            strip = self.strips.pop()
            self._stack.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        while len(self.strips) < count:
            self._append()
        self._head.setVisible(count > 0 and len(self._lines) == 1)

    def show_undo(self, words: str) -> None:
        """Say what was done last, and offer to undo it; "" offers nothing."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self._undo.setVisible(bool(words))

    def show_issue_in(self, number: int, issue: Issue | None) -> None:
        """Say below a row what is wrong in it."""
        self.strips[number].issue.show_issue(issue)

    def take_focus_in(self, number: int, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the caret into the first cell of a row."""
        self.strips[number].cells[0].take_focus(reason)

    def text(self) -> str:
        return ""

    def put(self, text: str) -> None:
        """Rows have no text of their own."""

    def show_entry(self, entry: Entry) -> None:
        """Rows have no entry of their own."""

    def target(self) -> QWidget:
        return self.line.box if self.line is not None else self.add

    def tab_stops(self) -> list[QWidget]:
        boxes = [self.line.box] if self.line is not None else []
        return [*(stop for cell in self.cells() for stop in cell.tab_stops()), *boxes, self.add, self._undo]

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self.strips:
            self.take_focus_in(0, reason)
        else:
            super().take_focus(reason)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        tell(self.target()).required = self.field.required

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            wish = _KEYS.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
            if wish == "add":
                self.add_asked.emit()
            elif wish == "remove" and isinstance(watched, QWidget):
                self._remove_row_of(watched)
            return wish is not None
        return False

    def _append(self) -> None:
        number = len(self.strips)
        strip = Strip(self.rows_field.row_title, number, self._lines, self._cell_maker(number), self)
        strip.removed.connect(lambda: self.remove_asked.emit(self.strips.index(strip)))
        self.strips.append(strip)
        self._stack.addWidget(strip)
        strip.show()  # now, not when the layout comes round to it: the caret is on its way
        for cell in strip.cells:
            for part in (cell, *cell.findChildren(QWidget)):
                if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    part.installEventFilter(self)
            self.cell_made.emit(cell)

    def _cell_maker(self, number: int) -> Callable[[str, QWidget], Editor]:
        def make(name: str, holder: QWidget) -> Editor:
            return self._make_cell(self.rows_field.fields[name], f"{self.path}.{number}.{name}", holder)

        return make

    def _remove_row_of(self, part: QWidget) -> None:
        for number, strip in enumerate(self.strips):
            if strip.isAncestorOf(part):
                self.remove_asked.emit(number)
                return

    def _lay_out(self) -> None:
        column, foot = QVBoxLayout(), QHBoxLayout()
        self._grid.addLayout(column, 0, 0, 1, 4)
        column.setSpacing(_CELL_GAP)
        column.addWidget(self._head)
        column.addLayout(self._stack)
        column.addLayout(foot)
        foot.setSpacing(GAP)
        if self.line is not None:
            foot.addWidget(self.line)
        foot.addWidget(self.add)
        foot.addWidget(self._told)
        foot.addWidget(self._undo)
        foot.addStretch(1)
        self._head.hide()
