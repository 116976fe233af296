"""Hands Qt the accounts of widgets that it is to give in place of its own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

from ui.told.interfaces import Told, ToldView
from ui.told.telling import telling_of

_CONTROLS = QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QAbstractButton


class _Accounts:
    """Those given out. They live as long as their widgets: Qt deletes them with these, and not before."""

    def __init__(self) -> None:
        self._given: set[Told] = set()
        self._asking = False

    def give(self, _kind: str, thing: QObject) -> QAccessibleInterface | None:
        """The account of a thing; None leaves it to Qt."""
        if self._asking or not isinstance(thing, QWidget):
            return None
        make = _account_for(thing)
        if make is None:
            return None
        usual = self._by_qt(thing)
        if usual is None:
            return None
        told = make(thing, usual)
        thing.destroyed.connect(partial(self._let_go, told, usual))
        self._given.add(told)
        return told

    def _by_qt(self, widget: QWidget) -> QAccessibleInterface | None:
        self._asking = True
        try:
            return QAccessible.queryAccessibleInterface(widget)
        finally:
            self._asking = False

    def _let_go(self, told: Told, usual: QAccessibleInterface) -> None:
        """Qt has deleted its own: nothing may be asked of it any more, nor another thing taken for it."""
        self._given.discard(told)
        if isinstance(told, ToldView):
            for part in told.without_focus.values():
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
        Shiboken.invalidate(usual)


def _account_for(widget: QWidget) -> Callable[[QWidget, QAccessibleInterface], Told] | None:
    """A screen reader that is there from the start asks about a control before anything is told of it."""
    if isinstance(widget, QAbstractItemView | QTabBar) and not isinstance(widget, QHeaderView):
        return ToldView
    # What hands the keyboard on to a part of it would say that it has it, and so would that part.
    hands_on = widget.focusProxy() is not None
    return Told if isinstance(widget, _CONTROLS) or hands_on or telling_of(widget) is not None else None


_ACCOUNTS = _Accounts()
_installed: list[Callable[[str, QObject], QAccessibleInterface | None]] = []


def install() -> None:
    """From now on Qt asks here first; once is enough for the program."""
    if not _installed:
        _installed.append(_ACCOUNTS.give)
        QAccessible.installFactory(_ACCOUNTS.give)
