"""An officer before the whole window, with her hands on the keyboard."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cme_desktop.desk import Desk
from tests.patience import FOREVER
from tests.ui.office import open_desk
from ui.app import Opening, build_window
from ui.forms.record_page import RecordPage
from ui.pages.record import RecordEntry
from ui.shell.page import Page
from ui.shell.places import Place
from ui.sitting import Sitting

P = TypeVar("P", bound=Page)
_NO_KEY = Qt.KeyboardModifier.NoModifier
_REST = 500
"""ms: whatever waits longer waits for something else than for the next key."""
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Sitter:
    """Does what an officer does, and waits as she would until the window has answered."""

    def __init__(self, app: QApplication, opening: Opening) -> None:
        self.app = app
        self.opening = opening
        self.window = opening.window

    @property
    def sitting(self) -> Sitting:
        """The data file at work."""
        assert self.opening.sitting is not None
        return self.opening.sitting

    def page(self, kind: type[P]) -> P:
        """The page on top, which is of this kind."""
        page = self.window.stack.page()
        assert isinstance(page, kind), f"{page} is on top"
        return page

    def go(self, place: Place) -> None:
        """Go somewhere and wait until it is there."""
        self.window.go(place)
        self.settle()

    def settle(self, pause: int = 0) -> None:
        """Wait for what Qt does for `pause` ms, then for all that is looked up."""
        if pause:
            loop = QEventLoop()
            QTimer.singleShot(pause, loop.quit)
            loop.exec()
        for _ in range(3):
            self.app.processEvents()
            assert self._idle()
        self.app.processEvents()

    def rest(self) -> None:
        """Take the hands off the keys: what waits for that is begun, without the wait."""
        for timer in self.window.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot() and timer.interval() < _REST:
                timer.stop()
                timer.timeout.emit()
        self.settle()

    def _idle(self) -> bool:
        """Wait for what is opened and looked up; a timer may ask for more just as that has ended."""
        if not self.opening.wait(FOREVER):
            return False
        sitting = self.opening.sitting
        return sitting is None or any(sitting.jobs.wait_idle() for _ in range(3))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_KEY) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self.at(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type wherever the keyboard is."""
        QTest.keyClicks(self.at(), text)
        self.app.processEvents()

    def at(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def reading(self, work: Any) -> Any:
        """Something straight out of the data file."""
        with self.sitting.desk.store.reading() as reader:
            return work(reader)

    def lose_file(self) -> None:
        """Somebody moves the data file away, or its disk fails."""
        file = Path(self.sitting.desk.store.name)
        if file.exists():
            file.rename(f"{file}.away")

    def child(self, words: str) -> int:
        """The id of the child that these words find."""
        found = self.reading(lambda reader: reader.search(words.lower().split(), 5, ("child",)))
        id: int = found[0].id
        return id


def form_on(sitter: Sitter) -> RecordPage:
    """The form on the page of a record."""
    found = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


def words_on(widget: QWidget) -> str:
    """All that can be read on a widget."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    buttons = [
        b.text() or b.accessibleName() for b in widget.findChildren(QPushButton) if b.isVisibleTo(widget)
    ]
    named = [b.accessibleName() for b in widget.findChildren(QPushButton) if b.isVisibleTo(widget)]
    return "\n".join([*labels, *buttons, *named])


def copied(file: Path, folder: Path) -> Path:
    """A copy of a data file, to work on."""
    copy = folder / file.name
    shutil.copy(file, copy)
    return copy


@contextmanager
def sit_down(
    app: QApplication, file: Path, settings: Path, desk_over: Callable[[Path], Desk] = open_desk
) -> Iterator[Sitter]:
    """The window over a data file, as the program opens it."""
    window = build_window(settings)
    opening = Opening(window, lambda: desk_over(file), open_desk, file.name)
    window.painted.connect(opening.start, Qt.ConnectionType.QueuedConnection)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, FOREVER)
    sitter = Sitter(app, opening)
    while window.stack.page() is None:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    sitter.settle()
    try:
        yield sitter
    finally:
        window.close()
        window.deleteLater()
        app.processEvents()
