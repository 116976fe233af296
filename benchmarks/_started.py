"""The program started on a data file, until it has painted; run in a process of its own, which ends then.

`_started.py window FILE` ends when the window is on the screen, `furnished` when rail, search and status line
are in it, `rows` when the first page has been painted with rows.
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
    from PySide6.QtWidgets import QApplication

    (window,) = (one for one in QApplication.topLevelWidgets() if hasattr(one, "stack"))
    if WANTED == "furnished":
        window.repaint()
        os._exit(0)
    window.stack.came.connect(watch_page)
    return look(data, name)


def watch_page(page: Any) -> None:
    """Note when the table of the first page is painted with rows, and end the process at the next chance."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    class Painting(QObject):
        def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and table.model().rowCount():
                painted.append(True)
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    table = page.findChild(QTableView)
    table.viewport().installEventFilter(Painting(page))


def opened(data: str) -> "Desk":
    """Called to open the data file in full: after the first rows, or where there is no other way to them."""
    if painted:
        os._exit(0)
    return open_desk(data)


painted: list[bool] = []
if WANTED == "window":
    watch_window()
main.look = looked
main.open_desk = opened  # type: ignore[assignment]
sys.exit(main.main(["--data", FILE]))
