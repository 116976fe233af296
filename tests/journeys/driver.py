"""A keyboard before the real window: every step is a key to whatever has the focus, as an officer works."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from cme_desktop.desk import Desk
from cme_desktop.ports import Author
from db.files.emergency import DraftFiles, beside_file, in_own_folder
from db.store import open_store
from tests.opening import settle
from tests.patience import FOREVER
from tests.ui.office import FixedClock
from ui.app import Opening, build_window
from ui.editors.suggestions import Suggestion, Suggestions
from ui.sitting import Sitting
from ui.widgets import Chip

LOGIN = "rash01"
"""What the computer calls the officer, until she says who she is."""
PATIENCE = 0.2
"""Seconds that a save waits for another officer's, in place of the ten of the program."""
_MOST_STEPS = 200
_HELD = Qt.KeyboardModifier


class Driver:
    """What an officer can do without a mouse, and what she then reads. `keys` counts what went down."""

    def __init__(self, app: QApplication, opening: Opening) -> None:
        self.app = app
        self.window = opening.window
        self.keys = 0
        self._opening = opening

    # -- the keyboard -------------------------------------------------------------------------------

    def press(self, *chords: str) -> None:
        """Press keys one after the other, each written like `Ctrl+N`, `Down` or `Alt+Left`."""
        for chord in chords:
            combined = QKeySequence(chord)[0]
            held = combined.keyboardModifiers()
            self.keys += 1 + bin(held.value).count("1")
            QTest.keyClick(self._focused(), combined.key(), held)
            self.settle()

    def type(self, text: str) -> None:
        """Type letter by letter; a capital costs the Shift key too."""
        self.keys += keys_for(text)
        for letter in text:
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            held = _HELD.ShiftModifier if letter.isupper() else _HELD.NoModifier
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._focused(), QKeyEvent(kind, key, held, letter))
        self.settle()

    def to(self, field: str, by: str = "Tab") -> None:
        """Press a key until the keyboard is on what is called `field`."""
        for _ in range(_MOST_STEPS):
            if self.at(field):
                return
            self.press(by)
        raise AssertionError(f"{by} never comes to {field}; the window says:\n{self.words()}")

    def fill(self, field: str, text: str) -> None:
        """Go to a field by Tab, type, and leave it by Tab."""
        self.to(field)
        self.type(text)
        self.press("Tab")

    def choose(self, field: str, words: str, wanted: str) -> None:
        """Go to a look-up, type some words, and take the match that begins with `wanted`."""
        self.to(field)
        self.type(words)
        self._pick(wanted)

    def open_search(self, words: str, wanted: str) -> None:
        """Look for words from wherever the keyboard is, and open what begins with `wanted`."""
        self.press("Ctrl+K")
        self.type(words)
        self._pick(wanted)

    def go(self, place: str) -> None:
        """Go to a place on the rail that has no keys of its own: F6 to the rail, then down it."""
        self.press("Ctrl+1")
        self.to("Today", by="F6")
        self.to(place, by="Down")
        self.press("Space")

    def new(self, letters: str) -> None:
        """Begin a record of the type that these letters begin."""
        self.press("Ctrl+N")
        self.type(letters)
        self.press("Return")

    def save(self) -> None:
        """Save, and wait until it is done."""
        self.press("Ctrl+S")

    def make_return(self, to: Path) -> None:
        """Go to the returns and make the workbook of the newest month."""
        self.go("Returns")
        self.press("Home", "Alt+D", "Ctrl+A")
        self.type(str(to))
        self.press("Ctrl+M", "W")

    # -- what is to be read -------------------------------------------------------------------------

    def page_title(self) -> str:
        """What the page is called."""
        page = self.window.stack.page()
        return page.title() if page is not None else ""

    def at(self, name: str) -> bool:
        """Whether the keyboard is on what is called `name`, as a screen reader would say it."""
        focused = self._focused()
        said = focused.accessibleName() or (focused.text() if isinstance(focused, QAbstractButton) else "")
        return said == name or said.startswith(tuple(f"{name}{sign}" for sign in (":", ",", " ·")))

    def text(self, field: str) -> str:
        """Go to a field and read what is in it."""
        self.to(field)
        box = self._focused()
        if isinstance(box, QPlainTextEdit):
            return box.toPlainText()
        assert isinstance(box, QLineEdit)
        return box.text()

    def see(self, *texts: str) -> None:
        """Wait until all of this can be read in the window."""
        self._until(lambda: all(text in self.words() for text in texts))

    def words(self) -> str:
        """All that can be read in the window, first what the page is called."""
        return "\n".join(filter(None, (self.page_title(), *_words_on(self.window))))

    def offered(self) -> list[str]:
        """The lines of the list now open below a box."""
        sheet = self._sheet()
        return [line.label for line in sheet.lines()] if sheet is not None else []

    def settle(self) -> None:
        """Let the window answer: everything posted, then everything asked of the data file."""
        for _ in range(3):
            self.app.processEvents()
            while self._button_is_down():
                self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert self._opening.wait(FOREVER), "the data file never opens"
            sitting = self._opening.sitting
            assert sitting is None or any(sitting.jobs.wait_idle() for _ in range(3)), "a job never ends"
        self.app.processEvents()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait for what comes by itself, such as the keeping of a draft."""
        self._until(condition)

    @property
    def sitting(self) -> Sitting:
        """The data file at work, to look into it."""
        assert self._opening.sitting is not None
        return self._opening.sitting

    # -- inside -------------------------------------------------------------------------------------

    def _focused(self) -> QWidget:
        """Where keys go: as on a desktop, to the window when nothing in it has the keyboard."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def _button_is_down(self) -> bool:
        """A button pressed by its keys comes up by itself, a tenth of a second later, and acts then."""
        return any(button.isDown() for button in self.window.findChildren(QAbstractButton))

    def _pick(self, wanted: str) -> None:
        """Down to the line of the open list that begins with `wanted`, and Enter."""
        self.wait_for(lambda: any(label.startswith(wanted) for label in self.offered()))
        for _ in self.offered():
            if _begins(self._ready(), wanted):
                break
            self.press("Down")
        assert _begins(self._ready(), wanted)
        self.press("Return")

    def _ready(self) -> Suggestion | None:
        sheet = self._sheet()
        return sheet.current() if sheet is not None else None

    def _sheet(self) -> Suggestions | None:
        sheets = self.window.findChildren(Suggestions)
        return next((sheet for sheet in sheets if sheet.isVisible()), None)

    def _until(self, condition: Callable[[], bool]) -> None:
        """Wait for events, one lot after the other, until the condition holds, however long that takes."""
        self.settle()
        while not condition():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self.settle()


