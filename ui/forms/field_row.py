"""One field of a form: its editor, the hint below it, and the line for what is wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cme_desktop.fields import Field
from cme_desktop.issues import Issue
from ui.editors import Editor, IssueLine
from ui.forms.offer_line import OfferLine
from ui.theme import CONTROL_HEIGHT, scaled, set_role
from ui.widgets import Words


class FieldRow(QWidget):
    """An editor with what belongs below it."""

    def __init__(self, make_editor: Callable[[QWidget], Editor], parent: QWidget | None = None) -> None:
        """`make_editor` is given the widget that the editor is to stand in."""
        super().__init__(parent)
        self.editor = make_editor(self)
        self.issue = IssueLine(self)
        self.offer = OfferLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)  # clear of the focus ring
        column.addWidget(self.editor)
        self._hint = _hint(self.editor.field.help, self) if self.editor.field.help else None
        if self._hint is not None:
            column.addWidget(self._hint)
        column.addWidget(self.offer)
        column.addWidget(self.issue)
        self.editor.show_state(None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def read_by(self, field: Field[Any], today: date) -> None:
        """The law words the field like this from now on, and it is another day."""
        self.editor.read_by(field, today)
        if self._hint is not None:
            self._hint.setText(field.help)
        self.editor.show_state(self.issue.shown)

    def show_issue(self, issue: Issue | None) -> None:
        """Mark the editor and say why; None takes both away."""
        if issue != self.issue.shown:
            self.editor.show_state(issue)
            self.issue.show_issue(issue)


class FieldLabel(QLabel):
    """The label that stands before an editor; Alt and its marked letter go to the editor, and no further.

    Qt goes on to press what a label leads to where it is a button: it would answer Yes, or add a row.
    """

    def __init__(self, editor: Editor, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.editor = editor
        self.setWordWrap(True)
        self.setMinimumHeight(scaled(CONTROL_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setBuddy(editor.target())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut:
            self.editor.take_focus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().event(event)


def _hint(words: str, parent: QWidget) -> QLabel:
    hint = Words(words, parent=parent)
    hint.setWordWrap(True)
    set_role(hint, "hint")
    return hint
