"""Starts the window, so that nobody waits for it: painted bare at once, then furnished, then with the work
that is due, read by itself; and only then is the data file opened in full.
"""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.early.plain_imports import import_plainly

if TYPE_CHECKING:
    from cme_desktop.desk import Desk
    from cme_desktop.due import FirstLook
    from cme_desktop.errors import Missing
    from ui.aside import Aside
    from ui.early.first_page import Look
    from ui.early.window import MainWindow
    from ui.errors import Problem
    from ui.pages.today import TodayPage
    from ui.sitting import Sitting

_SWEEP_MS = 10_000
SOON_MS = 1500  # until an opening counts as slow; what is typed by then is answered once it is open

OpenDesk = Callable[[], "Desk"]
OpenOther = Callable[[Path, bool], "Desk"]
"""Given a data file, and whether to make it where there is none; raises Missing where it may not."""
TakeUp = Callable[[Path, Path], None]
"""Given a copy, and the data file that is missing: puts the copy in its place."""

_TITLE_BAR = 40
"""Nobody can ask how high the frame of a window is before it is shown."""


def run(
    open_desk: OpenDesk, open_other: OpenOther, take_up: TakeUp, look: "Look", *, settings: Path, name: str
) -> int:
    """Show the window, open the data file called `name` once it is painted, and stay until it is closed.

    `open_other` opens a file that the officer chooses instead; `take_up` puts a copy in the place of one that
    is missing; `look` reads the first page of the usual one; `settings` is the folder for what the program
    keeps for this person on this computer. Gives the exit code.
    """
    import_plainly()
    gc.disable()  # a worker's thread might find some, see `sweep`; and nothing is garbage yet
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CME Desktop")
    from ui.early.window import MainWindow
    from ui.shell.remembered import Remembered

    window = MainWindow(Remembered(settings))
    _fit_the_screen(window)
    opening = Opening(window, open_desk, open_other, name, look, take_up)
    opening.ready.connect(gc.freeze)  # what was imported stays for good
    opening.ready.connect(sweep(app).start)
    window.painted.connect(window.furnish)
    window.painted.connect(opening.start)
    window.painted.connect(lambda: opening.report_failures(settings))  # while the file is opened beside it
    window.show()
    code = app.exec()
    if opening.left_behind:  # else the program would wait at its end for what does not answer
        window.remembered.write()
        os._exit(code)
    return code


def _fit_the_screen(window: "MainWindow") -> None:
    """Never larger than the screen leaves room for, the frame that the system draws included."""
    room = window.screen().availableSize() - QSize(0, _TITLE_BAR)
    window.resize(window.size().boundedTo(room))


def build_window(settings: Path) -> "MainWindow":
    """The furnished window, dressed as the officer chose, with no page in it yet."""
    from ui.early.window import MainWindow
    from ui.shell.remembered import Remembered

    window = MainWindow(Remembered(settings))
    window.furnish()
    return window


