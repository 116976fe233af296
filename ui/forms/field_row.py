"""One field of a form: its editor, the hint below it, and the line for what is wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cme_desktop.fields import Field
from cme_desktop.issues import Issue
from ui.editors import Editor, IssueLine, RowsEditor
from ui.editors.yes_no import YesNoEditor
from ui.forms.offer_line import OfferLine
from ui.theme import CONTROL_HEIGHT, scaled, set_role
from ui.widgets import Words


class FieldRow:
    """An editor with what stands below it, each a part of the editor: a line comes with its first words."""

    def __init__(
        self, make_editor: Callable[[QWidget], Editor], form: QWidget, take_offer: Callable[[], None]
    ) -> None:
        """`make_editor` is given the widget that the editor is to stand in."""
        self.editor = make_editor(form)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._take_offer = take_offer
        self._hint = _hint(self.editor.field.help, self.editor) if self.editor.field.help else None
        if self._hint is not None:
            self.editor.put_below(self._hint, 1)
        self._offer: OfferLine | None = None
        self._issue: IssueLine | None = None
        self.editor.show_state(None)

    def read_by(self, field: Field[Any], today: date) -> None:
        """The law words the field like this from now on, and it is another day."""
        self.editor.read_by(field, today)
        if self._hint is not None:
            self._hint.setText(field.help)
        self.editor.show_state(self.issue())

    def issue(self) -> Issue | None:
        """What is said to be wrong with the field."""
        return None if self._issue is None else self._issue.shown

    def show_issue(self, issue: Issue | None) -> None:
        """Mark the editor and say why; None takes both away."""
        if issue == self.issue():
            return
        self.editor.show_state(issue)
        if self._issue is None:
            self._issue = IssueLine(self.editor)
            self.editor.put_below(self._issue, -1)
        self._issue.show_issue(issue)

    def show_offer(self, value: str, why: str) -> None:
        """Put `value` forward, with the reason; "" offers nothing."""
        if self._offer is None:
            if not value:
                return
            self._offer = OfferLine(self.editor)
            self._offer.taken.connect(self._take_offer)
            self.editor.put_below(self._offer, 1 if self._hint is None else 2)
        self._offer.show_offer(value, why)


class FieldLabel(QLabel):
    """The label that stands before an editor; Alt and its marked letter go to the editor."""

    def __init__(self, editor: Editor, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.editor = editor
        self.setWordWrap(True)
        self.setMinimumHeight(scaled(CONTROL_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setBuddy(editor.target())


class ButtonsLabel(FieldLabel):
    """Stands before buttons; its letter goes no further than to them.

    Qt goes on to press what a label leads to where it is a button: it would answer Yes, or add a row.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut:
            self.editor.take_focus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().event(event)


def label_before(editor: Editor, words: str, parent: QWidget) -> FieldLabel:
    """The label for an editor, made in `parent`."""
    kind = ButtonsLabel if isinstance(editor, YesNoEditor | RowsEditor) else FieldLabel
    return kind(editor, words, parent)


def _hint(words: str, parent: QWidget) -> QLabel:
    hint = Words(words, parent=parent)
    hint.setWordWrap(True)
    set_role(hint, "hint")
    return hint
