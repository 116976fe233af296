"""A table of records is painted once for each place that is gone to, and asks little for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QApplication

from tests.ui.lists.hubs import BY_NAME, MANY, name_in, settle
from tests.ui.lists.paints import Paints
from ui.jobs import Jobs
from ui.lists import table as tables
from ui.lists.model import NOT_READ, RecordTableModel
from ui.lists.reading import PAGE
from ui.lists.table import RecordTable
from ui.shell.remembered import Remembered

FOREVER, AT_ONCE = 3_600_000, 0
MORE_THAN_READERS = 10


@pytest.fixture(params=[FOREVER])
def table(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    model: RecordTableModel,
    jobs: Jobs,
    tmp_path: Path,
) -> Iterator[RecordTable]:
    """A table that holds its picture for so many ms."""
    monkeypatch.setattr(tables, "HELD", request.param)
    table = RecordTable(model, Remembered(tmp_path))
    table.resize(600, 400)
    table.show()
    settle(jobs)
    yield table
    table.close()
    table.deleteLater()


@contextmanager
def no_answer(jobs: Jobs) -> Iterator[None]:
    """Meanwhile whatever is looked up waits."""
    answered = Event()
    for _ in range(MORE_THAN_READERS):
        jobs.read(lambda _reader: answered.wait(), lambda _result: None)
    try:
        yield
    finally:
        answered.set()


def last_of(table: RecordTable) -> str:
    return name_in(table.rows, MANY - 1)


def test_a_jump_is_painted_once_its_rows_are_there(table: RecordTable, jobs: Jobs) -> None:
    paints = Paints(table.viewport())
    table.verticalScrollBar().setValue(MANY)
    settle(jobs)
    assert paints.number == 1
    assert last_of(table) == f"Hub {MANY - 1:04d}"


@pytest.mark.parametrize("table", [AT_ONCE], indirect=True)
def test_rows_that_take_long_are_dots_meanwhile(table: RecordTable, jobs: Jobs) -> None:
    paints = Paints(table.viewport())
    with no_answer(jobs):
        table.verticalScrollBar().setValue(MANY)
        while not paints.number:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert last_of(table) == NOT_READ
    settle(jobs)
    assert paints.number == 2
    assert last_of(table) == f"Hub {MANY - 1:04d}"


def test_who_comes_back_waits_for_nothing(table: RecordTable, jobs: Jobs) -> None:
    paints = Paints(table.viewport())
    with no_answer(jobs):
        for place in (MANY, 0):
            table.verticalScrollBar().setValue(place)
            QApplication.processEvents()
    assert paints.number == 1


def test_another_list_is_painted_though_the_one_before_was_awaited(table: RecordTable, jobs: Jobs) -> None:
    table.verticalScrollBar().setValue(MANY)
    table.rows.show_list(table.rows.query)
    paints = Paints(table.viewport())
    settle(jobs)
    assert paints.number >= 1


class Questions(RecordTableModel):
    """Notes the cells that Qt asks about."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(BY_NAME, jobs)
        self.about: list[tuple[int, int]] = []

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        self.about.append((index.row(), index.column()))
        return super().data(index, role)


def test_to_paint_a_page_asks_for_no_cell_twice(qapp: QApplication, jobs: Jobs, tmp_path: Path) -> None:
    model = Questions(jobs)
    table = RecordTable(model, Remembered(tmp_path))
    model.show_list(BY_NAME)
    table.resize(600, 400)
    table.show()
    settle(jobs)
    model.about.clear()
    paints = Paints(table.viewport())
    table.verticalScrollBar().setValue(PAGE // 2)
    qapp.processEvents()
    assert paints.number == 1
    assert len(model.about) == len(set(model.about))
    table.close()
