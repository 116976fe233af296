"""Two records beside each other, with how far they agree in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cme_desktop.services.comparing import ComparedLine
from ui.theme import GAP, PAGE_EDGE, set_role
from ui.widgets import Words


class SideBySide(QWidget):
    """A line for each thing that either record says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Both records side by side")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(PAGE_EDGE)
        self._grid.setVerticalSpacing(GAP)
        for column, stretch in enumerate((0, 2, 2, 2)):
            self._grid.setColumnStretch(column, stretch)

    def show_lines(self, mine: str, theirs: str, lines: Sequence[ComparedLine]) -> None:
        """Show what the records of these two references say."""
        for row, cells in enumerate([("", mine, theirs, ""), *map(_cells, lines)]):
            for column, text in enumerate(cells):
                self._grid.addWidget(_cell(text, heading=row == 0, label=column == 0), row, column)


def _cells(line: ComparedLine) -> tuple[str, str, str, str]:
    return line.label, line.mine or "–", line.theirs or "–", line.said


def _cell(text: str, heading: bool, label: bool) -> QLabel:
    cell = Words(text)
    cell.setTextFormat(Qt.TextFormat.PlainText)
    cell.setWordWrap(True)
    cell.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    if heading:
        set_role(cell, "section")
    elif label:
        set_role(cell, "muted")
    return cell
