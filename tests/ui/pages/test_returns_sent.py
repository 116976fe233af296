"""On the returns page a version is made, marked as sent, looked at, and held against what is so now."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cme_desktop.editions.file_names import Edition
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.returns.periods import month_of
from cme_desktop.services.saving import save_record
from cme_desktop.versions.version import State
from tests.builders import make_child, save
from tests.ui.pages.office import AUTHOR, Office, notices
from ui.pages.returns import ReturnsPage
from ui.pages.returns.chapter import ChapterTable
from ui.pages.returns.line_table import LineTable
from ui.pages.returns.views import AS_SENT, CHANGED
from ui.shell.places import Place, PlaceKind
from ui.widgets import Chip, NoticeBar

OCTOBER = month_of(date(2026, 10, 1))
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, office: Office, tmp_path: Path) -> ReturnsPage:
    """The page at October, with an empty folder for what is made; it reads again when it is concerned."""
    office.set("authority", "Exampleshire")
    office.file(notices())
    page = ReturnsPage(Place(PlaceKind.RETURNS), office.jobs, office.desk, office.remembered)
    qtbot.addWidget(page)
    office.jobs.changed.connect(lambda touched: page.refresh() if page.concern().is_of(touched) else None)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    folder = tmp_path / "returns"
    folder.mkdir()
    page.foot.path.setText(str(folder))
    assert office.jobs.wait_idle()
    page.take_focus()
    return page


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def type_in(words: str) -> None:
    """Type words where the keyboard is."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def make_working(office: Office, page: ReturnsPage) -> Path:
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_W)
    assert office.jobs.wait_idle()
    return newest(page)


def newest(page: ReturnsPage) -> Path:
    return max(Path(page.foot.path.text()).glob("*.xlsx"))


def send(office: Office) -> None:
    press(Qt.Key.Key_S)
    type_in("Director")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()


def cover(path: Path) -> str:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Cover").to_python()
    return "\n".join(str(cell) for row in rows for cell in row)


def told(table: LineTable) -> list[list[str]]:
    model = table.lines
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def look_at(office: Office, page: ReturnsPage, view: int) -> None:
    page.views.tabs.setFocus()
    while page.views.tabs.currentIndex() != view:
        press(Qt.Key.Key_Right if page.views.tabs.currentIndex() < view else Qt.Key.Key_Left)
    assert office.jobs.wait_idle()


def test_a_version_is_made_and_sent_by_six_keys_and_to_whom(office: Office, page: ReturnsPage) -> None:
    """Ctrl+M, W, S, Ctrl+S: with the way to the page and its Enter no more than twelve."""
    assert "draft" in cover(make_working(office, page))
    send(office)
    assert page.side.months.state_of(OCTOBER) == (State.SENT, "Sent Mon 23 Nov 2026")
    assert "Version 1, as sent" in cover(newest(page))
    assert newest(page).name in page.acts.notice.text()
    assert not page.acts.sending.isVisible()
    assert page.side.months.hasFocus(), "the keyboard is where it was"


def test_what_was_sent_is_followed_by_another_version(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    send(office)
    press(Qt.Key.Key_S)
    assert "Version 1 was sent to Director" in page.acts.notice.text()
    assert newest(page).name.startswith("cme-2026-10-working-v1")
    sent = newest(page).read_bytes()
    assert make_working(office, page).name.startswith("cme-2026-10-working-v2")
    assert min(newest(page).parent.glob("*.xlsx")).read_bytes() == sent


def test_a_typed_name_never_takes_the_place_of_what_was_sent(office: Office, page: ReturnsPage) -> None:
    file = Path(page.foot.path.text(), "October.xlsx")
    page.foot.path.setText(str(file))
    page.foot.make(Edition.WORKING)
    assert office.jobs.wait_idle()
    send(office)
    sent = file.read_bytes()
    page.foot.make(Edition.WORKING)
    assert office.jobs.wait_idle()
    assert page.foot.notice.text() == "October.xlsx was sent as version 1. Choose another name."
    assert page.foot.path.text() == str(file)
    assert file.read_bytes() == sent


def test_what_is_not_so_any_more_is_refused_and_nothing_typed_is_lost(
    office: Office, page: ReturnsPage
) -> None:
    press(Qt.Key.Key_S)
    assert "Ctrl+M, then C or W" in page.acts.notice.text()
    as_made = make_working(office, page).read_bytes()
    office.file([(TEN_DAY_NOTIFICATION, TenDayNotification(received_on=date(2026, 10, 20)))])
    send(office)
    assert page.acts.sending.notice.text() == (
        "The figures have changed since version 1 was made. Make version 2 and send that."
    )
    assert page.acts.sending.fields[0].text() == "Director"
    assert newest(page).read_bytes() == as_made
    press(Qt.Key.Key_Escape)
    assert not page.acts.sending.isVisible()


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


@pytest.mark.parametrize("without_office", [False, True])
def test_the_pages_of_the_committee_edition_are_sent_with_it(
    office: Office, page: ReturnsPage, monkeypatch: pytest.MonkeyPatch, without_office: bool
) -> None:
    if without_office:
        monkeypatch.setattr("cme_desktop.paper.pages.office", lambda: None)
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_C)
    assert office.jobs.wait_idle()
    assert "as a PDF" in page.foot.notice.text()
    pages = newest(page).with_suffix(".pdf")
    draft = pages.read_bytes()
    send(office)
    assert pages.name in page.acts.notice.text()
    assert pages.read_bytes() != draft
    with office.store.reading() as reader:
        (line,) = reader.kept_returns.lines()
        files = reader.kept_returns.files(line.id)
        kept = {file.made.edition: reader.kept_returns.bytes_of(file.id) for file in files}
    assert kept["pages"] == pages.read_bytes()
    assert kept["data"] == pages.with_name("cme-2026-10-data-v1.csv").read_bytes()


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