class Opening(QObject):
    """Opens a data file for a window, and another one when that is wanted or the first cannot be opened.

    The file that is open stays at work until the other one is. Pages go then, and with them whatever was
    pressed to ask for it: so nothing is opened within the event of a key or a button, but after it.
    """

    ready = Signal()
    """The first page of a data file is on its way to the screen."""
    _failure = Signal(object)
    _wanted = Signal(object)
    """The Path of another data file."""

    def __init__(
        self,
        window: "MainWindow",
        open_desk: OpenDesk,
        open_other: OpenOther,
        name: str,
        look: "Look | None" = None,
        take_up: TakeUp | None = None,
    ) -> None:
        super().__init__(window)
        self.restore = take_up
        self._look = look
        self.window = window
        self.sitting: Sitting | None = None
        self._open = open_desk
        self._open_other = open_other
        self._name = name
        self._aside: Aside | None = None
        self._waiting: Desk | None = None
        self.left_behind = False
        """Whether something is still under way that does not answer."""
        window.file_asked.connect(self.choose)
        window.closing.connect(self.close)
        window.may_close = lambda: self._may_leave(window.close)
        self._wanted.connect(self.open_file, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the data file beside the window; a failure is shown in the page."""
        first = self._show_first()
        self._begin(self._open, self._name, first)

    def _begin(
        self, open_desk: OpenDesk, name: str, first: "tuple[TodayPage, FirstLook] | None" = None
    ) -> None:
        from ui.aside import Aside, wait_until

        self._give_up()
        opening = self._aside = Aside(open_desk, lambda desk: desk.store.close(), self)
        opening.done.connect(lambda desk: self._opened(desk, open_desk, name, first))
        opening.failed.connect(lambda error: self._not_opened(error, open_desk, name))
        for answered in (opening.done, opening.failed):
            answered.connect(opening.deleteLater)
        opening.begin()
        if not wait_until(lambda: self._aside is not opening, SOON_MS):
            self._say_it_opens(name, on_screen=first is not None)

    def wait(self, timeout_ms: int) -> bool:
        """Let the window live on until what is being opened is open or has failed; whether it is in time."""
        from ui.aside import wait_until

        return wait_until(lambda: self._aside is None, timeout_ms)

    def _opened(
        self, desk: "Desk", open_desk: OpenDesk, name: str, first: "tuple[TodayPage, FirstLook] | None"
    ) -> None:
        """It takes the place of the one before, unless typing of that one could be kept nowhere."""
        self._aside, self._waiting = None, desk

        def take_over() -> None:
            self._waiting, self._open, self._name = None, open_desk, name
            self._sit_down(desk, first)

        later = partial(QTimer.singleShot, 0, self, take_over)  # after the event of the button that says so
        if self._may_leave(later, self._let_it_go):
            take_over()

    def _let_it_go(self) -> None:
        """The one that was opened is not wanted after all."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.store.close()

    def _sit_down(self, desk: "Desk", first: "tuple[TodayPage, FirstLook] | None") -> None:
        from ui.sitting import Sitting

        self.close()
        self.sitting = Sitting(self.window, desk, self._name)
        self.sitting.ready.connect(self.ready)
        # Later, as the answer to a job may not close the jobs.
        self.sitting.failed.connect(self._show_failure, Qt.ConnectionType.QueuedConnection)
        self.sitting.begin(first)

    def _not_opened(self, error: Exception, open_desk: OpenDesk, name: str) -> None:
        """The file that is at work stays so; without one, the page says what can be done."""
        from cme_desktop.errors import Missing

        self._aside = None
        if isinstance(error, Missing):
            self._ask_to_make(error)
            return
        if self.sitting is None:
            self._open, self._name = open_desk, name
            self._show_failure(error)
            return
        from ui.errors import log_problem
        from ui.shell.not_opened import tell_not_opened

        log_problem(error)
        box = tell_not_opened(self.window, error, self._name)
        box.other.connect(self.choose)
        box.taken_up.connect(
            lambda offer, missing: QTimer.singleShot(0, self, partial(self.take_up, offer, missing, name))
        )

    def _ask_to_make(self, missing: "Missing") -> None:
        """A name where no file is may be mistyped: the officer says whether a new one is meant."""
        from ui.shell.making import ask_to_make

        if self.sitting is None:
            self._show_failure(missing)  # trying again is for the file before, not for this name
        box = ask_to_make(self.window, missing.file, self._name if self.sitting is not None else "")
        box.other.connect(self.choose)
        box.made.connect(lambda: QTimer.singleShot(0, self, partial(self.open_file, missing.file, make=True)))

    def _say_it_opens(self, name: str, on_screen: bool) -> None:
        """It takes long. What stands on the screen stays; an empty window says what it waits for."""
        self.window.rail.put_up()
        if on_screen or self.sitting is not None:
            self.window.status.tell(f"Opening {name} …")
            return
        from ui.pages.opening import OpeningPage

        page = OpeningPage(name)
        page.other.connect(self.choose)
        self.window.stack.make_with(None)
        self.window.stack.push(page)

    def _give_up(self) -> None:
        """Wait no longer for what is being opened, or has been and waits for an answer."""
        self._let_it_go()
        if self._aside is not None:
            self._aside.give_up()
            self.left_behind = self.left_behind or self._aside.running()
            self._aside = None

    def _may_leave(self, leave: Callable[[], object], stay: Callable[[], object] | None = None) -> bool:
        """Whether all typing is kept somewhere; else the officer is asked, and may `leave` all the same."""
        sitting = self.sitting
        if sitting is None or sitting.is_safe():
            return True
        from ui.shell.leaving import ask_to_leave

        def without_it() -> None:
            sitting.keeping.let_go()
            leave()

        ask_to_leave(self.window, without_it, stay)
        return False

    def _show_first(self) -> "tuple[TodayPage, FirstLook] | None":
        """Put what is due on the screen at once, where that can be read by itself; only ever done first."""
        from ui.early.first_page import seen_first, shown_first

        look, self._look = self._look, None
        if look is None or (seen := seen_first(look, self.window.remembered.officers())) is None:
            return None
        return shown_first(self.window.stack, seen), seen

    def choose(self) -> None:
        """Ask for another data file, and open it."""
        from ui.widgets.file_dialog import FileDialog

        kinds = "Data files of CME Desktop (*.cme);;All files (*)"
        dialog = FileDialog(self.window, "Choose a data file", self._folder(), kinds)
        dialog.setFileMode(FileDialog.FileMode.AnyFile)
        dialog.fileSelected.connect(lambda path: self._wanted.emit(Path(path)))
        dialog.open()

    def _folder(self) -> str:
        """Where another data file is most likely: beside the one at work."""
        at_work = self.sitting.desk.store.name if self.sitting is not None else ""
        return str(Path(at_work).absolute().parent if at_work and "://" not in at_work else Path.home())

    def open_file(self, path: Path, make: bool = False) -> None:
        """Open this data file, and then let it take the place of the one before; only `make` makes one."""
        if self.sitting is not None and self.sitting.is_of(path):
            self.window.status.tell(f"{path.name} is open already")
            return
        self._begin(partial(_opened_whole, partial(self._open_other, path, make)), path.name)

    def take_up(self, offer: Path, missing: Path, name: str = "") -> None:
        """Put a copy in the place of the data file that is missing, and open it."""
        opened = partial(self._open_other, missing, False) if name else self._open
        left = [offer]

        def restored() -> "Desk":
            if left and self.restore is not None:
                self.restore(left.pop(), missing)  # trying again opens what is there then
            return opened()

        self._begin(restored, name or self._name)

    def close(self) -> None:
        """Let go of the data file that is open, or is being opened."""
        self._give_up()
        sitting, self.sitting = self.sitting, None
        if sitting is not None:
            if not sitting.close():
                self.left_behind = True
            sitting.deleteLater()

    def report_failures(self, settings: Path) -> None:
        """Log what no code caught, and say it in the status line; what is kept there is for nobody else."""
        import logging

        from cme_desktop.files.private import private_file
        from ui.errors import catch_unhandled
        from ui.problem_log import start_log
        from ui.shell.remembered import FILE

        try:
            start_log(settings)
            private_file(settings / FILE)
        except OSError:
            logging.getLogger(__name__).warning("No log can be kept in %s", settings)
        self._failure.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        catch_unhandled(self._failure.emit)

    def _show_failure(self, error: Exception) -> None:
        from ui.errors import log_problem
        from ui.pages.opening_failed import OpeningFailed

        log_problem(error)
        self.close()
        self.window.rail.put_up()
        self.window.name_file("")
        page = OpeningFailed(error)
        page.again.connect(self.start, Qt.ConnectionType.QueuedConnection)
        page.other.connect(self.choose)
        page.taken_up.connect(self.take_up, Qt.ConnectionType.QueuedConnection)
        self.window.stack.make_with(None)
        self.window.stack.push(page)

    def _tell(self, problem: "Problem") -> None:
        self.window.status.tell(f"{problem.title}. {problem.sentence}")


def _opened_whole(open_other: OpenDesk) -> "Desk":
    """The data file, found fit for work before the one at work makes way for it."""
    desk = open_other()
    try:
        with desk.store.reading() as reader:
            reader.look_over()
    except BaseException:
        desk.store.close()
        raise
    return desk


def sweep(app: QApplication) -> QTimer:
    """What looks for garbage from its start on, between two events of the main thread.

    It is not left to be found by itself: a worker's thread might find it, and would then destroy widgets,
    which only the main thread may do.
    """
    sweeping = QTimer(app, interval=_SWEEP_MS)
    sweeping.timeout.connect(lambda: gc.collect())
    return sweeping
