"""The first page says the same before the data file is open in full and after it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication, QTableView

from cme_desktop.desk import Desk
from db.early.first_look import first_look
from db.store import SqlStore
from tests.ui.office import TODAY, WHO, open_desk
from tests.ui.sitter import copied, sit_down
from ui.app import Opening, build_window
from ui.early.first_page import seen_first, shown_first
from ui.forms.record_page import RecordPage
from ui.pages.today import TodayPage
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.shell.stack import PageStack


def lines_of(page: TodayPage) -> list[list[tuple[object, object]]]:
    """What is written in each line of the queue, and what a screen reader says there."""
    (table,) = page.findChildren(QTableView)
    model = table.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    at = [
        [model.index(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())
    ]
    return [[(cell.data(roles[0]), cell.data(roles[1])) for cell in line] for line in at]


class Painting(QObject):
    """Notes when a form is painted."""

    def __init__(self, events: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._events = events

    def eventFilter(self, _form: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._events.append("painted")
        return False


def test_it_shows_the_same_lines_as_once_the_file_is_open(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path
) -> None:
    file = copied(filled_file, tmp_path)
    seen = seen_first(lambda name: first_look(file, name, TODAY), {"": WHO})
    assert seen is not None
    stack = PageStack()
    early = lines_of(shown_first(stack, seen))
    with sit_down(qapp, file, settings) as sitter:
        assert len(early) > 3
        assert early == lines_of(sitter.page(TodayPage))
    stack.deleteLater()


def test_a_record_asked_for_meanwhile_is_read_before_all_else(
    qapp: QApplication, filled_file: Path, tmp_path: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands beside it waits until it is painted, as do lines nobody sees, figures and looking over."""
    file, events, reading = copied(filled_file, tmp_path), list[str](), SqlStore.reading

    def noted(store: SqlStore) -> object:
        events.append("read")
        return reading(store)

    def opened() -> Desk:
        desk = open_desk(file)
        events.clear()
        return desk

    def watch(page: Page) -> None:
        page.titled.connect(lambda _: page.findChild(RecordPage).installEventFilter(Painting(events, page)))

    monkeypatch.setattr(SqlStore, "reading", noted)
    seen = first_look(file, WHO, TODAY)
    assert seen is not None
    window = build_window(settings)
    window.remembered.keep_officer(seen.identity, WHO)
    window.show()
    opening = Opening(window, opened, open_desk, file.name, lambda name: first_look(file, name, TODAY))
    line = seen.lines[0]
    window.go(Place(PlaceKind.RECORD, line.type, line.record))
    window.stack.came.connect(watch)
    opening.start()
    while events.count("read") < 2:
        qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert events[:2] == ["read", "painted"]
    window.close()
    window.deleteLater()
    qapp.processEvents()
