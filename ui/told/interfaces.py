"""Accounts of widgets for screen readers: Qt's own, put right in what it gets wrong.

Qt's account stays behind each of them and answers for everything else: the text, the caret, the cells.
"""

import sys
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAccessibleWidget,
    QApplication,
    QComboBox,
    QTabBar,
    QWidget,
)
from shiboken6 import Shiboken

from ui.told.telling import Opens, Telling, telling_of

_NOTHING = Telling()
_NOWHERE = Shiboken.VoidPtr(0)
_HIDES_INVALID = sys.platform == "darwin"
"""There Qt keeps what has this bit from the screen reader altogether."""


class Told(QAccessibleWidget):
    """A widget by Qt's account, with another role where that is told, and what else there is to say."""

    def __init__(self, widget: QWidget, usual: QAccessibleInterface) -> None:
        super().__init__(widget)
        self.usual = usual
        self._said = _Said(self)
        self._said_at = Shiboken.VoidPtr(Shiboken.getCppPointer(self._said)[0])

    @property
    def telling(self) -> Telling:
        """What is told by now. A screen reader may have asked before there was anything to tell."""
        return telling_of(self.widget()) or _NOTHING

    def role(self) -> QAccessible.Role:
        """As told; Qt takes every button that can stay down for a check box."""
        telling = self.telling
        if telling.role is not None:
            return telling.role
        pressed = telling.plain or (telling.opens and isinstance(self.widget(), QAbstractButton))
        return QAccessible.Role.Button if pressed else self.usual.role()

    def state(self) -> QAccessible.State:
        state = self.usual.state()
        telling = self.telling
        if telling.plain:
            _set(state, checkable=False, checked=False)
        if telling.opens:
            opened = _is_open(self.widget())
            _set(state, expandable=True, expanded=opened, collapsed=not opened, hasPopup=True)
            _set(state, checkable=False, checked=False)
        if state.focused and QApplication.focusWidget() is not self.widget():
            _set(state, focused=False)
        if is_wrong(self.widget()) and not _HIDES_INVALID:
            _set(state, invalid=True)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """By Qt's account a closed list on Linux, and any row of tabs, is called what is chosen in it."""
        widget = self.widget()
        named = kind == QAccessible.Text.Name and isinstance(widget, QComboBox | QTabBar)
        return widget.accessibleName() if named and widget.accessibleName() else self.usual.text(kind)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        self.usual.setText(kind, text)

    def childCount(self) -> int:
        return self.usual.childCount()

    def child(self, place: int) -> QAccessibleInterface:
        return self.usual.child(place)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return self.usual.childAt(x, y)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.usual.indexOfChild(child)

    def focusChild(self) -> QAccessibleInterface:
        return self.usual.focusChild()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == QAccessible.InterfaceType.AttributesInterface:
            return self._said_at
        return _cast(self.usual, kind)


class ToldView(Told):
    """A list, a table or a row of tabs: the keyboard is on one of its parts, or not in it at all.

    By Qt's account the current part has it at any time, and the whole as well.
    """

    def __init__(self, widget: QWidget, usual: QAccessibleInterface) -> None:
        super().__init__(widget, usual)
        self.without_focus: dict[int, PartWithoutFocus] = {}

    def state(self) -> QAccessible.State:
        state = super().state()
        if state.focused and _has_current(self.widget()):
            _set(state, focused=False)
        return state

    def child(self, place: int) -> QAccessibleInterface:
        part = self.usual.child(place)
        if part is None or not part.state().focused or self.widget().hasFocus():
            return part
        return self.without_focus.setdefault(place, PartWithoutFocus(self, place))


class PartWithoutFocus(QAccessibleInterface):
    """The current part of a view that does not have the keyboard. Qt makes and drops its own as it likes."""

    def __init__(self, view: ToldView, place: int) -> None:
        super().__init__()
        self._view = view
        self._place = place

    def state(self) -> QAccessible.State:
        usual = self._usual()
        state = usual.state() if usual is not None else QAccessible.State()
        if not self._view.widget().hasFocus():
            _set(state, focused=False)
        return state

    def isValid(self) -> bool:
        return Shiboken.isValid(self._view) and self._usual() is not None

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # Qt takes none here; its hints do not say so

    def role(self) -> QAccessible.Role:
        usual = self._usual()
        return usual.role() if usual is not None else QAccessible.Role.NoRole

    def text(self, kind: QAccessible.Text) -> str:
        usual = self._usual()
        return usual.text(kind) if usual is not None else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        return None

    def rect(self) -> QRect:
        usual = self._usual()
        return usual.rect() if usual is not None else QRect()

    def parent(self) -> QAccessibleInterface:
        return self._view

    def childCount(self) -> int:
        return 0

    def child(self, place: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # Qt takes none here; its hints do not say so

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # Qt takes none here; its hints do not say so

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def foregroundColor(self) -> QColor:
        return QColor()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        usual = self._usual()
        return _cast(usual, kind)

    def _usual(self) -> QAccessibleInterface | None:
        return self._view.usual.child(self._place)


class _Said(QAccessibleAttributesInterface):
    """`required` and `invalid` by these names, for which Qt has no states of its own."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = ref(told)

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Custom]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        told = self._told()
        if key != QAccessible.Attribute.Custom or told is None:
            return None
        said = {"required": told.telling.required, "invalid": is_wrong(told.widget())}
        return {name: "true" for name, holds in said.items() if holds}


def _cast(usual: QAccessibleInterface | None, kind: QAccessible.InterfaceType) -> Any:
    """What Qt's account can do of a kind; Qt takes nothing as a pointer to nowhere, and None for a crash."""
    found = usual.interface_cast(kind) if usual is not None else None
    return _NOWHERE if found is None else found


def _is_open(widget: QWidget) -> bool:
    """Whether what it opens is open: a button that stays down, or a line with a list below."""
    if isinstance(widget, QAbstractButton):
        return widget.isChecked()
    return isinstance(widget, Opens) and widget.is_open()


def _has_current(view: QWidget) -> bool:
    """Whether one part of a view is the current one."""
    if isinstance(view, QAbstractItemView):
        return view.currentIndex().isValid()
    return isinstance(view, QTabBar) and view.currentIndex() >= 0


def is_wrong(widget: QWidget) -> bool:
    """Whether what stands in it is marked as wrong."""
    return bool(widget.property("state") == "error")


def _set(state: QAccessible.State, **bits: bool) -> None:
    for name, bit in bits.items():
        setattr(state, name, bit)
