"""The program started on a data file, until it has painted; run in a process of its own, which ends then.

`_started.py window FILE` ends when the window is on the screen, `furnished` when rail, search and status line
are in it, `rows` when the first page has been painted with rows, `edited` when the form of its first line,
which is asked for as soon as that is seen, has been painted and has the keyboard.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

import main

if TYPE_CHECKING:
    from cme_desktop.desk import Desk
    from cme_desktop.due import FirstLook

WANTED, FILE = sys.argv[1:]
open_desk, look = main.open_desk, main.look


def watch_window() -> None:
    """End the process once the window has been painted for the first time."""
    from ui.early import window

    class Watched(window.MainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            os._exit(0)

    window.MainWindow = Watched  # type: ignore[misc]


def looked(data: str, name: str) -> "FirstLook | None":
    """Called once the window is furnished, to read the first page."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    (window,) = (one for one in QApplication.topLevelWidgets() if hasattr(one, "stack"))
    if WANTED == "furnished":
        window.repaint()
        os._exit(0)
    window.stack.came.connect(watch_page, Qt.ConnectionType.SingleShotConnection)
    return look(data, name)


def watch_page(page: Any) -> None:
    """Note when the table of the first page is painted with rows, and end the process at the next chance."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QTableView

    class Painting(QObject):
        def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and table.model().rowCount():
                if not painted:
                    QTimer.singleShot(0, press_enter if WANTED == "edited" else lambda: os._exit(0))
                painted.append(True)
            return False

    def press_enter() -> None:
        page.window().stack.came.connect(watch_record)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(QApplication.focusWidget() or table, key)

    table = page.findChild(QTableView)
    table.viewport().installEventFilter(Painting(page))


def watch_record(page: Any) -> None:
    """End the process once a field of the record is painted that has the keyboard.

    The page has it until the record is read. Only the field is watched: Python called for every event of
    every part takes longer than the form does.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Painting(QObject):
        def eventFilter(self, field: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and field is QApplication.focusWidget():
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    def watch_field(_: QWidget | None, field: QWidget | None) -> None:
        if field is not None and field is not page and page.isAncestorOf(field):
            field.installEventFilter(painting)

    painting = Painting(page)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(watch_field)


def opened(data: str) -> "Desk":
    """Called to open the data file in full: after the first rows, or where there is no other way to them."""
    if painted and WANTED != "edited":
        os._exit(0)
    return open_desk(data)


painted: list[bool] = []
if WANTED == "window":
    watch_window()
main.look = looked
main.open_desk = opened  # type: ignore[assignment]
sys.exit(main.main(["--data", FILE]))
