"""The window: painted bare in the colours of the officer's look, and furnished once it is on the screen.

What it is furnished with takes longer to import than to show, so nothing here asks for it early. Qt's flags
are not named before that either, nor a painter used: the first of them costs a tenth of the time to a window.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.shell.remembered import Remembered
from ui.tokens import DARK, FRAME, LIGHT, RAIL_WIDTH, Palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.shell.furniture import Furniture
    from ui.shell.header import Header
    from ui.shell.places import Place
    from ui.shell.rail import Rail
    from ui.shell.stack import PageStack
    from ui.shell.status import StatusLine

_SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """Has no rail, header, stack and status before `furnish`."""

    painted = Signal()
    """The bare window is on the screen; sent once."""
    closing = Signal()
    """The window is about to close: keep what is unfinished."""
    file_asked = Signal()
    """Another data file is wanted."""
    who_asked = Signal()
    """The officer wants to say who they are."""

    rail: "Rail"
    header: "Header"
    stack: "PageStack"
    status: "StatusLine"

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self.remembered = remembered
        self._furniture: Furniture | None = None
        self._was_painted = False
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before it closes; whoever says no closes it later."""
        self.name_file("")
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() - QSize(*FRAME)))
        if (geometry := remembered.state("window/geometry")) is not None:
            self.restoreGeometry(geometry)
        self._ground = self._lay_ground()

    def furnish(self) -> None:
        """Put in rail, header, pages and status line, in the officer's look; does nothing the second time."""
        if self._furniture is not None:
            return
        self._ground.deleteLater()
        self.setPalette(QPalette())
        from ui.shell.dressing import dress

        dress(self.remembered)  # first, as what is laid out before it is dressed is laid out twice
        from ui.shell.furniture import Furniture

        inside = self._furniture = Furniture(self, self.remembered)
        inside.file_asked.connect(self.file_asked)
        inside.who_asked.connect(self.who_asked)
        self.rail, self.header = inside.rail, inside.header
        self.stack, self.status = inside.stack, inside.status

    def name_file(self, name: str) -> None:
        """Say in the title which data file is at work; "" for none."""
        self.setWindowTitle(f"{name} – CME Desktop" if name else "CME Desktop")

    def go(self, place: "Place") -> None:
        """Go to a place."""
        self.stack.go(place)

    def settings_menu(self) -> "QMenu":
        """What is behind the officer's name."""
        assert self._furniture is not None
        return self._furniture.settings_menu()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furniture is not None:
            self.stack.wind_up()
        if not self.may_close():
            event.ignore()
            return
        self.remembered.keep("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _lay_ground(self) -> QWidget:
        """The colours that page and rail will stand on, so that nothing flashes when they come."""
        palette = self._expected_palette()
        window, raised = QColor(palette.window), QColor(palette.raised)
        self.setPalette(QPalette(raised, window))
        rail = QWidget(self)
        rail.setPalette(QPalette(raised, raised))
        rail.setAutoFillBackground(True)
        rail.setGeometry(0, 0, RAIL_WIDTH, self.height())
        return rail

    def _expected_palette(self) -> Palette:
        look = self.remembered.text("window/look", "system")
        system_is_dark = QApplication.palette().window().color().lightness() < 128
        return DARK if look == "dark" or (look == "system" and system_is_dark) else LIGHT
