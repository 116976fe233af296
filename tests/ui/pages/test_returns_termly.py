"""On the returns page the Department's termly form is made, kept and listed, by keyboard alone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from python_calamine import CalamineWorkbook

from cme_desktop.versions.version import ReturnKind
from tests.ui.pages.office import Office
from tests.ui.pages.on_returns import Opened
from tests.ui.pages.on_sent_returns import CTRL, look_at, make_working, page, press, told, type_in
from ui.pages.returns import ReturnsPage
from ui.pages.returns.views import AS_SENT

__all__ = ["page"]

MADE = "cme-termly-2026-10-01-v1-OFFICIAL-SENSITIVE.xlsx"


def ask() -> None:
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_T)


def make(office: Office) -> None:
    ask()
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()


def test_the_last_census_is_made_by_three_keys_and_kept(office: Office, page: ReturnsPage) -> None:
    make(office)
    path = Path(page.foot.path.text()) / MADE
    with CalamineWorkbook.from_path(path) as book:
        assert {"Cover", "Census day", "Checks"} <= set(book.sheet_names)
    assert MADE in page.foot.notice.text()
    assert page.side.months.hasFocus(), "the keyboard is where it was"
    with office.store.reading() as reader:
        (line,) = reader.kept_returns.lines()
        (file,) = reader.kept_returns.files(line.id)
    assert (line.of.kind, line.of.start, line.number) == (ReturnKind.TERMLY, date(2026, 10, 1), 1)
    assert file.made.path == str(path)


def test_it_is_listed_with_the_month_of_its_census(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    make(office)
    look_at(office, page, AS_SENT)
    assert [row[1:3] for row in told(page.views.kept.files)] == [
        ["working", "cme-2026-10-working-v1-OFFICIAL-SENSITIVE.xlsx"],
        ["termly", MADE],
    ]
    press(Qt.Key.Key_Down)
    page.side.months.setCurrentRow(2)
    assert office.jobs.wait_idle()
    assert told(page.views.kept.files) == []


def test_it_is_marked_as_sent_on_its_line_and_the_return_is_not(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    make(office)
    look_at(office, page, AS_SENT)
    page.views.kept.files.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_S)
    form = page.acts.sending
    assert form.heading.text().startswith("Mark version 1 of the termly return of 2026-10-01 as sent.")
    assert [*form.boxes] == ["termly"]
    assert MADE in form.goes.text()
    type_in("Department")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    assert MADE in page.acts.notice.text()
    assert [row[4] for row in told(page.views.kept.files)] == ["", "Department"]
    with office.store.reading() as reader:
        sent = {line.of.kind: line.sent is not None for line in reader.kept_returns.lines()}
    assert sent == {ReturnKind.TERMLY: True, ReturnKind.MONTHLY: False}
    page.side.months.setFocus()
    press(Qt.Key.Key_S)
    assert form.heading.text().startswith("Mark version 1 as sent.")
    assert [*form.boxes] == ["working"]


def test_what_is_listed_meanwhile_is_read_anew(office: Office, page: ReturnsPage) -> None:
    look_at(office, page, AS_SENT)
    make(office)
    assert [row[2] for row in told(page.views.kept.files)] == [MADE]


def test_the_days_of_the_school_year_are_offered(page: ReturnsPage) -> None:
    ask()
    assert [(one.text(), one.isEnabled()) for one in page.acts.census.offered()] == [
        ("Thu 1 Oct 2026", True),
        ("Thu 21 Jan 2027, not come yet", False),
        ("Thu 20 May 2027, not come yet", False),
    ]
    assert page.acts.census.fields[0].text() == "Thu 1 Oct 2026"
    page.acts.census.fields[0].clear()
    page.acts.census.offered()[0].click()
    assert page.acts.census.fields[0].text() == "Thu 1 Oct 2026"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2 Oct 2026", "Fri 2 Oct 2026 is no census day; the next is Thu 21 Jan 2027."),
        ("21 Jan 2027", "The census of Thu 21 Jan 2027 has not come yet."),
        ("soon", "soon"),
    ],
)
def test_another_day_is_refused_and_nothing_typed_is_lost(page: ReturnsPage, typed: str, said: str) -> None:
    ask()
    type_in(typed)
    press(Qt.Key.Key_S, CTRL)
    assert said in page.acts.census.notice.text()
    assert page.acts.census.fields[0].text() == typed
    assert not [*Path(page.foot.path.text()).iterdir()]
    press(Qt.Key.Key_Escape)
    assert page.acts.census.isHidden()
    assert page.foot.isVisible()


def test_one_line_asks_at_a_time(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    press(Qt.Key.Key_S)
    ask()
    assert page.acts.census.isVisible()
    assert page.acts.sending.isHidden()
    assert page.foot.isHidden()


def test_it_opens(office: Office, page: ReturnsPage) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")
    try:
        make(office)
        page.foot.notice.acted.emit()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opened.urls == [QUrl.fromLocalFile(str(Path(page.foot.path.text()) / MADE))]


def test_it_can_be_stopped_and_leaves_nothing(office: Office, page: ReturnsPage) -> None:
    ask()
    press(Qt.Key.Key_S, CTRL)
    page.maker.stop()
    assert office.jobs.wait_idle()
    assert page.foot.notice.text() == "Stopped. No workbook was made."
    assert not [*Path(page.foot.path.text()).iterdir()]
