"""Rows that are read only when looked at."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from cme_desktop.desk import Desk
from cme_desktop.errors import Unavailable
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.hub import HUB
from tests.ui.lists.hubs import BY_NAME, MANY, name_in, settle
from tests.ui.office import changing
from ui.jobs import Jobs
from ui.lists.model import RecordTableModel
from ui.lists.reading import PAGE


def test_the_first_page_is_there_before_the_count(jobs: Jobs) -> None:
    model = RecordTableModel(BY_NAME, jobs)
    seen = []
    model.modelReset.connect(lambda: seen.append(model.rowCount()))
    model.counted.connect(seen.append)
    model.show_list(BY_NAME)
    settle(jobs)
    assert seen == [PAGE, MANY]
    assert name_in(model, 0) == "Hub 0000"


def test_a_deep_row_waits_quietly_and_is_then_read(model: RecordTableModel, jobs: Jobs) -> None:
    assert model.rowCount() == MANY
    assert name_in(model, MANY - 1) == "…"
    assert model.id_at(MANY - 1) is None
    settle(jobs)
    assert name_in(model, MANY - 1) == f"Hub {MANY - 1:04d}"
    assert model.row_of(model.id_at(MANY - 1) or 0) == MANY - 1


def test_sorting_the_other_way_begins_at_the_other_end(model: RecordTableModel, jobs: Jobs) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    settle(jobs)
    assert name_in(model, 0) == f"Hub {MANY - 1:04d}"
    assert model.rowCount() == MANY


def test_only_the_list_asked_for_last_is_shown(model: RecordTableModel, jobs: Jobs) -> None:
    shown: list[int] = []
    model.modelReset.connect(lambda: shown.append(model.rowCount()))
    model.show_list(replace(BY_NAME, words=("hub",)))
    model.show_list(replace(BY_NAME, words=("0002",)))
    settle(jobs)
    assert shown == [1], "the first was dropped"
    assert model.rowCount() == 1
    assert name_in(model, 0) == "Hub 0002"


def test_a_change_elsewhere_is_shown_in_its_place(model: RecordTableModel, desk: Desk, jobs: Jobs) -> None:
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    with changing(desk.store) as work:
        hub = work.get(HUB, model.id_at(3) or 0)
        hub.area = "South"
        save_record(work, HUB, hub)
    model.refresh()
    settle(jobs)
    assert model.index(3, 2).data() == "South"
    assert not resets, "the keyboard would lose its place"


def test_what_was_let_go_is_read_again(
    model: RecordTableModel, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.lists.model.KEPT_PAGES", 1)
    name_in(model, PAGE)
    settle(jobs)
    assert name_in(model, 0) == "…"
    settle(jobs)
    assert name_in(model, 0) == "Hub 0000"


def test_a_list_that_cannot_be_read_says_so(model: RecordTableModel, desk: Desk, jobs: Jobs) -> None:
    failures: list[Exception] = []
    model.failed.connect(failures.append)
    desk.store.close()
    Path(desk.store.name).unlink()
    model.refresh()
    settle(jobs)
    assert [type(failure) for failure in failures] == [Unavailable]
    assert model.rowCount() == MANY, "what was read stays on the screen"


def test_a_screen_reader_hears_heading_and_value(model: RecordTableModel) -> None:
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Name: Hub 0000"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Area: none"
