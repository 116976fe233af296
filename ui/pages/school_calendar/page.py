"""The page by which managers keep the school calendar."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.looks.school_calendar import CalendarLook, read_calendar
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.statutory.calendars import SpanKind
from cme_desktop.statutory.year_days import DayKind
from cme_desktop.touched import Aspect, Concern
from cme_desktop.values.dates import show_day, show_day_short
from cme_desktop.values.school_years import academic_year, academic_year_label
from ui.errors import present
from ui.jobs import Jobs
from ui.lists.folding import FoldedLine, Heading, Part
from ui.lists.folding_table import FoldingTable
from ui.lists.states import StateStack
from ui.pages.school_calendar.legend import Legend
from ui.pages.school_calendar.year import YearGrid
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, scaled, set_kind, set_role
from ui.widgets import ClosedList, Hairline, Words

_ALL = "All schools"
_LIST_WIDTH = 428
_COLUMNS = (("Entry", 0), ("Days", 128), ("Kind", 112))
_YEARS_BACK, _YEARS_ON = 4, 3
_MOST_WRONG = 3


class CalendarPage(Page):
    """A year at a glance at the left, what it is made from at the right, what to know of it on top."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "School calendar", parent)
        self._jobs = jobs
        self._today = desk.clock.today()
        self._look: CalendarLook | None = None
        self.whose = ClosedList()
        self.year = ClosedList()
        self.grid = YearGrid()
        self.table = FoldingTable("Entries", _COLUMNS, "more", GROUP_GAP)
        self._legend = Legend()
        self._known = Words()
        self._wrong = Words()
        self._day = Words()
        self._body = QWidget()
        self._states = StateStack(_scrolled(self._body), self.grid)
        self._lay_out()
        self._offer_years()
        self.whose.currentIndexChanged.connect(lambda _: self._show())
        self.year.currentIndexChanged.connect(lambda _: self._show())
        self.grid.looked_at.connect(self._say_day)
        self.grid.opened.connect(self._open_day)
        self.table.opened.connect(lambda id: self.going.emit(Place(PlaceKind.RECORD, CALENDAR_ENTRY.key, id)))
        self.table.opened_apart.connect(
            lambda id: self.apart.emit(Place(PlaceKind.RECORD, CALENDAR_ENTRY.key, id))
        )
        self.refresh()

    def concern(self) -> Concern:
        return Concern(types=frozenset((CALENDAR_ENTRY.key, SCHOOL.key)), aspects=frozenset((Aspect.LAW,)))

    def refresh(self) -> None:
        self._jobs.read(read_calendar, self._take, self._not_read, self)

    def take_focus(self) -> None:
        self._states.take_focus()

    def panes(self) -> list[QWidget]:
        return [self.whose, self.grid, self.table]

    def school(self) -> int | None:
        """The school whose calendar is shown; None for what holds for all."""
        chosen: int | None = self.whose.currentData()
        return chosen

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GROUP_GAP, 0, 0)
        page.setSpacing(GAP)
        page.addLayout(self._head())
        page.addLayout(self._sentences())
        page.addWidget(Hairline())
        page.addWidget(self._states, 1)
        left = QVBoxLayout()
        left.setContentsMargins(PAGE_EDGE, GAP, GROUP_GAP, GAP)
        left.setSpacing(GAP)
        left.addWidget(self.grid, 1)
        self._day.setWordWrap(True)
        self._day.setTextFormat(Qt.TextFormat.PlainText)
        left.addWidget(self._day)
        left.addWidget(self._legend)
        self.table.setMinimumWidth(scaled(_LIST_WIDTH))
        both = QHBoxLayout(self._body)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addLayout(left, 2)
        both.addWidget(Hairline(Qt.Orientation.Vertical))
        both.addWidget(self.table, 1)

    def _head(self) -> QHBoxLayout:
        title = Words(self.title(), least=160)
        set_role(title, "title")
        self.whose.setAccessibleName("Whose calendar")
        self.whose.setMinimumWidth(scaled(110))
        self.whose.setMaximumWidth(scaled(400))
        self.whose.setSizeAdjustPolicy(ClosedList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.year.setAccessibleName("School year")
        bring, new = QPushButton("&Bring in term dates"), QPushButton("New &entry")
        set_kind(bring, "quiet")
        set_kind(new, "primary")
        bring.clicked.connect(lambda: self.going.emit(Place(PlaceKind.IMPORT, CALENDAR_ENTRY.key)))
        new.clicked.connect(self._begin)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        row.setSpacing(GAP)
        row.addWidget(title)
        row.addSpacing(GROUP_GAP)
        row.addWidget(self.whose, 3)
        row.addWidget(self.year)
        row.addStretch(1)
        row.addWidget(bring)
        row.addWidget(new)
        return row

    def _sentences(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        column.setSpacing(GAP // 2)
        for label, role in ((self._known, "muted"), (self._wrong, "warning")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)  # type: ignore[arg-type]
            column.addWidget(label)
        return column

    def _offer_years(self) -> None:
        this = academic_year(self._today)
        for year in range(this - _YEARS_BACK, this + _YEARS_ON + 1):
            self.year.addItem(academic_year_label(year), year)
        self.year.setCurrentIndex(_YEARS_BACK)

    # -- what was read ------------------------------------------------------------------------------

    def _take(self, look: CalendarLook) -> None:
        self._look = look
        chosen = self.school()
        own = {entry.school for entry in look.entries}
        with QSignalBlocker(self.whose):
            self.whose.clear()
            self.whose.addItem(_ALL, None)
            for id, name in look.schools.items():
                self.whose.addItem(f"{name} · own entries" if id in own else name, id)
            self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)) if chosen is not None else 0)
        self._show()

    def _show(self) -> None:
        look, school, year = self._look, self.school(), self.year.currentData()
        if look is None:
            return
        days = look.days(school, year)
        common = days if school is None else look.days(None, year)
        unlike = {day for day in days if days[day] is not common[day]}
        differing = {day for day in unlike if days[day] is not DayKind.UNKNOWN}  # which is marked enough
        self.grid.show_days(days, differing, self._today)
        self._legend.show_counts(Counter(days.values()), len(differing))
        self._known.setText(f"{look.known(school)} {look.followers()}")
        shown = [*look.wrong[:_MOST_WRONG]]
        if len(look.wrong) > _MOST_WRONG:
            shown.append(f"… and {len(look.wrong) - _MOST_WRONG:,} more; the command “check” names them all.")
        self._wrong.setText("\n".join(shown))
        self._wrong.setVisible(bool(shown))
        self.table.show_parts(list(self._parts(look, school, year)))
        self._states.show_contents()

    def _parts(self, look: CalendarLook, school: int | None, year: int) -> Iterator[Part]:
        wanted = [("This school alone", school)] if school is not None else []
        for title, whose in (*wanted, (_ALL, None)):
            entries = look.entries_of(whose, year)
            yield Heading(title, f"{len(entries)}" if entries else "nothing entered")
            yield from (_line(entry) for entry in entries)

    def _say_day(self, day: date) -> None:
        named = ", ".join(entry.name for entry in self._covering(day) if entry.name)
        self._day.setText(f"{self.grid.say(day)}{f' ({named})' if named else ''}")

    def _covering(self, day: date) -> list[Any]:
        """The entries of a day, the narrowest first; a term of its own goes before that of all schools."""
        whose = {None, self.school()}
        entries = self._look.entries if self._look is not None else ()
        found = [entry for entry in entries if entry.school in whose and (span := entry.span())
                 and span.first <= day <= span.last]  # fmt: skip
        if any(entry.school and entry.kind == SpanKind.TERM for entry in found):
            found = [entry for entry in found if entry.school or entry.kind != SpanKind.TERM]
        return sorted(found, key=lambda entry: entry.last_on - entry.first_on)

    def _open_day(self, day: date) -> None:
        """What makes the day what it is; a new entry of that day where nothing does."""
        if found := self._covering(day):
            self.going.emit(Place(PlaceKind.RECORD, CALENDAR_ENTRY.key, found[0].id))
        else:
            self._begin(first=day)

    def _begin(self, *_: object, first: date | None = None) -> None:
        """A new entry, for the school that is shown."""
        fill = {"school": self.school(), "first_on": first, "last_on": first}
        given = tuple((name, value) for name, value in fill.items() if value is not None)
        self.going.emit(Place(PlaceKind.NEW, CALENDAR_ENTRY.key, fill=given))

    def _not_read(self, error: Exception) -> None:
        words = f"The calendar could not be read. {present(error).sentence}"
        self._states.show_state("error", words, "Try again", self.refresh)


def _line(entry: Any) -> FoldedLine:
    kind = CALENDAR_ENTRY.choice("kind").choices.label(entry.kind) if entry.kind else "No kind"
    first, last = (show_day(day) if day else "no day" for day in (entry.first_on, entry.last_on))
    days = first if first == last else f"{first} to {last}"
    brief = " – ".join(dict.fromkeys((_brief(entry.first_on), _brief(entry.last_on))))
    cells = (entry.name or "–", brief, kind)
    return FoldedLine(entry.id, cells, detail=f"{kind}: {days}. {entry.reference}")


def _scrolled(body: QWidget) -> QScrollArea:
    """A year needs its room; where a window has less, it scrolls."""
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    scroll.setWidget(body)
    return scroll


def _brief(day: date | None) -> str:
    return show_day_short(day).rsplit(" ", 1)[0] if day else "?"
