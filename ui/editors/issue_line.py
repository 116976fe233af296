"""The line below a field that says what is wrong with it: an icon and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cme_desktop.issues import Issue, Severity
from ui.theme import set_icon, set_role
from ui.widgets import Words


class IssueLine(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._words = Words()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_issue(self, issue: Issue | None) -> None:
        """Say `issue`; None says nothing."""
        if issue is not None:
            grave = issue.severity is Severity.REFUSE
            set_icon(self._sign, "error" if grave else "warning", "danger" if grave else "warning")
            set_role(self._words, "error" if grave else "warning")
            self._words.setText(issue.text)
        self.setVisible(issue is not None)

    def text(self) -> str:
        """What it says now."""
        return self._words.text() if not self.isHidden() else ""
