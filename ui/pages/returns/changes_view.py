"""What changed behind a return since it was sent: figure, record, who, when, why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cme_desktop.looks.return_changes import ChangeLine, ChangesLook
from cme_desktop.returns.periods import DateRange
from cme_desktop.values.moments import show_moment
from ui.pages.returns.chapter_model import show_value
from ui.pages.returns.line_table import Column, LineTable
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE
from ui.widgets import Words

_COLUMNS = (
    Column[ChangeLine]("Measure", 240, lambda line: line.figure),
    Column[ChangeLine]("Period", 144, lambda line: line.period),
    Column[ChangeLine]("Sent", 64, lambda line: show_value(line.was, line.unit), is_number=True),
    Column[ChangeLine]("Now", 64, lambda line: show_value(line.now, line.unit), is_number=True),
    Column[ChangeLine]("Why", 400, lambda line: line.why),
    Column[ChangeLine]("Record", 140, lambda line: line.reference, is_muted=lambda line: line.record is None),
    Column[ChangeLine]("Who", 100, lambda line: line.who),
    Column[ChangeLine]("When", 176, lambda line: show_moment(line.at) if line.at else ""),
)


class ChangesView(QWidget):
    """A line for each save of each record. Enter opens the record, but for a restricted one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.says = Words()
        self.says.setWordWrap(True)
        self.table = LineTable("What changed", _COLUMNS)
        self.opened = self.table.opened
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, GROUP_GAP)
        column.setSpacing(GAP)
        column.addWidget(self.says)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def show_changes(self, period: DateRange, changes: ChangesLook) -> None:
        """Show what changed since the version sent last, or the newest where none was sent."""
        self.says.setText(_in_words(period, changes))
        self.table.setVisible(bool(changes.lines))
        self.table.show_lines(changes.lines)

    def take_focus(self) -> None:
        """Put the keyboard on the first line."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_words(period: DateRange, changes: ChangesLook) -> str:
    since = changes.since
    if since is None:
        return f"No return of {period.show()} was made yet, so there is nothing to hold the figures against."
    done = f"made {show_moment(since.made_at)}"
    if since.sent is not None:
        done = f"sent {show_moment(since.sent.at)}"
    count = "1 figure has" if changes.figures == 1 else f"{changes.figures:,} figures have"
    said = f"{count} changed" if changes.figures else "Nothing has changed"
    return f"{said} since version {since.number} was {done}."
