"""The last operation of a sitting, to be taken back by Ctrl+Z or from the status line."""

from typing import Any

from PySide6.QtCore import QObject

from cme_desktop.operations.performing import Done, LongOperation, Operation
from cme_desktop.ports import Author
from cme_desktop.values.sentences import mid_sentence
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.shell.status import StatusLine

_NOTHING = "Nothing was saved in this sitting that could be taken back"

_BUSY = "Something is being taken back just now; wait until that is told."


class TakingBack(QObject):
    """Remembers what was done last, offers to take it back, and does so once, as an operation like others."""

    def __init__(self, jobs: Jobs, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._status = status
        self._back: Operation[None] | LongOperation[None] | None = None
        self._why_not = _NOTHING
        self._job: Job | None = None
        jobs.carried_out.connect(self._remember)

    def undo(self) -> None:
        """Take the last operation back, or say why that cannot be."""
        if self._job is not None:  # an import takes minutes, and officers save beside it
            self._status.tell(_BUSY)
            return
        if self._back is None:
            self._status.tell(f"{self._why_not}.")
            return
        back = self._back
        self._job = self._jobs.change(back, lambda _: self._tell(back.told), self._refused, self)

    def forget(self) -> None:
        """Somebody else sits here now."""
        self._back, self._why_not = None, _NOTHING
        self._status.withdraw_undo()

    def _remember(
        self, operation: Operation[Any] | LongOperation[Any], done: Done[Any], author: Author
    ) -> None:
        if not done.touched.asked_for or author.name != self._jobs.author().name:
            return  # somebody else sits here by now
        from cme_desktop.operations.undoing import (  # late: the first page waits for nothing of it
            Undo,
            way_back,
        )

        back = way_back(operation, done)
        if back is None and not operation.stays:
            return  # saved without a change
        self._back = back
        if back is not None:
            verb = back.verb if isinstance(back, Undo) else "Undo"
            self._status.offer_undo(operation.told, self.undo, verb)
        else:
            self._why_not = f"“{mid_sentence(operation.name)}” cannot be taken back: {operation.stays}"

    def _tell(self, words: str) -> None:
        self._job = None
        self._status.tell(words)

    def _refused(self, error: Exception) -> None:
        self._job = None
        self._status.tell(explain(error))
