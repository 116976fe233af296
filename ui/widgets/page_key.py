"""Keys of the page in front."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def page_key(page: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Have `keys` act while `page` is in sight, wherever in its window the keyboard is.

    That is in the rail, the search box or nowhere. Behind another page, or under a dialog, they do nothing.
    """
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(act)
