"""A data file with a list of some pages, at work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cme_desktop.desk import Desk
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.hub import HUB
from tests.ui.lists.hubs import BY_NAME, MANY, settle
from tests.ui.office import changing, open_desk
from tests.ui.sitter import copied
from ui.jobs import Jobs
from ui.lists.model import RecordTableModel


@pytest.fixture(scope="session")
def hubs_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hubs") / "hubs.db"
    desk = open_desk(path)
    with changing(desk.store) as work:
        for number in range(MANY):
            save_record(work, HUB, HUB.cls(name=f"Hub {number:04d}"))
    desk.store.close()
    return path


@pytest.fixture
def desk(hubs_file: Path, tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(copied(hubs_file, tmp_path))
    yield desk
    desk.store.close()


@pytest.fixture
def jobs(qapp: QApplication, desk: Desk) -> Iterator[Jobs]:
    jobs = Jobs(desk.store, lambda: desk.author)
    yield jobs
    jobs.close()
    qapp.processEvents()  # what was answered last reaches nobody in the next test


@pytest.fixture
def model(jobs: Jobs) -> RecordTableModel:
    model = RecordTableModel(BY_NAME, jobs)
    model.show_list(BY_NAME)
    settle(jobs)
    return model
