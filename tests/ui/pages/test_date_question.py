"""The import page asks what the dates of a file have first, where the file does not tell."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cme_desktop.standing_records.child import CHILD
from tests.ui.pages.office import Office
from ui.pages.importing import ImportPage
from ui.shell.places import Place, PlaceKind


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ImportPage:
    page = ImportPage(Place(PlaceKind.IMPORT, "child"), office.jobs, office.desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def check(page: ImportPage, office: Office, folder: Path, *days: str) -> None:
    path = folder / "sent.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        rows = [(f"Example{place}", "Ada", day, "F") for place, day in enumerate(days)]
        csv.writer(out).writerows([("Surname", "Forename", "Date of birth", "Sex"), *rows])
    page.chooser.path.setText(str(path))
    page.chooser.ask()
    assert office.jobs.wait_idle()


def heard(part: QWidget) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(part)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def said(part: QWidget) -> str:
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def test_the_first_dates_are_shown_both_ways(page: ImportPage, office: Office, tmp_path: Path) -> None:
    check(page, office, tmp_path, "1/2/2015", "3/4/2014", "1/2/2015", "5/6/2013", "7/8/2012")
    assert page.question.isVisible()
    words = said(page.question)
    for shown in ("Date of birth: 1/2/2015", "1 Feb 2015, or 2 Jan 2015", "3 Apr 2014, or 4 Mar 2014"):
        assert shown in words
    assert "7/8/2012" not in words
    assert not page.notice.isVisible()
    assert office.all(CHILD) == []


@pytest.mark.parametrize(("tabs", "born"), [(1, "1 Feb 2015"), (2, "2 Jan 2015")])
def test_the_answer_is_given_by_keyboard_and_holds_for_loading(
    tabs: int, born: str, page: ImportPage, office: Office, tmp_path: Path
) -> None:
    check(page, office, tmp_path, "1/2/2015", "3/4/2014")
    for _ in range(tabs):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert office.jobs.wait_idle()
    assert f"1/2/2015 is {born}" in page.checked.words()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert office.jobs.wait_idle()
    children = {child.surname: child for child in office.all(CHILD)}
    assert CHILD.fields["birth"].show(children["Example0"].birth) == born


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_pressed_once_too_often_answers_nothing(
    key: Qt.Key, page: ImportPage, office: Office, tmp_path: Path
) -> None:
    check(page, office, tmp_path, "1/2/2015")
    at = QApplication.focusWidget()
    assert at is not None
    assert page.question.isAncestorOf(at)
    QTest.keyClick(at, key)
    assert office.jobs.wait_idle()
    assert page.question.isVisible()
    assert page.question.words() in heard(at)


def test_another_file_takes_the_question_away(page: ImportPage, office: Office, tmp_path: Path) -> None:
    check(page, office, tmp_path, "1/2/2015")
    assert page.question.isVisible()
    page.chooser.path.setText("")
    assert not page.question.isVisible()
    check(page, office, tmp_path, "3/20/2015")
    assert "“3/20/2015” proves it" in page.checked.words()
