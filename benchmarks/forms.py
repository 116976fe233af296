"""Forms opened and typed into, beside a bare form of forty lines of Qt's, without a screen."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QScrollArea, QWidget

from benchmarks import Ratio, compare
from cme_desktop.registry import record_type
from tests.ui.office import WHO, fill, open_desk
from tests.ui.sitter import Sitter, sit_down
from ui.forms.record_page import RecordPage
from ui.shell.places import TODAY, Place, PlaceKind
from ui.shell.remembered import Remembered

RUNS = 21
LINES = 40
WIDTH, HEIGHT = 1366, 768
NEW, SAVED, LETTER = 6.0, 8.0, 6.0
LARGEST = ("penalty_notice", "home_education", "ten_day_notification", "child")
DAY = "12/10/2026"


def run() -> list[Ratio]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with TemporaryDirectory() as folder:
        file, settings = Path(folder, "office.cme"), Path(folder, "settings")
        desk = open_desk(file)
        fill(desk.store)
        desk.store.close()
        Remembered(settings).keep("who/name", WHO)
        with sit_down(app, file, settings) as sitter:
            sitter.window.resize(WIDTH, HEIGHT)
            sitter.settle()
            return [*_opened(sitter), _typed(sitter)]


def _opened(sitter: Sitter) -> Iterator[Ratio]:
    limit, away = partial(_bare_form, sitter.app), partial(_go_away, sitter)
    for key in LARGEST:
        kind = record_type(key)
        new, saved = Place(PlaceKind.NEW, key), Place(PlaceKind.RECORD, key, _one_of(sitter, key))
        yield compare(f"a new form: {kind.title}", partial(_open, sitter, new), limit, NEW, RUNS, away)
        yield compare(f"a saved one: {kind.title}", partial(_open, sitter, saved), limit, SAVED, RUNS, away)


def _typed(sitter: Sitter) -> Ratio:
    """A letter at a time into a day of a form, until all that follows from it is painted."""
    _open(sitter, Place(PlaceKind.NEW, "ten_day_notification"))
    sitter.settle()
    (page,) = sitter.window.stack.findChildren(RecordPage)
    editor = page.form.editor("received_on")
    editor.take_focus()
    box = editor.target()
    assert isinstance(box, QLineEdit)
    alone = QLineEdit()
    alone.resize(160, 32)
    alone.show()
    limit = partial(_type, sitter.app, alone)
    return compare("a day typed, letter by letter", partial(_type, sitter.app, box), limit, LETTER, RUNS)


def _type(app: QApplication, box: QLineEdit) -> None:
    box.clear()
    for letter in DAY:
        QTest.keyClicks(box, letter)
        app.processEvents()


def _open(sitter: Sitter, place: Place) -> None:
    """Go there, until the form is painted with what the data file knows beside it."""
    sitter.window.go(place)
    page = sitter.window.stack.page()
    assert page is not None
    while not page.findChildren(RecordPage):
        sitter.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    sitter.app.processEvents()
    sitter.sitting.jobs.wait_idle()
    sitter.app.processEvents()


def _go_away(sitter: Sitter) -> None:
    """Back to Today, and let what is no longer open go."""
    sitter.go(TODAY)
    sitter.window.stack.forget_others()
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        sitter.settle()


def _bare_form(app: QApplication) -> None:
    """Forty lines with their labels, as little as a form can be."""
    around, form = QScrollArea(), QWidget()
    lines = QFormLayout(form)
    for number in range(LINES):
        lines.addRow(QLabel(f"Line {number}", form), QLineEdit(form))
    around.setWidgetResizable(True)
    around.setWidget(form)
    around.resize(WIDTH, HEIGHT)
    around.show()
    app.processEvents()
    around.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    around.close()


def _one_of(sitter: Sitter, key: str) -> int:
    found: list[int] = sitter.reading(lambda reader: [one.id for one in reader.records(record_type(key))])
    return found[0]
