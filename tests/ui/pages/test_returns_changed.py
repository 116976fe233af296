"""How a month stands beside what was sent of it, and what changed since."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.services.saving import save_record
from cme_desktop.versions.version import State
from tests.builders import make_child, save
from tests.ui.pages.office import AUTHOR, Office
from tests.ui.pages.on_sent_returns import OCTOBER, look_at, make_working, page, press, send, told
from ui.pages.returns import ReturnsPage
from ui.pages.returns.views import CHANGED
from ui.shell.places import Place, PlaceKind
from ui.widgets import Chip

__all__ = ["page"]


def test_a_draft_does_not_hide_that_something_was_sent(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    send(office)
    office.file([(TEN_DAY_NOTIFICATION, TenDayNotification(received_on=date(2026, 10, 20)))])
    page.refresh()
    assert office.jobs.wait_idle()
    assert page.side.months.state_of(OCTOBER)[0] is State.CHANGED
    make_working(office, page)
    told_there = (State.MADE_ANEW, "Sent v1, changed since; v2 made")
    assert page.side.months.state_of(OCTOBER) == told_there
    assert page.findChildren(Chip)[0].text() == told_there[1]


def test_how_a_month_stands_is_never_cut(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    months = page.side.months
    line = months.visualItemRect(months.item(0)).height()
    months.setFixedWidth(months.fontMetrics().horizontalAdvance(months.state_of(OCTOBER)[1]))
    QApplication.processEvents()
    october, other = (months.visualItemRect(months.item(row)).height() for row in (1, 0))
    assert (october > line, other) == (True, line), "what has no room beside its sign goes on below"


def test_what_changed_in_the_year_is_told_by_its_name(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    office.file([(TEN_DAY_NOTIFICATION, TenDayNotification(received_on=date(2026, 10, 20)))])
    look_at(office, page, CHANGED)
    assert {line[1] for line in told(page.views.changes.table)} == {"October 2026", "Year to date"}


def test_what_changed_names_record_who_and_why_and_of_a_restricted_one_nothing(
    qtbot: QtBot, office: Office, page: ReturnsPage
) -> None:
    with office.store.changing(AUTHOR) as work:
        hidden = make_child(work, "Secret", "Child", restricted=True)
        moved = save(work, TEN_DAY_NOTIFICATION, received_on=date(2026, 10, 21))
        veiled = save(work, TEN_DAY_NOTIFICATION, received_on=date(2026, 10, 22), child=hidden.id)
        work.commit()
    page.refresh()
    make_working(office, page)
    send(office)
    with office.store.changing(AUTHOR) as work:
        for record in (moved, veiled):
            record.received_on = date(2026, 9, 21)
            save_record(work, TEN_DAY_NOTIFICATION, record)
        work.commit()
    look_at(office, page, CHANGED)
    lines = told(page.views.changes.table)
    whole = [line for line in lines if line[:2] == ["10-day notifications received", "October 2026"]]
    assert [[*line[2:4], *line[5:7]] for line in whole] == [
        ["5", "3", moved.reference, "A. Officer"],
        ["5", "3", "Restricted", ""],
    ]
    assert "Wed 21 Oct 2026" in whole[0][4]
    assert (whole[1][4], whole[1][7]) == ("", "")
    assert veiled.reference not in str(lines)
    assert "have changed since version 1 was sent" in page.views.changes.says.text()
    table = page.views.changes.table
    table.setFocus()
    for row, line in enumerate(lines):
        if line in whole:
            table.setCurrentIndex(table.lines.index(row, 0))
            if line[5] == "Restricted":
                with qtbot.assertNotEmitted(page.going):
                    press(Qt.Key.Key_Return)
            else:
                with qtbot.waitSignal(page.going) as going:
                    press(Qt.Key.Key_Return)
                assert going.args == [Place(PlaceKind.RECORD, "ten_day_notification", moved.id)]
