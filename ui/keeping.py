"""The typing of a sitting that is not in the data file yet: put aside at once, and tried until it is kept."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from cme_desktop.desk import Desk
from cme_desktop.errors import Unavailable
from cme_desktop.operations.drafts import ByMark, KeepTyping
from cme_desktop.operations.performing import Operation
from cme_desktop.ports import KeptDraft
from ui.errors import log_problem
from ui.jobs import Job, Jobs

T = TypeVar("T")


class KeptWhere(Enum):
    """Where typing is, with the words for it; what is said is true at that moment."""

    IN_THE_FILE = "Your typing is kept."
    ON_THIS_COMPUTER = "Your typing is kept on this computer, and goes into the data file as soon as it can."
    NOWHERE = "Your typing is in this window only. Leave it open; keeping it is tried again and again."


class Keeping(QObject):
    """Lives as long as the sitting, so that typing outlives the page it was typed on.

    Typing is told apart by its mark. What is handed in is first put aside on this computer, then written to
    the data file, the newest only and one change at a time; what could not be written is tried again after
    a pause.
    """

    again_ms = 3000
    """The pause, in ms, before what could not be kept is tried again."""

    changed = Signal()
    """Something is kept in another place than before."""

    def __init__(self, jobs: Jobs, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._emergency = desk.emergency
        self._wanted: dict[str, KeptDraft | None] = {}
        self._numbers: dict[str, int] = {}
        self._unsafe: set[str] = set()
        self._held: set[str] = set()
        self._job: Job | None = None
        self._again = QTimer(self, singleShot=True, interval=self.again_ms)
        self._again.timeout.connect(self.press_on)
        self._closed = False
        self.failing = False
        """Whether the data file did not take it when it was tried last."""

    # -- what pages ask ---------------------------------------------------------------------------------

    def take_up(self, kept: KeptDraft, mark: str) -> None:
        """Go on with typing that was kept before, under its mark."""
        if kept.id:
            self._numbers.setdefault(mark, kept.id)

    def keep(self, kept: KeptDraft) -> None:
        """Keep typing under its mark, in place of what was kept under it before."""
        self._wanted[kept.mark] = kept
        self._put_aside(kept)
        self._write()
        self.changed.emit()

    def forget(self, mark: str) -> None:
        """Typing was taken back by whoever typed it."""
        if mark in self._wanted or self._numbers.get(mark):
            self._wanted[mark] = None
            self._put_away(mark)
            self._write()
            self.changed.emit()

    def settle(
        self,
        mark: str,
        operation: Callable[[int], Operation[T]],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Carry out what does for the typing of a mark: it is saved, or discarded.

        Meanwhile nothing more of it is written, or it would come back. `operation` is given the number that
        the typing has in the data file by then, 0 while it has none.
        """

        def over(result: T) -> None:
            self._held.discard(mark)
            self._wanted.pop(mark, None)
            self._numbers.pop(mark, None)
            self._put_away(mark)
            self.changed.emit()
            done(result)

        def undone(error: Exception) -> None:
            self._held.discard(mark)
            self._write()
            failed(error)

        self._held.add(mark)
        return self._jobs.change_as_it_is_then(lambda: operation(self._number(mark)), over, undone, self)

    def where(self, mark: str) -> KeptWhere:
        """Where the typing of a mark is at this moment."""
        if mark not in self._wanted:
            return KeptWhere.IN_THE_FILE
        return KeptWhere.NOWHERE if mark in self._unsafe else KeptWhere.ON_THIS_COMPUTER

    def worst(self) -> KeptWhere:
        """Where the typing is that is kept least well."""
        if self._unsafe:
            return KeptWhere.NOWHERE
        return KeptWhere.ON_THIS_COMPUTER if any(self._wanted.values()) else KeptWhere.IN_THE_FILE

    def press_on(self) -> None:
        """Try now, without the pause, on this computer too."""
        self._again.stop()
        for kept in [kept for mark, kept in self._wanted.items() if mark in self._unsafe]:
            if kept is not None:
                self._put_aside(kept)
        self._write()

    def close(self) -> None:
        """The data file is about to be let go of: nothing more is tried."""
        self._closed = True
        self._again.stop()

    def let_go(self) -> None:
        """The officer leaves without what could not be kept anywhere."""
        self._unsafe.clear()

    # -- on this computer -------------------------------------------------------------------------------

    def _put_aside(self, kept: KeptDraft) -> None:
        try:
            self._emergency.put(replace(kept, id=self._numbers.get(kept.mark, 0)))
        except Unavailable:
            self._unsafe.add(kept.mark)
        else:
            self._unsafe.discard(kept.mark)

    def _put_away(self, mark: str) -> None:
        self._unsafe.discard(mark)
        self._emergency.remove(mark)

    # -- in the data file -------------------------------------------------------------------------------

    def _write(self) -> None:
        """Ask for all that waits to be written, unless that is under way or has just failed."""
        marks = [mark for mark in self._wanted if mark not in self._held]
        if self._closed or not marks or self._job is not None or self._again.isActive():
            return

        def newest() -> KeepTyping:
            waiting = {mark: self._wanted[mark] for mark in marks if mark in self._wanted}
            return KeepTyping({mark: (kept, self._numbers.get(mark, 0)) for mark, kept in waiting.items()})

        self._job = self._jobs.change_as_it_is_then(newest, self._written, self._not_written, self)

    def _number(self, mark: str) -> int:
        """The number of typing in the data file, as the change before left it; on the thread of changes."""
        before: ByMark | None = self._job.result if self._job is not None else None
        if before is not None and mark in before:
            return before[mark][1]
        return self._numbers.get(mark, 0)

    def _written(self, written: ByMark) -> None:
        for mark, (kept, number) in written.items():
            if mark in self._wanted:
                self._numbers[mark] = number
                if self._wanted[mark] is kept:
                    del self._wanted[mark]
                    self._put_away(mark)
        self._job, self.failing = None, False
        self._write()
        self.changed.emit()

    def _not_written(self, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            log_problem(error)
        self._job, self.failing = None, True
        self._again.start()
        self.changed.emit()
