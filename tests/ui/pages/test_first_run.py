"""The first page asks three things, says what is true of the file, and offers three ways in."""

from datetime import date, timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cme_desktop.due import Post
from cme_desktop.ports import Author
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER, Officer
from tests.ui.pages.office import TODAY as AS_AT
from tests.ui.pages.office import Office, notices
from tests.ui.sitter import CTRL
from ui.pages.first_run import FirstRunPage
from ui.shell.places import TODAY, Place, PlaceKind


def open_page(qtbot: QtBot, office: Office) -> FirstRunPage:
    page = FirstRunPage(Place(PlaceKind.FIRST_RUN), office.jobs, office.desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    assert office.jobs.wait_idle()
    page.take_focus()
    return page


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> FirstRunPage:
    """The page of an empty data file."""
    return open_page(qtbot, office)


def button(parent: QWidget, words: str) -> QPushButton:
    return next(found for found in parent.findChildren(QPushButton) if words in found.text().replace("&", ""))


def said(parent: QWidget) -> str:
    return " | ".join(label.text() for label in parent.findChildren(QLabel) if not label.isHidden())


def line(page: FirstRunPage, name: str) -> QLineEdit:
    return next(found for found in page.findChildren(QLineEdit) if found.accessibleName() == name)


def retype(box: QLineEdit, words: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClicks(box, words)


@pytest.mark.parametrize("typed", ["lancash", "ncashi", "888"])
def test_an_authority_is_found_by_any_part_of_its_name_or_its_code(page: FirstRunPage, typed: str) -> None:
    retype(line(page, "Authority"), typed)
    QTest.keyClick(line(page, "Authority"), Qt.Key.Key_Tab)
    assert line(page, "Authority").text() == "Lancashire"
    assert "888 · North West" in said(page)
    assert page.picture.words() == ("Lancashire", "A. Officer")


def test_an_authority_that_is_not_listed_is_kept_as_typed(page: FirstRunPage) -> None:
    retype(line(page, "Authority"), "Exampleshire")
    assert "Not on the national list" in said(page)


def test_starting_empty_keeps_the_answers(office: Office, page: FirstRunPage) -> None:
    retype(line(page, "Authority"), "888")
    retype(line(page, "Name"), "Bea Example")
    retype(line(page, "Role"), "manager")
    QTest.keyClick(line(page, "Role"), Qt.Key.Key_Return)
    told: list[object] = []
    page.begun.connect(told.append)
    page.going.connect(told.append)
    button(page, "Start empty").click()
    assert office.jobs.wait_idle()
    (officer,) = office.all(OFFICER)
    assert (officer.name, officer.role) == ("Bea Example", "manager")
    assert office.setting("authority") == "Lancashire"
    assert office.setting("authority_code") == "888"
    assert told == [Author("Bea Example", Post(officer.id, role="manager")), TODAY]


@pytest.mark.parametrize("used", [False, True], ids=["an empty file", "a file in use"])
def test_ctrl_s_saves_the_answers_with_what_is_highlighted(qtbot: QtBot, office: Office, used: bool) -> None:
    if used:
        office.file(notices())
    page = open_page(qtbot, office)
    retype(line(page, "Authority"), "888")
    QTest.keyClick(line(page, "Authority"), Qt.Key.Key_Tab)
    retype(line(page, "Name"), "Bea Example")
    retype(line(page, "Role"), "manag")
    QTest.keyClick(line(page, "Role"), Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    (officer,) = office.all(OFFICER)
    assert (officer.name, officer.role) == ("Bea Example", "manager")


def test_bringing_in_schools_goes_on_to_the_import(qtbot: QtBot, page: FirstRunPage) -> None:
    retype(line(page, "Authority"), "Exampleshire")
    with qtbot.waitSignal(page.going) as going:
        button(page, "Bring in schools").click()
    assert going.args == [Place(PlaceKind.IMPORT, "school")]


def test_what_is_missing_is_said_beside_its_field(office: Office, page: FirstRunPage) -> None:
    retype(line(page, "Name"), "")
    button(page, "Start empty").click()
    assert line(page, "Authority").hasFocus()
    assert "Type the name of your authority, or its three-figure code." in said(page)
    assert line(page, "Authority").property("state") == "error"
    assert "Name is needed" in said(page)
    retype(line(page, "Authority"), "x")
    assert "Type the name of your authority" not in said(page)
    assert office.jobs.wait_idle()
    assert office.setting("authority") is None


def test_a_colleague_who_is_on_file_is_not_added_again(
    qtbot: QtBot, office: Office, page: FirstRunPage
) -> None:
    office.file([(OFFICER, Officer(name="Bea Example", role="manager"))])
    retype(line(page, "Authority"), "Exampleshire")
    retype(line(page, "Name"), "Bea Example")
    with qtbot.waitSignal(page.begun):
        button(page, "Start empty").click()
    assert [officer.role for officer in office.all(OFFICER)] == ["manager"]


def test_the_page_says_where_the_file_is(page: FirstRunPage, office: Office) -> None:
    assert office.store.name in said(page)
    assert "Nothing is sent anywhere." in said(page)


def test_another_place_can_be_asked_for(qtbot: QtBot, page: FirstRunPage) -> None:
    with qtbot.waitSignal(page.place_asked):
        button(page, "Choose another place").click()


def test_looking_around_needs_no_answers(qtbot: QtBot, office: Office, page: FirstRunPage) -> None:
    with qtbot.waitSignal(page.going) as going:
        button(page, "Look around").click()
    assert going.args == [TODAY]
    assert office.setting("made_up") == "yes"
    assert office.setting("authority") == "Carrowby City Council"
    assert len(office.all(CHILD)) >= 600


def test_whoever_looks_around_finds_a_city_as_of_today(
    qtbot: QtBot, office: Office, page: FirstRunPage
) -> None:
    with qtbot.waitSignal(page.going):
        button(page, "Look around").click()
    received = {notice.received_on for notice in office.all(TEN_DAY_NOTIFICATION)}
    newest = max(day for day in received if isinstance(day, date))
    assert AS_AT - timedelta(days=7) <= newest <= AS_AT


def test_making_up_can_be_stopped(office: Office, page: FirstRunPage) -> None:
    button(page, "Look around").click()
    assert not button(page, "Start empty").isEnabled()
    button(page, "Cancel").click()
    assert office.jobs.wait_idle()
    assert page.notice.text() == "Stopped. Nothing was put into the file."
    assert office.setting("made_up") != "yes"
    assert not office.all(CHILD)
    assert button(page, "Start empty").isEnabled()


def test_what_is_known_is_not_asked_again(qtbot: QtBot, office: Office) -> None:
    office.set("authority", "Lancashire")
    office.file([(OFFICER, Officer(name="A. Officer", role="manager")), *notices()])
    page = open_page(qtbot, office)
    assert [line(page, name).text() for name in ("Authority", "Name", "Role")] == [
        "Lancashire",
        "A. Officer",
        "Manager",
    ]
    assert button(page, "Save").isVisible()
    assert not button(page, "Look around").isVisible()  # never beside real children


def test_alt_letters_are_given_once(page: FirstRunPage) -> None:
    texts = [label.text() for label in page.findChildren(QLabel) if label.buddy()]
    texts += [found.text() for found in page.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)) == 7


def test_whoever_comes_to_a_file_in_use_is_asked_who_they_are(qtbot: QtBot, office: Office) -> None:
    office.set("authority", "Lancashire")
    office.file(notices())
    page = open_page(qtbot, office)
    name = line(page, "Name")
    assert name.hasFocus()
    assert name.selectedText() == name.text() == "A. Officer"
    QTest.keyClicks(name, "Bea Example")
    assert name.text() == "Bea Example"


def test_typing_that_began_before_all_was_read_goes_on(qtbot: QtBot, office: Office) -> None:
    office.set("authority", "Lancashire")
    typed = Event()
    for _ in range(4):  # however many may look something up at once
        office.jobs.read(lambda _: typed.wait(), lambda _: None)
    page = FirstRunPage(Place(PlaceKind.FIRST_RUN), office.jobs, office.desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.take_focus()
    QTest.keyClicks(line(page, "Authority"), "Exam")
    typed.set()
    assert office.jobs.wait_idle()
    assert line(page, "Authority").text() == "Exam"
    assert QApplication.focusWidget() is line(page, "Authority")


def test_a_name_that_is_not_on_the_team_is_told_before_it_is_added(qtbot: QtBot, office: Office) -> None:
    office.set("authority", "Lancashire")
    office.file([(OFFICER, Officer(name="Bea Example", role="manager"))])
    page = open_page(qtbot, office)
    assert "Not on the team yet: you will be added" in said(page)
    retype(line(page, "Name"), "Bea Example")
    assert "On the team" in said(page)
    assert "Not on the team" not in said(page)
    retype(line(page, "Name"), "Bea Exampel")
    assert "Not on the team yet: you will be added" in said(page)


def test_of_an_empty_file_nothing_is_said_about_a_team(page: FirstRunPage) -> None:
    retype(line(page, "Name"), "Bea Example")
    assert "the team" not in said(page).replace("your team", "")
