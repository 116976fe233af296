"""The import page checks a file first, loads it when told to, and says what became of every row."""

import csv
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cme_desktop.files.shared import who_can_read
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.standing_records.school import SCHOOL, School
from cme_desktop.values.partial_dates import BirthDate
from tests.ui.pages.office import Office
from ui.pages.importing import ImportPage
from ui.shell.places import Place, PlaceKind

HEADERS = ("Child surname", "Child forename", "Child date of birth", "Notice received", "School")
GIAS = (
    "URN",
    "LA (code)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (code)",
    "EstablishmentStatus (code)",
)


def open_page(qtbot: QtBot, office: Office, type: str = "off_roll_notice") -> ImportPage:
    page = ImportPage(Place(PlaceKind.IMPORT, type), office.jobs, office.desk)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.take_focus()
    return page


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ImportPage:
    """The page, ready for off-roll notices."""
    return open_page(qtbot, office)


@pytest.fixture
def notices(office: Office, tmp_path: Path) -> Path:
    """Thirty notices, of which row 4 has a date of birth that never was."""
    office.file([(SCHOOL, School(name="Ashdown Primary", urn="123456", status="1"))])
    born = ("31/2/2015" if number == 2 else "3/2/2015" for number in range(30))
    rows = [
        (f"Example{number}", "Ada", day, "13/11/2026", "Ashdown Primary") for number, day in enumerate(born)
    ]
    return write(tmp_path / "notices.csv", HEADERS, rows)


