"""Keys that are pressed before what they are meant for has come."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class KeysAhead(QObject):
    """Holds the keys pressed in a widget, and hands them on in their order once there is what they are for.

    So what a key does never depends on how soon the data file answers. Commands and Esc are let through.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._keys: list[QKeyEvent] = []

    def hold(self) -> None:
        """From now on keys wait."""
        self._over.installEventFilter(self)  # only now: a page has many boxes, and each is told much

    def hand_on(self) -> None:
        """What they are for is there: press them where the keyboard is, unless that has gone elsewhere."""
        keys = self._keys
        self.drop()
        at = QApplication.focusWidget()
        if at is not None and (at is self._over or self._over.isAncestorOf(at)):
            for key in keys:
                QApplication.sendEvent(QApplication.focusWidget() or at, key)

    def drop(self) -> None:
        """It does not come: forget what was pressed."""
        self._over.removeEventFilter(self)
        self._keys = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & _COMMANDS or event.key() == Qt.Key.Key_Escape:
            return False
        self.take(event)
        return True

    def take(self, event: QKeyEvent) -> None:
        """Have a key wait with those before it."""
        self._keys.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
