"""Typing that the data file cannot take: kept on this computer, tried until it is kept, offered again."""

import json
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from cme_desktop.desk import Desk
from cme_desktop.ports import Author, KeptDraft
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.unfinished import unfinished
from db.files.emergency import DraftFiles, beside_file
from db.store import open_store
from tests.patience import FOREVER
from tests.ui.office import WHO, FixedClock
from tests.ui.sitter import CTRL, Sitter, copied, sit_down, words_on
from ui.aside import wait_until
from ui.editors import Editor
from ui.forms.record_page import RecordPage
from ui.keeping import Keeping, KeptWhere
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind

PATIENCE = 0.05
"""Seconds that a write waits for another program, in place of the ten of the program."""

_HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
held.execute("ROLLBACK")
"""


def desk_over(file: Path) -> Desk:
    clock = FixedClock()
    store = open_store(str(file), clock, PATIENCE)
    return Desk(store, clock, Author(WHO), DraftFiles(beside_file(file, "robin")))


@pytest.fixture
def file(filled_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Keeping, "again_ms", 20)
    return copied(filled_file, tmp_path)


@contextmanager
def at_the_desk(qapp: QApplication, file: Path, settings: Path) -> Iterator[Sitter]:
    with sit_down(qapp, file, settings, desk_over) as sitter:
        yield sitter


@contextmanager
def held_by_another(file: Path) -> Iterator[None]:
    """Another process writes to the data file for as long as the block lasts."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate()


def begin_notice(sitter: Sitter, sender: str) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification", child=sitter.child("okafor noor")))
    page(sitter).form.focus_field("sender")
    sitter.type(sender)


def page(sitter: Sitter) -> RecordPage:
    found = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


def leave_field(sitter: Sitter) -> None:
    """Tab, without waiting for what is under way."""
    editor = next(e for e in page(sitter).findChildren(Editor) if e.path == "sender")
    editor.left.emit()


def tried_and_failed(sitter: Sitter) -> None:
    assert wait_until(lambda: sitter.sitting.keeping.failing, 60_000)


def kept_in_the_file(sitter: Sitter) -> None:
    assert wait_until(lambda: sitter.sitting.keeping.worst() is KeptWhere.IN_THE_FILE, 60_000)


def drafts_in(file: Path) -> list[dict[str, Any]]:
    """What is typed in each draft of the data file, by its own driver."""
    with closing(sqlite3.connect(file)) as data:
        return [json.loads(typed) for (typed,) in data.execute("SELECT typed FROM draft ORDER BY id")]


def aside_of(file: Path) -> list[Path]:
    return sorted(file.parent.glob(f"{file.name}.unfinished-*/*"))


def senders(typed: Iterable[dict[str, Any]]) -> list[str]:
    return [one["head"]["text"]["sender"] for one in typed]


def unfinished_lines(sitter: Sitter) -> list[LinkLine]:
    sitter.go(TODAY)
    lines = sitter.page(TodayPage).findChildren(LinkLine)
    return [line for line in lines if "10-day notification · Mon 23 Nov 2026 14:30" in line.accessibleName()]


def test_typing_under_a_lock_is_tried_until_it_is_kept(
    qapp: QApplication, file: Path, settings: Path
) -> None:
    with at_the_desk(qapp, file, settings) as sitter:
        with held_by_another(file):
            begin_notice(sitter, "Office")
            leave_field(sitter)
            tried_and_failed(sitter)
            assert drafts_in(file) == []
            (aside,) = aside_of(file)
            assert stat.S_IMODE(aside.stat().st_mode) == 0o600
            assert stat.S_IMODE(aside.parent.stat().st_mode) == 0o700
            assert "it is kept on this computer" in words_on(sitter.window.status)
        kept_in_the_file(sitter)
        sitter.settle()
        assert senders(drafts_in(file)) == ["Office"]
        assert aside_of(file) == []
        assert not aside.parent.exists()
        assert "kept on this computer" not in words_on(sitter.window.status)


