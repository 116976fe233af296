"""Another data file, chosen by keys: the one before is at work until the other is open."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from db.data_file.restoring import restore
from tests.builders import spoil_table
from tests.patience import FOREVER
from tests.ui.office import open_desk
from tests.ui.sitter import CTRL, Sitter, words_on
from ui.aside import wait_until
from ui.pages.first_run import FirstRunPage
from ui.pages.record import RecordEntry
from ui.shell.places import CHILDREN, Place, PlaceKind
from ui.widgets.file_dialog import FileDialog


def choose(sitter: Sitter, path: Path) -> None:
    """Ask for another data file from the status line, type its path and press Return in the dialog."""
    sitter.window.status.file_pressed.emit()
    dialog = sitter.window.findChild(FileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.setText(str(path))
    sitter.app.processEvents()
    sitter.press(Qt.Key.Key_Escape) if QApplication.activePopupWidget() else None
    sitter.press(Qt.Key.Key_Return)
    sitter.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sitter.window.findChild(FileDialog) is None


def told(sitter: Sitter) -> QMessageBox:
    """What is said of a file that could not be opened."""
    assert wait_until(lambda: sitter.window.findChild(QMessageBox) is not None, FOREVER)
    box = sitter.window.findChild(QMessageBox)
    assert box is not None
    return box


def pick(sitter: Sitter, words: str) -> None:
    """Go to a button by Tab, and press it."""
    while getattr(sitter.at(), "text", str)().replace("&", "") != words:
        sitter.press(Qt.Key.Key_Tab)
    sitter.press(Qt.Key.Key_Space)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A data file of another team, empty yet."""
    path = tmp_path / "other.cme"
    open_desk(path).store.close()
    return path


def test_return_in_the_dialog_opens_the_other_file(sitter: Sitter, other: Path) -> None:
    sitter.go(CHILDREN)
    choose(sitter, other)
    sitter.page(FirstRunPage)
    assert not sitter.window.stack.can_go_back()
    assert "other.cme" in words_on(sitter.window.status)
    assert sitter.sitting.desk.store.name == str(other)


def test_typing_of_the_old_file_is_kept_in_it(sitter: Sitter, other: Path) -> None:
    old = Path(sitter.sitting.desk.store.name)
    sitter.go(Place(PlaceKind.NEW, "child"))
    sitter.type("Quill")
    choose(sitter, other)
    sitter.page(FirstRunPage)
    for file, typed in ((old, ["Quill"]), (other, [])):
        desk = open_desk(file)
        with desk.store.reading() as reader:
            assert [kept.title for kept in reader.drafts()] == typed
        desk.store.close()


# -- files that are none ----------------------------------------------------------------------------


def no_database(path: Path) -> str:
    path.write_text("Ring the school.\n" * 100)
    return "is not a data file of CME Desktop, or it is encrypted."


