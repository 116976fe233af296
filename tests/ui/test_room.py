"""Nothing written sets how wide or high a window has to be: not on any page, however long the names."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cme_desktop.description.record_type import About
from cme_desktop.registry import REGISTRY
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from tests.ui.office import WHO, changing, open_desk
from tests.ui.sitter import Sitter, sit_down
from ui.forms.record_page import RecordPage
from ui.pages.importing import ImportPage
from ui.pages.record import RecordEntry
from ui.pages.returns import ReturnsPage
from ui.shell.page import Page
from ui.shell.places import TODAY, Place, PlaceKind
from ui.shell.remembered import Remembered
from ui.shell.room import Room
from ui.theme import GAP, RAIL_WIDTH, apply_theme
from ui.tokens import FRAME
from ui.widgets import Words

OFFICER_NAME = "Bartholomew-Maximilian Featherstonehaugh-Cholmondeley-Warner"
SURNAME, FORENAME = "Featherstonehaugh-Cholmondeley", "Wolfeschlegelsteinhausenbergerdorff"
SCHOOL_NAME = "The Blessed Virgin Mary of Perpetual Succour and Saint Bartholomew Voluntary Aided Primary"
FILE = "office-of-the-children-missing-education-team-of-the-north.cme"
WIDE, HIGH = 960, 500
"""A screen of 1920×1080 at twice the text size, less the title of a window."""


@pytest.fixture(scope="module")
def long_names(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up office in which everybody is called something long."""
    file = tmp_path_factory.mktemp("long") / FILE
    shutil.copy(filled_file, file)
    desk = open_desk(file)
    with changing(desk.store) as work:
        for kind, words, values in (
            (CHILD, ["okafor", "ada"], {"surname": SURNAME, "forename": FORENAME}),
            (PERSON, ["okafor", "jo"], {"surname": SURNAME, "forename": FORENAME}),
            (SCHOOL, ["ashdown"], {"name": SCHOOL_NAME}),
            (OFFICER, WHO.lower().split(), {"name": OFFICER_NAME}),
        ):
            (hit,) = work.search(words, 2, (kind.key,))
            record = work.get(kind, hit.id)
            for name, value in values.items():
                setattr(record, name, value)
            save_record(work, kind, record)
    desk.store.close()
    return file


@pytest.fixture
def sitter(qapp: QApplication, long_names: Path, tmp_path: Path) -> Iterator[Sitter]:
    file = tmp_path / FILE
    shutil.copy(long_names, file)
    Remembered(tmp_path / "settings").keep("who/name", OFFICER_NAME)
    with sit_down(qapp, file, tmp_path / "settings") as sitting:
        yield sitting
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def the_child(sitter: Sitter) -> int:
    return sitter.child(f"{SURNAME.split('-')[0]} {FORENAME}")


def places(sitter: Sitter) -> Iterator[Place]:
    child = the_child(sitter)
    yield from (TODAY, Place(PlaceKind.CHILD, "child", child))
    for kind in REGISTRY:
        yield Place(PlaceKind.LIST, kind.key)
        yield Place(PlaceKind.NEW, kind.key, child=child if kind.about is About.CHILD else None)
    for id, key in sitter.reading(lambda reader: [(hit.id, hit.type) for hit in reader.newest(400)]):
        label = sitter.reading(lambda reader, id=id: reader.labels([id])[id])
        if SURNAME in label or SCHOOL_NAME in label or OFFICER_NAME in label:
            yield Place(PlaceKind.RECORD, key, id)
    for other in (
        PlaceKind.CALENDAR,
        PlaceKind.RULES,
        PlaceKind.RETURNS,
        PlaceKind.IMPORT,
        PlaceKind.FIRST_RUN,
    ):
        yield Place(other)


def test_every_page_fits_a_small_screen(sitter: Sitter) -> None:
    sitter.window.resize(WIDE, HIGH)
    wrong = {}
    for place in places(sitter):
        sitter.go(place)
        sitter.rest()
        page = sitter.page(Page)
        least, window = page.minimumSizeHint(), sitter.window.minimumSizeHint()
        if not fits(least, view_of(page).size()) or not fits(window, QSize(WIDE, HIGH)):
            wrong[place] = (least.width(), least.height(), *widest(sitter.page(Page)))
            sitter.window.stack.make_with(sitter.sitting.page)  # the next page is judged by itself
            sitter.window.resize(WIDE, HIGH)
    assert not wrong


def view_of(page: QWidget) -> QWidget:
    """What of the window is the page's."""
    rooms = [room for room in page.window().findChildren(Room) if room.isAncestorOf(page)]
    return rooms[0].viewport()


def fits(least: QSize, room: QSize) -> bool:
    return least.width() <= room.width() and least.height() <= room.height()


@pytest.mark.parametrize("screen", [(1366, 768), (1280, 720)])
def test_the_window_fits_a_laptop_at_twice_the_text(sitter: Sitter, screen: tuple[int, int]) -> None:
    room = QSize(*screen) - QSize(*FRAME)
    apply_theme(sitter.app, "light", 2.0)
    try:
        sitter.window.resize(room)
        for place in places_of_each_kind(sitter):
            sitter.go(place)
            assert fits(sitter.window.minimumSizeHint(), room), place
            assert sitter.window.size() == room, place
    finally:
        apply_theme(sitter.app, "light")


