"""Today: what is overdue, due today and due this week, what was left unfinished, what is new.

It is the first page on the screen, so it imports no record type, and shows its lines before it is served.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cme_desktop.due import FirstLook, Post, Whose
from cme_desktop.looks.work_queue import (
    RESEMBLANCE,
    Desktop,
    Duty,
    Group,
    Pressing,
    WorkQueue,
    queue_of,
    read_desktop,
)
from cme_desktop.touched import Aspect, Concern
from cme_desktop.values.dates import show_day
from cme_desktop.values.sentences import mid_sentence
from ui.errors import explain
from ui.lists.folding import FoldedLine, Heading, Part
from ui.lists.folding_table import FoldingTable
from ui.lists.states import StateStack
from ui.pages.parts import LinkLine, ScrollColumn
from ui.shell.page import Page
from ui.shell.places import TODAY, Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, scaled, set_role
from ui.widgets import ChipState, ClosedList, Hairline, Tabs, Words

if TYPE_CHECKING:
    from cme_desktop.desk import Desk
    from cme_desktop.looks.record_start import Wanted
    from ui.jobs import Jobs

_SIDE_WIDTH = 300
_ALL_DUTIES = "All duties"
_SEARCH = "whereabouts_enquiry"
"""What is begun where the question is where a child went: the page is placed by hand, and asks it."""
_CHIPS = {
    Pressing.OVERDUE: ChipState.OVERDUE,
    Pressing.DUE: ChipState.DUE,
    Pressing.UNDATED: ChipState.INFO,
    Pressing.NOBODYS: ChipState.DRAFT,
}
_COLUMNS = (("Due", 164), ("Duty", 176), ("Child", 156), ("School", 0), ("Reference", 134))


class TodayPage(Page):
    """The work queue at the left; drafts, what is new and what is open at the right."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(TODAY, "Today", parent)
        self._served: tuple[Jobs, Desk] | None = None
        self._queue: WorkQueue | None = None
        self._restricted = 0
        self._day = Words(show_day(today), least=120, parent=self)
        self._moving = Words(parent=self)
        self._scope = Tabs("Whose work", self)
        self._duties = ClosedList(self)
        self._table = FoldingTable("Work queue", _COLUMNS, "why", PAGE_EDGE)
        self._states = StateStack(self._table, parent=self)
        self._side = ScrollColumn("Unfinished and new", self)
        self._lay_out()
        self._connect()

    def show_first(self, look: FirstLook) -> None:
        """Show the lines of the queue; the rest follows once the page is served."""
        self._offer_scopes(look.post)
        self._take_queue(queue_of(look))

    def lay_out_now(self) -> None:
        """Give the lines their room at once: the first page is painted before all else is at hand."""
        self._table.lay_out_now()

    def serve(self, jobs: "Jobs", desk: "Desk") -> None:
        """From now on it can be read anew; the stack says when."""
        self._served = (jobs, desk)
        self._offer_scopes(desk.author.post)

    def concern(self) -> Concern:
        aspects = {Aspect.DRAFTS, Aspect.DEADLINES, Aspect.LAW, Aspect.QUESTIONS}
        return Concern(types=None, aspects=frozenset(aspects))

    def refresh(self) -> None:
        if self._served is None:
            return
        jobs, desk = self._served
        today = desk.clock.today()
        self._day.setText(show_day(today))
        scope = desk.author.post.scope(self._whose())
        work = partial(read_desktop, desk.author.name, scope, today, desk.author.post.manages, desk.emergency)
        jobs.read(work, self._take, self._not_read, self)

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
        page.addWidget(self._moving)
        page.addWidget(Hairline(parent=self))
        self._moving.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, GAP)
        self._moving.setWordWrap(True)
        self._moving.hide()
        set_role(self._moving, "muted")
        self._side.setFixedWidth(_SIDE_WIDTH)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._states, 1)
        both.addWidget(Hairline(Qt.Orientation.Vertical, self))
        both.addWidget(self._side)
        page.addLayout(both, 1)
        page.setSpacing(0)

    def _head(self) -> QHBoxLayout:
        title = Words("Today", least=160, parent=self)
        set_role(title, "title")
        set_role(self._day, "muted")
        self._scope.hide()
        self._duties.addItem(_ALL_DUTIES)
        self._duties.setAccessibleName("Which duties")
        self._duties.setMinimumWidth(scaled(160))
        self._duties.setMaximumWidth(scaled(260))
        self._duties.setSizeAdjustPolicy(ClosedList.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, GAP)
        row.setSpacing(GAP)
        row.addWidget(title)
        self._day.setContentsMargins(0, 4, 0, 0)  # on the line that the larger title stands on
        row.addWidget(self._day)
        row.addSpacing(PAGE_EDGE)
        row.addWidget(self._scope)
        row.addStretch(1)
        row.addWidget(self._duties, 1000)
        return row

    def _connect(self) -> None:
        self._scope.currentChanged.connect(lambda _: self.refresh())
        self._duties.currentIndexChanged.connect(lambda _: self._show_queue())
        self._table.opened.connect(lambda key: self.going.emit(_place_of(key)))
        self._table.followed.connect(self._follow)
        self._table.opened_apart.connect(lambda key: self.apart.emit(_place_of(key)))

    # -- what was read ------------------------------------------------------------------------------

    def _take(self, desktop: Desktop) -> None:
        self._moving.setText(words := _said_of_the_days(desktop))
        self._moving.setVisible(bool(words))
        self._restricted = desktop.restricted
        self._take_queue(desktop.queue)
        if not desktop.queue.groups and not desktop.restricted:
            self._say_why_empty(desktop.in_use)
        from ui.pages.today_side import side_groups  # late: it needs the descriptions of all types

        self._side.show_groups(side_groups(desktop, self.going.emit))

    def _take_queue(self, queue: WorkQueue) -> None:
        self._queue = queue
        self._offer_duties(queue)
        self._show_queue()

    def _offer_scopes(self, post: Post) -> None:
        """Whose work, where there is an officer's record to know it by; first what they look after."""
        if post.officer is None or self._scope.count():
            return
        self._scope.blockSignals(True)
        for place, whose in enumerate(post.offered()):
            self._scope.insertTab(place, whose.value)
            self._scope.setTabData(place, whose)
        self._scope.setCurrentIndex(post.offered().index(post.first()))
        self._scope.blockSignals(False)
        self._scope.show()

    def _whose(self) -> Whose:
        chosen = self._scope.tabData(self._scope.currentIndex())
        return chosen if isinstance(chosen, Whose) else Whose.ALL

    def _offer_duties(self, queue: WorkQueue) -> None:
        labels = sorted({_kind_of(duty) for duty in queue.duties() if not duty.line.restricted})
        chosen = self._duties.currentText()
        self._duties.blockSignals(True)
        self._duties.clear()
        self._duties.addItems([_ALL_DUTIES, *labels])
        self._duties.setCurrentIndex(max(0, self._duties.findText(chosen)))
        self._duties.blockSignals(False)

    def _show_queue(self) -> None:
        if self._queue is None:
            return
        self._table.show_parts(list(self._parts(self._queue)))
        self._states.show_contents()

    def _say_why_empty(self, in_use: bool) -> None:
        if in_use:
            words = "Nothing is overdue and nothing falls due in the next seven days."
            self._states.show_state("good", words)
        else:
            from cme_desktop.registry import NEW_MENU  # late: as in `_take`

            first = NEW_MENU[0]
            words = "This data file is empty. Begin with a notice that a school has sent."
            begin = partial(self.going.emit, Place(PlaceKind.NEW, first.key))
            self._states.show_state("note", words, f"New {mid_sentence(first.title)}", begin)

    def _follow(self, key: tuple[str, int, str, str]) -> None:
        """Turn the question where a child went into an enquiry, or go to the one that there is."""
        from cme_desktop.looks.record_start import follow_up  # late: it needs the descriptions of all types

        if self._served is not None and key[0] != RESEMBLANCE:
            jobs, _ = self._served
            work = partial(follow_up, key[1], _SEARCH)
            jobs.read(work, self._followed, self._not_read, self)

    def _followed(self, form: "Wanted | None") -> None:
        if form is not None:
            kind = PlaceKind.NEW if form.id is None else PlaceKind.RECORD
            self.going.emit(Place(kind, form.type, form.id, source=form.source))
        else:
            self.told.emit("No enquiry grows out of a record of this kind.")

    def _parts(self, queue: WorkQueue) -> Iterator[Part]:
        wanted = self._duties.currentText() if self._duties.currentIndex() > 0 else ""
        for group in queue.groups:
            shown = [duty for duty in group.duties if not wanted or _is_of(duty, wanted)]
            if shown:
                yield Heading(group.title, _how_many(group, len(shown)))
                yield from map(_line, shown)
        if self._restricted:
            yield Heading(f"{self._restricted:,} restricted", f"shown under “{Whose.ALL.value}”")

    def _not_read(self, error: Exception) -> None:
        words = f"Your work could not be read. {explain(error)}"
        self._states.show_state("error", words, "Try again", self.refresh)


