"""One piece of work that may take for ever, on a thread of its own that nobody has to wait for."""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, Qt, QTimer, Signal

_LOOK_MS = 2

_NO_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class Aside(QObject):
    """Begun once; answers on the main thread, unless it is given up before."""

    done = Signal(object)
    """What the work gave back."""
    failed = Signal(object)
    """The exception that ended it."""
    _ended = Signal(object, object)

    def __init__(
        self,
        work: Callable[[], Any],
        too_late: Callable[[Any], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`too_late` is given, on the work's own thread, what nobody waits for any more."""
        super().__init__(parent)
        self._work = work
        self._too_late = too_late
        self._gate = Lock()
        self._given_up = False
        self._thread = Thread(target=self._run, daemon=True)
        self._ended.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Begin it."""
        self._thread.start()

    def running(self) -> bool:
        """Whether it is still under way."""
        return self._thread.is_alive()

    def give_up(self) -> None:
        """From now on nobody waits for it."""
        with self._gate:
            self._given_up = True

    def wait(self, timeout_ms: int) -> bool:
        """Let the window live on, unheard, until the work has ended; whether it has in time."""
        return wait_until(lambda: not self.running(), timeout_ms)

    def _run(self) -> None:
        result, error = None, None
        try:
            result = self._work()
        except Exception as failure:
            error = failure
        with self._gate:
            if not self._given_up:
                self._ended.emit(result, error)
                return
        if error is None and self._too_late is not None:
            self._too_late(result)

    def _answer(self, result: Any, error: Exception | None) -> None:
        if self._given_up:
            if error is None and self._too_late is not None:
                self._too_late(result)
        elif error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)


def wait_until(over: Callable[[], bool], timeout_ms: int) -> bool:
    """Let the window live on until something is over, no longer than so many ms; whether it is.

    What is typed or clicked meanwhile is not lost: it is answered afterwards.
    """
    if over():
        return True
    loop, gone = QEventLoop(), QElapsedTimer()
    look = QTimer(interval=_LOOK_MS)
    look.timeout.connect(lambda: loop.quit() if over() or gone.hasExpired(timeout_ms) else None)
    gone.start()
    look.start()
    loop.exec(_NO_INPUT)
    return over()
