"""The question that is asked before typing is left behind that could be kept nowhere."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_leave(
    window: QWidget, leave: Callable[[], None], stay: Callable[[], object] | None = None
) -> QMessageBox:
    """Ask whether to keep trying, which is what Esc and Enter do, or to `leave` without the typing."""
    box = QMessageBox(window)
    box.setWindowTitle("Typing not kept yet")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText("What you typed could be kept neither in the data file nor on this computer.")
    box.setInformativeText(
        "It is still in this window, and is tried again every few seconds. Leave now, and it is lost."
    )
    trying = box.addButton("&Keep trying", QMessageBox.ButtonRole.RejectRole)
    go = box.addButton("&Leave without it", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(trying)
    box.setEscapeButton(trying)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    go.clicked.connect(leave)
    if stay is not None:
        trying.clicked.connect(stay)
    box.open()
    return box