def test_nobody_is_no_address(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    assert page.acts.sending.notice.text() == "Say to whom the return was sent."
    assert page.acts.sending.fields[0].hasFocus()


def test_another_program_that_makes_a_version_meanwhile_is_told(office: Office, page: ReturnsPage) -> None:
    """The number stands in the file."""
    path = page.foot.path.text()
    make_working(office, page)
    office.file([(TEN_DAY_NOTIFICATION, TenDayNotification(received_on=date(2026, 10, 20)))])
    press(Qt.Key.Key_S)
    assert "version 1" in page.acts.sending.heading.text()
    with office.store.changing(AUTHOR) as work:
        of = work.kept_returns.lines()[0].of
        work.kept_returns.add(of, work.kept_returns.version(work.kept_returns.lines()[0].id).content)
        work.commit()
    type_in("Director")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    assert "Make version 3 and send that." in page.acts.sending.notice.text()
    assert page.foot.path.text() == path


def test_as_sent_stays_as_it_was_sent(office: Office, page: ReturnsPage) -> None:
    make_working(office, page)
    send(office)
    office.file([(TEN_DAY_NOTIFICATION, TenDayNotification(received_on=date(2026, 10, 20)))])
    page.refresh()
    look_at(office, page, AS_SENT)
    now, then = page.views.report.tables[0], page.views.kept.tables[0]
    assert [figure_of(now), figure_of(then)] == ["4", "3"]
    (file,) = told(page.views.kept.files)
    with office.store.reading() as reader:
        (line,) = reader.kept_returns.lines()
    assert file[0] == "1"
    assert file[3:] == [
        "Mon 23 Nov 2026 14:02",
        "Director",
        "Mon 23 Nov 2026 14:02",
        "A. Officer",
        line.check_code,
    ]
    says = page.views.kept.says.text()
    for part in ("Version 1, as sent Mon 23 Nov 2026 14:02 to Director, by A. Officer", line.check_code):
        assert part in says


def figure_of(table: ChapterTable) -> str:
    return str(table.figures.index(0, 1).data())


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
    assert [line[2:6] for line in whole] == [
        ["5", "3", moved.reference, "A. Officer"],
        ["5", "3", "Restricted", ""],
    ]
    assert "Wed 21 Oct 2026" in whole[0][7]
    assert whole[1][6:] == ["", ""]
    assert veiled.reference not in str(lines)
    assert "have changed since version 1 was sent" in page.views.changes.says.text()
    table = page.views.changes.table
    table.setFocus()
    for row, line in enumerate(lines):
        if line in whole:
            table.setCurrentIndex(table.lines.index(row, 0))
            if line[4] == "Restricted":
                with qtbot.assertNotEmitted(page.going):
                    press(Qt.Key.Key_Return)
            else:
                with qtbot.waitSignal(page.going) as going:
                    press(Qt.Key.Key_Return)
                assert going.args == [Place(PlaceKind.RECORD, "ten_day_notification", moved.id)]


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


def test_what_was_sent_is_opened_as_it_is_kept(
    office: Office, page: ReturnsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))

    def open_first() -> str:
        page.views.kept.files.setFocus()
        press(Qt.Key.Key_Return)
        assert office.jobs.wait_idle()
        notice = page.views.kept.notice
        return notice.text() if notice.isVisible() else ""

    draft = make_working(office, page)
    look_at(office, page, AS_SENT)
    assert (open_first(), opened.pop()) == ("", draft)
    send(office)
    sent, there = newest(page).read_bytes(), newest(page)
    assert (open_first(), opened[-1].read_bytes()) == ("", sent)
    assert opened[-1].stat().st_mode & 0o077 == opened[-1].parent.stat().st_mode & 0o077 == 0
    there.write_bytes(b"PK, by another hand")
    assert open_first() == f"{there} is not the file that was sent. The copy that is kept was opened."
    assert opened[-1].read_bytes() == sent
    there.unlink()
    assert open_first() == f"{there} is not there any more. The copy that is kept was opened."
    assert (opened[-1].name, opened[-1].read_bytes()) == (there.name, sent)
