"""The returns page shows the figures of a month and leads to their records."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cme_desktop.looks.returns import Mismatch, Report, read_report, read_stock
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.periods import month_of
from cme_desktop.versions.version import State
from tests.ui.pages.office import TODAY, Office, notices
from tests.ui.pages.on_returns import (
    OCTOBER,
    TEN_DAY,
    button,
    cells,
    first_table,
    notices_told,
    open_page,
    page,
    said,
)
from ui.pages.returns import ReturnsPage
from ui.pages.returns.chapter_model import show_value
from ui.pages.returns.report import ReportView
from ui.pages.returns.views import NOW
from ui.shell.places import Place, PlaceKind
from ui.widgets import BarChart, EmptyState, NoticeBar

__all__ = ["page"]


def test_months_are_listed_newest_first(page: ReturnsPage) -> None:
    months = page.side.months
    assert [months.item(row).text() for row in range(3)] == [
        "November 2026, so far",
        "October 2026",
        "September 2026",
    ]
    assert months.item(months.count() - 1).text() == "June 2026"  # the first record's
    assert months.period() == OCTOBER
    assert months.state_of(OCTOBER) == (State.NOT_MADE, "Not made")


def test_figures_stand_beside_the_year_and_the_year_before(page: ReturnsPage) -> None:
    assert page.title() == "Return, October 2026"
    assert cells(first_table(page), 0) == [TEN_DAY, "3", "3", "0", "6", "0"]
    headings = [first_table(page).figures.headerData(n, Qt.Orientation.Horizontal) for n in range(6)]
    assert headings == ["Measure", "Oct 2026", "Sep 2026", "Oct 2025", "Year to date", "Last year to date"]
    assert "All parts add up" in said(page.views.report)


@pytest.mark.parametrize("into", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right])
def test_the_keyboard_goes_from_a_month_into_its_views(
    office: Office, page: ReturnsPage, into: Qt.Key
) -> None:
    page.take_focus()
    assert page.side.months.hasFocus()
    QTest.keyClick(page.side.months, into)
    assert page.views.tabs.hasFocus()
    assert page.views.tabs.currentIndex() == NOW
    for view in (page.views.kept, page.views.changes):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert office.jobs.wait_idle()
        assert view.isVisible()
    assert page.side.months.period() == OCTOBER


def test_enter_on_a_figure_goes_to_its_records(qtbot: QtBot, office: Office, page: ReturnsPage) -> None:
    table = first_table(page)
    table.setFocus()
    assert table.currentIndex().column() == 1
    with qtbot.waitSignal(page.going) as going:
        QTest.keyClick(table, Qt.Key.Key_Return)
    ids = tuple(n.id for n in office.all(TEN_DAY_NOTIFICATION) if n.received_on in OCTOBER)
    assert going.args == [
        Place(PlaceKind.ROWS, "ten_day_notification", ids=ids, title=f"{TEN_DAY}, October 2026")
    ]


def test_a_figure_of_nought_leads_nowhere(qtbot: QtBot, page: ReturnsPage) -> None:
    table = first_table(page)
    table.setCurrentIndex(table.figures.index(0, 3))
    with qtbot.assertNotEmitted(page.going):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_arrows_go_from_one_table_to_the_next(page: ReturnsPage) -> None:
    first, second = page.views.report.tables[:2]
    first.setFocus()
    first.setCurrentIndex(first.figures.index(len(first.figures.lines) - 1, 1))
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_contents_lead_to_the_chapters(page: ReturnsPage) -> None:
    QApplication.processEvents()  # lays the new figures out
    button(page.views.report, "Penalty notices").click()
    table = next(table for table in page.views.report.tables if table.accessibleName() == "Penalty notices")
    assert table.hasFocus()
    assert page.views.report.verticalScrollBar().value() > 0
    assert 0 < table.mapTo(page.views.report, QPoint(0, 0)).y() < page.views.report.height() // 3


def test_what_a_figure_counts_is_said(page: ReturnsPage) -> None:
    first_table(page).setFocus()
    assert first_table(page).figures.lines[0].measure.definition in said(page)
    read = first_table(page).figures.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert read == "Oct 2026: 3, opens 3 records"


def test_only_the_month_chosen_last_is_shown(office: Office, page: ReturnsPage) -> None:
    titles: list[str] = []
    page.titled.connect(titles.append)
    for _ in range(2):
        QTest.keyClick(page.side.months, Qt.Key.Key_Down)
    assert page.side.months.period() == month_of(date(2026, 8, 1))
    assert office.jobs.wait_idle()
    assert titles == ["Return, August 2026"]
    assert first_table(page).figures.headerData(1, Qt.Orientation.Horizontal) == "Aug 2026"


def test_any_span_of_days_can_be_asked_for(office: Office, page: ReturnsPage) -> None:
    button(page.side, "Other period").click()
    first, last = page.side.other.findChildren(QLineEdit)
    QTest.keyClicks(first, "5/9/26")
    QTest.keyClicks(last, "1/9/26")
    button(page.side.other, "Show figures").click()
    assert "“To” is before “From”" in said(page.side.other)
    assert last.property("state") == "error"
    last.clear()
    QTest.keyClicks(last, "5/10/26")
    assert "Sat 5 Sep 2026 to Mon 5 Oct 2026" in said(page.side.other)
    button(page.side.other, "Show figures").click()
    assert office.jobs.wait_idle()
    assert page.title() == "Return, Sat 5 Sep 2026 to Mon 5 Oct 2026"
    assert page.side.months.period() is None


def test_a_month_that_is_not_over_says_so_in_title_and_heading(office: Office, page: ReturnsPage) -> None:
    page.side.months.setCurrentRow(0)
    assert office.jobs.wait_idle()
    assert page.title() == "Return, 1–23 November 2026, so far"
    headings = [first_table(page).figures.headerData(n, Qt.Orientation.Horizontal) for n in range(1, 4)]
    assert headings == ["1–23 Nov, so far", "1–23 Oct 2026", "1–23 Nov 2025"]
    assert "its figures end with Mon 23 Nov 2026" in notices_told(page)


def test_months_that_have_not_begun_are_no_zeros_in_the_chart(office: Office, page: ReturnsPage) -> None:
    button(page.side, "Other period").click()
    first, last = page.side.other.findChildren(QLineEdit)
    QTest.keyClicks(first, "1/12/26")
    QTest.keyClicks(last, "31/1/27")
    button(page.side.other, "Show figures").click()
    assert office.jobs.wait_idle()
    assert page.title().endswith(", not begun")
    charts = [
        chart for chart in page.views.report.findChildren(BarChart) if "month" in chart.accessibleName()
    ]
    told = charts[-1].accessibleDescription()  # the page before is still on its way out
    assert told.endswith("November, so far 6, December, not begun, January, not begun")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (
            "1/6/26",
            "31/10/26",
            "Mon 1 Jun 2026 to Sat 31 Oct 2026 (school years 2025/26 and 2026/27)",
        ),
        ("1/12/26", "31/12/26", "December 2026, not begun"),
        (
            "5/10/26",
            "4/12/26",
            "Mon 5 Oct 2026 to Mon 23 Nov 2026, so far",
        ),
    ],
)
def test_a_period_says_what_it_is(
    office: Office, page: ReturnsPage, first: str, last: str, told: str
) -> None:
    button(page.side, "Other period").click()
    for editor, text in zip(page.side.other.findChildren(QLineEdit), (first, last), strict=True):
        QTest.keyClicks(editor, text)
    button(page.side.other, "Show figures").click()
    assert office.jobs.wait_idle()
    assert page.title() == f"Return, {told}"


def test_what_lacks_a_day_is_named_on_the_page(office: Office, page: ReturnsPage) -> None:
    office.file([(WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry(received_on=date(2026, 10, 2), status="closed"))])
    page.refresh()
    assert office.jobs.wait_idle()
    assert "for want of a day" in notices_told(page)
    assert "1 record: ENQ-" in notices_told(page)


def test_a_heading_is_read_whole(office: Office, page: ReturnsPage) -> None:
    """Of a month that has not begun it is longer than figures are wide."""
    page.resize(1190, 690)
    page.side.chosen.emit(month_of(TODAY.replace(year=TODAY.year + 1)))
    assert office.jobs.wait_idle()
    header = first_table(page).horizontalHeader()
    assert "not begun" in first_table(page).model().headerData(1, Qt.Orientation.Horizontal)
    for column in range(1, header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)


def test_labels_that_begin_alike_are_told_apart_where_there_is_little_room(page: ReturnsPage) -> None:
    table = first_table(page)
    room = table.fontMetrics().horizontalAdvance(f"{TEN_DAY}…")
    labels = [line.label for line in table.figures.lines if not line.indented]
    cut = [table.fontMetrics().elidedText(label, table.textElideMode(), room) for label in labels]
    assert len(set(cut)) == len(set(labels)) > 3


def test_with_nothing_on_file_it_offers_to_bring_records_in(qtbot: QtBot, office: Office) -> None:
    page = open_page(qtbot, office)
    state = page.findChildren(EmptyState)[0]
    with qtbot.waitSignal(page.going) as going:
        button(state, "Bring in records").click()
    assert going.args == [Place(PlaceKind.IMPORT)]
    office.file(notices())
    page.refresh()
    assert office.jobs.wait_idle()
    assert page.views.report.isVisible()


def test_a_page_out_of_sight_reads_again_only_when_it_is_seen(office: Office, page: ReturnsPage) -> None:
    page.hide()
    office.file([(TEN_DAY_NOTIFICATION, TenDayNotification(received_on=date(2026, 10, 20)))])
    page.refresh()
    assert office.jobs.wait_idle()
    assert cells(first_table(page), 0)[1] == "3"
    page.show()
    assert office.jobs.wait_idle()
    assert cells(first_table(page), 0)[1] == "4"


def test_a_row_that_does_not_add_up_is_named(qtbot: QtBot, office: Office) -> None:
    office.file(notices())
    found: list[ReportView] = []
    broken = Mismatch("Off-roll notices do not add up.", "off_roll_notice", (7, 9))

    def show(report: Report) -> None:
        view = ReportView()
        qtbot.addWidget(view)
        view.show_report(replace(report, mismatches=(broken,)), TODAY)
        found.append(view)

    office.jobs.read(
        lambda reader, progress: read_report(read_stock(TODAY, reader, progress), OCTOBER, reader, progress),
        show,
    )
    assert office.jobs.wait_idle()
    bars = [bar.text() for bar in found[0].findChildren(NoticeBar) if not bar.isHidden()]
    assert bars == ["Off-roll notices do not add up."]
    assert "All parts add up" not in said(found[0])
    with qtbot.waitSignal(found[0].strayed) as strayed:
        button(found[0], "Show 2 records").click()
    assert strayed.args == [broken]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1204, FigureUnit.COUNT, "1,204"),
        (0.8333, FigureUnit.SHARE, "83.3%"),
        (1240, FigureUnit.POUNDS, "£1,240.00"),
        (4.5, FigureUnit.DAYS, "4.5"),
        (4.5, FigureUnit.A_MONTH, "4.5"),
        (None, FigureUnit.SHARE, "–"),
    ],
)
def test_figures_read_as_what_they_are(value: float | None, unit: FigureUnit, shown: str) -> None:
    assert show_value(value, unit) == shown


def test_controls_have_names(page: ReturnsPage) -> None:
    assert page.side.months.accessibleName() == "Months"
    assert page.foot.path.accessibleName() == "Folder or file of the editions"
    assert all(table.accessibleName() for table in page.views.report.tables)
    assert all(pane.focusPolicy() != Qt.FocusPolicy.NoFocus for pane in page.panes())
