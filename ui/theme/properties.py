"""The dynamic properties that `resources/theme.qss` selects on, set so that they show at once."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

Role = Literal["title", "section", "body", "hint", "error", "warning", "good", "muted", "mono"]
ButtonKind = Literal["primary", "secondary", "quiet", "danger", "chip", "link", "rail"]
EditorState = Literal["", "warning", "error"]


def set_role(label: QLabel, role: Role) -> None:
    """Give `label` the look of its part in the page: size, weight and colour."""
    _set(label, "role", role)


def set_kind(button: QAbstractButton, kind: ButtonKind) -> None:
    """Say how much `button` matters: one primary a page, quiet ones for what is seldom wanted."""
    _set(button, "kind", kind)


def set_state(editor: QWidget, state: EditorState) -> None:
    """Mark `editor` as holding something wrong or doubtful; "" takes the mark away."""
    _set(editor, "state", state)


def set_clearable(line: QLineEdit) -> None:
    """Give `line` a small cross that empties it; boxes without one do not carry its icon in their look."""
    _set(line, "clearable", "true")
    line.ensurePolished()  # it asks for the icon at once, by the look that it has so far
    line.setClearButtonEnabled(True)


def _set(widget: QWidget, name: str, value: str) -> None:
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # Qt reads properties only when it polishes a widget, which is still to come
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
