"""The window as a screen reader walks it."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role


def walk(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything in a widget that is not hidden, itself first."""
    yield from _parts(QAccessible.queryAccessibleInterface(widget))


def of(widget: QWidget) -> QAccessibleInterface:
    """What is told of one widget."""
    return QAccessible.queryAccessibleInterface(widget)


def name(part: QAccessibleInterface) -> str:
    """Its role and its name."""
    return f"{part.role().name} {part.text(QAccessible.Text.Name)}"


def focused(widget: QWidget) -> list[str]:
    """All that says it has the keyboard."""
    return [name(part) for part in walk(widget) if part.state().focused]


def _parts(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield part
    for place in range(part.childCount()):
        child = part.child(place)
        if child is not None and not (child.object() is not None and child.state().invisible):
            yield from _parts(child)
