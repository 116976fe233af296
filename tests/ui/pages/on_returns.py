"""The returns page as its tests open it, and what they look at on it."""

from datetime import date

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cme_desktop.returns.periods import month_of
from tests.ui.pages.office import Office, notices
from ui.pages.returns import ReturnsPage
from ui.pages.returns.chapter import ChapterTable
from ui.shell.places import Place, PlaceKind
from ui.widgets import NoticeBar

OCTOBER = month_of(date(2026, 10, 1))
TEN_DAY = "10-day notifications received"


def open_page(qtbot: QtBot, office: Office) -> ReturnsPage:
    """The page in sight, with what it read at first."""
    page = ReturnsPage(Place(PlaceKind.RETURNS), office.jobs, office.desk, office.remembered)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    assert office.jobs.wait_idle()
    return page


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ReturnsPage:
    """The page over six months of notices, at October, the last month that is over."""
    office.set("authority", "Exampleshire")
    office.file(notices())
    return open_page(qtbot, office)


def button(parent: QWidget, words: str) -> QPushButton:
    """The button of these words."""
    return next(found for found in parent.findChildren(QPushButton) if words in found.text().replace("&", ""))


def said(parent: QWidget) -> str:
    """All labels that are in sight."""
    return " | ".join(label.text() for label in parent.findChildren(QLabel) if not label.isHidden())


def first_table(page: ReturnsPage) -> ChapterTable:
    """That of the first chapter."""
    return page.views.report.tables[0]


def cells(table: ChapterTable, row: int) -> list[str]:
    """What stands in a row."""
    return [table.figures.index(row, column).data() for column in range(table.figures.columnCount())]


def notices_told(page: ReturnsPage) -> str:
    """What the bars above the figures say."""
    return " ".join(bar.text() for bar in page.views.report.findChildren(NoticeBar) if not bar.isHidden())


class Opened(QObject):
    """Stands in for the system’s programs: what they were to open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)
