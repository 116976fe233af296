"""A one-line text box that knows the officers' keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ui.editors.popup import Popup
from ui.theme import set_icon


class Line(QLineEdit):
    """Enter moves on, Alt+Down opens the sheet, F4 says why there is no answer, Esc only closes the sheet."""

    opened = Signal()
    answers_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Popup | None = None

    def replace(self, text: str) -> None:
        """Put `text` in place of all there is, so that Ctrl+Z brings it back; nothing is signalled."""
        with QSignalBlocker(self):
            self.selectAll()
            self.insert(text)
            self.home(False)  # what is typed from here on is undone by itself
            self.end(False)

    def load(self, text: str) -> None:
        """Show `text` as what was there from the start."""
        if self.isModified():
            self.replace(text)
        else:
            self.setText(text)
            self.setCursorPosition(0)
            if self.hasFocus():  # filled in under the caret: typing on replaces it
                self.selectAll()

    def add_button(self, icon: str, words: str, press: Callable[[], None]) -> QAction:
        """A small button at the end of the box, for the mouse; the keyboard has Alt+Down."""
        action = QAction(words, self)
        set_icon(action, icon, "muted")
        action.triggered.connect(press)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            # Qt places it; the measures of other tool buttons would push it off the middle.
            button.setStyleSheet("min-width: 0; min-height: 0; padding: 0; border: none; background: none;")
        return action

    def event(self, event: QEvent) -> bool:
        closes = event.type() == QEvent.Type.ShortcutOverride and self._sheet_open()
        if closes and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else a shortcut of the window would have it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.opened.emit()
        elif self.sheet is not None and self._sheet_open() and self.sheet.take_key(event):
            return
        elif event.key() == Qt.Key.Key_F4 and not alt:
            self.answers_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.move_on()
        else:
            super().keyPressEvent(event)

    def move_on(self) -> None:
        """Give the focus to the next editor."""
        super().focusNextPrevChild(True)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        if self.sheet is not None and self._sheet_open():
            self.sheet.take_tab()
        return super().focusNextPrevChild(forwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.sheet is not None and self._sheet_open():
            self.sheet.close_sheet()
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.home(False)  # long words are read from their beginning

    def _sheet_open(self) -> bool:
        return self.sheet is not None and self.sheet.isVisible()
