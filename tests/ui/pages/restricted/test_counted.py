"""What is restricted counts with the rest, in queues and at the foot of lists, and is named in none."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTabBar

import main
from cme_desktop.looks import work_queue
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.officer import OFFICER
from tests.planted import SCHOOL_WORD, Planted, told
from tests.ui.doing import EVERYTHING
from tests.ui.office import TODAY as DAY
from tests.ui.office import changing, open_desk
from tests.ui.pages.restricted.seen import asking, cells, everything_on, on_top
from tests.ui.sitter import Sitter, copied, sit_down, words_on
from ui.lists.folding import FoldedLine, Heading
from ui.lists.folding_table import FoldingTable
from ui.lists.page import ListPage
from ui.lists.table import RecordTable
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind
from ui.shell.rail import RailButton, groups
from ui.shell.remembered import Remembered


def test_her_lines_stand_in_everybodys_queue_and_open_with_a_question(
    sitter: Sitter, planted: Planted
) -> None:
    page = sitter.page(TodayPage)
    tabs, duties = page.findChild(QTabBar), page.findChild(QComboBox)
    table = page.findChild(FoldingTable)
    assert tabs is not None
    assert table is not None
    assert duties is not None
    references = {reference for _, reference in planted.notices.values()}

    def hers() -> list[FoldedLine]:
        return [p for p in table.lines.parts if isinstance(p, FoldedLine) and p.cells[-1] in references]

    assert tabs.tabText(tabs.currentIndex()) == "Mine"
    assert not hers()
    assert "restricted shown under “Everybody’s”" in "\n".join(cells(table.model()))
    tabs.setCurrentIndex(tabs.count() - 1)
    sitter.settle()
    assert {line.cells[2:4] for line in hers()} == {("Restricted", "")}
    line = next(one for one in hers() if duties.findText(one.cells[1]) >= 0)
    duties.setCurrentIndex(duties.findText(line.cells[1]))
    sitter.settle()
    assert not hers()
    duties.setCurrentIndex(0)
    table.opened.emit(line.key)
    sitter.settle()
    assert told(everything_on(on_top(sitter)), SCHOOL_WORD) == []
    assert f"{line.cells[-1]} is restricted" in words_on(asking(sitter))


@pytest.fixture
def as_manager(
    qapp: QApplication, planted_file: tuple[Path, Planted], tmp_path: Path, settings: Path
) -> Iterator[Sitter]:
    """A manager: everybody's work is what they see first, some of hers late."""
    Remembered(settings).keep("who/name", "Somebody Else")
    file, planted = copied(planted_file[0], tmp_path), planted_file[1]
    desk = open_desk(file)
    with changing(desk.store) as work:
        save_record(work, OFFICER, OFFICER.cls(name="Somebody Else", role="manager"))
        for kind, days in ((TEN_DAY_NOTIFICATION, 70), (WHEREABOUTS_ENQUIRY, 70), (WHEREABOUTS_ENQUIRY, 56)):
            save_record(work, kind, kind.cls(child=planted.child, received_on=DAY - timedelta(days=days)))
    desk.store.close()
    with sit_down(qapp, file, settings) as sitting:
        yield sitting
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_rail_the_page_and_the_command_count_everybodys_work_alike(
    as_manager: Sitter, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = due_by_today(as_manager, capsys)
    assert len({line["type"] for line in lines if line["child"] == "Restricted"}) > 1
    of_each = Counter(line["type"] for line in lines)
    said = {button.accessibleName() for button in as_manager.window.rail.findChildren(RailButton)}
    for entry in (entry for group in groups() for entry in group):
        number = of_each.total() if entry.place == TODAY else of_each[entry.place.type]
        assert f"{entry.full or entry.label}{f', {number} to do' if number else ''}" in said
    late = sum(line["due_date"] < DAY.isoformat() for line in lines)
    assert headings(as_manager)[:2] == [("Overdue", f"{late}"), ("Due today", f"{len(lines) - late}")]
    monkeypatch.setattr(work_queue, "MOST_LINES", 2)
    as_manager.page(TodayPage).refresh()
    as_manager.settle()
    assert headings(as_manager)[0] == ("Overdue", f"the first 2 of {late}")


def due_by_today(sitter: Sitter, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What the command prints of it."""
    day = DAY.isoformat()
    main.main(["due", "--json", "--as-of", day, "--data", sitter.sitting.desk.store.name])
    printed = json.loads(capsys.readouterr().out)
    return [line for line in printed if line["due_date"] and line["due_date"] <= day]


def headings(sitter: Sitter) -> list[tuple[str, str]]:
    table = sitter.page(TodayPage).findChild(FoldingTable)
    assert table is not None
    return [(part.title, part.remark) for part in table.lines.parts if isinstance(part, Heading)]


def test_what_nobody_has_of_hers_is_in_everybodys_queue_alone_and_counted_at_its_foot(
    sitter: Sitter, planted: Planted
) -> None:
    with changing(sitter.sitting.desk.store) as work:
        save_record(work, TEN_DAY_NOTIFICATION, TEN_DAY_NOTIFICATION.cls(
            child=planted.child, school=planted.school, received_on=DAY))  # fmt: skip
    sitter.sitting.window.stack.refresh(EVERYTHING)
    sitter.settle()
    page = sitter.page(TodayPage)
    tabs, table = page.findChild(QTabBar), page.findChild(FoldingTable)
    assert tabs is not None
    assert table is not None

    def masked() -> list[FoldedLine]:
        return [
            part
            for part in table.lines.parts
            if isinstance(part, FoldedLine) and part.cells[2] == "Restricted"
        ]

    assert masked() == []
    foot, _ = headings(sitter)[-1]
    tabs.setCurrentIndex(tabs.count() - 1)
    sitter.settle()
    assert "Hand to an officer" in [line.cells[1] for line in masked()]
    assert foot == f"{len(masked())} restricted"


def test_a_whole_list_ends_with_how_many_are_restricted_and_a_narrowed_one_does_not(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.LIST, "child"))
    page = sitter.page(ListPage)
    tabs = page.findChild(QTabBar)
    assert tabs is not None
    tabs.setCurrentIndex(0)
    sitter.settle()
    assert "2 restricted, not shown" in words_on(page)
    filter_line = next(line for line in page.findChildren(QLineEdit) if line.isVisible())
    filter_line.setText("o")
    sitter.rest()
    assert "restricted" not in words_on(page)
    filter_line.clear()
    sitter.rest()
    assert "2 restricted, not shown" in words_on(page)
    tabs.setCurrentIndex(1)
    sitter.settle()
    assert "restricted" not in words_on(page)


def test_the_rows_behind_a_figure_say_how_many_are_restricted(sitter: Sitter, planted: Planted) -> None:
    hers = planted.notices["ten_day_notification"][0]
    other = sitter.reading(lambda reader: next(r.id for r in reader.records(TEN_DAY_NOTIFICATION)))
    sitter.go(Place(PlaceKind.ROWS, "ten_day_notification", ids=(hers, other), title="Received"))
    page = sitter.page(ListPage)
    assert "1 restricted, not shown" in words_on(page)
    table = page.findChild(RecordTable)
    assert table is not None
    assert table.model().rowCount() == 1
