"""An earlier version of the record that is shown, put back by a save of its own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cme_desktop.description.record import Record
from cme_desktop.errors import Refused
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from ui.errors import explain
from ui.forms.record_page import RecordPage
from ui.jobs import Jobs

Resting = Callable[[], tuple[Record, Reading] | None]
"""The record as it is shown, and what it is read against; None while anything of it is being changed here."""


class PuttingBack(QObject):
    """Asked for a second time, its questions count as read."""

    told = Signal(str)

    def __init__(self, form: RecordPage, resting: Resting, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._resting = resting
        self._jobs = jobs
        self._asked: tuple[Issue, ...] = ()

    def put_back(self, version: int) -> None:
        """The record is to be as it was at that version."""
        resting = self._resting()
        if resting is None or resting[0].id is None:
            self._form.show_note("Save or discard what you typed first, then put an earlier version back.")
            return
        record, reading = resting
        assert record.id is not None
        reference = record.reference or ""
        from cme_desktop.operations.undoing import PutBack  # late: seldom asked for

        back = PutBack(
            self._form.draft.type, record.id, reference, version, record.version, reading, self._asked
        )
        told = f"{reference} put back as it was."
        self._jobs.change(back, lambda _: self.told.emit(told), self._not_done, self)

    def _not_done(self, error: Exception) -> None:
        again = ""
        if isinstance(error, Refused) and all(issue.severity is Severity.WARN for issue in error.issues):
            self._asked = error.issues
            again = " Ask once more to put it back all the same."
        self._form.show_problem(f"{explain(error)}{again}")
