"""From the empty window to the first page, and what happens when the data file cannot be opened."""

import logging
import os
import sys
import threading
from pathlib import Path
from subprocess import run
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cme_desktop.desk import Desk
from cme_desktop.errors import NewerFile, Unavailable
from db.data_file.restoring import restore
from db.early.first_look import first_look
from tests.builders import spoil_table
from tests.patience import FOREVER
from tests.ui.office import TODAY, open_desk
from tests.ui.sitter import Sitter, copied, sit_down, words_on
from ui.app import Opening, build_window
from ui.early.first_page import Look
from ui.lists.folding_table import FoldingTable
from ui.pages.first_run import FirstRunPage
from ui.pages.opening_failed import OpeningFailed
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.problem_log import LOG_NAME
from ui.shell.page import Page
from ui.shell.places import CHILDREN, Place, PlaceKind

LOCKED = "Another program has locked the file office.db. Close it there."


def test_nothing_of_the_data_is_imported_before_the_window_is_painted(tmp_path: Path) -> None:
    script = f"""
import os
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.app import build_window
window = build_window(Path({str(tmp_path)!r}))
window.show()
app.processEvents()
early = [name for name in sys.modules if name.split(".")[0] in ("cme_desktop", "db", "sqlalchemy")]
sys.exit(" ".join(early) or 0)
"""
    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_work_is_on_the_screen_before_the_descriptions_are_loaded(filled_file: Path, settings: Path) -> None:
    script = f"""
import os, sys
from datetime import date
from threading import Event
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import main
early, asked = [], Event()
def opened(data):
    early.extend(name for name in sys.modules if name in ("cme_desktop.registry", "sqlalchemy", "ui.editors"))
    asked.set()
    Event().wait()
def look():
    if asked.is_set():
        from PySide6.QtWidgets import QTableView
        windows = QApplication.topLevelWidgets()
        tables = [table for window in windows for table in window.findChildren(QTableView)]
        filled = [table.model().rowCount() > 3 for table in tables]
        os._exit(len(early) if filled == [True] else 99)
app = QApplication([])
looking = QTimer(interval=10)
looking.timeout.connect(look)
looking.start()
main.open_desk = opened
main.SystemClock.today = lambda self: date(2026, 11, 23)
sys.exit(main.main(["--data", {str(filled_file)!r}]))
"""
    config = {"XDG_CONFIG_HOME": str(settings.parent), "QT_QPA_PLATFORM": "offscreen"}
    named = settings.rename(settings.with_name("cme-desktop"))
    assert named.exists()
    done = run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=os.environ | config
    )
    assert done.returncode == 0, done.stderr


def look_at(file: Path) -> Look:
    return lambda name: first_look(file, name, TODAY)


def test_what_was_done_on_the_first_page_holds_when_the_file_is_open(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    window = build_window(settings)
    window.show()
    assert QTest.qWaitForWindowActive(window, FOREVER)
    marked, arrow_pressed = [], Event()

    def press_arrow() -> None:
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Down)
        marked.append(first[0].panes()[0])
        arrow_pressed.set()

    def open_it() -> Desk:
        assert arrow_pressed.wait()
        return open_desk(file)

    first: list[Page] = []
    window.stack.came.connect(first.append)
    window.stack.came.connect(lambda _: QTimer.singleShot(0, press_arrow) if len(first) == 1 else None)
    opening = Opening(window, open_it, open_desk, file.name, look_at(file))
    opening.start()
    sitter = Sitter(qapp, opening)
    sitter.settle()
    table = sitter.page(TodayPage).panes()[0]
    assert marked == [table], "the same table stays"
    assert isinstance(table, FoldingTable)
    assert table.currentIndex().row() == 2
    sitter.press(Qt.Key.Key_Return)
    assert sitter.page(RecordEntry).place.field
    close(sitter)


