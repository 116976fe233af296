"""The returns page shows the figures of a month, leads to their records, and makes the workbook."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cme_desktop.editions.file_names import Edition
from cme_desktop.looks.returns import Mismatch, Report, read_report, read_stock
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.periods import month_of
from cme_desktop.versions.version import State
from tests.told import table
from tests.ui.pages.office import TODAY, Office, notices
from ui.pages.returns import ReturnsPage
from ui.pages.returns.chapter import ChapterTable
from ui.pages.returns.chapter_model import show_value
from ui.pages.returns.report import ReportView
from ui.shell.places import Place, PlaceKind
from ui.widgets import BarChart, Chip, EmptyState, NoticeBar

OCTOBER = month_of(date(2026, 10, 1))
TEN_DAY = "10-day notifications received"


def open_page(qtbot: QtBot, office: Office) -> ReturnsPage:
    page = ReturnsPage(Place(PlaceKind.RETURNS), office.jobs, office.desk, office.remembered)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    assert office.jobs.wait_idle()
    return page


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ReturnsPage:
    """The page over six months of notices, at October, the last month that is over."""
    office.set("authority", "Exampleshire")
    office.file(notices())
    return open_page(qtbot, office)


def button(parent: QWidget, words: str) -> QPushButton:
    return next(found for found in parent.findChildren(QPushButton) if words in found.text().replace("&", ""))


def said(parent: QWidget) -> str:
    return " | ".join(label.text() for label in parent.findChildren(QLabel) if not label.isHidden())


def first_table(page: ReturnsPage) -> ChapterTable:
    return page.views.report.tables[0]


def cells(table: ChapterTable, row: int) -> list[str]:
    return [table.figures.index(row, column).data() for column in range(table.figures.columnCount())]


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


def test_a_folder_stays_and_a_typed_name_goes_with_its_month(
    office: Office, page: ReturnsPage, tmp_path: Path
) -> None:
    page.foot.path.setText(str(tmp_path / "October"))
    QTest.keyClick(page.side.months, Qt.Key.Key_Down)
    assert office.jobs.wait_idle()
    assert page.foot.path.text() == str(tmp_path)


def test_in_a_folder_files_are_named_by_rule_and_the_folder_is_remembered(
    qtbot: QtBot, office: Office, page: ReturnsPage, tmp_path: Path
) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    page.foot.path.setText(str(folder))
    QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_C)
    assert office.jobs.wait_idle()
    stem = "cme-2026-10-committee-v1"
    made = {path.name for path in folder.iterdir()}
    assert {f"{stem}.xlsx", "cme-2026-10-data-v1.csv"} <= made
    assert f"{stem}.pdf" in made
    assert open_page(qtbot, office).foot.path.text() == str(folder)


def test_the_workbook_is_made_and_remembered(
    qtbot: QtBot, office: Office, page: ReturnsPage, tmp_path: Path
) -> None:
    page.foot.path.setText(str(tmp_path / "October"))
    QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_W)
    assert office.jobs.wait_idle()
    with CalamineWorkbook.from_path(tmp_path / "October.xlsx") as made:
        assert "Cover" in made.sheet_names
    assert page.views.report.receipt.isVisible()
    assert "October.xlsx" in page.views.report.receipt.words()
    assert "All parts add up" in page.views.report.receipt.words()
    assert "can read it." in page.views.report.receipt.words()
    assert page.side.months.state_of(OCTOBER) == (State.MADE, "Made Mon 23 Nov 2026")
    again = open_page(qtbot, office)
    assert again.side.months.state_of(OCTOBER)[0] is State.MADE
    assert again.findChildren(Chip)[0].text() == "Made Mon 23 Nov 2026"


def test_later_changes_are_told(office: Office, page: ReturnsPage, tmp_path: Path) -> None:
    page.foot.path.setText(str(tmp_path / "October.xlsx"))
    page.foot.make(Edition.WORKING)
    assert office.jobs.wait_idle()
    office.file([(TEN_DAY_NOTIFICATION, TenDayNotification(received_on=date(2026, 10, 20)))])
    page.refresh()
    assert office.jobs.wait_idle()
    assert page.side.months.state_of(OCTOBER) == (State.CHANGED, "Changed since Mon 23 Nov 2026")
    assert f"{TEN_DAY} was 3, now 4" in page.views.report.changed.text()


def test_the_folder_opens(office: Office, page: ReturnsPage, tmp_path: Path) -> None:
    opened = _Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")
    try:
        page.foot.path.setText(str(tmp_path / "October.xlsx"))
        page.foot.make(Edition.WORKING)
        assert office.jobs.wait_idle()
        button(page.views.report.receipt, "Open folder").click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opened.urls == [QUrl.fromLocalFile(str(tmp_path))]


def test_a_file_that_cannot_be_written_is_told_in_the_page(
    office: Office, page: ReturnsPage, tmp_path: Path
) -> None:
    page.foot.path.setText(str(tmp_path / "nowhere" / "October.xlsx"))
    page.foot.make(Edition.WORKING)
    assert office.jobs.wait_idle()
    assert "the folder" in page.foot.notice.text()
    assert "was not found" in page.foot.notice.text()
    assert page.foot.path.isEnabled()
    assert page.views.report.receipt.isHidden()
    page.foot.path.setText(" ")
    page.foot.make(Edition.WORKING)
    assert "type a folder" in page.foot.notice.text()


def test_making_can_be_stopped(office: Office, page: ReturnsPage, tmp_path: Path) -> None:
    page.foot.path.setText(str(tmp_path / "October.xlsx"))
    page.foot.make(Edition.WORKING)
    button(page.foot, "Cancel").click()
    assert office.jobs.wait_idle()
    assert page.foot.notice.text() == "Stopped. No workbook was made."
    assert not (tmp_path / "October.xlsx").exists()
    with office.store.reading() as reader:
        assert reader.kept_returns.lines() == []


def test_a_file_to_be_replaced_is_told_beforehand(page: ReturnsPage, tmp_path: Path) -> None:
    (tmp_path / "there.xlsx").touch()
    page.foot.path.setText(str(tmp_path / "there"))
    assert "will be replaced" in said(page.foot)


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


def test_the_page_shows_the_figures_of_the_workbook(
    office: Office, page: ReturnsPage, tmp_path: Path
) -> None:
    page.side.months.setCurrentRow(0)
    assert office.jobs.wait_idle()
    page.foot.path.setText(str(tmp_path / "now.xlsx"))
    page.foot.make(Edition.WORKING)
    assert office.jobs.wait_idle()
    for number, (chapter, of) in enumerate(zip(page.views.report.tables, CHAPTERS, strict=True), 1):
        rows = table(tmp_path / "now.xlsx", f"{number} {chapter.accessibleName()}")
        written = [(row[1], [row[2], row[3], *row[5:8]]) for row in rows if row[0]]
        apart = {one.measure for group in of.side_by_side for one in group.columns}
        shown = [line for line in chapter.figures.lines if line.figures and line.measure.key not in apart]
        figures = [(line.label, [_written(figure) for figure in line.figures]) for line in shown]
        assert sorted(figures, key=str) == sorted(written, key=str)


def _written(figure: Figure | None) -> float | str:
    """A figure as it stands in the workbook."""
    if figure is None:
        return ""
    return "[z]" if figure.value is None else float(figure.value)


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


def notices_told(page: ReturnsPage) -> str:
    return " ".join(bar.text() for bar in page.views.report.findChildren(NoticeBar) if not bar.isHidden())


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


class _Opened(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)
