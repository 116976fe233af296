"""What managers say of a figure, and the keys of the returns page."""

from datetime import date
from functools import partial, wraps
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cme_desktop.looks.return_making import make_workbook
from cme_desktop.returns.periods import month_of
from tests.ui.pages.office import Office
from tests.ui.pages.on_sent_returns import CTRL, cover, make_working, page, press, type_in
from ui.pages.returns import ReturnsPage, maker
from ui.widgets import NoticeBar

__all__ = ["page"]


def test_escape_stops_what_is_being_made_and_leaves_nothing(
    office: Office, page: ReturnsPage, tmp_path: Path
) -> None:
    folder = tmp_path / "stopped"
    folder.mkdir()
    page.foot.path.setText(str(folder))
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_W)
    press(Qt.Key.Key_Escape)
    assert office.jobs.wait_idle()
    assert page.foot.notice.text() == "Stopped. No workbook was made."
    assert not [*folder.iterdir()]
    with office.store.reading() as reader:
        assert reader.kept_returns.lines() == []


def test_a_stop_once_the_workbook_is_there_says_so(
    office: Office, page: ReturnsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    @wraps(make_workbook)
    def stopped(*given: object) -> object:
        made = partial(make_workbook, *given)()
        page.maker.stop()
        return made

    monkeypatch.setattr(maker, "make_workbook", stopped)
    there = make_working(office, page).name
    assert page.foot.notice.text() == f"Stopped. {there} is there, but is not kept as made. Make it again."
    with office.store.reading() as reader:
        assert reader.kept_returns.lines() == []


def say_of(page: ReturnsPage, words: str) -> None:
    page.views.report.tables[0].setFocus()
    press(Qt.Key.Key_N)
    QApplication.focusWidget().clear()
    type_in(words)
    press(Qt.Key.Key_S, CTRL)


def test_what_is_said_of_a_figure_stands_beside_it_and_in_the_working_edition(
    office: Office, page: ReturnsPage
) -> None:
    table = page.views.report.tables[0]
    table.setFocus()
    press(Qt.Key.Key_N)
    type_in("Half term fell in it.")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    table = page.views.report.tables[0]
    shown = [table.figures.index(0, column).data() for column in range(table.figures.columnCount())]
    assert shown[-1] == "Half term fell in it."
    assert "Half term fell in it." in cover(make_working(office, page))
    page.views.report.tables[0].setFocus()
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    assert "made without it" not in page.acts.notice.text()
    say_of(page, "Half term.")
    assert office.jobs.wait_idle()
    assert "Version 1 was made without it and can no longer be marked as sent" in page.acts.notice.text()
    table = page.views.report.tables[0]
    table.setFocus()
    press(Qt.Key.Key_N)
    QApplication.focusWidget().clear()
    type_in(301 * "x")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    assert "at most 300 letters" in page.acts.saying.notice.text()
    assert page.acts.saying.fields[0].text() == 301 * "x"


def test_a_remark_that_is_kept_leaves_the_figures_where_they_are(office: Office, page: ReturnsPage) -> None:
    bar = page.views.report.verticalScrollBar()
    table = page.views.report.tables[-1]
    QApplication.processEvents()
    table.setFocus()
    press(Qt.Key.Key_Down)
    stood = table.currentIndex()
    there = bar.value()
    assert there > 0
    press(Qt.Key.Key_N)
    type_in("Half term fell in it.")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    QApplication.processEvents()
    again = page.views.report.tables[-1]
    assert QApplication.focusWidget() is again
    assert (again.currentIndex().row(), again.currentIndex().column()) == (stood.row(), stood.column())
    assert abs(bar.value() - there) <= again.rowHeight(0), "but for the row that the keyboard stands on"


def test_tab_goes_from_months_to_the_strip_to_the_figures_to_the_foot(page: ReturnsPage) -> None:
    seen = []
    page.side.months.setFocus()
    stops = {
        page.side.months: "months",
        page.views.tabs: "strip",
        page.views.report.tables[0]: "figures",
        page.foot.path: "foot",
    }
    for _ in range(80):
        focus = QApplication.focusWidget()
        if focus in stops and stops[focus] not in seen:
            seen.append(stops[focus])
        press(Qt.Key.Key_Tab)
    assert seen == ["months", "strip", "figures", "foot"]


def test_a_letter_in_a_field_is_no_act(page: ReturnsPage) -> None:
    page.foot.path.setFocus()
    page.foot.path.clear()
    type_in("sns")
    assert page.foot.path.text() == "sns"
    assert page.acts.notice.isHidden()


def test_a_month_without_records_says_so(office: Office, page: ReturnsPage) -> None:
    page.side.chosen.emit(month_of(date(2024, 8, 1)))
    assert office.jobs.wait_idle()
    bars = [bar.text() for bar in page.views.report.findChildren(NoticeBar)]
    assert "Nothing was recorded in August 2024." in bars
