"""A server that takes the call and says nothing: the window lives, and so does its closing."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

import main
from cme_desktop.desk import Desk
from tests.patience import FOREVER
from tests.ui.office import open_desk
from tests.ui.sitter import Sitter, copied, words_on
from ui.app import Opening, build_window
from ui.pages.opening import OpeningPage
from ui.pages.opening_failed import OpeningFailed
from ui.pages.today import TodayPage


@contextmanager
def silent_server() -> Iterator[str]:
    """The address of a server that never says a word; it hangs up at the end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"postgresql+psycopg://cme@127.0.0.1:{server.getsockname()[1]}/team"


@pytest.fixture
def opening(qapp: QApplication, settings: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opening]:
    """A window that opens a silent server."""
    monkeypatch.setattr("ui.app.SOON_MS", 20)
    window = build_window(settings)
    with silent_server() as address:

        def call() -> Desk:
            return main.open_desk(address)

        made = Opening(window, call, open_desk, "the team’s database")
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        made.start()
        yield made
    window.close()
    window.deleteLater()
    qapp.processEvents()


def opening_page(opening: Opening) -> OpeningPage:
    page = opening.window.stack.page()
    assert isinstance(page, OpeningPage)
    return page


def test_the_window_says_what_it_waits_for_and_lives(qapp: QApplication, opening: Opening) -> None:
    assert "Opening the team’s database …" in words_on(opening_page(opening))
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Space)  # on the button that chooses another file
    qapp.processEvents()
    dialog = opening.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.close()


def test_the_window_lives_while_a_file_is_opened(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file, lived = copied(filled_file, tmp_path), Event()

    def open_once_it_lived() -> Desk:
        assert lived.wait()
        return open_desk(file)

    window = build_window(settings)
    made = Opening(window, open_once_it_lived, open_desk, file.name)
    window.show()
    QTimer.singleShot(50, lived.set)
    made.start()
    sitter = Sitter(qapp, made)
    sitter.settle()
    sitter.page(TodayPage)
    window.close()
    window.deleteLater()
    qapp.processEvents()


def test_another_file_is_opened_meanwhile(
    qapp: QApplication, opening: Opening, filled_file: Path, tmp_path: Path
) -> None:
    opening.open_file(copied(filled_file, tmp_path))
    sitter = Sitter(qapp, opening)
    sitter.settle()
    sitter.page(TodayPage)


def test_closing_does_not_wait(opening: Opening) -> None:
    assert opening.window.close()
    assert opening.left_behind
    assert not opening.window.isVisible()


def test_another_file_that_cannot_be_opened_is_told_meanwhile(opening: Opening, tmp_path: Path) -> None:
    opening.open_file(tmp_path / "nowhere" / "none.cme")
    assert opening.wait(FOREVER)
    assert isinstance(opening.window.stack.page(), OpeningFailed)


def started(script: str, data: str, home: Path) -> tuple[int, str]:
    """The real program in a process of its own: its exit code, and what the script printed."""
    config = {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", script, data],
        capture_output=True, text=True, check=False, env=os.environ | config,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout.strip()


def test_the_program_ends_when_a_look_up_is_never_answered(filled_file: Path, tmp_path: Path) -> None:
    script = """
import sys
from threading import Event
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import main
import ui.sitting
from ui.app import Opening

ui.sitting.CLOSING_MS = 100

def close():
    for window in QApplication.topLevelWidgets():
        opening = window.findChild(Opening)
        if opening is not None and opening.sitting is not None and timer.isActive():
            timer.stop()
            asked = Event()
            opening.sitting.jobs.read(lambda reader: (asked.set(), Event().wait()), print)
            asked.wait()
            print("closing", flush=True)
            window.close()

app = QApplication([])
timer = QTimer(interval=50)
timer.timeout.connect(close)
timer.start()
sys.exit(main.main(["--data", sys.argv[1]]))
"""
    assert started(script, str(copied(filled_file, tmp_path)), tmp_path) == (0, "closing")


def test_the_program_ends_before_a_silent_server(tmp_path: Path) -> None:
    """Closed by its officer once it says what it waits for."""
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import main

def close():
    for window in QApplication.topLevelWidgets():
        if hasattr(window, "stack") and window.stack.page() is not None:
            print(window.stack.page().title(), flush=True)
            window.close()

app = QApplication([])
timer = QTimer(interval=50)
timer.timeout.connect(close)
timer.start()
sys.exit(main.main(["--data", sys.argv[1]]))
"""
    with silent_server() as address:
        assert started(script, address, tmp_path) == (0, "Opening the team’s database …")
