"""Work on the data file, done beside the window: asked for and answered on the main thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from inspect import signature
from threading import Lock
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)

from cme_desktop.errors import Cancelled
from cme_desktop.operations.performing import Done, LongOperation, Operation, perform
from cme_desktop.ports import Author, Reader, Store
from cme_desktop.touched import Touched
from ui.aside import wait_until

T = TypeVar("T")
Failed = Callable[[Exception], None]
CarriedOut = tuple[Operation[Any] | LongOperation[Any], Done[Any], Author]

_PAINTED = Qt.EventPriority.LowEventPriority.value - 1
"""Qt paints with low priority: what is posted with less comes after all that is still to be painted."""

_READERS = 3
"""One looks the file over for as long as it takes, and of the others a long list keeps no look-up waiting."""


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
        self.carried_out: CarriedOut | None = None
        """The operation, what came of it and in whose name, where it was one."""
        self.error: Exception | None = None
        self.tell: Callable[[Touched], None] | None = None
        """Who is told what it touched, where it is a change."""
        self.begin: Callable[[], None] = lambda: None
        """Begins one that waits for what is shown to be painted."""

    def customEvent(self, _event: QEvent) -> None:
        self.begin()

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

    Long operations, of many changes each, run beside both.

    A callback that is a method of a QObject is dropped once that object is destroyed; for other callables,
    name the object they serve as `owner`.
    """

    changed = Signal(object)
    """What an operation Touched, after its commit and after its own `done`: whom it concerns reads again."""
    carried_out = Signal(object, object, object)
    """(operation, Done, Author), after `changed`."""
    problem = Signal(object)
    """The exception of a job that named no `failed`."""
    reported = Signal(object)
    finished = Signal(object)
    idle = Signal()

    def __init__(self, store: Store, author: Callable[[], Author], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.author = author
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
        self._read(job, work)
        return job

    def read_once_painted(
        self,
        work: Callable[[Reader], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """The same, begun when the window has painted what it shows by now, which it would delay."""
        job = self._begin(done, failed, owner)
        job.begin = lambda: None if self._closed else self._read(job, work)
        QCoreApplication.postEvent(job, QEvent(QEvent.Type.User), _PAINTED)
        return job

    def change(
        self,
        operation: Operation[T] | LongOperation[T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
        tell: Callable[[Touched], None] | None = None,
    ) -> Job:
        """Carry an operation out; `done` is called after the commit.

        A long one runs beside the officer's own changes, which wait for one bit of it at most. With `tell`,
        what it touched is told there, and to nobody else.
        """
        workers = self._long if isinstance(operation, LongOperation) else self._writer
        return self._carry_out(lambda: operation, workers, done, failed, owner, tell)

    def change_as_it_is_then(
        self,
        operation: Callable[[], Operation[T]],
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """The same, of an operation that is made once its turn has come, on the thread of changes."""
        return self._carry_out(operation, self._writer, done, failed, owner, None)

    @property
    def busy(self) -> bool:
        """Whether anything is under way that somebody asked for."""
        return bool(self._open)

    def fold_log(self) -> None:
        """Put in order what saves have put off (see `Store.fold_log`), beside the window and the changes."""
        job = self._begin(lambda _result: None, None, None)
        self._under_way[job] = self._readers.submit(self._run, job, self._store.fold_log)

    def wait_idle(self, timeout_ms: int | None = None) -> bool:
        """Deliver everything under way; whether all was delivered in time. None waits as long as it takes."""
        loop, time_is_up = QEventLoop(), QTimer(singleShot=True)
        self.idle.connect(loop.quit)
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

    def _changing(self, operation: Operation[T] | LongOperation[T], job: Job, author: Author) -> T:
        done: Done[T] = perform(self._store, author, operation, job.progress)
        job.carried_out = operation, done, author
        return done.result

    # -- on the main thread -------------------------------------------------------------------------

    def _read(self, job: Job, work: Callable[..., object]) -> None:
        self._under_way[job] = self._readers.submit(self._run, job, lambda: self._reading(work, job))

    def _carry_out(
        self,
        operation: Callable[[], Operation[T] | LongOperation[T]],
        workers: ThreadPoolExecutor,
        done: Callable[[T], None],
        failed: Failed | None,
        owner: QObject | None,
        tell: Callable[[Touched], None] | None,
    ) -> Job:
        job = self._begin(done, failed, owner)
        job.tell = tell or self.changed.emit
        author = self.author()
        work = partial(self._run, job, lambda: self._changing(operation(), job, author))
        self._under_way[job] = workers.submit(work)
        return job

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
            if job.tell is not None and job.carried_out is not None and job.error is None:
                operation, done, author = job.carried_out
                job.tell(done.touched)
                self.carried_out.emit(operation, done, author)
            job.deleteLater()
            if not self._open:
                self.idle.emit()

    def _answer(self, job: Job) -> None:
        if job.error is None and job.progress.cancelled and job.tell is None:
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
