"""One row of a rows editor on screen: its cells side by side, on as many lines as they need."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cme_desktop.fields import Field, LinkField, RowsField
from ui.editors.base import Editor
from ui.editors.issue_line import IssueLine
from ui.theme import GAP, scaled, set_icon, set_role
from ui.widgets import Hairline, Words

StripFields = Mapping[str, Field[Any]]
"""The fields that stand side by side, by name."""

_CELL_GAP = 4
_REMOVER = 32
_WIDTHS = {"date": 124, "date-time": 168, "birth-date": 124, "postcode": 96, "money": 90, "number": 80,
           "yes-no": 84, "urn": 84, "upn": 140, "phone": 130, "name": 150}  # fmt: skip
_WIDTH = 160


def lines_of(field: RowsField, room: int) -> list[StripFields]:
    """The fields of a row, dealt out to lines no wider than `room` (px at 96 dpi), as few as can be."""
    widths = [_width(cell) + _CELL_GAP for cell in field.fields.values()]
    count = -(-sum(widths) // (room - _REMOVER))
    fair = sum(widths) / count  # so that the last line is not left with one cell
    lines: list[dict[str, Field[Any]]] = [{}]
    used = 0
    for (name, cell), width in zip(field.fields.items(), widths, strict=True):
        if lines[-1] and (used + width > room - _REMOVER or (used + width / 2 > fair and len(lines) < count)):
            lines.append({})
            used = 0
        lines[-1][name] = cell
        used += width
    return list(lines)


class Head(QWidget):
    """The names of the columns, over rows of one line."""

    def __init__(self, line: StripFields, parent: QWidget) -> None:
        super().__init__(parent)
        row = _side_by_side(self)
        for cell in line.values():
            row.addWidget(_column_name(cell, self), _width(cell), Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(scaled(_REMOVER) + _CELL_GAP)


class Strip(QWidget):
    """One row: its cells, the button that takes it out, and a line for what is wrong.

    Where the cells take several lines, each has its name over it.
    """

    removed = Signal()

    def __init__(
        self,
        title: str,
        number: int,
        lines: list[StripFields],
        make_cell: Callable[[str, QWidget], Editor],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._row = f"{title} {number + 1}"
        self._make_cell = make_cell
        several = len(lines) > 1
        self.issue = IssueLine(self)
        self.cells: list[Editor] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP if several else 0)
        column.setSpacing(_CELL_GAP if several else 2)
        if several and number:
            column.addWidget(Hairline(parent=self))
        for place, line in enumerate(lines):
            column.addWidget(self._line(line, first=place == 0, named=several))
        column.addWidget(self.issue)

    def _line(self, fields: StripFields, first: bool, named: bool) -> QWidget:
        holder = QWidget(self)
        line = _side_by_side(holder)
        for name, field in fields.items():
            part = self._named_cell(name, field, holder) if named else self._cell(name, holder)
            line.addWidget(part, _width(field))
        if first:
            line.addWidget(self._remover(holder), 0, Qt.AlignmentFlag.AlignBottom)
        else:
            line.addSpacing(scaled(_REMOVER) + _CELL_GAP)
        return holder

    def _named_cell(self, name: str, field: Field[Any], parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(_column_name(field, holder))
        column.addWidget(self._cell(name, holder))
        return holder

    def _cell(self, name: str, parent: QWidget) -> Editor:
        cell = self._make_cell(name, parent)
        cell.set_compact()
        cell.set_name(f"{cell.field.label}, {self._row}")
        cell.setMinimumWidth(scaled(40))
        self.cells.append(cell)
        return cell

    def _remover(self, holder: QWidget) -> QToolButton:
        row, button = self._row, QToolButton(holder)
        button.setFixedSize(scaled(_REMOVER), scaled(32))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"Take out {row}")
        button.setToolTip(f"Take out {row} (Ctrl+Del)")
        set_icon(button, "close", "muted")
        button.clicked.connect(self.removed)
        return button


def _side_by_side(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_CELL_GAP)
    return row


def _column_name(field: Field[Any], parent: QWidget) -> QLabel:
    label = Words(field.label, parent=parent)
    label.setMinimumWidth(scaled(40))
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    set_role(label, "hint")
    return label


def _width(field: Field[Any]) -> int:
    """How wide a cell should be at least, in px at 96 dpi; what is to spare is shared out in proportion."""
    return 200 if isinstance(field, LinkField) else _WIDTHS.get(field.kind, _WIDTH)
