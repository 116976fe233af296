"""Editors for words and numbers: one line, several lines, and kinds that differ only in width and echo."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cme_desktop.drafts import Entry
from cme_desktop.fields import Field, NumberField, known
from cme_desktop.values.upn import check_upn
from ui.editors.base import Editor
from ui.editors.line import LineInput, only_goes, undoes, without_undo
from ui.theme.measures import scaled


class TextEditor(Editor):
    """One line of text."""

    width_px = 360

    def __init__(self, field: Field[Any], path: str, parent: QWidget | None = None) -> None:
        super().__init__(field, path, parent)
        self.line = LineInput(self)
        self.line.textEdited.connect(self.edited)
        if field.can_be_unanswered:
            self.line.answers_asked.connect(self.ask_answers)
        self.watch(self.line.focused, self.line.unfocused)
        self.place(self.line)

    def edited(self, text: str) -> None:
        """The officer changed the text."""
        self.typed.emit(text)

    def text(self) -> str:
        return self.line.text()

    def put(self, text: str) -> None:
        self.line.load(text)

    def go_on(self) -> None:
        super().go_on()
        self.line.end(False)

    def answer(self, text: str, _checked: bool = False) -> None:
        self.line.replace(text)
        self.typed.emit(text)
        self.settled.emit()

    def target(self) -> QWidget:
        return self.line


class NameEditor(TextEditor):
    """A person's name."""

    width_px = 260


class ShortEditor(TextEditor):
    """A number or an identifier: a box no wider than what goes in it."""

    width_px = 112


class NumberEditor(ShortEditor):
    """A whole number, with its unit beside it."""

    def echo_of(self, entry: Entry) -> str:
        assert isinstance(self.field, NumberField)
        return super().echo_of(entry) if known(entry.value) is None else self.field.unit


class UpnEditor(TextEditor):
    """A unique pupil number; says how its check letter stands once all 13 characters are there."""

    width_px = 160

    def echo_of(self, entry: Entry) -> str:
        if known(entry.value) is None:
            return super().echo_of(entry)
        check = check_upn(entry.value)
        if check.wrong:
            return "Check this number"
        return "Temporary number, check letter right" if check.temporary else "Check letter right"


class PhoneEditor(TextEditor):
    """A telephone number, or another long run of digits."""

    width_px = 180


class LongTextEditor(Editor):
    """Several lines; grows with the text up to six, and Tab leaves it."""

    width_px = 520
    most_lines = 6

    def __init__(self, field: Field[Any], path: str, parent: QWidget | None = None) -> None:
        super().__init__(field, path, parent)
        self.box = _Box(self)
        self.box.setTabChangesFocus(True)
        self.box.textChanged.connect(self._fit)
        self.box.textChanged.connect(lambda: self.typed.emit(self.text()))
        self.box.answers_asked.connect(self.ask_answers)
        self.watch(self.box.focused, self.box.unfocused)
        self.place(self.box)
        self._fit()

    def text(self) -> str:
        return self.box.toPlainText()

    def put(self, text: str) -> None:
        was_blocked = self.box.blockSignals(True)
        self.box.setPlainText(text)
        self.box.blockSignals(was_blocked)
        self._fit()

    def go_on(self) -> None:
        super().go_on()
        self.box.moveCursor(QTextCursor.MoveOperation.End)

    def target(self) -> QWidget:
        return self.box

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = max(1, min(self.most_lines, round(self.box.document().size().height())))
        margins = scaled(32) - self.box.fontMetrics().lineSpacing()
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + margins)
        full = self.box.document().size().height() > self.most_lines
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.box.setVerticalScrollBarPolicy(bar)


class _Box(QPlainTextEdit):
    answers_asked = Signal()
    focused = Signal()
    unfocused = Signal(object)
    """The focus goes; with the reason."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls, and takes no keyboard
        self.setUndoRedoEnabled(False)  # the form does that

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit()
        self.installEventFilter(self)  # only now, as for a box of one line
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.unfocused.emit(event.reason())
        self.removeEventFilter(self)
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and undoes(event):
            event.ignore()
            return True
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = without_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if undoes(event) or only_goes(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.answers_asked.emit()
        else:
            super().keyPressEvent(event)