def test_typing_on_under_a_lock_makes_one_draft_of_the_newest(
    qapp: QApplication, file: Path, settings: Path
) -> None:
    with at_the_desk(qapp, file, settings) as sitter:
        with held_by_another(file):
            begin_notice(sitter, "Off")
            leave_field(sitter)
            for letter in "ice":
                sitter.type(letter)
                leave_field(sitter)
            tried_and_failed(sitter)
        kept_in_the_file(sitter)
        assert senders(drafts_in(file)) == ["Office"]


def test_what_a_failed_save_says_of_the_typing_is_true(
    qapp: QApplication, file: Path, settings: Path
) -> None:
    with at_the_desk(qapp, file, settings) as sitter:
        begin_notice(sitter, "Office")
        page(sitter).form.focus_field("first_absent_on")
        sitter.type("2/11/26")
        page(sitter).form.focus_field("received_on")
        sitter.type("t")
        sitter.press(Qt.Key.Key_Tab)
        page(sitter).form.focus_field("sender")
        with held_by_another(file):
            sitter.type("s")
            sitter.press(Qt.Key.Key_S, CTRL)
            said = page(sitter).notice.text()
            assert "is being changed by another program" in said
            assert said.endswith(KeptWhere.ON_THIS_COMPUTER.value)
        kept_in_the_file(sitter)
        sitter.press(Qt.Key.Key_S, CTRL)
        assert sitter.page(RecordEntry).place.kind is PlaceKind.RECORD
        assert drafts_in(file) == []
        assert aside_of(file) == []


