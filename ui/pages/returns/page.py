"""The returns page: months on the left, the figures of one on the right, its editions below."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.fields import Reading
from cme_desktop.looks.return_making import MadeForm, MadeWorkbook
from cme_desktop.looks.returns import CONCERN, Report, Stock, read_changed, read_report, read_stock
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.periods import DateRange
from cme_desktop.standing_records.return_target import RETURN_TARGET
from cme_desktop.touched import Concern
from cme_desktop.versions.version import VersionLine, state_of
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.lists.states import StateStack
from ui.pages.returns.acts import ReturnActs
from ui.pages.returns.body import Body
from ui.pages.returns.foot import FORM_KEYS, KEYS, Foot
from ui.pages.returns.head import Head
from ui.pages.returns.leads import rows_of, strays_of
from ui.pages.returns.maker import ReturnMaker
from ui.pages.returns.side import Side
from ui.pages.returns.views import ReturnViews
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.shell.remembered import Remembered
from ui.widgets import Words, page_key

_EXPLAIN = (
    "Enter on a figure opens its records, N says something of it, W writes what the cover says, S marks the "
    "return as sent."
)


class ReturnsPage(Page):
    """Figures are looked up beside the window; those of a month no longer chosen are never shown."""

    def __init__(
        self, place: Place, jobs: Jobs, desk: Desk, remembered: Remembered, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, "Returns", parent)
        self._desk = desk
        self._jobs = jobs
        self._stock: Stock | None = None
        self._period: DateRange | None = None
        self._reading: Job | None = None
        self._stale = False
        self.side = Side(Reading(desk.clock.today()))
        self.views = ReturnViews(jobs)
        self.maker = ReturnMaker(desk, jobs, self)
        self.acts = ReturnActs(desk, jobs, self.maker)
        self.foot = Foot(self.maker, remembered)
        self._head = Head()
        self._explained = Words(_EXPLAIN)
        body = Body(self.side, self._head, self.views, self._explained, self.acts, self.foot)
        self._states = StateStack(body, self.side.months)
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
        if not self.views.return_to_figure():
            self._states.take_focus()

    def panes(self) -> list[QWidget]:
        return [self.side.months, self.views.tabs, *self.views.pane(), self.foot.path]

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._states)

    def _connect(self) -> None:
        self.side.chosen.connect(self._choose)
        self.side.months.entered.connect(self.views.tabs.setFocus)
        self.side.targets_wanted.connect(lambda: self.going.emit(Place(PlaceKind.LIST, RETURN_TARGET.key)))
        self.views.opened.connect(self._open)
        self.views.going.connect(self.going)
        self.views.spoken_of.connect(self.acts.ask_remark)
        self.views.explained.connect(lambda words: self._explained.setText(f"{words} {_EXPLAIN}"))
        self.views.report.strayed.connect(lambda mismatch: self.going.emit(strays_of(mismatch)))
        self.maker.begun.connect(self.views.report.receipt.hide)
        self.maker.made.connect(self._show_made)
        self.acts.told.connect(self.told)
        self.acts.asking.connect(self._make_room)
        self.acts.form_wanted.connect(self.foot.make_form)
        self.foot.form_asked.connect(self._ask_census)
        self.maker.form_made.connect(self._show_form)
        self._head.progress.cancelled.connect(self._stop_reading)
        for edition, keys in KEYS.items():
            page_key(self, keys, partial(self.foot.make, edition))
        page_key(self, FORM_KEYS, self._ask_census)
        for letter, act in (("S", self._ask_whom), ("W", self._ask_words)):
            key = QShortcut(QKeySequence(letter), self, act)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- what there is to report --------------------------------------------------------------------

    def _read_stock(self) -> None:
        """Look again at what there is; until it is there, what is shown stays."""
        self._stale = False
        self._drop_reading()
        today = self._desk.clock.today()
        self._reading = self._jobs.read(partial(read_stock, today), self._take_stock, self._not_read, self)
        self._head.progress.begin("Reading records")

    def _take_stock(self, stock: Stock) -> None:
        self._stock = stock
        if not stock.months:
            self._head.progress.finish()
            nothing = "There is nothing to report yet: no notices are on file."
            self._states.show_state(
                "returns", nothing, "Bring in records…", lambda: self.going.emit(Place(PlaceKind.IMPORT))
            )
            return
        self._states.show_contents()
        self.side.months.show_months(stock.months, stock.made, self._desk.clock.today())
        self._jobs.read(partial(read_changed, stock), partial(self._take_changed, stock), owner=self)
        if self._period is None:
            self._period = stock.months[min(1, len(stock.months) - 1)]  # the month that is over
            self.side.months.mark(self._period)
            self.foot.offer(self._period)
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
        self.views.report.receipt.hide()
        self.foot.offer(period)
        self._read_report()

    def _read_report(self) -> None:
        self._drop_reading()
        assert self._stock is not None
        assert self._period is not None
        self._head.title.setText(self._told(self._period))
        self._head.progress.begin("Working out the figures")
        self.views.show_period(self._period)
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
        self._head.progress.finish(f"{self._told(period)}: figures are shown.")
        self.set_title(f"Return, {self._told(period)}")
        self.views.report.show_report(report, self._desk.clock.today())
        self.views.report.show_changed(report.changes, report.newest.made_on if report.newest else "")
        self.acts.show_return(period, report.newest, report.comments, report.files)
        self._head.show_state(state_of(report.newest, bool(report.changes)), report.newest)

    def _told(self, period: DateRange) -> str:
        """What a period is called: what of it has come by now, and its school years if several."""
        return period.told(self._desk.clock.today())

    def _not_read(self, error: Exception) -> None:
        self._head.progress.finish()
        if isinstance(error, Cancelled):
            words = "You stopped the reading, so there are no figures to show."
        else:
            words = f"The figures could not be read. {explain(error)}"
        self._states.show_state("error", words, "Try again", self._read_stock)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()

    def _drop_reading(self) -> None:
        """Let go of what is being read; its answer, a Cancelled, is not wanted either."""
        if self._reading is not None:
            self._reading.failed = None
            self._reading.cancel()
            self._reading = None

    # -- leaving, and what was made -----------------------------------------------------------------

    def _show_made(self, period: DateRange, made: MadeWorkbook, version: VersionLine | None) -> None:
        self.told.emit(f"Workbook made: {made.path.name}")
        if self._stock is not None and version is not None:
            self._stock = replace(self._stock, made={**self._stock.made, period: version})
            self.side.months.show_made(period, version)
        if period == self._period:
            self.views.report.show_receipt(made)
            self.views.report.show_changed([], "")
            self.acts.show_made(version, made.keep.files)
            self._head.show_state(state_of(version), version)

    def _show_form(self, made: MadeForm, _version: VersionLine) -> None:
        self.told.emit(f"Workbook made: {made.path.name}")
        if self._period is not None:
            self.views.show_period(self._period)

    def _make_room(self, asking: bool) -> None:
        """One thing at a time at the foot; how far the making is stays in sight."""
        self.foot.setHidden(asking and not self.maker.is_busy)

    def _ask_whom(self) -> None:
        self.foot.notice.hide()
        form = self.views.kept.form_stood_on()
        if form is None:
            self.acts.ask_whom()
        else:
            self.acts.ask_whom_form(*form)

    def _ask_words(self) -> None:
        self.foot.notice.hide()
        self.acts.ask_words()

    def _ask_census(self) -> None:
        if self._stock is not None and self._stock.months and not self.maker.is_busy:
            self.foot.notice.hide()
            self.acts.ask_census(self._stock.census)

    def _open(self, figure: Figure) -> None:
        self.going.emit(rows_of(figure, self._told(figure.period)))