def places_of_each_kind(sitter: Sitter) -> list[Place]:
    """One of each kind of page, and of each form."""
    kinds = {
        (place.kind, place.type if place.kind is PlaceKind.NEW else ""): place for place in places(sitter)
    }
    return list(kinds.values())


def test_tab_brings_what_it_comes_to_into_sight_at_twice_the_text(sitter: Sitter) -> None:
    apply_theme(sitter.app, "light", 2.0)
    try:
        sitter.go(Place(PlaceKind.IMPORT))
        sitter.window.resize(QSize(1280, 720) - QSize(*FRAME))
        sitter.settle()
        page = sitter.page(ImportPage)
        while sitter.at() is not page.chooser.check:
            sitter.press(Qt.Key.Key_Tab)
        check, view = page.chooser.check, view_of(page)
        assert view.rect().contains(check.mapTo(view, check.rect().center()))
    finally:
        apply_theme(sitter.app, "light")


def test_a_return_can_be_read_and_made_at_twice_the_text(sitter: Sitter) -> None:
    """The figures have most of the window while the keyboard is on them, and nothing is cut at the side."""
    apply_theme(sitter.app, "light", 2.0)
    try:
        sitter.window.resize(QSize(1366, 768) - QSize(*FRAME))
        sitter.go(Place(PlaceKind.RETURNS))
        sitter.settle()
        page = sitter.page(ReturnsPage)
        view = view_of(page)
        assert page.width() <= view.width()
        page.views.report.take_focus()
        sitter.settle()
        figures = page.views.report.viewport()
        seen = view.rect().intersected(figures.rect().translated(figures.mapTo(view, QPoint(0, 0))))
        assert seen.height() > view.height() / 2
        for table in page.views.report.tables:
            assert table.columnWidth(0) > table.columnWidth(1), "a label can be read"
        for part in (page.foot.path, *page.foot.buttons.values(), page.foot.form, page.side.months):
            part.setFocus()
            sitter.settle()
            assert view.rect().contains(part.rect().translated(part.mapTo(view, QPoint(0, 0))))
            assert not isinstance(part, QPushButton) or part.width() >= part.sizeHint().width()
    finally:
        apply_theme(sitter.app, "light")


def widest(page: QWidget) -> list[tuple[str, int, str]]:
    """What asks for most, to find it by."""
    parts = [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]
    parts.sort(key=lambda part: -part.minimumSizeHint().width())
    return [(type(part).__name__, part.minimumSizeHint().width(), words(part)[:40]) for part in parts[:6]]


def words(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QPushButton) else part.accessibleName()


def test_save_is_on_the_screen_on_every_form(sitter: Sitter) -> None:
    child = the_child(sitter)
    for kind in REGISTRY:
        sitter.go(Place(PlaceKind.NEW, kind.key, child=child if kind.about is About.CHILD else None))
        sitter.window.resize(WIDE, HIGH)
        sitter.rest()
        form = sitter.page(RecordEntry).findChild(RecordPage)
        assert isinstance(form, RecordPage)
        form.save_asked.emit(False)  # what is refused is listed too
        sitter.settle()
        assert (sitter.window.width(), sitter.window.height()) == (WIDE, HIGH), kind.key
        saves = [one for one in form.findChildren(QPushButton) if one.text().startswith("Save")]
        assert len(saves) == 2
        for save in saves:
            corner = save.mapTo(sitter.window, QPoint(save.width(), save.height()))
            assert sitter.window.rect().contains(corner), (kind.key, save.text())


def test_long_names_cost_no_more_room_than_short_ones(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", the_child(sitter)))
    with_long = sitter.page(Page).minimumSizeHint().width()
    sitter.go(Place(PlaceKind.CHILD, "child", sitter.child("lis kuba")))
    assert with_long <= sitter.page(Page).minimumSizeHint().width() + GAP
    assert with_long <= 1024 - RAIL_WIDTH


def test_what_is_cut_is_whole_to_a_screen_reader(sitter: Sitter) -> None:
    sitter.go(Place(PlaceKind.CHILD, "child", the_child(sitter)))
    sitter.window.resize(WIDE, HIGH)
    sitter.settle()
    label = f"{SURNAME}, {FORENAME}"
    shown = [one for one in sitter.page(Page).findChildren(Words) if one.text().startswith(label)]
    assert shown
    assert all(one.width() < one.sizeHint().width() for one in shown[:1])
    name = sitter.window.rail.name
    assert name.accessibleName().startswith(OFFICER_NAME)
    assert name.toolTip().startswith(OFFICER_NAME)


LETTERED = {"asked_line.py", "chooser.py", "foot.py", "other_period.py", "questions.py"}
"""Where a label of our own words leads to a box by a letter, which stays a label of Qt's."""


def test_whatever_is_written_is_written_in_words() -> None:
    """A label of Qt's makes its page as wide as what it says."""
    root = Path(__file__).parents[2] / "ui"
    written = {
        path.name
        for path in root.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id == "QLabel" and call.args
    }
    assert written == LETTERED
