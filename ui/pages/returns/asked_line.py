"""A line at the foot of a page that asks for a few words and does one thing with them."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme import GAP, PAGE_EDGE, scaled, set_kind
from ui.widgets import FlowRow, NoticeBar, Words

_LEAST = 440  # px of all fields


class AskedLine(QWidget):
    """Hidden until `ask`. Enter goes on, Ctrl+S does it, Esc puts it away; what was typed stays till then."""

    given = Signal(object)
    """The words, a list in the order of the fields; the line stays until it is put away."""
    asking = Signal(bool)
    """Whether it is there."""

    def __init__(self, name: str, fields: Sequence[str], act: str, parent: QWidget | None = None) -> None:
        """`fields` are labels with their mnemonics."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.notice = NoticeBar()
        self.heading = Words(name)
        self.fields = [QLineEdit() for _ in fields]
        self.act = QPushButton(f"{act}   {QKeySequence('Ctrl+S').toString()}")
        self.act.setAccessibleName(act)
        self._before: QWidget | None = None
        set_kind(self.act, "primary")
        self._lay_out(fields)
        self.act.clicked.connect(self._give)
        keys = QShortcut(QKeySequence("Ctrl+S"), self, self._give)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for field, following in zip(self.fields, [*self.fields[1:], self.act], strict=True):
            enter = QShortcut(QKeySequence(Qt.Key.Key_Return), field, following.setFocus)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.hide()

    def ask(self, heading: str, words: Sequence[str] = ()) -> None:
        """Ask, with `words` in the fields; the keyboard comes here, and goes back in the end."""
        self.heading.setText(heading)
        for field, text in zip(self.fields, words, strict=False):
            field.setText(text)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.notice.hide()
        self.show()
        self.asking.emit(True)
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done; what was typed stays."""
        self.notice.tell("error", sentence)
        if not any(field.hasFocus() for field in self.fields):
            self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Forget what was typed, and give the keyboard back to where it was, if that is still there."""
        inside = (focus := QApplication.focusWidget()) is not None and self.isAncestorOf(focus)
        for field in self.fields:
            field.clear()
        if inside and self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.asking.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def arrange(self, labels: Sequence[QLabel]) -> QWidget:
        """The fields by their labels, and the button: in one line where there is room."""
        line = QWidget()
        row = FlowRow(line)
        for label, field in zip(labels, self.fields, strict=True):
            row.addWidget(_side_by_side(label, field))
        row.addWidget(self.act)
        return line

    def _give(self) -> None:
        self.given.emit([field.text() for field in self.fields])

    def _lay_out(self, labels: Sequence[str]) -> None:
        buddies = [QLabel(words) for words in labels]
        for label, field in zip(buddies, self.fields, strict=True):
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            field.setMinimumWidth(scaled(_LEAST // len(labels)))
        self.heading.setWordWrap(True)
        line = self.arrange(buddies)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, 12, PAGE_EDGE, 12)
        column.setSpacing(GAP)
        for part in (self.notice, self.heading, line):
            column.addWidget(part)


def _side_by_side(label: QWidget, field: QWidget) -> QWidget:
    """A label never parts from its field."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(label)
    row.addWidget(field)
    return pair