def test_the_page_left_and_the_window_closed_under_a_lock_lose_nothing(
    qapp: QApplication, file: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.sitting.CLOSING_MS", 200)
    with held_by_another(file), at_the_desk(qapp, file, settings) as sitter:
        begin_notice(sitter, "Office")
        sitter.window.go(TODAY)
        sitter.window.stack.make_with(sitter.sitting.page)  # the page is gone, as after many others
        assert senders(kept.typed for kept in aside_drafts(file)) == ["Office"]
    assert drafts_in(file) == []
    assert len(aside_of(file)) == 1

    with at_the_desk(qapp, file, settings) as again:
        assert "1 draft" in words_on(again.window.status)
        (line,) = unfinished_lines(again)
        assert line.words() == "Okafor, Noor"
        assert "on this computer only" in line.accessibleName()
        line.click()
        again.settle()
        assert page(again).draft.entry("sender").text == "Office"
        assert "is back" in page(again).notice.text()
        kept_in_the_file(again)
        assert aside_of(file) == []
        assert senders(drafts_in(file)) == ["Office"]
        for field, text in (("first_absent_on", "2/11/26"), ("received_on", "t")):
            page(again).form.focus_field(field)
            again.type(text)
        again.press(Qt.Key.Key_S, CTRL)
        assert again.page(RecordEntry).place.kind is PlaceKind.RECORD
        assert drafts_in(file) == []
        assert unfinished_lines(again) == []
    with open_again(file) as desk, desk.store.reading() as reader:
        assert "Office" in [one.sender for one in reader.records(TEN_DAY_NOTIFICATION)]


def aside_drafts(file: Path) -> list[KeptDraft]:
    return DraftFiles(beside_file(file, "robin")).all()


@contextmanager
def open_again(file: Path) -> Iterator[Desk]:
    desk = desk_over(file)
    yield desk
    desk.store.close()


def test_typing_is_never_listed_twice(qapp: QApplication, file: Path, settings: Path) -> None:
    """Killed between the commit and the removal of the file beside it."""
    with at_the_desk(qapp, file, settings) as sitter:
        begin_notice(sitter, "Office")
        leave_field(sitter)
        kept_in_the_file(sitter)
    with open_again(file) as desk, desk.store.reading() as reader:
        (kept,) = reader.drafts()
    aside = DraftFiles(beside_file(file, "robin"))
    aside.put(kept)
    with open_again(file) as desk, desk.store.reading() as reader:
        (found,) = unfinished(reader, aside, WHO)
        assert (found.id, found.mark) == (kept.id, kept.mark)
        assert unfinished(reader, aside, "Somebody Else") == []


def test_a_kill_costs_less_than_a_second_of_typing(qapp: QApplication, file: Path, settings: Path) -> None:
    """The first key starts the program's own clock, and no later key puts it off."""
    assert RecordPage.keep_ms < 1000
    with held_by_another(file), at_the_desk(qapp, file, settings) as sitter:
        begin_notice(sitter, "")
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        timers = page(sitter).findChildren(QTimer, options=direct)
        (timer,) = [one for one in timers if one.interval() == RecordPage.keep_ms]
        assert not timer.isActive()
        timer.setInterval(1_000_000)  # the test's own hand moves it, whatever the machine does
        QTest.keyClick(sitter.at(), Qt.Key.Key_O)
        assert timer.isActive()
        begun = timer.timerId()
        QTest.keyClicks(sitter.at(), "ffice of the school")
        assert timer.timerId() == begun
        assert aside_of(file) == []
        timer.timeout.emit()
        assert senders(kept.typed for kept in aside_drafts(file)) == ["office of the school"]
        sitter.sitting.keeping.let_go()


def test_typing_that_can_be_kept_nowhere_holds_the_window_open(
    qapp: QApplication, file: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.sitting.CLOSING_MS", 200)
    beside_file(file, "robin").write_text("in the way")
    with at_the_desk(qapp, file, settings) as sitter:
        with held_by_another(file):
            begin_notice(sitter, "Office")
            assert not sitter.window.close()
            assert sitter.window.isVisible()
            box = question(sitter)
            assert "neither in the data file nor on this computer" in box.text()
            assert box.defaultButton().text() == "&Keep trying"
            box.defaultButton().click()
            tried_and_failed(sitter)
            assert "leave this window open" in words_on(sitter.window.status)
            assert senders(kept.typed for kept in sitter.sitting.desk.emergency.all()) == ["Office"]
        kept_in_the_file(sitter)
        assert senders(drafts_in(file)) == ["Office"]
        assert sitter.window.close()


def test_the_officer_may_leave_without_what_can_be_kept_nowhere(
    qapp: QApplication, file: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.sitting.CLOSING_MS", 200)
    beside_file(file, "robin").write_text("in the way")
    with held_by_another(file), at_the_desk(qapp, file, settings) as sitter:
        begin_notice(sitter, "Office")
        assert not sitter.window.close()
        leave = next(b for b in question(sitter).buttons() if b.text() == "&Leave without it")
        assert isinstance(leave, QPushButton)
        leave.click()
        assert not sitter.window.isVisible()


def question(sitter: Sitter) -> QMessageBox:
    found = sitter.window.findChild(QMessageBox)
    assert isinstance(found, QMessageBox)
    return found


def test_a_place_on_this_computer_that_can_be_written_again_is_used(
    qapp: QApplication, file: Path, settings: Path
) -> None:
    in_the_way = beside_file(file, "robin")
    in_the_way.write_text("")
    with at_the_desk(qapp, file, settings) as sitter, held_by_another(file):
        begin_notice(sitter, "Office")
        leave_field(sitter)
        assert sitter.sitting.keeping.worst() is KeptWhere.NOWHERE
        in_the_way.unlink()
        assert wait_until(lambda: sitter.sitting.keeping.worst() is KeptWhere.ON_THIS_COMPUTER, 60_000)
        assert senders(kept.typed for kept in aside_drafts(file)) == ["Office"]


def test_a_save_that_waits_for_its_turn_says_so(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.forms.record_page.SLOW_MS", 1)
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings) as sitter:
        begin_notice(sitter, "Office")
        form = page(sitter)
        form.form.focus_field("received_on")
        sitter.type("t")
        form.form.focus_field("first_absent_on")
        sitter.type("-15")
        with held_by_another(file):
            form.save_asked.emit(False)
            wait_until(lambda: "Saving …" in words_on(form), FOREVER)
        sitter.settle()

        assert "Saving …" not in words_on(page(sitter))
        assert "TDN-" in words_on(page(sitter))
