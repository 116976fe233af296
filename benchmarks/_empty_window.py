"""The limit of starting: an empty window, painted; run in a process of its own, which then ends at once."""

import os

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        os._exit(0)


application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
