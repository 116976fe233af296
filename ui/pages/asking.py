"""What stands in place of a restricted record until it is opened: who decides, and why it is wanted.

It never says why the file is restricted, nor whose it is.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.errors import AskFirst
from ui.errors import explain
from ui.jobs import Jobs
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_kind, set_role
from ui.widgets import Words, page_key

_WIDTH = 560
_LONGEST = 500


class Asking(QWidget):
    """Asks for the reason; Enter or Ctrl+S opens the file, and the reason is written into its history."""

    opened = Signal()
    """The person at the desk has leave now: read again."""

    def __init__(self, asked: AskFirst, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self._jobs = jobs
        self._desk = desk
        self._reason = QLineEdit()
        self._problem = Words("")
        self._open = QPushButton("Open the file   Ctrl+S")
        self._lay_out()
        self._reason.returnPressed.connect(self._ask)
        self._open.clicked.connect(self._ask)
        page_key(self, "Ctrl+S", self._ask)
        self.setFocusProxy(self._reason)

    def _lay_out(self) -> None:
        title = Words(f"{self._asked.reference} is restricted")
        set_role(title, "title")
        words = Words(
            "Who may see this file is for the manager to decide. Opening it is written down in its history: "
            "your name, the time, and the reason you give. It then stays open to you until you close CME "
            "Desktop."
        )
        label = Words("Why I need it")
        label.setBuddy(self._reason)
        self._reason.setAccessibleName("Why I need it")
        self._reason.setMaxLength(_LONGEST)
        self._open.setAccessibleName("Open the file")
        set_kind(self._open, "primary")
        set_role(self._problem, "error")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, GROUP_GAP)
        column.setSpacing(GAP)
        for part in (title, words, label, self._reason, self._problem):
            if isinstance(part, QLabel):
                part.setWordWrap(True)
            part.setMaximumWidth(_WIDTH)
            column.addWidget(part)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _ask(self) -> None:
        reason = " ".join(self._reason.text().split())
        if not any(letter.isalpha() for letter in reason):
            self._tell("Type why you need this file; it is written into its history.")
            return
        from cme_desktop.operations.restricted import OpenRestricted  # late: few records are

        self._open.setEnabled(False)
        self._jobs.change(OpenRestricted(self._asked, reason), self._opened, self._failed, self)

    def _opened(self, children: list[int]) -> None:
        self._desk.leave.give(children)
        self.opened.emit()

    def _failed(self, error: Exception) -> None:
        self._open.setEnabled(True)
        self._tell(f"The file was not opened. {explain(error)}")

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
