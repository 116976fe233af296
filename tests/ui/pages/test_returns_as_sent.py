"""What was made and sent is looked at and opened as it was, whatever became of it since."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from tests.ui.pages.office import Office
from tests.ui.pages.on_sent_returns import CTRL, look_at, make_working, newest, page, press, send, told
from ui.pages.returns import ReturnsPage
from ui.pages.returns.chapter import ChapterTable
from ui.pages.returns.views import AS_SENT

__all__ = ["page"]


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
        "A. Officer",
        "Mon 23 Nov 2026 14:02",
        "A. Officer",
        line.check_code,
    ]
    says = page.views.kept.says.text()
    for part in ("Version 1, as sent Mon 23 Nov 2026 14:02 to Director, by A. Officer", line.check_code):
        assert part in says


def test_a_file_that_nobody_was_sent_is_told_of_so(office: Office, page: ReturnsPage) -> None:
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_C)
    assert office.jobs.wait_idle()
    make_working(office, page)
    send(office)
    look_at(office, page, AS_SENT)
    whom = {line[1]: line[4] for line in told(page.views.kept.files)}
    assert whom == {
        **dict.fromkeys(("committee", "data", "pages"), "Director"),
        "working": "To nobody, but kept",
    }
    assert "working" not in page.views.kept.says.text()


def figure_of(table: ChapterTable) -> str:
    return str(table.figures.index(0, 1).data())


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
