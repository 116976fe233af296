"""A menu that is picked from by typing the beginning of a word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu


class TypingMenu(QMenu):
    """Typing narrows: once only one entry is left, it is picked. Backspace begins again."""

    typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self.typed = ""
        elif letters.isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._take(letters)
        else:
            super().keyPressEvent(event)

    def _take(self, letters: str) -> None:
        words = (self.typed + letters).lower()
        left = [action for action in self.actions() if _begins(action, words)]
        if not left:
            return
        self.typed = words
        self.setActiveAction(left[0])
        if len(left) == 1:
            self.close()
            left[0].trigger()


def _begins(action: QAction, words: str) -> bool:
    """Whether a word of an entry begins like this, or all of it does once hyphens are left out."""
    text = action.text().replace("&", "").lower()
    parts = text.replace("-", " ").split()
    return any(part.startswith(words) for part in (*parts, "".join(parts)))
