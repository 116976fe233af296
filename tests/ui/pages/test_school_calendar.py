"""The page by which managers keep the school calendar."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QPushButton

from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.statutory.calendars import SpanKind
from cme_desktop.statutory.year_days import DayKind
from tests.ui.office import changing
from tests.ui.sitter import Sitter, form_on, words_on
from ui.lists.folding import FoldedLine, Heading
from ui.pages.importing import ImportPage
from ui.pages.school_calendar import CalendarPage
from ui.pages.school_calendar.legend import Legend
from ui.pages.school_calendar.year import paint_day
from ui.shell.places import Place, PlaceKind
from ui.theme import LIGHT

CALENDAR = Place(PlaceKind.CALENDAR)


@pytest.fixture
def school(sitter: Sitter) -> int:
    """A school with an INSET day of its own, in the second of three terms of which two overlap."""
    with changing(sitter.sitting.desk.store) as work:
        one = next(work.records(SCHOOL)).id
        assert one is not None
        for kind, name, first, last, whose in (
            (SpanKind.TERM, "Autumn term", date(2026, 9, 2), date(2026, 12, 18), None),
            (SpanKind.TERM, "Spring term", date(2027, 1, 4), date(2027, 3, 25), None),
            (SpanKind.TERM, "Lent term", date(2027, 3, 1), date(2027, 3, 26), None),
            (SpanKind.TERM, "Summer term", date(2027, 7, 20), date(2027, 4, 12), None),
            (SpanKind.CLOSED, "INSET day", date(2026, 11, 25), date(2026, 11, 25), one),
        ):
            record = CALENDAR_ENTRY.cls(kind=kind, name=name, first_on=first, last_on=last, school=whose)
            save_record(work, CALENDAR_ENTRY, record)
    sitter.go(CALENDAR)
    return one


def parts(page: CalendarPage) -> list[str]:
    return [
        part.title if isinstance(part, Heading) else part.cells[0]
        for part in page.table.lines.parts
        if isinstance(part, Heading | FoldedLine)
    ]


def choose(sitter: Sitter, page: CalendarPage, school: int) -> None:
    page.whose.setCurrentIndex(page.whose.findData(school))
    sitter.settle()


@pytest.mark.usefixtures("school")
def test_what_is_known_and_what_is_wrong_is_said_on_top(sitter: Sitter) -> None:
    said = words_on(sitter.page(CalendarPage))
    assert "Known from Wed 2 Sep 2026 to Fri 26 Mar 2027; counting stops there." in said
    assert "None of 4 schools has terms of its own." in said
    assert (
        "All schools: “Spring term” (Mon 4 Jan 2027 to Thu 25 Mar 2027) and “Lent term” (Mon 1 Mar 2027"
        in said
    )
    assert "“Summer term” (Tue 20 Jul 2027 to Mon 12 Apr 2027) ends before it begins" in said


def test_of_one_school_only_what_differs_is_marked(sitter: Sitter, school: int) -> None:
    page = sitter.page(CalendarPage)
    assert parts(page) == ["All schools", "Autumn term", "Spring term", "Lent term", "Summer term"]
    choose(sitter, page, school)
    assert parts(page)[:3] == ["This school alone", "INSET day", "All schools"]
    page.grid.setFocus()
    for _ in range(2):
        sitter.press(Qt.Key.Key_Right)
    assert page.grid.day() == date(2026, 11, 25)
    said = "Wed 25 Nov 2026: closed to pupils; not so at other schools (INSET day, Autumn term)"
    assert said in words_on(page)
    assert "closed to pupils 1" in page.grid.in_words()


def test_the_keyboard_goes_through_the_year_and_no_further(sitter: Sitter, school: int) -> None:
    page = sitter.page(CalendarPage)
    choose(sitter, page, school)
    page.grid.setFocus()
    for key, day in (
        (Qt.Key.Key_Down, date(2026, 11, 30)),
        (Qt.Key.Key_PageDown, date(2026, 12, 30)),
        (Qt.Key.Key_PageUp, date(2026, 11, 30)),
        (Qt.Key.Key_End, date(2027, 8, 31)),
        (Qt.Key.Key_Right, date(2027, 8, 31)),
        (Qt.Key.Key_Home, date(2026, 9, 1)),
        (Qt.Key.Key_Up, date(2026, 9, 1)),
    ):
        sitter.press(key)
        assert page.grid.day() == day


def test_enter_opens_the_narrowest_entry_of_the_day_or_begins_one(sitter: Sitter, school: int) -> None:
    page = sitter.page(CalendarPage)
    choose(sitter, page, school)
    page.grid.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        sitter.press(key)
    assert shown(sitter)["name"] == "INSET day"
    sitter.go(CALENDAR)
    page = sitter.page(CalendarPage)
    choose(sitter, page, school)
    page.grid.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Return):
        sitter.press(key)
    begun = shown(sitter)
    assert (begun["first_on"], begun["last_on"]) == ("1 Sep 2026", "1 Sep 2026")
    assert begun["school"].startswith("Ashdown Primary School")


@pytest.mark.usefixtures("school")
def test_the_way_to_bring_in_term_dates(sitter: Sitter) -> None:
    page = sitter.page(CalendarPage)
    next(b for b in page.findChildren(QPushButton) if "Bring in" in b.text()).click()
    sitter.settle()
    assert sitter.page(ImportPage).chooser.source().key == "calendar_entry"


@pytest.mark.usefixtures("school")
def test_in_a_narrow_window_the_kinds_go_and_the_days_stay(sitter: Sitter) -> None:
    page = sitter.page(CalendarPage)
    for width, kinds_hidden in ((1900, False), (1024, True)):
        sitter.window.resize(width, 768)
        sitter.settle()
        assert sitter.window.width() == width
        assert page.table.isColumnHidden(2) == kinds_hidden
        assert page.table.columnWidth(1) >= 128
        assert page.table.lines.data(page.table.lines.index(1, 1)) == "2 Sep – 18 Dec"


def test_without_terms_it_says_how_days_are_counted(sitter: Sitter) -> None:
    sitter.go(CALENDAR)
    page = sitter.page(CalendarPage)
    assert "No term dates are on file: every weekday that is no bank holiday is counted" in words_on(page)
    assert "not known: no term dates" in page.grid.in_words()


def shown(sitter: Sitter) -> dict[str, Any]:
    form = form_on(sitter)
    return {name: form.draft.entry(name).text for name in form.draft.type.plain}


@pytest.mark.usefixtures("qapp")
def test_the_key_says_what_its_numbers_count() -> None:
    legend = Legend()
    legend.show_counts({DayKind.SCHOOL: 191, DayKind.HOLIDAY: 62, DayKind.BANK_HOLIDAY: 1}, 3)
    assert legend.accessibleName() == (
        "191 school days, 62 weekdays in the holidays, 1 bank holiday, 3 framed: not so at other schools"
    )


@pytest.mark.parametrize("kind", DayKind)
@pytest.mark.usefixtures("qapp")
def test_of_every_kind_of_day_the_number_can_be_read(kind: DayKind) -> None:
    assert day_painted(kind, "12") != day_painted(kind, "25")


@pytest.mark.usefixtures("qapp")
def test_every_kind_of_school_day_looks_otherwise_without_colours() -> None:
    kinds = [kind for kind in DayKind if kind is not DayKind.WEEKEND]
    shapes = [day_painted(kind, "12").convertToFormat(QImage.Format.Format_Mono) for kind in kinds]
    for place, shape in enumerate(shapes):
        assert shape not in shapes[:place], kinds[place]


def day_painted(kind: DayKind, number: str) -> QImage:
    picture = QImage(30, 26, QImage.Format.Format_RGB32)
    picture.fill(LIGHT.surface)
    with QPainter(picture) as painter:
        paint_day(painter, QRectF(1, 1, 28, 24), kind, number, False, LIGHT)
    return picture