def _said_of_the_days(desktop: Desktop) -> str:
    """What to know of all due dates in the queue; nothing where they are as they should be."""
    moving = [_still_moving(desktop.to_reckon)] if desktop.to_reckon else []
    return " ".join([*desktop.unread, *moving])


def _still_moving(to_reckon: int) -> str:
    """What to know of the queue while days in it may change."""
    many = "1 record are" if to_reckon == 1 else f"{to_reckon:,} records are"
    return (
        f"The due dates of {many} being reckoned anew. Lines that say so stay until that is done; "
        "others may still join them."
    )


def _how_many(group: Group, shown: int) -> str:
    """How many lines stand under a heading, and of how many where that is not all."""
    read = len(group.duties)
    if group.in_all == read:
        return f"{shown:,}"
    first = f"the first {read:,}" + (f" of {group.in_all:,}" if group.in_all is not None else "")
    return first if shown == read else f"{shown:,} among {first}"


def _kind_of(duty: Duty) -> str:
    """What duty it is, whatever row of the record it is about."""
    return duty.line.label.partition(":")[0]


def _is_of(duty: Duty, wanted: str) -> bool:
    """Whether a line is of the duty chosen; one of a restricted child is in no choice."""
    return not duty.line.restricted and _kind_of(duty) == wanted


def _line(duty: Duty) -> FoldedLine:
    line = duty.line
    cells = (duty.words, line.label, line.child_label, line.school_label, line.reference)
    return FoldedLine(
        (line.type, line.record, line.duty, line.clears), cells, _CHIPS[duty.pressing], line.why, duty.spoken
    )


def _place_of(key: tuple[str, int, str, str]) -> Place:
    """The record at the field that meets the duty."""
    type, id, _, clears = key
    if type == RESEMBLANCE:
        return Place(PlaceKind.RESEMBLANCE, id=id)
    return Place(PlaceKind.RECORD, type, id, field=clears)
