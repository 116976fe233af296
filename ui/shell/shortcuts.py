"""Every key there is, shown over the window with Ctrl+/."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_role
from ui.widgets import Card, SectionHeading, Words

SHORTCUTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Anywhere",
        (
            ("Ctrl+K", "Search"),
            ("Ctrl+N", "New record: type its beginning, then Enter"),
            ("Ctrl+1 … Ctrl+0", "The places of the rail"),
            ("Alt+← Alt+→", "Back, forward"),
            ("F6", "Next pane"),
            ("Ctrl+B", "Fold the rail"),
            ("Ctrl+O", "Another data file"),
            ("Ctrl+Z", "Take back what was done last"),
            ("Ctrl+/", "This page"),
        ),
    ),
    (
        "In a list",
        (
            ("↑ ↓", "Move"),
            ("Enter", "Open"),
            ("Ctrl+Enter", "Open in a window of its own"),
            ("Letters", "Filter"),
            ("Esc", "Clear the filter"),
            ("Ctrl+↑ Ctrl+↓", "Sort by this column"),
            ("Ctrl+I", "Preview"),
        ),
    ),
    (
        "Today and a child’s file",
        (
            ("Enter", "Open where the work is"),
            ("W or Space", "Unfold: why, or what it holds"),
            ("E", "On Today: open an enquiry from this notice"),
            ("Ctrl+E", "Edit the child’s particulars"),
            ("Ctrl+J", "New record for this child"),
        ),
    ),
    (
        "In a form",
        (
            ("Tab Shift+Tab", "Take what is highlighted; next field, field before"),
            ("Enter", "Next field"),
            ("Alt+letter", "The field with that letter"),
            ("Alt+↓", "Open a list or the calendar"),
            ("F2", "Take the value on offer"),
            ("F4", "There is no answer, and why"),
            ("F1", "Help for this field"),
            ("Ctrl+Z Ctrl+Y", "Undo, redo"),
            ("Ctrl+S", "Save"),
            ("Ctrl+Shift+N", "Save and begin the next"),
            ("Ctrl+D", "Discard a new draft"),
        ),
    ),
    (
        "On the returns page",
        (
            ("Ctrl+M C", "Make the committee edition"),
            ("Ctrl+M W", "Make the working edition"),
            ("Ctrl+M T", "Make the termly form of a census day"),
            ("Enter →", "From a month to its views; ← → go between them"),
            ("Alt+1 … Alt+3", "As it is now, as sent, what changed"),
            ("Enter", "Open the records of a figure"),
            ("N", "Say something of a figure"),
            ("W", "Write what the cover says"),
            ("S", "Mark the return as sent, or a termly form on its line"),
        ),
    ),
)


class ShortcutOverlay(QWidget):
    """Lies over the whole window; any key or click puts it away and the focus goes back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setAccessibleName("Keyboard shortcuts")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        card = Card("Keyboard shortcuts")
        card.body().addLayout(_columns())
        around = QVBoxLayout(self)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def toggle(self) -> None:
        """Show it, or put it away."""
        if self.isVisible():
            self._put_away()
            return
        self._before = self.window().focusWidget()
        self._over.installEventFilter(self)  # only while it shows: a window is told much
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # what lies below has no keys meanwhile
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 110))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt):
            self._put_away()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def _put_away(self) -> None:
        self._over.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)


def _columns() -> QHBoxLayout:
    """Two, each group below the shorter one."""
    both = QHBoxLayout()
    both.setSpacing(2 * PAGE_EDGE)
    columns, filled = (QVBoxLayout(), QVBoxLayout()), [0, 0]
    for title, keys in SHORTCUTS:
        shorter = filled.index(min(filled))
        filled[shorter] += len(keys)
        columns[shorter].addWidget(_group(title, keys))
    for column in columns:
        column.setSpacing(GROUP_GAP)
        column.addStretch(1)
        both.addLayout(column)
    return both


def _group(title: str, keys: tuple[tuple[str, str], ...]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GROUP_GAP)
    grid.setVerticalSpacing(GAP - 2)
    grid.addWidget(SectionHeading(title), 0, 0, 1, 2)
    for row, (key, words) in enumerate(keys, 1):
        shown = Words(key)
        set_role(shown, "muted")
        shown.setMinimumWidth(120)
        grid.addWidget(shown, row, 0)
        grid.addWidget(Words(words), row, 1)
    grid.setColumnStretch(1, 1)
    return group
