"""Opens the window without a screen, goes to a place, waits until all is there, and takes its picture."""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Literal

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    QSize,
    QTimer,
    QtMsgType,
    SignalInstance,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cme_desktop.desk import Desk
from cme_desktop.errors import CmeError
from ui.app import build_window
from ui.shell.dressing import dress
from ui.shell.places import Place
from ui.shell.remembered import WHO, Remembered
from ui.sitting import Sitting

Look = Literal["light", "dark"]
LOOKS: tuple[Look, ...] = ("light", "dark")
SIZE = QSize(1366, 768)

_LOOK = "window/look"
_ROUNDS = 2  # what was looked up may lead to one more look-up
_SHORT = 1000  # ms; longer timers keep messages on the screen and are not waited for
_HUE = 0xE0E0E0  # the figures of a colour that make a difference to the eye
_EVERY = 3  # of the pixels are enough to know the common colours by
_SMALLEST = 0  # what Qt calls the quality of a PNG is how little time is spent on its size
_PATIENCE = 60_000  # ms until something is certainly wrong


def without_screen() -> QApplication:
    """The application, drawing into memory. To be called before anything else uses Qt."""
    app = QApplication.instance()
    if app is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_pass_on)
        app = QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CME Desktop")
    app.setCursorFlashTime(0)  # else every second picture lacks the caret
    return app


class Studio(QObject):
    """The window over one desk, until `close`; what it remembers goes into the folder `settings`."""

    def __init__(self, desk: Desk, settings: Path, name: str) -> None:
        """`name` is what the status line calls the data file. Raises CmeError if the window does not come."""
        self.app = without_screen()
        super().__init__(self.app)
        self.look = LOOKS[0]
        self._remembered = Remembered(settings)
        self._remembered.keep(WHO, desk.author.name)
        self._remembered.keep(_LOOK, self.look)
        self.window = build_window(settings)
        self.window.resize(SIZE)
        self.window.show()
        self.window.activateWindow()
        if not QTest.qWaitForWindowActive(self.window, _PATIENCE):
            raise CmeError("The window could not be drawn without a screen.")
        self.sitting = Sitting(self.window, desk, name)
        self.sitting.begin()
        self.settle()

    def go(self, place: Place) -> None:
        """Go to a place and wait until it is there. Pages of before are let go: dressing them takes time."""
        self.window.stack.make_with(self.sitting.page)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.go(place)
        self.settle()

    def wait_for_answers(self) -> None:
        """Wait for what is being looked up or saved. Raises CmeError if it takes more than a minute."""
        self.app.processEvents()
        if not self.sitting.jobs.wait_idle(_PATIENCE):
            raise CmeError("The window is still busy after a minute.")
        self.app.processEvents()

    def settle(self) -> None:
        """Wait for answers, and for timers that look something up once typing has paused."""
        quiet = 0
        while quiet < _ROUNDS:
            self.wait_for_answers()
            if (timer := self._short_timer()) is not None:
                _wait_for(timer.timeout)
                quiet = 0
            quiet += 1

    def take(self, folder: Path, name: str) -> list[Path]:
        """A picture in each look, as `name-light.png` and `name-dark.png`. Raises CmeError."""
        taken = []
        for look in sorted(
            LOOKS, key=lambda look: look != self.look
        ):  # the one worn first: dressing takes time
            self._wear(look)
            file = folder / f"{name}-{look}.png"
            if not _few_colours(self.window.grab().toImage()).save(str(file), quality=_SMALLEST):
                raise CmeError(f"The picture {file} could not be written.")
            taken.append(file)
        return taken

    def close(self) -> None:
        """Close the window and let go of the data file."""
        self.settle()
        self.window.close()
        self.sitting.close()
        self.window.deleteLater()
        self.app.processEvents()
        self.deleteLater()

    def _wear(self, look: Look) -> None:
        if look != self.look:
            self.look = look
            self._remembered.keep(_LOOK, look)
            dress(self._remembered)
        self.settle()

    def _short_timer(self) -> QTimer | None:
        """A timer that is about to do something."""
        timers = self.window.findChildren(QTimer)
        return next((t for t in timers if t.isActive() and t.isSingleShot() and t.interval() <= _SHORT), None)


def _few_colours(picture: QImage) -> QImage:
    """The picture in 256 colours, a third of the size: the commonest of each hue, then of all."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    by_number = [colour for colour, _ in Counter(pixels[::_EVERY]).most_common()]
    of_each_hue = {colour & _HUE: colour for colour in reversed(by_number)}.values()
    chosen = [*dict.fromkeys([*reversed(of_each_hue), *by_number])][:256]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, chosen)


def _pass_on(_type: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Print what Qt has to say, but for its regrets that memory is no window system."""
    if "plugin does not support" not in words:
        print(words, file=sys.stderr)


def _wait_for(signal: SignalInstance) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()
