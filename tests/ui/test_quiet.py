"""What saves have put off is done once nobody asks for anything any more."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cme_desktop.ports import UnitOfWork
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child
from tests.in_file import records_in_file
from tests.patience import PatientBot
from tests.ui.doing import Doing
from tests.ui.sitter import copied
from ui import quiet
from ui.jobs import Jobs
from ui.quiet import Quiet


@pytest.fixture
def file(filled_file: Path, tmp_path: Path) -> Path:
    return copied(filled_file, tmp_path)


@pytest.fixture
def jobs(qapp: QApplication, file: Path) -> Iterator[Jobs]:
    store = open_store(str(file), StandingClock())
    made = Jobs(store, lambda: AUTHOR, qapp)
    yield made
    made.close()
    store.close()


@pytest.fixture
def moment(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> Iterator[QTimer]:
    """The moment that has to pass in quiet, in no time."""
    monkeypatch.setattr(quiet, "MOMENT_MS", 0)
    watching = Quiet(jobs)
    yield watching.findChild(QTimer)
    watching.stop()


def make_children(work: UnitOfWork) -> None:
    for number in range(100):
        make_child(work, f"Child {number}")


def test_the_log_is_folded_in_when_nobody_asks_for_anything(
    jobs: Jobs, moment: QTimer, file: Path, qtbot: PatientBot
) -> None:
    before = records_in_file(file)
    with qtbot.waitSignal(moment.timeout):
        jobs.change(Doing(make_children), lambda _: None)
    assert jobs.wait_idle()
    assert records_in_file(file) == before + 100


def test_it_waits_while_anything_is_under_way(
    jobs: Jobs, moment: QTimer, file: Path, qtbot: PatientBot
) -> None:
    before, go_on = records_in_file(file), Event()
    jobs.read(lambda _: go_on.wait(), lambda _: None)
    with qtbot.waitSignal(moment.timeout):
        jobs.change(Doing(make_children), lambda _: None)
    waits_on = moment.isActive()
    go_on.set()
    assert waits_on
    qtbot.waitUntil(lambda: not moment.isActive())
    assert jobs.wait_idle()
    assert records_in_file(file) == before + 100


def test_nothing_is_begun_once_it_has_been_stopped(jobs: Jobs) -> None:
    watching = Quiet(jobs)
    moment = watching.findChild(QTimer)
    jobs.change(Doing(make_children), lambda _: None)
    assert jobs.wait_idle()
    assert moment.isActive()
    watching.stop()
    jobs.change(Doing(make_children), lambda _: None)
    assert jobs.wait_idle()
    assert not moment.isActive()
