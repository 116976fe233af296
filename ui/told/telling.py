"""What is to be told of single widgets beyond what Qt tells by itself."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QWidget


@runtime_checkable
class Opens(Protocol):
    """A line that knows whether its list is open."""

    def is_open(self) -> bool:
        """Whether it is open now."""


@dataclass
class Telling:
    """What one widget is told as."""

    role: QAccessible.Role | None = None
    """Its role, where that is not the one Qt knows."""
    opens: bool = False
    """Whether it opens something and puts it away again: a list below a line, a part of the page."""
    required: bool = False
    """Whether nothing can be saved without an answer here."""
    plain: bool = False
    """Pressed, not ticked: its being checked is only how it looks."""


_TELLINGS: WeakKeyDictionary[QWidget, Telling] = WeakKeyDictionary()


def tell(widget: QWidget) -> Telling:
    """What is told of a widget, to be added to."""
    return _TELLINGS.setdefault(widget, Telling())


def telling_of(widget: QWidget) -> Telling | None:
    """What is told of a widget, where there is anything to add."""
    return _TELLINGS.get(widget)


def tell_opened(widget: QWidget) -> None:
    """What a widget opens was opened or put away."""
    if QAccessible.isActive():
        changed = QAccessible.State()
        changed.expanded = changed.collapsed = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))