def write(path: Path, headers: tuple[str, ...], rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([headers, *rows])
    return path


def button(parent: QWidget, words: str) -> QPushButton:
    return next(found for found in parent.findChildren(QPushButton) if words in found.text().replace("&", ""))


def check(page: ImportPage, office: Office, path: Path) -> None:
    page.chooser.path.setFocus()
    page.chooser.path.setText(str(path))
    QTest.keyClick(page.chooser.path, Qt.Key.Key_Return)
    assert office.jobs.wait_idle()


def said(parent: QWidget) -> str:
    return " | ".join(label.text() for label in parent.findChildren(QLabel) if not label.isHidden())


def cell(page: ImportPage, row: int, column: int) -> str:
    text: str = page.checked.table.rows.index(row, column).data()
    return text


def test_a_file_is_checked_before_anything_is_loaded(page: ImportPage, office: Office, notices: Path) -> None:
    assert not button(page, "Load").isEnabled()
    check(page, office, notices)
    assert "30 rows read" in page.checked.words()
    assert "29 would be loaded" in page.checked.words()
    assert "1 refused" in page.checked.words()
    assert office.all(OFF_ROLL_NOTICE) == []
    assert button(page, "Load 29 rows").hasFocus()


def test_the_first_rows_are_shown_with_what_would_become_of_them(
    page: ImportPage, office: Office, notices: Path
) -> None:
    check(page, office, notices)
    assert page.checked.table.rows.rowCount() == 20
    assert [cell(page, 0, column) for column in (0, 1, 3)] == ["2", "✓ Good", "Example0"]
    assert cell(page, 2, 1) == "✕ Refused"
    QTest.keyClick(page.checked.table, Qt.Key.Key_Down)
    QTest.keyClick(page.checked.table, Qt.Key.Key_Down)
    assert "Row 4: " in said(page.checked)
    assert "February" in said(page.checked)
    page.checked.tabs.setCurrentIndex(1)
    assert [cell(page, row, 0) for row in range(page.checked.table.rows.rowCount())] == ["4"]


def test_good_rows_are_loaded_and_can_be_seen(
    qtbot: QtBot, page: ImportPage, office: Office, notices: Path
) -> None:
    check(page, office, notices)
    with qtbot.waitSignal(office.jobs.changed):
        QTest.keyClick(button(page, "Load 29 rows"), Qt.Key.Key_Space)
    loaded = office.all(OFF_ROLL_NOTICE)
    assert len(loaded) == 29
    assert {notice.received_on for notice in loaded} == {date(2026, 11, 13)}
    with qtbot.waitSignal(page.going) as going:
        button(page, "See what was loaded").click()
    assert going.args == [
        Place(
            PlaceKind.ROWS,
            "off_roll_notice",
            ids=tuple(notice.id for notice in loaded),
            title="Loaded from notices.csv",
        )
    ]


def test_what_was_loaded_is_taken_back_whole(
    qtbot: QtBot, page: ImportPage, office: Office, notices: Path
) -> None:
    children = len(office.all(CHILD))
    check(page, office, notices)
    with qtbot.waitSignal(office.jobs.changed):
        QTest.keyClick(button(page, "Load 29 rows"), Qt.Key.Key_Space)
    with qtbot.waitSignal(page.told) as told:
        button(page, "Undo this import").click()
    assert told.args == ["Undone: the import of notices.csv."]
    assert office.all(OFF_ROLL_NOTICE) == []
    assert len(office.all(CHILD)) == children
    assert page.chooser.path.text() == ""


def test_an_import_that_later_work_stands_on_stays(
    qtbot: QtBot, page: ImportPage, office: Office, notices: Path
) -> None:
    check(page, office, notices)
    with qtbot.waitSignal(office.jobs.changed):
        QTest.keyClick(button(page, "Load 29 rows"), Qt.Key.Key_Space)
    notice = office.all(OFF_ROLL_NOTICE)[0]
    notice.notes = "Asked the school."
    office.file([(OFF_ROLL_NOTICE, notice)])
    button(page, "Undo this import").click()
    assert office.jobs.wait_idle()
    assert f"later work stands on it: {notice.reference} (A. Officer" in page.notice.text()
    assert len(office.all(OFF_ROLL_NOTICE)) == 29


def test_refused_rows_come_back_in_a_file(page: ImportPage, office: Office, notices: Path) -> None:
    check(page, office, notices)
    button(page, "Load 29 rows").click()
    assert office.jobs.wait_idle()
    refused = notices.with_name("notices.refused.xlsx")
    assert f"{refused}, each with its reasons. {who_can_read(refused)}" in page.loaded.words()
    with CalamineWorkbook.from_path(refused) as book:
        assert "Example2" in str(book.get_sheet_by_index(0).to_python())


@pytest.mark.usefixtures("notices")
def test_a_row_like_a_child_on_file_is_shown_with_that_child(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    office.file([(CHILD, Child(surname="Okafor", forename="Ada", birth=BirthDate(date(2015, 2, 3))))])
    row = ("Okafur", "Ada", "3/2/2015", "13/11/2026", "Ashdown Primary")
    check(page, office, write(tmp_path / "like.csv", HEADERS, [row]))
    assert cell(page, 0, 1) == "✕ Refused"
    reason = "Row 2: Child: may be Okafor, Ada (CHD-2026-0001): a like surname, the same forename"
    assert reason in said(page.checked)
    assert "or “new” if it is another" in said(page.checked)


def test_loading_the_same_file_again_loads_nothing(page: ImportPage, office: Office, notices: Path) -> None:
    check(page, office, notices)
    button(page, "Load 29 rows").click()
    assert office.jobs.wait_idle()
    button(page, "Bring in another file").click()
    check(page, office, notices)
    assert "29 skipped" in page.checked.words()
    assert not button(page, "Nothing to load").isEnabled()


def test_each_row_is_told_apart_and_the_counts_add_up(
    page: ImportPage, office: Office, notices: Path, tmp_path: Path
) -> None:
    check(page, office, notices)
    button(page, "Load 29 rows").click()
    assert office.jobs.wait_idle()
    button(page, "Bring in another file").click()
    lines = notices.read_text(encoding="utf-8").splitlines()
    more = tmp_path / "more.csv"
    more.write_text("\n".join([*lines[:4], lines[1].replace("Example0", "Another")]), encoding="utf-8")
    check(page, office, more)

    assert page.checked.words().startswith(
        "4 rows read:   1 would be loaded   ·   2 skipped   ·   1 refused   ·   2 about somebody"
    )
    assert [cell(page, row, 1) for row in range(4)] == ["– Skipped", "– Skipped", "✕ Refused", "✓ Good"]
    assert cell(page, 0, 2) == "Nothing new: this row was loaded before."
    assert "Row 2: Nothing new" in said(page.checked)
    tabs = [page.checked.tabs.tabText(place) for place in range(page.checked.tabs.count())]
    assert tabs == ["First 4 rows", "Skipped 2", "Refused 1"]
    page.checked.tabs.setCurrentIndex(1)
    assert [cell(page, row, 0) for row in range(page.checked.table.rows.rowCount())] == ["2", "3"]
    assert page.checked.table.accessibleName() == "Skipped rows"


def test_another_file_or_kind_makes_the_check_void(page: ImportPage, office: Office, notices: Path) -> None:
    check(page, office, notices)
    page.chooser.what.setCurrentIndex(0)
    assert not button(page, "Load").isEnabled()
    page.chooser.choose_type("off_roll_notice")
    check(page, office, notices)
    QTest.keyClicks(page.chooser.path, "x")
    assert not button(page, "Load").isEnabled()


def test_a_file_that_cannot_be_read_is_told_in_the_page(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    check(page, office, tmp_path / "nowhere.xlsx")
    assert page.notice.text() == "“nowhere.xlsx” was not found. It may have been moved, renamed or deleted."
    assert page.chooser.isEnabled()


def test_checking_can_be_stopped(page: ImportPage, office: Office, notices: Path) -> None:
    page.chooser.take_file(str(notices))
    button(page, "Cancel").click()
    assert office.jobs.wait_idle()
    assert page.notice.text() == "Stopped. Nothing was loaded."
    assert not button(page, "Load").isEnabled()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are looked for in /proc")
def test_reading_a_long_file_can_be_stopped(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    before = started_processes()
    path = tmp_path / "long.csv"
    path.write_text("Child surname,Child forename,Notice received\n" + "Example,Ada,13/11/2026\n" * 900_000)
    page.chooser.take_file(str(path))
    qtbot.waitUntil(lambda: bool(started_processes() - before))

    button(page, "Cancel").click()

    qtbot.waitUntil(lambda: page.notice.text() == "Stopped. Nothing was loaded.")
    assert not started_processes() - before


def started_processes() -> set[str]:
    """The processes that this one has started and that have not ended."""
    found: set[str] = set()
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # the thread has ended meanwhile
            found |= set((thread / "children").read_text().split())
    return found


def test_loading_can_be_stopped(page: ImportPage, office: Office, notices: Path) -> None:
    check(page, office, notices)
    button(page, "Load 29 rows").click()
    button(page, "Cancel").click()
    assert office.jobs.wait_idle()
    assert page.notice.text() == "Stopped. Nothing was loaded."
    assert office.all(OFF_ROLL_NOTICE) == []
    assert button(page, "Load 29 rows").isEnabled()


def test_a_file_can_be_dropped(page: ImportPage, office: Office, notices: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(notices))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, dropped, left, plain)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, dropped, left, plain))
    assert office.jobs.wait_idle()
    assert "29 would be loaded" in page.checked.words()


def test_the_school_register_is_offered_for_schools(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    page = open_page(qtbot, office, "school")
    assert page.chooser.source().national
    assert not button(page, "Save a blank template").isEnabled()
    rows = [(f"{123456 + n}", "888", f"{2001 + n}", f"Example {n}", "01", "1") for n in range(3)]
    check(page, office, write(tmp_path / "edubasealldata.csv", GIAS, rows))
    assert "3 would be loaded" in page.checked.words()
    assert office.all(SCHOOL) == []
    button(page, "Load 3 rows").click()
    assert office.jobs.wait_idle()
    assert len(office.all(SCHOOL)) == 3


def test_a_blank_template_is_saved(page: ImportPage, office: Office, tmp_path: Path) -> None:
    button(page, "Save a blank template").click()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "blank.xlsx"))
    dialog.close()
    assert office.jobs.wait_idle()
    readers = who_can_read(tmp_path / "blank.xlsx")
    assert page.notice.text() == f"The blank workbook is saved: blank.xlsx. {readers}"
    with CalamineWorkbook.from_path(tmp_path / "blank.xlsx") as book:
        assert book.sheet_names[0] == "Off-roll notices"


