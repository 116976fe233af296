"""Saving an entry of the law in the window: due dates are reckoned anew, and the officer may stop it."""

import shutil
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cme_desktop.records import CALENDAR_ENTRY
from cme_desktop.services import reckoning
from cme_desktop.services.deadline_check import wrong_deadlines
from tests.ui.sitter import CTRL, Sitter, words_on
from ui.pages.importing import ImportPage
from ui.pages.record import RecordEntry
from ui.shell.places import Kind, Place

TERM_DATES = Path(__file__).parents[2] / "data" / "term_dates_2026_27.csv"
NEW = Place(Kind.NEW, "calendar_entry", fill=(("kind", "term"), ("name", "Autumn term")))


class Paused:
    """Holds the reckoning before its nth record until it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
        self.let_on = Event()
        self.reckon = reckoning.deadlines
        self.left = nth
        monkeypatch.setattr(reckoning, "deadlines", self)
        monkeypatch.setattr(reckoning, "_BATCH", 5)

    def __call__(self, *given: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            assert self.let_on.wait(30)
        return self.reckon(*given)


def entries(sitter: Sitter) -> list[Any]:
    found: list[Any] = sitter.reading(lambda reader: list(reader.records(CALENDAR_ENTRY)))
    return found


def type_term(sitter: Sitter) -> RecordEntry:
    sitter.go(NEW)
    page = sitter.page(RecordEntry)
    assert page._form is not None
    for path, text in (("first_on", "1/9/2026"), ("last_on", "18/12/2026")):
        page._form.form.focus_field(path)
        sitter.type(text)
    return page


def test_a_term_is_saved_and_every_deadline_agrees(sitter: Sitter) -> None:
    type_term(sitter)
    before = sitter.reading(lambda reader: {line.why for line in reader.due(unmet=False)})
    sitter.press(Qt.Key.Key_S, CTRL)
    (saved,) = entries(sitter)
    assert (saved.first_on, saved.last_on) == (date(2026, 9, 1), date(2026, 12, 18))
    assert before != sitter.reading(lambda reader: {line.why for line in reader.due(unmet=False)})
    assert not sitter.reading(lambda reader: list(wrong_deadlines(reader)))


def test_stopped_from_the_status_line_nothing_is_changed_and_the_typing_stays(
    sitter: Sitter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = type_term(sitter)
    paused = Paused(monkeypatch, 12)
    assert page._form is not None
    page._form.save_asked.emit(False)
    stop = next(b for b in sitter.window.status.findChildren(QPushButton) if b.text() == "Cancel")
    qtbot.waitUntil(lambda: "Reckoning due dates anew, 10 of" in words_on(sitter.window.status))
    assert stop.isVisible()
    stop.click()
    paused.let_on.set()
    sitter.settle()
    assert not stop.isVisible()
    said = words_on(page)
    assert "Stopped before it was finished; nothing was changed. Your typing is kept." in said
    assert page._form.draft.entry("last_on").value == date(2026, 12, 18)
    assert not entries(sitter)
    assert not sitter.reading(lambda reader: list(wrong_deadlines(reader)))
    sitter.press(Qt.Key.Key_S, CTRL)
    assert len(entries(sitter)) == 1
    assert not sitter.reading(lambda reader: reader.drafts())


def test_a_second_save_while_the_first_goes_on_is_not_a_clash(
    sitter: Sitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = type_term(sitter)
    paused = Paused(monkeypatch, 12)
    form = page._form
    assert form is not None
    form.save_asked.emit(False)
    form.save_asked.emit(False)
    paused.let_on.set()
    sitter.settle()
    assert len(entries(sitter)) == 1
    assert page._form is not None
    assert page._form.stale is None


def test_term_dates_brought_in_are_stopped_from_the_page_and_nothing_is_loaded(
    sitter: Sitter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = Path(shutil.copy(TERM_DATES, tmp_path / TERM_DATES.name))
    sitter.go(Place(Kind.IMPORT, "calendar_entry"))
    page = sitter.page(ImportPage)
    page.chooser.take_file(str(file))
    sitter.settle()
    paused = Paused(monkeypatch, 12)
    page._load.click()
    qtbot.waitUntil(lambda: "Loading, then reckoning due dates anew, 10 of" in words_on(page))
    next(b for b in page.findChildren(QPushButton) if b.text() == "Cancel" and b.isVisible()).click()
    paused.let_on.set()
    sitter.settle()
    assert "Stopped. Nothing was loaded." in words_on(page)
    assert not entries(sitter)
    assert not (tmp_path / "term_dates_2026_27.refused.xlsx").exists()
    assert not sitter.reading(lambda reader: list(wrong_deadlines(reader)))
    page._load.click()
    sitter.settle()
    assert len(entries(sitter)) == 15
    assert not sitter.reading(lambda reader: list(wrong_deadlines(reader)))
