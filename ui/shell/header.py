"""The line above every page: back and forward, search, and the way to a new record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.shell.menu import TypingMenu
from ui.shell.search import SearchBox
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_icon, set_kind


class Header(QWidget):
    """Knows no record types: those on offer for a new record are told to it."""

    new_asked = Signal(str)
    """The key of the type that a new record is wanted of."""
    back_asked = Signal()
    forward_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("region", "page")
        self.search = SearchBox()
        self.new = QPushButton("New   Ctrl+N")
        self.new.setAccessibleName("New record")
        self.new.setEnabled(False)
        set_kind(self.new, "primary")
        set_icon(self.new, "plus", "on_accent")
        self._types: Sequence[tuple[str, str]] = ()
        self.back = _turner("chevron-left", "Back (Alt+←)")
        self.forward = _turner("chevron-right", "Forward (Alt+→)")
        self.back.clicked.connect(self.back_asked)
        self.forward.clicked.connect(self.forward_asked)
        self.new.clicked.connect(self._open_menu)
        QShortcut(QKeySequence("Ctrl+N"), self, self._open_menu)
        QShortcut(QKeySequence("Ctrl+K"), self, self.search.take_focus)
        self._lay_out()

    def offer_new(self, types: Sequence[tuple[str, str]]) -> None:
        """The types a new record can be of: key and name, in the order they are offered."""
        self._types = types
        self.new.setEnabled(bool(types))

    def show_way(self, back: bool, forward: bool) -> None:
        """Whether there is a page to go back to, and one to go forward to."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def new_menu(self) -> TypingMenu:
        """The types a new record can be of."""
        menu = TypingMenu(self)
        for key, title in self._types:
            menu.addAction(title).triggered.connect(lambda _=False, key=key: self.new_asked.emit(key))
        return menu

    def _open_menu(self) -> None:
        if not self._types:
            return
        menu = self.new_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.new.mapToGlobal(self.new.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)
        menu.setActiveAction(menu.actions()[0])

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(GROUP_GAP, GAP, PAGE_EDGE, GAP)
        row.setSpacing(GAP)
        for turner in (self.back, self.forward):
            row.addWidget(turner)
        row.addSpacing(GAP)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        row.addWidget(self.new)
        self.show_way(False, False)


def _turner(icon: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(words.split(" (")[0])
    set_icon(button, icon, "muted")
    return button
