"""What was brought in before, and the way to take an import back whole when its receipt is long closed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from cme_desktop.ports import Imported, Reader
from cme_desktop.values.moments import show_moment
from ui.errors import present
from ui.jobs import Jobs
from ui.theme import GAP, GROUP_GAP, set_kind, set_role
from ui.widgets import Card, Words

_MOST = 5


class Earlier(Card):
    """The last imports, the newest first; hidden where there is none."""

    undo_asked = Signal(object)
    """An import is to be taken back: its `Imported`."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("Brought in before", parent)
        self._jobs = jobs
        self._problem = Words()
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._shown: Sequence[Imported] = ()
        self._undo: dict[int, QPushButton] = {}
        """By the number of the import that it takes back."""
        self._lines = QWidget()
        for part in (self._lines, self._problem):
            self.body().addWidget(part)
        self.hide()

    def refresh(self) -> None:
        """Read them again."""
        self._jobs.read(_newest, self._show, self._not_read, self)

    def _show(self, imports: Sequence[Imported]) -> None:
        self._problem.hide()
        if imports == self._shown:
            return
        at = next((number for number, undo in self._undo.items() if undo.hasFocus()), None)
        self._shown, self._undo = imports, {}
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GROUP_GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(0, 1)
        for line, imported in enumerate(imports):
            for column, part in enumerate(self._parts(imported)):
                grid.addWidget(part, line, column)
        self.body().replaceWidget(self._lines, lines)
        lines.show()
        if at is not None and imports:  # the keyboard stays on the import that it was on, where it is left
            self._undo.get(at, self._undo[imports[0].number]).setFocus(Qt.FocusReason.OtherFocusReason)
        self._lines.deleteLater()
        self._lines = lines
        self.setVisible(bool(imports))

    def _not_read(self, error: Exception) -> None:
        self._problem.setText(f"What was brought in before could not be read. {present(error).sentence}")
        self._problem.show()
        self.show()

    def _parts(self, imported: Imported) -> tuple[QWidget, ...]:
        file = Words(imported.file)
        when = Words(f"{show_moment(imported.at)}, {imported.who}")
        count = Words(f"{imported.records:,} new {'record' if imported.records == 1 else 'records'}")
        for part in (when, count):
            set_role(part, "muted")
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        undo = QPushButton("Undo …")
        undo.setAccessibleName(f"Undo the import of {imported.file}, {show_moment(imported.at)}")
        set_kind(undo, "link")
        undo.clicked.connect(partial(self.undo_asked.emit, imported))
        self._undo[imported.number] = undo
        return file, when, count, undo


def _newest(reader: Reader) -> list[Imported]:
    return reader.imports(_MOST)
