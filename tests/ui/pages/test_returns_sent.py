"""On the returns page a version is made and marked as sent, and what was sent is never lost."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cme_desktop.editions.file_names import Edition
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.versions.version import State
from tests.ui.pages.office import AUTHOR, Office
from tests.ui.pages.on_sent_returns import (
    CTRL,
    OCTOBER,
    cover,
    make_working,
    newest,
    page,
    press,
    send,
    type_in,
)
from ui.pages.returns import ReturnsPage

__all__ = ["page"]


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


def make_both(office: Office) -> None:
    for edition in (Qt.Key.Key_C, Qt.Key.Key_W):
        press(Qt.Key.Key_M, CTRL)
        press(edition)
        assert office.jobs.wait_idle()


def tick(qtbot: QtBot, page: ReturnsPage, edition: str, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.acts.sending.boxes[edition].toggled):
        press(key, Qt.KeyboardModifier.AltModifier)


def ticked(page: ReturnsPage) -> dict[str, bool]:
    return {edition: box.isChecked() for edition, box in page.acts.sending.boxes.items()}


def sent_files(office: Office) -> list[tuple[str, list[str]]]:
    """To whom what went, in the order that it was sent in."""
    with office.store.reading() as reader:
        (line,) = reader.kept_returns.lines()
    return [(one.to_whom, sorted({file.edition for file in one.files})) for one in line.sendings]


def test_of_two_editions_the_committee_s_is_ticked_and_nobody_is_warned(
    qtbot: QtBot, office: Office, page: ReturnsPage
) -> None:
    make_both(office)
    press(Qt.Key.Key_S)
    form = page.acts.sending
    assert ticked(page) == {"committee": True, "working": False}
    assert "cme-2026-10-committee-v1.xlsx" in form.goes.text()
    assert "working" not in form.goes.text()
    assert not form.warning.isVisible()
    tick(qtbot, page, "working", Qt.Key.Key_K)
    assert ticked(page) == {"committee": True, "working": True}
    assert "working-v1-OFFICIAL-SENSITIVE.xlsx names children" in form.warning.text()
    assert form.warning.isVisible()


def test_each_edition_goes_to_whom_it_is_sent(qtbot: QtBot, office: Office, page: ReturnsPage) -> None:
    make_both(office)
    send(office)
    press(Qt.Key.Key_S)
    assert "Version 1 was sent to Director. Send it to somebody else" in page.acts.sending.heading.text()
    tick(qtbot, page, "committee", Qt.Key.Key_C)
    tick(qtbot, page, "working", Qt.Key.Key_K)
    page.acts.sending.fields[0].setFocus()
    type_in("Team manager")
    press(Qt.Key.Key_S, CTRL)
    assert office.jobs.wait_idle()
    assert sent_files(office) == [("Director", ["committee", "data", "pages"]), ("Team manager", ["working"])]


def test_what_goes_has_to_be_ticked(qtbot: QtBot, office: Office, page: ReturnsPage) -> None:
    make_both(office)
    press(Qt.Key.Key_S)
    type_in("Director")
    tick(qtbot, page, "committee", Qt.Key.Key_C)
    press(Qt.Key.Key_S, CTRL)
    assert page.acts.sending.notice.text() == "Tick what is sent: nothing is ticked now."
    assert page.acts.sending.fields[0].text() == "Director"
    press(Qt.Key.Key_Escape)
    assert ticked(page) == {"committee": True, "working": False}, "as it was before anybody ticked"
