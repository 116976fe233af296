"""A menu that is picked from by typing the beginning of a word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from ui.shell.beginnings import begins
from ui.widgets import announce

_PICK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class TypingMenu(QMenu):
    """Typing narrows, Enter or Tab picks; nothing is ever picked by itself.

    So the whole word may be typed however soon one entry is left, and no letter of it lands in what opens.
    """

    typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = event.text()
        if event.key() in _PICK:
            self._pick()
        elif event.key() == Qt.Key.Key_Backspace:
            self._narrow(self.typed[:-1])
        elif letters.isprintable() and letters and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._narrow(self.typed + letters.lower())
        else:
            super().keyPressEvent(event)

    def _narrow(self, words: str) -> None:
        """Show what these words begin; all of it, and nothing ready, where they begin nothing."""
        self.typed = words
        left = [action for action in self.actions() if _begins(action, words)]
        for action in self.actions():
            action.setVisible(not left or action in left)
        first = [action for action in left if _text(action).startswith(words)]
        ready = next(iter(first or left), None)
        self.setActiveAction(ready)  # type: ignore[arg-type]  # None makes none ready
        announce(self, ready.text() if ready is not None else f"Nothing begins with {words}")

    def _pick(self) -> None:
        if (ready := self.activeAction()) is not None:
            self.close()
            ready.trigger()


def _begins(action: QAction, words: str) -> bool:
    return begins(_text(action), words)


def _text(action: QAction) -> str:
    return action.text().replace("&", "").lower()
