"""An entry of the law is saved at once in the window; due dates follow beside the officer's work."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cme_desktop.due import waits
from cme_desktop.errors import Unavailable
from cme_desktop.operations import reckoning as reckoning_anew
from cme_desktop.ports import Reader
from cme_desktop.registry import CASEWORK
from cme_desktop.services import reckoning
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.touched import NOTHING
from db.store import SqlStore
from tests.reckoned import wrong_deadlines
from tests.ui.doing import Doing
from tests.ui.office import changing, open_desk
from tests.ui.sitter import CTRL, Sitter, copied, form_on, sit_down, words_on
from ui import reckoner
from ui.forms.record_page import RecordPage
from ui.lists.folding import FoldedLine
from ui.lists.folding_table import FoldingTable
from ui.pages.importing import ImportPage
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind

TERM_DATES = Path(__file__).parents[2] / "data" / "term_dates_2026_27.csv"
NEW = Place(PlaceKind.NEW, "calendar_entry", fill=(("kind", "term"), ("name", "Autumn term")))
BATCH = 5


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "BATCH", BATCH)
    monkeypatch.setattr(reckoner, "GAP_MS", 0)


class Paused:
    """Holds the reckoning before its nth record until it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
        self.come, self.let_on = Event(), Event()
        self.reckon = reckoning.duties_on_file
        self.left = nth
        monkeypatch.setattr(reckoning, "duties_on_file", self)

    def __call__(self, *given: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            self.come.set()
            assert self.let_on.wait()
        return self.reckon(*given)


def entries(sitter: Sitter) -> list[Any]:
    found: list[Any] = sitter.reading(lambda reader: list(reader.records(CALENDAR_ENTRY)))
    return found


def marked(sitter: Sitter) -> int:
    return sum(line.anew for line in sitter.reading(lambda reader: reader.due(unmet=False)))


def ids_to_reckon(reader: Reader) -> list[int]:
    """The records that wait, in their order."""
    waiting = reader.reckonings()
    found = (
        record.id for kind in CASEWORK for record in reader.records(kind)
        if waits(waiting, record.id, kind.key, record.school)
    )  # fmt: skip
    return sorted(found)


def all_is_reckoned(sitter: Sitter) -> Callable[[], bool]:
    return lambda: not sitter.reading(lambda reader: reader.reckonings())


def is_right(sitter: Sitter) -> bool:
    return not sitter.reading(lambda reader: list(wrong_deadlines(reader)))


def type_term(sitter: Sitter) -> RecordPage:
    sitter.go(NEW)
    page = form_on(sitter)
    for path, text in (("first_on", "1/9/2026"), ("last_on", "18/12/2026")):
        page.form.focus_field(path)
        sitter.type(text)
    return page


def duties(page: TodayPage) -> list[FoldedLine]:
    table = page.findChild(FoldingTable)
    assert isinstance(table, FoldingTable)
    return [part for part in table.lines.parts if isinstance(part, FoldedLine)]


def save_term(sitter: Sitter) -> None:
    form = type_term(sitter)
    form.save_asked.emit(False)


def test_a_term_is_saved_and_every_deadline_follows(sitter: Sitter, qtbot: QtBot) -> None:
    type_term(sitter)
    before = sitter.reading(lambda reader: {line.why for line in reader.due(unmet=False)})
    sitter.press(Qt.Key.Key_S, CTRL)
    (saved,) = entries(sitter)
    assert (saved.first_on, saved.last_on) == (date(2026, 9, 1), date(2026, 12, 18))
    qtbot.waitUntil(all_is_reckoned(sitter))
    sitter.settle()
    assert before != sitter.reading(lambda reader: {line.why for line in reader.due(unmet=False)})
    assert is_right(sitter)


def test_while_it_goes_on_today_says_so_and_then_no_longer(
    sitter: Sitter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused = Paused(monkeypatch, 2 * BATCH + 1)
    save_term(sitter)
    qtbot.waitUntil(paused.come.is_set)
    status = sitter.window.status
    qtbot.waitUntil(lambda: f"Reckoning due dates anew, {2 * BATCH} of" in words_on(status))
    assert "Saved 14:30" in words_on(status)
    sitter.window.go(TODAY)
    page = sitter.page(TodayPage)
    left = sitter.reading(lambda reader: reader.to_reckon())
    qtbot.waitUntil(lambda: f"The due dates of {left} records are being reckoned anew." in words_on(page))
    lines = [line for line in duties(page) if "being reckoned anew" in line.cells]
    assert lines
    assert all(line.spoken.endswith(", being reckoned anew") for line in lines)
    paused.let_on.set()
    qtbot.waitUntil(all_is_reckoned(sitter))
    qtbot.waitUntil(lambda: "being reckoned anew" not in words_on(page))
    assert not any("being reckoned anew" in line.cells for line in duties(page))
    assert "Reckoning" not in words_on(status)
    assert is_right(sitter)


def test_a_save_meanwhile_waits_for_the_batch_under_way_alone(
    sitter: Sitter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused = Paused(monkeypatch, BATCH + 1)
    save_term(sitter)
    qtbot.waitUntil(paused.come.is_set)
    child = sitter.child("okafor ada")
    seen: list[int] = []

    def work(unit: Any) -> None:
        seen.append(unit.reckonings()[0].done)
        record = unit.get(CHILD, child)
        record.notes = "Moved."
        put(unit, CHILD, record)

    sitter.sitting.jobs.change(Doing(work), lambda _: None)
    next_ones = sitter.reading(lambda reader: ids_to_reckon(reader))[:BATCH]
    paused.let_on.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [next_ones[-1]]
    qtbot.waitUntil(all_is_reckoned(sitter))
    assert is_right(sitter)


def test_between_two_batches_the_log_is_folded_in(
    sitter: Sitter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would grow for as long as there is always another batch to come."""
    folded: list[SqlStore] = []
    monkeypatch.setattr(SqlStore, "fold_log", lambda store: folded.append(store))
    save_term(sitter)
    qtbot.waitUntil(all_is_reckoned(sitter))
    sitter.settle()
    assert len(folded) >= 2


def test_stopped_from_the_status_line_the_entry_stays_and_the_rest_follows_at_the_next_start(
    qapp: QApplication,
    filled_file: Path,
    tmp_path: Path,
    settings: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings) as sitter:
        paused = Paused(monkeypatch, 2 * BATCH + 1)
        save_term(sitter)
        qtbot.waitUntil(paused.come.is_set)
        status = sitter.window.status
        stop = next(b for b in status.findChildren(QPushButton) if b.text() == "Cancel")
        qtbot.waitUntil(stop.isVisible)
        stop.click()
        paused.let_on.set()
        sitter.settle()
        assert not stop.isVisible()
        assert status.message().startswith("Stopped. Due dates that are not reckoned yet say so")
        assert len(entries(sitter)) == 1
        left = marked(sitter)
        assert left
        with changing(sitter.sitting.desk.store) as work:
            put(work, CHILD, work.get(CHILD, sitter.child("okafor ada")))
        sitter.sitting.jobs.changed.emit(NOTHING)
        sitter.settle()
        assert marked(sitter) == left  # it does not begin again by itself
        assert is_right(sitter)
    with sit_down(qapp, file, settings) as sitter:
        qtbot.waitUntil(all_is_reckoned(sitter))
        sitter.settle()
        assert not marked(sitter)
        assert is_right(sitter)


def test_closed_in_the_midst_it_goes_on_at_the_next_start(
    qapp: QApplication,
    filled_file: Path,
    tmp_path: Path,
    settings: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = copied(filled_file, tmp_path)
    with sit_down(qapp, file, settings) as sitter:
        paused = Paused(monkeypatch, BATCH + 1)
        save_term(sitter)
        qtbot.waitUntil(paused.come.is_set)
        paused.let_on.set()
    store = open_desk(file).store
    with store.reading() as reader:
        assert reader.reckonings()
        assert not list(wrong_deadlines(reader))
    store.close()
    with sit_down(qapp, file, settings) as sitter:
        qtbot.waitUntil(all_is_reckoned(sitter))
        assert is_right(sitter)


def test_while_somebody_else_keeps_the_file_it_waits_and_tries_again(
    sitter: Sitter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reckoner, "PAUSE_MS", 0)
    failing = iter([True, True])
    reckon = reckoning_anew.reckon_batch

    def busy(work: Any) -> Any:
        if next(failing, False):
            raise Unavailable("office.db is being changed by another program.")
        return reckon(work)

    monkeypatch.setattr(reckoning_anew, "reckon_batch", busy)
    save_term(sitter)
    qtbot.waitUntil(lambda: bool(entries(sitter)))
    qtbot.waitUntil(all_is_reckoned(sitter))
    assert next(failing, None) is None
    assert is_right(sitter)


def test_a_second_save_while_the_first_goes_on_is_not_a_clash(sitter: Sitter, qtbot: QtBot) -> None:
    form = type_term(sitter)
    form.save_asked.emit(False)
    form.save_asked.emit(False)
    qtbot.waitUntil(lambda: bool(entries(sitter)))
    qtbot.waitUntil(all_is_reckoned(sitter))
    assert len(entries(sitter)) == 1
    assert form_on(sitter).stale is None


def test_term_dates_brought_in_are_loaded_and_due_dates_follow(
    sitter: Sitter, qtbot: QtBot, tmp_path: Path
) -> None:
    file = Path(shutil.copy(TERM_DATES, tmp_path / TERM_DATES.name))
    sitter.go(Place(PlaceKind.IMPORT, "calendar_entry"))
    page = sitter.page(ImportPage)
    page.chooser.take_file(str(file))
    sitter.settle()
    next(b for b in page.findChildren(QPushButton) if b.text().startswith("&Load")).click()
    qtbot.waitUntil(lambda: len(entries(sitter)) == 14)  # of twenty; six are refused
    qtbot.waitUntil(all_is_reckoned(sitter))
    sitter.settle()
    assert is_right(sitter)
