"""Goes on with what a change of the law left to be reckoned anew, beside the officer's work."""

from PySide6.QtCore import QObject, QTimer

from cme_desktop.errors import Cancelled, Unavailable
from cme_desktop.operations.reckoning import ReckonNext
from cme_desktop.services.reckoning import Reckoned
from cme_desktop.touched import NOTHING, Aspect, Touched, aspect
from ui.jobs import Job, Jobs
from ui.shell.status import StatusLine

_WORDS = "Reckoning due dates anew"
_ALL_DONE = "All due dates are reckoned."
_STOPPED = "Stopped. Due dates that are not reckoned yet say so; they follow at the next start."
GAP_MS = 100  # in which whoever waits for the data file finds it free; SQLite looks that often
PAUSE_MS = 30_000  # after somebody else kept the data file busy


class Reckoner(QObject):
    """Batch after batch, each a change of its own: whatever is saved meanwhile waits for one at most."""

    def __init__(self, jobs: Jobs, status: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._status = status
        self._job: Job | None = None
        self._stopped = False
        self._done = 0
        self._touched = NOTHING
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._next)
        status.work_stopped.connect(self._stop_and_say)

    def go_on(self) -> None:
        """Begin with what waits, unless that is under way, or was stopped in this sitting."""
        if self._job is None and not self._stopped and not self._later.isActive():
            self._done = 0
            self._next()

    def stop(self) -> None:
        """No batch begins any more, and the one under way is undone; all that is left waits."""
        self._stopped = True
        self._later.stop()
        if self._job is not None:
            self._job.cancel()
        self._status.end_work()

    def _stop_and_say(self) -> None:
        self.stop()
        self._status.tell(_STOPPED)

    def _next(self) -> None:
        self._job = self._jobs.change(ReckonNext(), self._take, self._failed, self, self._touch)

    def _take(self, batch: Reckoned) -> None:
        self._job = None
        self._done += batch.done
        if not batch.left:
            self._status.end_work(_ALL_DONE)
        elif not self._stopped:
            self._status.show_work(_WORDS, self._done, self._done + batch.left)
            self._jobs.fold_log()
            self._later.start(GAP_MS)

    def _touch(self, touched: Touched) -> None:
        """Pages read again once all is done, and not after each batch; somebody else may have done a part."""
        self._touched |= touched
        if not self._later.isActive():
            touched, self._touched = self._touched | aspect(Aspect.DEADLINES), NOTHING
            self._jobs.changed.emit(touched)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._status.end_work()
        if isinstance(error, Unavailable):
            self._later.start(PAUSE_MS)
        elif not isinstance(error, Cancelled):
            self._stopped = True
            self._jobs.problem.emit(error)
