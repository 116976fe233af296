"""The room that a page has in its window; where that is too small for large text, the page scrolls in it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.shell.page import Page


class Room(QScrollArea):
    """Holds one page, so that no page ever makes the window larger than the screen.

    It is made where it stands: with each move Qt would dress the page anew, and all that is in it.
    """

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        ground = QWidget(self)
        self.setViewport(ground)  # our own: to be asked for Qt's takes a tenth of the start
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        sheet = _Sheet(page, ground)
        self.setWidget(sheet)
        for part in (ground, sheet):
            part.setAutoFillBackground(False)  # a scroll area fills it in, and what lies behind has its own


class _Sheet(QWidget):
    """As large as the room, and never smaller than the page can be.

    A scroll area would give the page itself all the height that its wrapped words would like to have.
    """

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        page.setParent(self)

    def minimumSizeHint(self) -> QSize:
        return self._page.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.resize(event.size())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
