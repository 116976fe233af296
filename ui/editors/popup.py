"""A sheet that opens below an editor, inside the same window, and leaves the keyboard where it is."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from ui.told import tell_opened

_GAP = 6  # clear of the focus ring
_EDGE = 8  # of the window


class Popup(QFrame):
    """Opened under `owner`, which keeps the focus and hands keys on by `take_key`.

    It is a child of the window, not a window: nothing flickers, and Esc, clicks and scrolling put it away.
    """

    least_height = 120
    """Where there is less room below the owner, in px, the sheet opens upwards."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner.window())
        self._owner = owner
        self.setProperty("region", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(5, 5, 5, 5)
        self.body.setSpacing(0)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        owner.destroyed.connect(self.deleteLater)
        self.hide()

    def wanted_size(self) -> QSize:
        """How large the sheet would like to be."""
        return self.sizeHint()

    def open_sheet(self) -> None:
        """Show it below the owner, or above where there is more room."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setGeometry(self._place(window))
        if not self.isVisible():
            app = QApplication.instance()
            assert app is not None
            app.installEventFilter(self)
        self.show()
        self.raise_()
        tell_opened(self._owner)

    def close_sheet(self) -> None:
        """Put it away."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self.hide()
        tell_opened(self._owner)

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key pressed in the owner; whether that was all there is to do about it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return True
        return False

    def take_ready(self) -> None:
        """The officer is done with the box: take what is ready, and put the sheet away."""
        self.close_sheet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if not self._holds(event.globalPosition().toPoint()):
                self.close_sheet()
        elif kind == QEvent.Type.Wheel:
            if isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched):
                self.close_sheet()
        elif kind == QEvent.Type.WindowDeactivate and watched is self._owner.window():
            self.close_sheet()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize) and self._moves_owner(watched):
            self.setGeometry(self._place(self._owner.window()))
        return False

    def _moves_owner(self, thing: QObject) -> bool:
        return isinstance(thing, QWidget) and (thing is self._owner or thing.isAncestorOf(self._owner))

    def _holds(self, at: QPoint) -> bool:
        return any(part.rect().contains(part.mapFromGlobal(at)) for part in (self, self._owner))

    def _place(self, window: QWidget) -> QRect:
        size = self.wanted_size()
        top = self._owner.mapTo(window, QPoint(0, 0))
        below = window.height() - top.y() - self._owner.height() - _GAP - _EDGE
        above = top.y() - _GAP - _EDGE
        upwards = below < min(size.height(), self.least_height) and above > below
        height = min(size.height(), above if upwards else below)
        width = min(size.width(), window.width() - 2 * _EDGE)
        x = max(_EDGE, min(top.x(), window.width() - _EDGE - width))
        y = top.y() - _GAP - height if upwards else top.y() + self._owner.height() + _GAP
        return QRect(x, y, width, height)
