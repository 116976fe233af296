"""On the returns page an edition is made into a folder or a file, and told of as it was written."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cme_desktop.editions.file_names import Edition
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.figures import Figure
from cme_desktop.versions.version import State
from tests.told import table
from tests.ui.pages.office import Office
from tests.ui.pages.on_returns import OCTOBER, TEN_DAY, Opened, button, open_page, page, said
from ui.pages.returns import ReturnsPage
from ui.widgets import Chip

__all__ = ["page"]


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
    said = page.views.report.receipt.words()
    assert said.startswith("The working edition of the return for October 2026, made ")
    assert f"is October.xlsx in the folder {tmp_path}." in said
    assert "October.xlsx names children or tells small numbers, and its name does not say so" in said
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
    opened = Opened()
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


def test_the_button_that_made_an_edition_keeps_the_keyboard(
    office: Office, page: ReturnsPage, tmp_path: Path
) -> None:
    page.foot.path.setText(str(tmp_path / "October"))
    committee = page.foot.buttons[Edition.COMMITTEE]
    committee.setFocus()
    QTest.keyClick(committee, Qt.Key.Key_Space)
    assert office.jobs.wait_idle()
    assert committee.hasFocus()