def test_a_locked_file_is_told_in_the_page_and_tried_again(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file, locked = copied(filled_file, tmp_path), [True]

    def open_it() -> Desk:
        if locked:
            raise Unavailable(LOCKED)
        return open_desk(file)

    window = build_window(settings)
    opening = Opening(window, open_it, open_desk, file.name)
    window.show()
    assert QTest.qWaitForWindowActive(window, FOREVER)
    opening.start()
    sitter = Sitter(qapp, opening)
    sitter.settle()
    assert LOCKED in words_on(sitter.page(OpeningFailed))
    assert sitter.at() is sitter.page(OpeningFailed).findChildren(QPushButton)[0]
    locked.clear()
    sitter.press(Qt.Key.Key_Space)
    sitter.settle()
    sitter.page(TodayPage)
    close(sitter)


def test_a_newer_file_can_be_passed_over_for_another(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    def newer() -> Desk:
        raise NewerFile("office.db was written by a newer version of the program.")

    window = build_window(settings)
    opening = Opening(window, newer, open_desk, "office.db")
    window.show()
    opening.start()
    sitter = Sitter(qapp, opening)
    sitter.settle()
    sitter.page(OpeningFailed)
    opening.open_file(copied(filled_file, tmp_path))
    sitter.settle()
    sitter.page(TodayPage)
    close(sitter)


def test_a_mistyped_name_is_asked_about_where_no_file_is_at_work(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file, mistyped = tmp_path / "office.db", tmp_path / "offfice.db"
    file.touch()
    window = build_window(settings)
    opening = Opening(window, lambda: open_desk(file), open_desk, file.name)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    opening.start()
    sitter = Sitter(qapp, opening)
    sitter.settle()
    opening.open_file(mistyped)
    sitter.settle()
    sitter.press(Qt.Key.Key_Return)
    assert "There is no file offfice.db in the folder" in words_on(sitter.page(OpeningFailed))
    assert not mistyped.exists()
    file.unlink()
    copied(filled_file, tmp_path)
    sitter.page(OpeningFailed).again.emit()
    sitter.settle()
    sitter.page(TodayPage)
    assert window.windowTitle().startswith("office.db")
    close(sitter)


def test_a_copy_of_a_missing_file_is_offered_and_taken_up(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = tmp_path / "office.db"
    copy = copied(filled_file, tmp_path).rename(f"{file}.before-restore-1")
    window = build_window(settings)
    opening = Opening(window, lambda: open_desk(file), open_desk, file.name, take_up=restore)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    opening.start()
    sitter = Sitter(qapp, opening)
    said = words_on(sitter.page(OpeningFailed))
    assert f"There is no data file {file}, but {copy.name} lies beside it. No new file was made." in said
    assert not file.exists()
    assert sitter.at() is sitter.page(OpeningFailed).findChildren(QPushButton)[0]
    sitter.press(Qt.Key.Key_Space)
    sitter.settle()
    sitter.page(TodayPage)
    assert copy.exists()
    close(sitter)


def test_a_copy_that_is_damaged_says_so_and_is_offered_again(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = tmp_path / "office.db"
    copy = copied(filled_file, tmp_path).rename(f"{file}.before-restore-1")
    copy.write_bytes(copy.read_bytes()[:20_000])
    window = build_window(settings)
    opening = Opening(window, lambda: open_desk(file), open_desk, file.name, take_up=restore)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    opening.start()
    sitter = Sitter(qapp, opening)
    sitter.press(Qt.Key.Key_Space)
    assert f"{copy} is damaged." in words_on(sitter.page(OpeningFailed))
    sitter.press(Qt.Key.Key_Space)
    assert "lies beside it" in words_on(sitter.page(OpeningFailed)), "trying again says what there is"
    assert not file.exists()
    close(sitter)


def test_a_file_that_fails_before_the_first_page_is_told_in_the_page(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    spoil_table(file, "setting")
    with sit_down(qapp, file, settings) as sitter:
        assert f"{file} is damaged. Restore the newest backup." in words_on(sitter.page(OpeningFailed))


def test_a_damaged_file_is_told_once_the_window_is_open(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    spoil_table(file, "history")
    spoilt = file.read_bytes()
    with sit_down(qapp, file, settings) as sitter:
        assert f"{file} is damaged. Restore the newest backup." in words_on(sitter.page(OpeningFailed))
        assert sitter.opening.sitting is None
    assert file.read_bytes() == spoilt


def test_another_file_takes_the_place_of_the_one_that_is_open(sitter: Sitter, tmp_path: Path) -> None:
    sitter.go(CHILDREN)
    other = tmp_path / "other.db"
    open_desk(other).store.close()
    sitter.opening.open_file(other)
    sitter.settle()
    sitter.page(FirstRunPage)
    assert not sitter.window.stack.can_go_back()
    assert "other.db" in words_on(sitter.window.status)


def test_whoever_was_never_here_is_asked_first(qapp: QApplication, filled_file: Path, tmp_path: Path) -> None:
    with sit_down(qapp, copied(filled_file, tmp_path), tmp_path / "new settings") as sitter:
        sitter.page(FirstRunPage)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
@pytest.mark.usefixtures("qapp")
def test_what_is_remembered_and_logged_is_for_whoever_works_here(
    tmp_path: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    for folder in (settings, tmp_path / "new settings"):
        window = build_window(folder)
        Opening(window, refuse, open_desk, "office.db").report_failures(folder)
        window.remembered.keep("window/theme", "dark")
        window.remembered.write()
        assert folder.stat().st_mode & 0o777 == 0o700
        kept = {each.name: each.stat().st_mode & 0o777 for each in folder.iterdir()}
        assert kept == {"window.ini": 0o600, LOG_NAME: 0o600}
        window.deleteLater()
        stop_log()


def refuse() -> Desk:
    raise Unavailable(LOCKED)


def stop_log() -> None:
    log = logging.getLogger("cme_desktop.problems")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def test_typing_survives_the_closing_of_the_window(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings) as sitter:
        sitter.go(Place(PlaceKind.NEW, "child"))
        sitter.type("Quill")
    desk = open_desk(file)
    with desk.store.reading() as reader:
        assert [kept.title for kept in reader.drafts()] == ["Quill"]
    desk.store.close()


def close(sitter: Sitter) -> None:
    sitter.window.close()
    sitter.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
