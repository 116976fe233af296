"""The line below a field that says what is wrong with it: an icon and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cme_desktop.issues import Issue, Severity
from ui.theme import set_icon, set_role
from ui.widgets import Words


class IssueLine(QWidget):
    """Takes no room while there is nothing to say. Most never say anything: the parts come when it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Issue | None = None
        """What it says now."""
        self._parts: tuple[QLabel, QLabel] | None = None
        self.hide()

    def show_issue(self, issue: Issue | None) -> None:
        """Say `issue`; None says nothing."""
        if issue == self.shown:
            return
        self.shown = issue
        if issue is not None:
            sign, words = self._parts = self._parts or self._made()
            grave = issue.severity is Severity.REFUSE
            set_icon(sign, "error" if grave else "warning", "danger" if grave else "warning")
            set_role(words, "error" if grave else "warning")
            words.setText(issue.text)
        self.setVisible(issue is not None)

    def text(self) -> str:
        """What it says now."""
        return "" if self.shown is None else self.shown.text

    def _made(self) -> tuple[QLabel, QLabel]:
        sign, words = QLabel(parent=self), Words(parent=self)
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(6)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return sign, words
