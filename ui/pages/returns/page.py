"""The returns page: months on the left, the figures of one on the right, its workbook below."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.fields import Reading
from cme_desktop.looks.return_making import MadeWorkbook
from cme_desktop.looks.returns import CONCERN, Report, Stock, read_changed, read_report, read_stock
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.periods import DateRange
from cme_desktop.touched import Concern
from cme_desktop.versions.version import State, VersionLine, state_of, state_words
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.pages.returns.maker import KEYS, ReturnMaker
from ui.pages.returns.report import ReportView
from ui.pages.returns.side import Side
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_role
from ui.widgets import Chip, ChipState, EmptyState, Hairline, ProgressLine, Words, page_key

_CHIPS = {
    State.NOT_MADE: ChipState.DRAFT,
    State.MADE: ChipState.MET,
    State.SENT: ChipState.MET,
    State.CHANGED: ChipState.DUE,
}
_EXPLAIN = "Enter on a figure opens the records it counts."
_TYPES = {measure.key: chapter.kind for chapter in CHAPTERS for measure in chapter.measures}


class ReturnsPage(Page):
    """Figures are looked up beside the window; those of a month no longer chosen are never shown."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "Returns", parent)
        self._desk = desk
        self._jobs = jobs
        self._stock: Stock | None = None
        self._period: DateRange | None = None
        self._reading: Job | None = None
        self._stale = False
        self.side = Side(Reading(desk.clock.today()))
        self.report = ReportView()
        self.maker = ReturnMaker(desk, jobs)
        self._title = Words("Returns")
        self._chip = Chip(ChipState.DRAFT)
        self._progress = ProgressLine()
        self._explained = Words(_EXPLAIN)
        self._states = QStackedWidget()
        self._lay_out()
        self._connect()
        self._read_stock()

    def concern(self) -> Concern:
        return CONCERN

    def refresh(self) -> None:
        if self.isVisible():
            self._read_stock()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_stock()

    def take_focus(self) -> None:
        self.side.months.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.side.months, *self.report.tables, self.maker.path]

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.side)
        both.addWidget(Hairline(Qt.Orientation.Vertical))
        both.addLayout(self._right_side(), 1)
        self._whole = QWidget()
        self._whole.setLayout(both)
        both.setContentsMargins(0, 0, 0, 0)
        self._states.addWidget(self._whole)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._states)

    def _right_side(self) -> QVBoxLayout:
        set_role(self._title, "title")
        set_role(self._explained, "hint")
        self._explained.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, 12)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addWidget(self._progress)
        told = QHBoxLayout()
        told.setContentsMargins(PAGE_EDGE, GAP, PAGE_EDGE, 0)
        told.addWidget(self._explained)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_on_paper(self.report), 1)
        column.addWidget(Hairline())
        column.addLayout(told)
        column.addWidget(self.maker)
        return column

    def _connect(self) -> None:
        self.side.chosen.connect(self._choose)
        self.report.opened.connect(self._open)
        self.report.explained.connect(lambda words: self._explained.setText(f"{words} {_EXPLAIN}"))
        self.maker.begun.connect(self.report.receipt.hide)
        self.maker.made.connect(self._show_made)
        self._progress.cancelled.connect(self._stop_reading)
        page_key(self, KEYS, self.maker.make)

    # -- what there is to report --------------------------------------------------------------------

    def _read_stock(self) -> None:
        """Look again at what there is; until it is there, what is shown stays."""
        self._stale = False
        self._drop_reading()
        today = self._desk.clock.today()
        self._reading = self._jobs.read(partial(read_stock, today), self._take_stock, self._not_read, self)
        self._progress.begin("Reading records")

    def _take_stock(self, stock: Stock) -> None:
        self._stock = stock
        if not stock.months:
            self._progress.finish()
            nothing = "There is nothing to report yet: no notices are on file."
            self._put_state(
                "returns", nothing, "Bring in records…", lambda: self.going.emit(Place(PlaceKind.IMPORT))
            )
            return
        self._put(self._whole)
        self.side.months.show_months(stock.months, stock.made, self._desk.clock.today())
        self._jobs.read(partial(read_changed, stock), partial(self._take_changed, stock), owner=self)
        if self._period is None:
            self._period = stock.months[min(1, len(stock.months) - 1)]  # the month that is over
            self.side.months.mark(self._period)
            self.maker.offer(stock.authority, self._period)
        self._read_report()

    def _take_changed(self, stock: Stock, changed: frozenset[DateRange]) -> None:
        if stock is self._stock:
            for month in changed:
                self.side.months.show_made(month, stock.made[month], changed=True)

    # -- the figures of one period ------------------------------------------------------------------

    def _choose(self, period: DateRange) -> None:
        if self._stock is None or period == self._period:
            return
        self._period = period
        self.report.receipt.hide()
        self.maker.offer(self._stock.authority, period)
        self._read_report()

    def _read_report(self) -> None:
        self._drop_reading()
        assert self._stock is not None
        assert self._period is not None
        self._title.setText(self._told(self._period))
        self._progress.begin("Working out the figures")
        self._reading = self._jobs.read(
            partial(read_report, self._stock, self._period),
            partial(self._take_report, self._period),
            self._not_read,
            self,
        )

    def _take_report(self, period: DateRange, report: Report) -> None:
        if period != self._period:
            return
        self._reading = None
        self._progress.finish(f"{self._told(period)}: figures are shown.")
        self.set_title(f"Return, {self._told(period)}")
        self.report.show_report(report, self._desk.clock.today())
        self.report.show_changed(report.changes, report.newest.made_on if report.newest else "")
        self._show_state(state_of(report.newest, bool(report.changes)), report.newest)

    def _told(self, period: DateRange) -> str:
        """What a period is called: what of it has come by now, and its school years if several."""
        return period.told(self._desk.clock.today())

    def _show_state(self, state: State, made: VersionLine | None) -> None:
        self._chip.show_state(_CHIPS[state], state_words(state, made))

    def _not_read(self, error: Exception) -> None:
        self._progress.finish()
        if isinstance(error, Cancelled):
            words = "You stopped the reading, so there are no figures to show."
        else:
            words = f"The figures could not be read. {explain(error)}"
        self._put_state("error", words, "Try again", self._read_stock)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()

    def _drop_reading(self) -> None:
        """Let go of what is being read; its answer, a Cancelled, is not wanted either."""
        if self._reading is not None:
            self._reading.failed = None
            self._reading.cancel()
            self._reading = None

    # -- leaving, and what is shown in place of figures ---------------------------------------------

    def _show_made(self, period: DateRange, made: MadeWorkbook, version: VersionLine | None) -> None:
        self.told.emit(f"Workbook made: {made.path.name}")
        if self._stock is not None and version is not None:
            self._stock = replace(self._stock, made={**self._stock.made, period: version})
            self.side.months.show_made(period, version)
        if period == self._period:
            self.report.show_receipt(made)
            self.report.show_changed([], "")
            self._show_state(state_of(version), version)

    def _open(self, figure: Figure) -> None:
        title = f"{figure.title}, {self._told(figure.period)}"
        if figure.counts_records:
            kind = _TYPES[figure.measure]
            place = Place(PlaceKind.ROWS, kind.key, ids=figure.ids, title=title)
        else:
            place = Place(PlaceKind.COUNTED, figure=figure, title=title)
        self.going.emit(place)

    def _put_state(self, icon: str, words: str, button: str, act: object) -> None:
        state = EmptyState(icon, words, button)
        state.acted.connect(act)
        self._put(state)

    def _put(self, widget: QWidget) -> None:
        old = self._states.currentWidget()
        if self._states.indexOf(widget) < 0:
            self._states.addWidget(widget)
        self._states.setCurrentWidget(widget)
        if old is not None and old is not widget and old is not self._whole:
            self._states.removeWidget(old)
            old.deleteLater()


def _on_paper(report: QWidget) -> QWidget:
    paper = QWidget()
    paper.setProperty("region", "surface")
    paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(paper)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(report)
    return paper