def keys_for(text: str) -> int:
    """How many keys go down for a text: one a letter, and Shift for a capital."""
    return len(text) + sum(letter.isupper() for letter in text)


@contextmanager
def at_the_window(app: QApplication, data: Path | str, settings: Path) -> Iterator[Driver]:
    """The window over a data file, put together as the program does it."""
    window = build_window(settings)
    opening = Opening(window, lambda: open_desk(data), open_desk, Path(data).name)
    window.painted.connect(opening.start, Qt.ConnectionType.QueuedConnection)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, FOREVER)
    driver = Driver(app, opening)
    driver.wait_for(lambda: driver.page_title() != "")
    try:
        yield driver
    finally:
        window.close()
        window.deleteLater()
        app.processEvents()
        # Closed pages go now and here: a worker's garbage collection would destroy them on its own thread.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_desk(data: Path | str, make: bool = True) -> Desk:
    """A desk over the data, on one fixed day."""
    clock = FixedClock()
    store = open_store(str(data), clock, PATIENCE, make=make)
    beside = beside_file(data, LOGIN) if isinstance(data, Path) else in_own_folder(data, Path.home())
    return Desk(store, clock, Author(LOGIN), DraftFiles(beside), unsettled=settle(store))


def _begins(line: Suggestion | None, wanted: str) -> bool:
    return line is not None and line.label.startswith(wanted)


def _words_on(window: QWidget) -> Iterator[str]:
    for part in window.findChildren(QWidget):
        if part.isVisible():
            yield from _words_of(part)


def _words_of(part: QWidget) -> Iterator[str]:
    match part:
        case QLabel() | QLineEdit() | Chip():
            yield part.text()
        case QPlainTextEdit():
            yield part.toPlainText()
        case QAbstractButton():
            yield part.text()
            yield part.accessibleName()
        case QComboBox():
            yield part.currentText()
        case QTabBar():
            yield from (part.tabText(place) for place in range(part.count()))
        case QMenu():
            yield from (action.text() for action in part.actions())
        case QHeaderView():
            pass  # it shows the columns of a table that speaks for itself
        case QAbstractItemView():
            model, root = part.model(), part.rootIndex()
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
            for row in range(model.rowCount(root)):
                cells = (model.index(row, column).data() for column in range(columns))
                yield " | ".join(str(cell) for cell in cells if cell is not None)
