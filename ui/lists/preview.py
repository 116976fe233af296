"""The pane beside a list that shows the current record without leaving the list."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cme_desktop.description.record_type import RecordType
from cme_desktop.leave import Leave
from cme_desktop.looks.facts import RecordInWords, read_record
from cme_desktop.ports import Reader
from cme_desktop.services.opening import refuse_unopened
from ui.errors import present
from ui.jobs import Job, Jobs
from ui.theme import GAP, GROUP_GAP, set_kind, set_role
from ui.widgets import KeyValueList, SectionHeading, Words

_REST = 120  # ms the keyboard rests on a row before it is read


class Preview(QScrollArea):
    """Read-only: the filled-in fields of one record. It never takes the focus from the list."""

    opened = Signal(int)

    def __init__(self, record_type: RecordType[Any], jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = record_type
        self._jobs = jobs
        self._id: int | None = None
        self._job: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._read)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Preview")
        self.setMinimumWidth(280)

    def look_at(self, id: int | None) -> None:
        """Show this record once the keyboard has come to rest on it; None empties the pane."""
        self._id = id
        if self.isHidden():
            return
        if id is None:
            self._show([_quiet("Choose a row to see it here.")])
        else:
            self._rest.start()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.look_at(self._id)

    def _read(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._id is not None:
            work = partial(_read, self._type, self._id)
            self._job = self._jobs.read(work, self._take, self._not_read, self)

    def _take(self, found: RecordInWords) -> None:
        title = Words(found.label)
        title.setWordWrap(True)
        set_role(title, "section")
        open_it = QPushButton("Open")
        set_kind(open_it, "link")
        open_it.clicked.connect(lambda: self.opened.emit(found.id))
        stands = f"{found.status}, waits for {found.waits_for}" if found.waits_for else found.status
        parts: list[QWidget] = [title, _quiet(f"{found.reference} · {stands}"), open_it]
        for heading, facts in found.sections:
            parts += [SectionHeading(heading), KeyValueList(facts)]
        self._show(parts)

    def _not_read(self, error: Exception) -> None:
        problem = present(error)
        if problem.kind != "cancelled":
            self._show([_quiet(f"{problem.title}. {problem.sentence}")])

    def _show(self, parts: list[QWidget]) -> None:
        inside = QWidget()
        inside.setProperty("region", "surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        column.setSpacing(GAP)
        for part in parts:
            if isinstance(part, SectionHeading):
                column.addSpacing(GAP)
            column.addWidget(
                part, 0, Qt.AlignmentFlag.AlignLeft if isinstance(part, QPushButton) else Qt.AlignmentFlag(0)
            )
        column.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.hide()  # by itself it would be destroyed at once, with the keyboard perhaps still in it
            old.deleteLater()
        self.setWidget(inside)


def _read(record_type: RecordType[Any], id: int, reader: Reader) -> RecordInWords:
    refuse_unopened(reader, Leave(), [id])  # one that has become restricted since the list was read
    return read_record(reader, record_type, id)


def _quiet(words: str) -> QLabel:
    label = Words(words)
    label.setWordWrap(True)
    set_role(label, "muted")
    return label
