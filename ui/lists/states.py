"""A place in a page that shows its contents, or says in their place why there are none."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from ui.widgets import EmptyState


class StateStack(QStackedWidget):
    """Contents or an empty state. The keyboard, when it was in here, stays in here."""

    def __init__(
        self, contents: QWidget, first: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        """`first` is the part of the contents that the keyboard begins at, where it is not all of them."""
        super().__init__(parent)
        self._contents = contents
        self._first = first or contents
        self._state: QWidget | None = None
        self.addWidget(contents)

    def show_contents(self) -> None:
        """Show the contents."""
        self._change_to(None)

    def show_state(
        self, icon: str, words: str, button: str = "", act: Callable[..., object] | None = None
    ) -> None:
        """Say `words` in place of the contents, with a button that does `act`."""
        state = EmptyState(icon, words, button)
        if act is not None:
            state.acted.connect(act)
        self._change_to(state)

    def show_instead(self, state: QWidget) -> None:
        """Show something else in place of the contents, and give it the keyboard."""
        self._change_to(state)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard into the contents; while they are away, where the state wants it."""
        target: QWidget | None = self._first
        if self._state is not None:
            target = self._state.focusProxy() or self._state.findChild(QPushButton)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_to(self, state: QWidget | None) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        old, self._state = self._state, state
        if state is not None:
            self.addWidget(state)
        self.setCurrentWidget(state or self._contents)
        if inside and old is not state:
            self.take_focus()
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
