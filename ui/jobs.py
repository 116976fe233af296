"""Work on the data file, done beside the window: asked for and answered on the main thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from inspect import signature
from threading import Lock
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, SignalInstance

from cme_desktop.errors import Cancelled
from cme_desktop.ports import Author, Reader, Store, UnitOfWork
from ui.aside import wait_until

T = TypeVar("T")
Failed = Callable[[Exception], None]

_READERS = 2  # so that a long list does not keep a look-up waiting


class Job(QObject):
    """One piece of work under way."""

    progressed = Signal(int, int)
    """(done, total), the latest only; on the main thread."""

    def __init__(self, done: Callable[[Any], None], failed: Failed | None, jobs: "Jobs") -> None:
        super().__init__(jobs)
        self.done = done
        self.failed = failed
        self.progress = Progress(lambda: jobs.tell(jobs.reported, self))
        self.result: Any = None
        self.error: Exception | None = None
        self.changes = False

    def cancel(self) -> None:
        """Stop it: at once when it has not begun, else where it next looks up.

        `failed` is told Cancelled. A change that has already been committed stays, and `done` is told so.
        """
        self.progress.cancelled = True


class Progress:
    """What a long piece of work reports to, and asks whether to go on; used on the worker's thread."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self.cancelled = False
        self.latest: tuple[int, int] | None = None
        self._tell = tell

    def report(self, done: int, total: int) -> None:
        """So much of so much is done. Raises Cancelled when the officer has stopped the job."""
        self.check()
        untold, self.latest = self.latest is not None, (done, total)
        if not untold:  # else the main thread is told already, and will find the newer figures
            self._tell()

    def check(self) -> None:
        """Raises Cancelled when the officer has stopped the job."""
        if self.cancelled:
            raise Cancelled("Stopped before it was finished; nothing was changed.")


class Jobs(QObject):
    """Runs reads beside each other and changes one after the other, in the order asked for.

    Long work that changes the file batch by batch runs beside both.

    A callback that is a method of a QObject is dropped once that object is destroyed; for other callables,
    name the object they serve as `owner`.
    """

    changed = Signal(object)
    """What a change gave back, after its commit and after its own `done`: open pages refresh themselves."""
    problem = Signal(object)
    """The exception of a job that named no `failed`."""
    reported = Signal(object)
    finished = Signal(object)
    _idle = Signal()

    def __init__(self, store: Store, author: Callable[[], Author], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._author = author
        self._readers = ThreadPoolExecutor(_READERS, "read")
        self._writer = ThreadPoolExecutor(1, "change")
        self._long = ThreadPoolExecutor(1, "batches")
        self._open: set[Job] = set()
        self._under_way: dict[Job, Future[None]] = {}
        self._gate = Lock()
        self._closed = False
        self.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.reported.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[Reader], T] | Callable[[Reader, Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Look something up. `work` runs beside the window and must not touch a widget."""
        job = self._begin(done, failed, owner)
        self._under_way[job] = self._readers.submit(self._run, job, lambda: self._reading(work, job))
        return job

    def change(
        self,
        work: Callable[[UnitOfWork], T] | Callable[[UnitOfWork, Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Change the data file, all of it or nothing; `done` is called after the commit.

        `work` may be done more than once, each time in a new change (see `Store.change`).
        """
        job = self._begin(done, failed, owner)
        job.changes = True
        author = self._author()
        self._under_way[job] = self._writer.submit(self._run, job, lambda: self._changing(work, job, author))
        return job

    def batches(
        self,
        work: Callable[[Author, Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Long work that changes the data file bit by bit, each bit a change that `work` opens by itself.

        The officer's own changes go on beside it: they wait for one bit at most.
        """
        job = self._begin(done, failed, owner)
        job.changes = True
        author = self._author()
        self._under_way[job] = self._long.submit(self._run, job, lambda: work(author, job.progress))
        return job

    def wait_idle(self, timeout_ms: int | None = None) -> bool:
        """Deliver everything under way; whether all was delivered in time. None waits as long as it takes."""
        loop, time_is_up = QEventLoop(), QTimer(singleShot=True)
        self._idle.connect(loop.quit)
        time_is_up.timeout.connect(loop.quit)
        if timeout_ms is not None:
            time_is_up.start(timeout_ms)
        while self._open and (timeout_ms is None or time_is_up.isActive()):
            loop.exec()  # what ended may have asked for more
        return not self._open

    def close(self, timeout_ms: int = 5000) -> bool:
        """Stop what has not begun and wait so long for what has; no callback is called any more.

        Whether all has ended. What has not, as a server does not answer it, is left behind.
        """
        for job in self._open:
            job.cancel()
        with self._gate:
            self._closed = True
        for workers in (self._readers, self._writer, self._long):
            workers.shutdown(wait=False, cancel_futures=True)
        futures = list(self._under_way.values())
        ended = wait_until(lambda: all(future.done() for future in futures), timeout_ms)
        self._open.clear()
        self._under_way.clear()
        return ended

    def tell(self, signal: SignalInstance, job: Job) -> None:
        """From a worker's thread, unless nobody listens any more."""
        with self._gate:
            if not self._closed:
                signal.emit(job)

    # -- on a worker's thread -----------------------------------------------------------------------

    def _run(self, job: Job, work: Callable[[], Any]) -> None:
        try:
            job.progress.check()
            job.result = work()
        except Exception as error:
            job.error = error
        self.tell(self.finished, job)

    def _reading(self, work: Callable[..., Any], job: Job) -> Any:
        with self._store.reading() as reader:
            return _call(work, reader, job)

    def _changing(self, work: Callable[..., Any], job: Job, author: Author) -> Any:
        def whole(unit: UnitOfWork) -> Any:
            result = _call(work, unit, job)
            job.progress.check()
            return result

        return self._store.change(author, whole)

    # -- on the main thread -------------------------------------------------------------------------

    def _begin(self, done: Callable[[Any], None], failed: Failed | None, owner: QObject | None) -> Job:
        job = Job(while_alive(done, owner), failed and while_alive(failed, owner), self)
        self._open.add(job)
        return job

    def _report(self, job: Job) -> None:
        if self._closed:
            return
        latest, job.progress.latest = job.progress.latest, None
        if latest and job in self._open:
            job.progressed.emit(*latest)

    def _deliver(self, job: Job) -> None:
        if self._closed:
            return
        self._open.discard(job)
        self._under_way.pop(job, None)
        try:
            self._answer(job)
        finally:
            if job.changes and job.error is None:
                self.changed.emit(job.result)
            job.deleteLater()
            if not self._open:
                self._idle.emit()

    def _answer(self, job: Job) -> None:
        if job.error is None and job.progress.cancelled and not job.changes:
            job.error = Cancelled("Stopped before it was finished.")
        if job.error is None:
            job.done(job.result)
        elif job.failed is not None:
            job.failed(job.error)
        else:
            self.problem.emit(job.error)


def _call(work: Callable[..., Any], on: Reader, job: Job) -> Any:
    wants_progress = len(signature(work).parameters) > 1
    return work(on, job.progress) if wants_progress else work(on)


def while_alive(callback: Callable[[Any], None], owner: QObject | None = None) -> Callable[[Any], None]:
    """The callback, until `owner`, or else the QObject whose method it is, has been destroyed."""
    receiver = owner if owner is not None else getattr(callback, "__self__", None)
    if not isinstance(receiver, QObject):
        return callback

    def call(argument: Any) -> None:
        if shiboken6.isValid(receiver):
            callback(argument)

    return call
