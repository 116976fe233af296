"""Which officer works is kept for each data file, and asked where it is not known."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.officer import OFFICER
from db.early.first_look import first_look
from tests.ui.office import TODAY, WHO, changing, fill, open_desk
from tests.ui.sitter import ALT, Sitter, copied, sit_down
from ui.early.first_page import seen_first
from ui.pages.first_run import FirstRunPage
from ui.pages.today import TodayPage
from ui.shell.remembered import Remembered


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another team's file, in which an officer of the same name works."""
    path = tmp_path / "other.cme"
    desk = open_desk(path)
    with changing(desk.store) as work:
        save_record(work, OFFICER, OFFICER.cls(name="Kim Sayer", role="manager"))
    fill(desk.store)
    desk.store.close()
    return path


def test_nobody_is_silently_the_officer_of_another_file(sitter: Sitter, other: Path) -> None:
    sitter.page(TodayPage)
    sitter.opening.open_file(other)
    sitter.settle()
    page = sitter.page(FirstRunPage)
    page.questions.name.put("Kim Sayer")
    page.questions.name.typed.emit("Kim Sayer")
    sitter.press(Qt.Key.Key_S, ALT)
    if isinstance(sitter.window.stack.page(), FirstRunPage):
        next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Save").click()
    sitter.settle()
    assert sitter.sitting.desk.author.name == "Kim Sayer"
    names = sitter.window.remembered.officers()
    assert sorted(names.values()) == sorted([WHO, "Kim Sayer"])


def test_each_file_has_its_officer_wherever_it_lies(
    qapp: QApplication, filled_file: Path, other: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings) as sitter:
        sitter.page(TodayPage)
    moved = file.rename(tmp_path / "moved.db")
    with sit_down(qapp, moved, settings) as sitter:
        sitter.page(TodayPage)
        assert sitter.sitting.desk.author.name == WHO
    with sit_down(qapp, other.rename(file), settings) as sitter:
        sitter.page(FirstRunPage)


def test_an_officer_who_has_left_is_asked(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    desk = open_desk(file)
    with changing(desk.store) as work:
        (id,) = work.by_value(OFFICER, "name", WHO)
        officer = work.get(OFFICER, id)
        officer.status = "ended"
        save_record(work, OFFICER, officer)
    desk.store.close()
    with sit_down(qapp, file, settings) as sitter:
        sitter.page(FirstRunPage)


def test_the_first_look_is_for_the_officer_of_this_file(
    qapp: QApplication, filled_file: Path, other: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings):
        pass
    for path, seen in ((file, True), (other, False)):
        look = partial(first_look, path, as_at=TODAY)
        assert (seen_first(look, Remembered(settings).officers()) is not None) is seen


def test_what_was_kept_for_all_files_is_of_the_first_only(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path)
    remembered.keep("who/name", WHO)
    assert remembered.officers() == {"": WHO}
    remembered.keep_officer("a1", WHO)
    assert remembered.officers() == {"a1": WHO}
