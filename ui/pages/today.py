"""Today: what is overdue, due today and due this week, what was left unfinished, what is new."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.ports import Hit, KeptDraft
from cme_desktop.records import NOTICES, TEN_DAY_NOTIFICATION, record_type
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import show_moment
from ui.errors import present
from ui.jobs import Jobs
from ui.lists.folding import Heading, Line, Part
from ui.lists.folding_table import FoldingTable
from ui.lists.states import StateStack
from ui.pages.parts import Column, LinkLine
from ui.pages.work_queue import MOST_LINES, Duty, WorkQueue, read_queue
from ui.shell.page import Page
from ui.shell.places import TODAY, Kind, Place, file_or_record
from ui.shell.rail import GROUPS
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_role
from ui.widgets import BarChart, Hairline, SectionHeading

_SIDE_WIDTH = 300
_WIDTHS = (164, 176, 156, 0, 134)  # state, duty, child, school, reference


class TodayPage(Page):
    """The work queue at the left; drafts, what is new and what is open at the right."""

    def __init__(self, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(TODAY, "Today", parent)
        self._jobs = jobs
        self._desk = desk
        self._queue: WorkQueue | None = None
        self._scope = QTabBar()
        self._duties = QComboBox()
        self._table = FoldingTable("Work queue", _WIDTHS, "why", PAGE_EDGE)
        self._states = StateStack(self._table)
        self._side = Column("Unfinished and new")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        author = self._desk.author
        officer = author.officer if self._scope.currentIndex() == 0 and self._scope.count() > 1 else None
        today, calendar = self._desk.clock.today(), self._desk.calendar
        work = partial(read_queue, author.name, officer, today, calendar)
        self._jobs.read(work, self._take, self._not_read, self)

    def take_focus(self) -> None:
        self._states.take_focus()

    def panes(self) -> list[QWidget]:
        return [self._table, *self._side.findChildren(LinkLine)[:1]]

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GROUP_GAP, 0, 0)
        page.setSpacing(GROUP_GAP // 2)
        page.addLayout(self._head())
        page.addWidget(Hairline())
        self._side.setFixedWidth(_SIDE_WIDTH)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._states, 1)
        both.addWidget(Hairline(Qt.Orientation.Vertical))
        both.addWidget(self._side)
        page.addLayout(both, 1)
        page.setSpacing(0)

    def _head(self) -> QHBoxLayout:
        title = QLabel("Today")
        set_role(title, "title")
        as_at = QLabel(show_day(self._desk.clock.today()))
        set_role(as_at, "muted")
        self._scope.setDrawBase(False)
        self._scope.setAccessibleName("Whose work")
        for label in ("Mine", "Everybody’s") if self._desk.author.officer is not None else ("Everybody’s",):
            self._scope.addTab(label)
        if self._scope.count() == 1:
            self._scope.hide()
        self._duties.addItem("All duties")
        self._duties.setAccessibleName("Which duties")
        self._duties.setMinimumWidth(260)
        self._duties.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, GAP)
        row.setSpacing(GAP)
        row.addWidget(title)
        as_at.setContentsMargins(0, 4, 0, 0)  # on the line that the larger title stands on
        row.addWidget(as_at)
        row.addSpacing(PAGE_EDGE)
        row.addWidget(self._scope)
        row.addStretch(1)
        row.addWidget(self._duties)
        return row

    def _connect(self) -> None:
        self._scope.currentChanged.connect(lambda _: self.refresh())
        self._duties.currentIndexChanged.connect(lambda _: self._show_queue())
        self._table.opened.connect(lambda key: self.going.emit(_place_of(key)))
        self._table.opened_apart.connect(lambda key: self.apart.emit(_place_of(key)))

    # -- what was read ------------------------------------------------------------------------------

    def _take(self, queue: WorkQueue) -> None:
        self._queue = queue
        self._offer_duties(queue)
        self._show_queue()
        self._show_side(queue)

    def _offer_duties(self, queue: WorkQueue) -> None:
        labels = sorted({duty.line.label for duty in (*queue.overdue, *queue.today, *queue.week)})
        chosen = self._duties.currentText()
        self._duties.blockSignals(True)
        self._duties.clear()
        self._duties.addItems(["All duties", *labels])
        self._duties.setCurrentIndex(max(0, self._duties.findText(chosen)))
        self._duties.blockSignals(False)

    def _show_queue(self) -> None:
        if self._queue is None:
            return
        parts = list(self._parts(self._queue))
        self._table.show_parts(parts)
        if parts:
            self._states.show_contents()
        elif any(total for total, _ in self._queue.counts.values()):
            words = "Nothing is overdue and nothing falls due in the next seven days."
            self._states.show_state("good", words)
        else:
            words = "This data file is empty. Begin with a notice that a school has sent."
            self._states.show_state("note", words, "New 10-day notification", self._begin)

    def _begin(self) -> None:
        self.going.emit(Place(Kind.NEW, TEN_DAY_NOTIFICATION.key))

    def _parts(self, queue: WorkQueue) -> Iterator[Part]:
        wanted = self._duties.currentText() if self._duties.currentIndex() > 0 else ""
        more = "" if queue.all_read else f" of the {MOST_LINES} oldest"
        for title, duties in (
            ("Overdue", queue.overdue),
            ("Due today", queue.today),
            ("Due in the next seven days", queue.week),
        ):
            shown = [duty for duty in duties if not wanted or duty.line.label == wanted]
            if shown:
                yield Heading(title, f"{len(shown):,}{more}")
                yield from map(_line, shown)

    def _show_side(self, queue: WorkQueue) -> None:
        self._side.show_groups([
            self._drafts(queue.drafts),
            self._newest(queue.newest),
            _open_now(queue.counts),
        ])  # fmt: skip

    def _drafts(self, drafts: Sequence[KeptDraft]) -> list[QWidget]:
        if not drafts:
            return []
        parts: list[QWidget] = [SectionHeading("Unfinished", f"{len(drafts)}")]
        for kept in drafts[:8]:
            line = LinkLine(kept.title, f"{record_type(kept.type).title} · {show_moment(kept.saved_at)}")
            kind = Kind.NEW if kept.record is None else Kind.RECORD
            place = Place(kind, kept.type, kept.record, draft=kept.id)
            line.clicked.connect(partial(self._go, place))
            parts.append(line)
        return parts

    def _newest(self, hits: Sequence[Hit]) -> list[QWidget]:
        if not hits:
            return []
        parts: list[QWidget] = [SectionHeading("Changed last")]
        for hit in hits:
            kind = record_type(hit.type)
            about = hit.child_label if kind.notice else hit.label
            remark = f"{kind.title} · {kind.life.statuses.label(hit.status)}"
            line = LinkLine(about or hit.reference, remark)
            line.clicked.connect(partial(self._go, file_or_record(hit.type, hit.id)))
            parts.append(line)
        return parts

    def _go(self, place: Place, _checked: bool = False) -> None:
        self.going.emit(place)

    def _not_read(self, error: Exception) -> None:
        words = f"Your work could not be read. {present(error).sentence}"
        self._states.show_state("error", words, "Try again", self.refresh)


def _line(duty: Duty) -> Line:
    line = duty.line
    cells = (duty.words, line.label, line.child_label, line.school_label, line.reference)
    return Line((line.type, line.record, line.duty), cells, duty.state, line.why, duty.spoken)


def _place_of(key: tuple[str, int, str]) -> Place:
    """The record at the field that meets the duty."""
    type, id, duty = key
    clocks = (clock for clock in record_type(type).clocks if clock.duty == duty)
    field = next((clock.stops for clock in clocks if clock.stops), "")
    return Place(Kind.RECORD, type, id, field=field)


def _open_now(counts: dict[str, tuple[int, int]]) -> list[QWidget]:
    short = {entry.place.type: entry.label for group in GROUPS for entry in group}
    bars = [(short[kind.key], counts[kind.key][1]) for kind in NOTICES if counts[kind.key][1]]
    if not bars:
        return []
    chart = BarChart("Open records by type")
    chart.set_bars(bars)
    return [SectionHeading("Open now"), chart]
