"""Where the keyboard is while a file is brought in: never nowhere, and never taken from elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from cme_desktop.operations.bringing_in import LoadTable
from cme_desktop.operations.performing import perform
from cme_desktop.operations.undoing_imports import UndoImport
from cme_desktop.standing_records.child import CHILD
from tests.ui.sitter import ALT, CTRL, Sitter, words_on
from ui.pages.importing import ImportPage
from ui.shell.places import Place, PlaceKind

GOOD = "Surname,Forename,Date of birth,Sex\nQuill,Ada,13/2/2015,F\n"
NONE_GOOD = "Surname,Forename,Date of birth,Sex\n,,13/2/2015,F\n"
OF_OTHERS = "Name,Role\nBea Example,Manager\n"


def check(sitter: Sitter, folder: Path, text: str, enter: Qt.Key = Qt.Key.Key_Return) -> ImportPage:
    """Type the path of a file that says this, and press Enter in the box."""
    file = folder / "sent.csv"
    file.write_text(text, encoding="utf-8")
    sitter.go(Place(PlaceKind.IMPORT, "child"))
    page = sitter.page(ImportPage)
    page.chooser.path.setText(str(file))
    sitter.press(enter)
    return page


@pytest.mark.parametrize("text", [NONE_GOOD, OF_OTHERS, ""])
def test_it_is_back_in_the_box_where_nothing_can_be_loaded(sitter: Sitter, tmp_path: Path, text: str) -> None:
    page = check(sitter, tmp_path, text)
    assert QApplication.focusWidget() is page.chooser.path


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_either_enter_checks_and_leads_to_the_button_that_loads(
    sitter: Sitter, tmp_path: Path, enter: Qt.Key
) -> None:
    check(sitter, tmp_path, GOOD, enter)
    assert getattr(sitter.at(), "text", str)() == "&Load 1 row"


def test_it_comes_back_to_what_was_loaded_and_ctrl_z_takes_it_back(sitter: Sitter, tmp_path: Path) -> None:
    """In the box above it would take back the path, and what was loaded would be out of sight."""
    page = check(sitter, tmp_path, GOOD)
    sitter.press(Qt.Key.Key_Return)
    sitter.press(Qt.Key.Key_Return)
    assert sitter.window.stack.page() is not page
    sitter.press(Qt.Key.Key_Left, ALT)
    assert sitter.page(ImportPage) is page
    assert page.loaded.isAncestorOf(sitter.at())
    sitter.press(Qt.Key.Key_Z, CTRL)
    assert sitter.window.status.message() == "Undone: the import of sent.csv."


def test_an_officer_who_searches_meanwhile_goes_on_searching(sitter: Sitter, tmp_path: Path) -> None:
    sitter.go(Place(PlaceKind.IMPORT, "child"))
    page = sitter.page(ImportPage)
    file = tmp_path / "sent.csv"
    file.write_text(GOOD, encoding="utf-8")
    page.chooser.path.setText(str(file))
    page.chooser.ask()
    sitter.window.header.search.take_focus()
    sitter.settle()
    assert page.checked.isVisible()
    assert sitter.at() is sitter.window.header.search


def test_a_file_of_another_type_can_be_checked_as_such_from_where_it_is_told(
    sitter: Sitter, tmp_path: Path
) -> None:
    page = check(sitter, tmp_path, OF_OTHERS)
    assert "“sent.csv” looks like a file of officers" in page.notice.text()
    while getattr(sitter.at(), "text", str)() != "Check it &as a file of officers":
        sitter.press(Qt.Key.Key_Tab)
    sitter.press(Qt.Key.Key_Return)
    assert page.chooser.source().key == "officer"
    assert "1 would be loaded" in page.checked.words()


def test_it_stays_on_an_earlier_import_while_another_is_brought_in(sitter: Sitter, tmp_path: Path) -> None:
    check(sitter, tmp_path, GOOD)
    sitter.press(Qt.Key.Key_Return)
    sitter.go(Place(PlaceKind.IMPORT, "school"))
    page = sitter.page(ImportPage)
    [undo] = page.earlier.findChildren(QPushButton)
    undo.setFocus()
    more = tmp_path / "more.csv"
    more.write_text(GOOD.replace("Quill", "Ferrier"), encoding="utf-8")
    desk = sitter.sitting.desk
    perform(desk.store, desk.author, LoadTable(CHILD, more, desk.clock))
    page.refresh()
    sitter.settle()
    assert "more.csv" in words_on(page.earlier)
    assert sitter.at().accessibleName().startswith("Undo the import of sent.csv")
    perform(desk.store, desk.author, UndoImport(1, "sent.csv"))
    page.refresh()
    sitter.settle()
    assert sitter.at().accessibleName().startswith("Undo the import of more.csv")
