"""A one-line text box that knows the officers' keys."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ui.editors.box_button import BoxButton
from ui.editors.cut_off import is_cut_off, paint_cut_off
from ui.editors.popup import Popup
from ui.told import tell
from ui.widgets.keys_ahead import KeysAhead

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_GOING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def conclude(within: QWidget, then: Callable[[], None]) -> None:
    """Take what is highlighted below the box with the caret, if it is in `within`; then go on with `then`."""
    focused = within.focusWidget()
    if isinstance(focused, LineInput) and focused.hasFocus():
        focused.conclude(then)
    else:
        then()


class LineInput(QLineEdit):
    """Enter moves on, Alt+Down opens the sheet, F4 says why there is no answer, Esc only closes the sheet."""

    opened = Signal()
    answers_asked = Signal()
    focused = Signal()
    unfocused = Signal(object)
    """The focus goes; with the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Popup | None = None
        self._awaiting = False
        self._button: BoxButton | None = None
        self._ahead: KeysAhead | None = None
        self._then: Callable[[], None] | None = None

    def replace(self, text: str) -> None:
        """Put `text` in place of all there is, the caret behind it; nothing is signalled."""
        with QSignalBlocker(self):
            self.setText(text)

    def load(self, text: str) -> None:
        """Show `text`, which came from elsewhere; what was on offer for other words goes."""
        if self.sheet is not None and self.is_open():
            self.sheet.close_sheet()
        self.replace(text)
        self.setCursorPosition(0)
        if self.hasFocus():  # filled in under the caret: typing on replaces it
            self.selectAll()

    def await_sheet(self) -> None:
        """What belongs in the sheet is being looked up.

        Enter, Tab and arrows wait for it, to do what they would do then, and so do all the keys after them.
        """
        self._awaiting = True

    def sheet_came(self) -> None:
        """It is there, or will not come; the keys that waited are pressed now."""
        self._awaiting = False
        if self._ahead is not None:
            self._ahead.hand_on()
        self._conclude()

    def conclude(self, then: Callable[[], None]) -> None:
        """Take what is ready in the sheet, once that has come, as Tab would; then go on with `then`."""
        self._then = then
        if not self._awaiting:
            self._conclude()

    def _conclude(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            self._take_ready()
            then()

    def _take_ready(self) -> None:
        if self.sheet is not None and self.is_open():
            self.sheet.take_ready()

    def tell_as_choice(self) -> None:
        """It is told as a combo box: a line to type in, with a list below."""
        telling = tell(self)
        telling.role = QAccessible.Role.ComboBox
        telling.opens = True

    def add_button(self, icon: str, words: str, press: Callable[[], None]) -> None:
        """A small button at the end of the box, for the mouse; the keyboard has Alt+Down."""
        self._button = BoxButton(icon, words, press)
        self._button.leave_room(self)
        if QAccessible.isActive():
            self._make_button()

    def _make_button(self) -> None:
        """The pointer or the keyboard has come to the box, or a screen reader goes through it."""
        if self._button is not None:
            self._button.make(self)
            self._button = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if is_cut_off(self):
            paint_cut_off(self)
        else:
            super().paintEvent(event)
        if self._button is not None:
            self._button.paint_sign(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._make_button()
        self._tell_whole()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._tell_whole()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.setToolTip("")

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if is_cut_off(self) else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit()
        self._make_button()
        self.installEventFilter(self)  # only now: a form has sixty boxes, and each is told much
        super().focusInEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is pressed here, before Qt makes a shortcut of it or goes on to the next box."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.is_open():
                event.accept()  # else a shortcut of the window would have it
                return True
            if undoes(event):
                event.ignore()
                return True
        elif event.type() == QEvent.Type.KeyPress and self._waits(event):
            self._ahead = self._ahead or KeysAhead(self)
            self._ahead.hold()
            self._ahead.take(event)
            return True
        return False

    def _waits(self, event: QKeyEvent) -> bool:
        """Whether a key leaves the box or goes through the sheet, while that is still being looked up."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return self._awaiting and event.key() in (*_LEAVING, *_GOING) and not held

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = without_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if undoes(event) or only_goes(event):
            event.ignore()
            return
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if event.key() == Qt.Key.Key_Escape and self._awaiting:
            self.sheet_came()  # it is wanted no more
        if event.key() == Qt.Key.Key_Down and alt:
            self.opened.emit()
        elif self.sheet is not None and self.is_open() and self.sheet.take_key(event):
            return
        elif event.key() == Qt.Key.Key_F4 and not alt:
            self.answers_asked.emit()
        elif enter:
            self.move_on()
        else:
            super().keyPressEvent(event)

    def move_on(self) -> None:
        """Give the focus to the next editor."""
        super().focusNextPrevChild(True)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        self._take_ready()
        return super().focusNextPrevChild(forwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.unfocused.emit(event.reason())
        self.removeEventFilter(self)
        self._awaiting = False
        if self._ahead is not None:
            self._ahead.drop()
        if self.sheet is not None and self.is_open():
            self.sheet.close_sheet()
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.home(False)  # long words are read from their beginning
        self._conclude()

    def is_open(self) -> bool:
        """Whether its sheet is open."""
        return self.sheet is not None and self.sheet.isVisible()


def undoes(event: QKeyEvent) -> bool:
    """Whether a key takes back or does again; the form does that, as steps go through many fields."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def only_goes(event: QKeyEvent) -> bool:
    """Whether a key is Alt and a letter: it goes to its field, and writes nothing where it has none.

    On a Mac such keys write: # is Alt and 3 there.
    """
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    sign = event.text()
    return (
        sys.platform != "darwin"
        and held == Qt.KeyboardModifier.AltModifier
        and sign > ""
        and sign.isprintable()
    )


def without_undo(menu: QMenu) -> QMenu:
    """The menu of a box without its own undo and redo, which know of no other field."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if (first := menu.actions()) and first[0].isSeparator():
        menu.removeAction(first[0])
    return menu
