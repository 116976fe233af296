"""A restricted child before the window: seen nowhere, opened by her exact reference with a reason."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

import main
from cme_desktop.due import Post
from cme_desktop.looks import work_queue
from cme_desktop.ports import Author
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from tests.planted import (
    REASON,
    SCHOOL_WORD,
    UPN,
    WAYS,
    WORDS,
    Planted,
    Planting,
    her,
    plant,
    plant_surroundings,
    told,
)
from tests.ui.doing import EVERYTHING
from tests.ui.office import TODAY as DAY
from tests.ui.office import WHO, changing, fill, open_desk
from tests.ui.sitter import ALT, CTRL, Sitter, copied, form_on, sit_down, words_on
from ui.editors.link import LinkEditor
from ui.lists.folding import FoldedLine, Heading
from ui.lists.folding_table import FoldingTable
from ui.lists.page import ListPage
from ui.lists.preview import Preview
from ui.lists.table import RecordTable
from ui.pages.asking import Asking
from ui.pages.child_file import ChildFile
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.pages.resemblance import ResemblancePage
from ui.pages.today import TodayPage
from ui.shell.places import TODAY, Place, PlaceKind
from ui.shell.rail import RailButton, groups
from ui.shell.remembered import Remembered
from ui.widgets import Chip

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture(scope="module")
def planted_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    return file_with(plant, tmp_path_factory)


def file_with(planting: Planting, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    """The made-up office with her in it."""
    path = tmp_path_factory.mktemp("restricted") / "office.db"
    desk = open_desk(path)
    fill(desk.store)
    with changing(desk.store) as work:
        planted = planting(work, *plant_surroundings(work), DAY)
    desk.store.close()
    return path, planted


@pytest.fixture
def planted(planted_file: tuple[Path, Planted]) -> Planted:
    return planted_file[1]


@pytest.fixture
def sitter(
    qapp: QApplication, planted_file: tuple[Path, Planted], tmp_path: Path, settings: Path
) -> Iterator[Sitter]:
    with sit_down(qapp, copied(planted_file[0], tmp_path), settings) as sitting:
        yield sitting
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def everything_on(window: QWidget) -> str:
    """All that a widget and those in it show, say to a screen reader, or tell the mouse."""
    said: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        said += [
            widget.windowTitle(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
        ]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        if isinstance(widget, QTextEdit):
            said.append(widget.toPlainText())
        if isinstance(widget, LinkLine):
            said.append(widget.words())
        if isinstance(widget, QComboBox):
            said += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QTabBar):
            said += [widget.tabText(place) for place in range(widget.count())]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += _cells(widget.model())
    return "\n".join(filter(None, said))


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in _ROLES)


def on_top(sitter: Sitter) -> QWidget:
    page = sitter.window.stack.page()
    assert page is not None
    return page


def asking(sitter: Sitter) -> Asking:
    (found,) = [one for one in on_top(sitter).findChildren(Asking) if one.isVisible()]
    return found


def give_reason(sitter: Sitter, reason: str = "Her social worker rang") -> None:
    line = asking(sitter).findChild(QLineEdit)
    assert line is not None
    line.setText(reason)
    sitter.press(Qt.Key.Key_S, CTRL)
    sitter.settle()


def search(sitter: Sitter, words: str) -> list[str]:
    sitter.press(Qt.Key.Key_K, CTRL)
    sitter.window.header.search.clear()
    sitter.type(words)
    sitter.rest()
    return [line.label for line in sitter.window.header.search.sheet().lines()]


PAGES = (
    TODAY,
    *(Place(PlaceKind.LIST, kind.key) for kind in REGISTRY),
    *(Place(PlaceKind.NEW, kind.key) for kind in CASEWORK),
    Place(PlaceKind.RETURNS),
    Place(PlaceKind.IMPORT),
    Place(PlaceKind.CALENDAR),
    Place(PlaceKind.RULES),
)


@pytest.mark.parametrize("place", PAGES, ids=lambda place: f"{place.kind} {place.type}")
def test_no_page_shows_or_says_anything_of_her(place: Place, sitter: Sitter) -> None:
    sitter.window.remembered.keep("lists/preview", True)
    sitter.go(place)
    sitter.rest()
    for tabs in on_top(sitter).findChildren(QTabBar):
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            sitter.rest()
            assert told(everything_on(sitter.window)) == []
    assert told(everything_on(sitter.window)) == []
    if place.type not in ("school", "") and place.kind is not PlaceKind.CALENDAR:
        assert told(everything_on(on_top(sitter)), SCHOOL_WORD) == []


def test_no_page_shows_or_says_anything_of_a_record_that_an_earlier_version_merged_into_a_restricted_one(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, settings: Path
) -> None:
    file, planted = file_with(WAYS["restricted two steps behind"], tmp_path_factory)
    with sit_down(qapp, file, settings) as sitter:
        sitter.window.remembered.keep("lists/preview", True)
        for place in (*PAGES, Place(PlaceKind.CHILD, "child", planted.child)):
            sitter.go(place)
            sitter.rest()
            assert told(everything_on(sitter.window)) == []
        give_reason(sitter)
        chips = sitter.page(ChildFile).findChildren(Chip)
        assert "Restricted: do not share" in [chip.text() for chip in chips]
        newest = sitter.reading(lambda reader: reader.history(planted.kept))[0]
        assert newest.action == f"opened through {planted.reference}: Her social worker rang"
        for id, _ in planted.notices.values():
            assert sitter.sitting.desk.leave.covers(sitter.reading(lambda reader, id=id: reader.accounts(id)))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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
    assert "restricted shown under “Everybody’s”" in "\n".join(_cells(table.model()))
    tabs.setCurrentIndex(tabs.count() - 1)
    sitter.settle()
    assert {line.cells[2:4] for line in hers()} == {("Restricted", "")}
    line = hers()[0]
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


@pytest.mark.parametrize("words", ["wexlinthe", "ottir", UPN, "07700900461", "ze3 9jw", "CHD-2026-003"])
def test_search_finds_nothing_of_her(words: str, sitter: Sitter) -> None:
    assert not [label for label in search(sitter, words) if "Restricted" in label or label.startswith("Wex")]


def test_her_exact_reference_opens_the_asking_page_which_never_says_why(
    sitter: Sitter, planted: Planted
) -> None:
    assert search(sitter, planted.reference.lower()) == [f"Restricted – {planted.reference}"]
    sitter.press(Qt.Key.Key_Return)
    sitter.settle()
    words = everything_on(sitter.page(ChildFile))
    assert "for the manager to decide" in words
    assert told(words, SCHOOL_WORD, REASON) == []
    sitter.press(Qt.Key.Key_S, CTRL)
    assert "Type why you need this file" in words_on(asking(sitter))
    assert sitter.reading(lambda reader: reader.history(planted.child))[0].action == "created"
    give_reason(sitter)
    assert sitter.page(ChildFile).title() == "Wexlinthe, Ottiravane"
    assert "Restricted: do not share" in [chip.text() for chip in sitter.page(ChildFile).findChildren(Chip)]
    change = sitter.reading(lambda reader: reader.history(planted.child))[0]
    assert (change.action, change.who, dict(change.fields)) == ("opened: Her social worker rang", WHO, {})
    assert list(sitter.sitting.desk.store.findings()) == []


def test_what_is_opened_stays_open_in_this_sitting_and_nothing_else_shows_her(
    sitter: Sitter, planted: Planted
) -> None:
    id, reference = planted.notices["penalty_notice"]
    place = Place(PlaceKind.RECORD, "penalty_notice", id)
    sitter.go(place)
    give_reason(sitter)
    assert "Penalty notice" in sitter.page(RecordEntry).title()
    sitter.go(Place(PlaceKind.CHILD, "child", planted.child))
    assert sitter.page(ChildFile).title() == "Wexlinthe, Ottiravane"
    (newest, *_) = sitter.reading(lambda reader: reader.history(planted.child))
    assert newest.action == f"opened through {reference}: Her social worker rang"
    for elsewhere in (TODAY, Place(PlaceKind.LIST, "child"), Place(PlaceKind.LIST, "penalty_notice")):
        sitter.go(elsewhere)
        assert told(everything_on(on_top(sitter))) == []


def test_whoever_sits_down_next_is_asked_again(sitter: Sitter, planted: Planted) -> None:
    place = Place(PlaceKind.CHILD, "child", planted.child)
    sitter.go(place)
    give_reason(sitter)
    sitter.go(TODAY)
    sitter.sitting.say_who(Author("Somebody Else"))
    sitter.settle()
    assert not sitter.window.stack.can_go_back()
    sitter.go(place)
    assert asking(sitter)


@pytest.mark.parametrize("source", ["child", "source"])
def test_a_new_record_that_grows_out_of_hers_asks_first(
    source: str, sitter: Sitter, planted: Planted
) -> None:
    ids = {"child": planted.child, "source": planted.notices["ten_day_notification"][0]}
    sitter.go(Place(PlaceKind.NEW, "whereabouts_enquiry", **{source: ids[source]}))  # type: ignore[arg-type]
    assert asking(sitter)
    assert told(everything_on(on_top(sitter)), SCHOOL_WORD) == []


def test_a_restricted_child_made_in_between_is_named_as_others_name_her(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    form_on(sitter).form.add_new.emit("child", "child", "Hope Hiddenname")
    sitter.settle()
    for path, words in (("restricted", "Yes"), ("restricted_reason", "Refuge")):
        form_on(sitter).form.editor(path).answer(words)
    sitter.press(Qt.Key.Key_S, CTRL)
    child = form_on(sitter).draft.entry("child")
    assert child.value is not None
    assert (
        child.text
        == f"Restricted – {sitter.reading(lambda reader: reader.get(CHILD, child.value)).reference}"
    )
    assert told(everything_on(on_top(sitter)), "hiddenname") == []


def test_a_notice_typed_about_her_by_reference_tells_nothing_of_her(sitter: Sitter, planted: Planted) -> None:
    sitter.go(Place(PlaceKind.NEW, "ten_day_notification"))
    form = form_on(sitter)
    form.form.choose("child", planted.child, f"Restricted – {planted.reference}")
    form.form.field_left.emit()
    sitter.rest()
    words = everything_on(on_top(sitter))
    assert told(words, SCHOOL_WORD) == []
    assert "Open the child’s file" in words
    assert "other records" not in words
    form.draft_kept_asked.emit()
    sitter.settle()
    sitter.go(TODAY)
    assert told(everything_on(on_top(sitter)), planted.reference.lower()) == []
    drafts = sitter.reading(lambda reader: reader.drafts())
    assert [draft.title for draft in drafts] == ["Restricted"]


def test_her_parents_are_offered_as_hers_only_once_she_is_opened(sitter: Sitter, planted: Planted) -> None:
    def offered() -> str:
        form = form_on(sitter)
        form.form.choose("child", planted.child, f"Restricted – {planted.reference}")
        form.form.focus_field("parent")
        sitter.press(Qt.Key.Key_Down, ALT)
        sitter.settle()
        editor = form.form.editor("parent")
        assert isinstance(editor, LinkEditor)
        return "\n".join(f"{line.label} {line.detail}" for line in editor.sheet().lines())

    sitter.go(Place(PlaceKind.NEW, "pace_interview"))
    closed = offered()
    assert "Ordinary, Olive" in closed
    assert "On this child" not in closed
    assert told(closed, SCHOOL_WORD, planted.reference.lower()) == []
    sitter.go(Place(PlaceKind.CHILD, "child", planted.child))
    give_reason(sitter)
    sitter.go(Place(PlaceKind.NEW, "pace_interview"))
    assert "Ordinary, Olive On this child’s file" in offered()


def test_the_file_of_a_child_with_the_same_parent_says_nothing_of_her(
    sitter: Sitter, planted: Planted
) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", sitter.child("ordinary owen")))
    words = everything_on(sitter.page(ChildFile))
    assert "Ordinary, Olive" in words
    assert told(words, planted.reference.lower(), "restricted") == []


def make_manager(sitter: Sitter) -> None:
    with changing(sitter.sitting.desk.store) as work:
        officer: Any = next(work.records(OFFICER))
        officer.role = "manager"
        save_record(work, OFFICER, officer)
    sitter.sitting.say_who(Author(WHO, Post(officer.id, officer.hub, "manager")))


@pytest.mark.parametrize("answer", ["same", "another"])
def test_a_manager_is_asked_about_a_record_like_her_and_nobody_else(
    answer: str, sitter: Sitter, planted: Planted
) -> None:
    with changing(sitter.sitting.desk.store) as work:
        twin = save_record(work, CHILD, her(her_home(), (), None, restricted=False, restricted_reason=None))
    sitter.sitting.window.stack.refresh(EVERYTHING)
    sitter.settle()
    assert "For a manager" not in everything_on(sitter.page(TodayPage))
    make_manager(sitter)
    sitter.go(Place(PlaceKind.RULES))
    sitter.go(TODAY)
    table = sitter.page(TodayPage).findChild(FoldingTable)
    assert table is not None
    (line,) = [
        p for p in table.lines.parts if isinstance(p, FoldedLine) and p.cells[1] == "Is it the same child?"
    ]
    assert told(" ".join((*line.cells, line.detail)), REASON) == []
    table.opened.emit(line.key)
    sitter.settle()
    page = sitter.page(ResemblancePage)
    assert told(everything_on(page), SCHOOL_WORD) == []
    give_reason(sitter)
    assert "Born on the same day" in words_on(page)
    sitter.type("Her mother confirmed it")
    next(b for b in page.findChildren(QPushButton) if answer in b.text().replace("&", "").lower()).click()
    sitter.settle()
    assert sitter.reading(lambda reader: reader.resemblances()) == []
    newest = sitter.reading(lambda reader: reader.history(planted.child))[0]
    assert newest.action.startswith(f"compared with {twin.reference}: ")
    assert "Her mother confirmed it" in newest.action
    found = sitter.reading(lambda reader: reader.search(["wexlinthe"], 5))
    assert [hit.id for hit in found] == ([] if answer == "same" else [twin.id])


def her_home() -> Any:
    return Address(kind="home", line1="7 Hiddenbrook Row", postcode="ZE3 9JW")


def test_the_walk_of_widgets_would_find_her_where_she_is_shown(sitter: Sitter, planted: Planted) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", planted.child))
    give_reason(sitter)
    assert {"wexlinthe", "vantreel", "ze3 9jw", UPN.lower()} <= set(told(everything_on(sitter.window)))
    assert len(WORDS) > 10


def test_the_preview_of_a_child_who_has_just_been_restricted_tells_nothing(sitter: Sitter) -> None:
    sitter.window.remembered.keep("lists/preview", True)
    sitter.go(Place(PlaceKind.LIST, "child"))
    id = sitter.child("okafor ada")
    with changing(sitter.sitting.desk.store) as work:
        child = work.get(CHILD, id)
        child.restricted, child.restricted_reason = True, REASON
        save_record(work, CHILD, child)
    preview = sitter.page(ListPage).findChild(Preview)
    assert preview is not None
    preview.look_at(id)
    sitter.rest()
    words = words_on(preview)
    assert f"{child.reference} is restricted" in words
    assert "Alder Road" not in words
