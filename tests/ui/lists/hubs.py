"""A list of some pages."""

from PySide6.QtWidgets import QApplication

from cme_desktop.ports import ListQuery
from cme_desktop.standing_records.hub import HUB
from ui.jobs import Jobs
from ui.lists.model import RecordTableModel
from ui.lists.reading import PAGE

MANY = 2 * PAGE + 37
BY_NAME = ListQuery(HUB, "name", descending=False)


def settle(jobs: Jobs) -> None:
    for _ in range(4):
        QApplication.processEvents()
        assert jobs.wait_idle()


def name_in(model: RecordTableModel, row: int) -> str:
    shown: str = model.index(row, 1).data()
    return shown