def test_controls_have_names_and_letters_of_their_own(page: ImportPage) -> None:
    names = {part.accessibleName() for part in (page.chooser.what, page.chooser.path)}
    assert names == {"What is brought in", "File to bring in"}
    assert isinstance(page.focusWidget(), QLineEdit)
    texts = [label.text() for label in page.findChildren(QLabel) if label.buddy()]
    texts += [found.text() for found in page.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters))


def test_an_import_of_another_sitting_can_be_undone(
    qtbot: QtBot, page: ImportPage, office: Office, notices: Path
) -> None:
    check(page, office, notices)
    with qtbot.waitSignal(office.jobs.changed):
        QTest.keyClick(button(page, "Load 29 rows"), Qt.Key.Key_Space)
    later = open_page(qtbot, office)
    assert office.jobs.wait_idle()
    assert "notices.csv | Mon 23 Nov 2026 14:02, A. Officer | 58 new records" in said(later.earlier)
    button(later.earlier, "Undo …").click()
    assert "Undo the import of notices.csv, Mon 23 Nov 2026 14:02, A. Officer?" in said(later.notice)
    assert len(office.all(OFF_ROLL_NOTICE)) == 29
    with qtbot.waitSignal(later.told) as told:
        button(later.notice, "Undo it").click()
    assert told.args == ["Undone: the import of notices.csv."]
    assert office.all(OFF_ROLL_NOTICE) == []
    later.refresh()
    assert office.jobs.wait_idle()
    assert not later.earlier.isVisible()
