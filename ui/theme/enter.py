"""Enter presses the button that has the keyboard, whatever kind of button it is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget
from shiboken6 import isValid

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """By itself Qt has only Space press a button, and Enter some of them.

    It stays with the one button that has the keyboard. An answer among several is no button: there Enter goes
    on to the next field.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._button: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or held or not isinstance(watched, QAbstractButton):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True

    def _follow(self) -> None:
        """Asks for neither widget of the signal: the old one may be half destroyed, which ends Python."""
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        new = QApplication.focusWidget()
        is_one = isinstance(new, QAbstractButton) and not isinstance(new, QRadioButton | QCheckBox)
        self._button = new if is_one else None
        if self._button is not None:
            self._button.installEventFilter(self)