def another_database(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE tracks (title TEXT)")
    return "This is a database, but not a data file of CME Desktop. Choose another file."


def newer(path: Path) -> str:
    open_desk(path).store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    return "This data file was written by a newer version of CME Desktop."


def damaged(path: Path) -> str:
    open_desk(path).store.close()
    spoil_table(path, "history")
    return "is damaged. Restore the newest backup."


def damaged_at_its_start(path: Path) -> str:
    open_desk(path).store.close()
    spoil_table(path, "setting")
    return "is damaged. Restore the newest backup."


def cut_short(path: Path) -> str:
    open_desk(path).store.close()
    path.write_bytes(path.read_bytes()[:20_000])
    return "is damaged. Restore the newest backup."


def empty(path: Path) -> str:
    path.touch()
    return "is an empty file."


def without_folder(path: Path) -> str:
    path.parent.rmdir()
    return "cannot be opened. Is its folder there"


WRONG = [
    no_database,
    another_database,
    newer,
    damaged,
    damaged_at_its_start,
    cut_short,
    empty,
    without_folder,
]


@pytest.mark.parametrize("make", WRONG)
def test_a_wrong_file_leaves_the_old_one_at_work(
    make: Callable[[Path], str], sitter: Sitter, tmp_path: Path
) -> None:
    old = sitter.sitting
    sitter.go(Place(PlaceKind.NEW, "child"))
    sitter.type("Quill")
    wrong = tmp_path / "post" / "wrong.cme"
    wrong.parent.mkdir()
    sentence = make(wrong)
    sitter.opening.open_file(wrong)
    box = told(sitter)
    assert sentence in box.text()
    assert "office.db" in box.informativeText()
    sitter.press(Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sitter.window.findChild(QMessageBox) is None
    assert sitter.sitting is old
    assert "office.db" in words_on(sitter.window.status)
    sitter.page(RecordEntry)
    sitter.window.activateWindow()  # which nobody else does where nothing manages windows
    assert QTest.qWaitForWindowActive(sitter.window)
    sitter.type("er")
    assert sitter.sitting.is_safe()
    sitter.settle()
    assert [kept.title for kept in sitter.reading(lambda reader: reader.drafts())] == ["Quiller"]
    assert sitter.child("okafor"), "the file is read as before"


def test_a_wrong_file_chosen_by_return_is_told_and_another_chosen(
    sitter: Sitter, other: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "notes.txt"
    sentence = no_database(wrong)
    choose(sitter, wrong)
    assert sentence in told(sitter).text()
    pick(sitter, "Choose another file…")
    assert sitter.window.findChild(FileDialog) is not None
    sitter.press(Qt.Key.Key_Escape)
    choose(sitter, other)
    sitter.page(FirstRunPage)


def test_the_file_that_is_open_is_not_opened_again(sitter: Sitter, tmp_path: Path) -> None:
    old = sitter.sitting
    link = tmp_path / "link.cme"
    link.symlink_to(old.desk.store.name)
    choose(sitter, link)
    assert sitter.sitting is old
    assert sitter.window.status.message() == "link.cme is open already"


def test_a_copy_is_taken_up_in_place_of_a_missing_file(sitter: Sitter, tmp_path: Path) -> None:
    missing = tmp_path / "gone.cme"
    copy = tmp_path / "gone.cme.before-restore-1"
    desk = open_desk(copy)
    desk.store.close()
    sitter.opening.restore = restore
    choose(sitter, missing)
    told(sitter)
    pick(sitter, f"Take up {copy.name}")
    assert wait_until(lambda: sitter.opening.sitting is not None, FOREVER)
    sitter.settle()
    sitter.page(FirstRunPage)
    assert sitter.sitting.desk.store.name == str(missing)
    assert "gone.cme" in words_on(sitter.window.status)


# -- names where no file is ---------------------------------------------------------------------------


def test_a_mistyped_name_makes_no_file_unasked(sitter: Sitter, tmp_path: Path) -> None:
    old, mistyped = sitter.sitting, tmp_path / "offfice.db"
    sitter.go(Place(PlaceKind.NEW, "child"))
    sitter.type("Quill")
    choose(sitter, mistyped)
    box = told(sitter)
    assert box.text() == f"There is no file offfice.db in the folder {tmp_path}. Make a new one?"
    assert "office.db" in box.informativeText()
    sitter.press(Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sitter.window.findChild(QMessageBox) is None
    assert sitter.sitting is old
    sitter.page(RecordEntry)
    assert not mistyped.exists()


def test_esc_at_the_question_goes_back(sitter: Sitter, tmp_path: Path) -> None:
    old = sitter.sitting
    choose(sitter, tmp_path / "offfice.db")
    told(sitter)
    sitter.press(Qt.Key.Key_Escape)
    assert sitter.sitting is old
    assert not (tmp_path / "offfice.db").exists()


def test_a_new_file_is_made_when_that_is_said(sitter: Sitter, tmp_path: Path) -> None:
    new = tmp_path / "new.cme"
    choose(sitter, new)
    told(sitter)
    pick(sitter, "Make a new data file")
    assert wait_until(lambda: sitter.opening.sitting is not None, FOREVER)
    sitter.settle()
    sitter.page(FirstRunPage)
    assert sitter.sitting.desk.store.name == str(new)


def test_another_file_is_chosen_from_the_question(sitter: Sitter, other: Path, tmp_path: Path) -> None:
    choose(sitter, tmp_path / "othr.cme")
    told(sitter)
    pick(sitter, "Choose another file…")
    assert sitter.window.findChild(FileDialog) is not None
    sitter.press(Qt.Key.Key_Escape)
    choose(sitter, other)
    sitter.page(FirstRunPage)
    assert not (tmp_path / "othr.cme").exists()


def test_the_dialog_offers_all_files(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_O, CTRL)
    dialog = sitter.window.findChild(FileDialog)
    assert dialog is not None
    assert "All files (*)" in dialog.nameFilters()


# -- typing that is kept nowhere --------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "leaves"), [("Keep trying", False), ("Leave without it", True)])
def test_typing_that_is_kept_nowhere_is_asked_about(
    answer: str, leaves: bool, sitter: Sitter, other: Path
) -> None:
    old = Path(sitter.sitting.desk.store.name)
    sitter.go(Place(PlaceKind.NEW, "child"))
    aside = old.with_name(f"{old.name}.unfinished-robin")
    shutil.rmtree(aside, ignore_errors=True)
    aside.write_text("in the way")
    sitter.lose_file()
    sitter.type("Quill")
    choose(sitter, other)
    box = told(sitter)
    assert "kept neither in the data file nor on this computer" in box.text()
    pick(sitter, answer)
    sitter.settle()
    assert (sitter.sitting.desk.store.name == str(other)) is leaves
    if not leaves:
        sitter.page(RecordEntry)
        sitter.sitting.keeping.let_go()


def test_the_title_names_the_file_at_work(sitter: Sitter, other: Path, tmp_path: Path) -> None:
    assert sitter.window.windowTitle() == "office.db – CME Desktop"
    wrong = tmp_path / "notes.txt"
    no_database(wrong)
    choose(sitter, wrong)
    told(sitter)
    assert sitter.window.windowTitle() == "office.db – CME Desktop"
    sitter.press(Qt.Key.Key_Return)
    choose(sitter, other)
    assert sitter.window.windowTitle() == "other.cme – CME Desktop"


def test_what_was_saved_in_the_old_file_is_not_said_of_the_new_one(sitter: Sitter, other: Path) -> None:
    sitter.window.status.show_saved("14:02")
    sitter.window.status.tell("Child CH-1 saved.", lambda: None)
    choose(sitter, other)
    words = words_on(sitter.window.status)
    assert "14:02" not in words
    assert "saved" not in words
    assert "Nothing changed in this sitting" in words


def test_ctrl_o_asks_for_another_beside_the_one_at_work(sitter: Sitter, other: Path) -> None:
    sitter.go(CHILDREN)
    sitter.press(Qt.Key.Key_O, CTRL)
    dialog = sitter.window.findChild(FileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == Path(sitter.sitting.desk.store.name).parent
    line = dialog.findChild(QLineEdit)
    assert line is not None
    assert QApplication.focusWidget() is line
    line.setText(str(other))
    sitter.press(Qt.Key.Key_Return)
    sitter.settle()
    sitter.page(FirstRunPage)
