"""The things that one figure counted: checks, payments, days, both sides of a difference."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cme_desktop.errors import Cancelled
from cme_desktop.looks.counted import read_counted
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.row_details import Detail
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.lists.states import StateStack
from ui.pages.returns.chapter_model import show_value
from ui.pages.returns.counted_table import CountedTable
from ui.shell.page import Page
from ui.shell.places import Place, file_or_record
from ui.theme import GROUP_GAP, PAGE_EDGE, set_role
from ui.widgets import ProgressLine, Words


class CountedPage(Page):
    """A line for each thing, with what it counts as. Enter opens its record, but for a restricted one.

    Esc goes back to the figure.
    """

    def __init__(self, place: Place, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(place, place.title, parent)
        assert place.figure is not None, "only a figure has things it counted"
        self._figure: Figure = place.figure
        self._jobs = jobs
        self._job: Job | None = None
        self._progress = ProgressLine()
        self.table = CountedTable(MEASURES[self._figure.measure].unit)
        self._states = StateStack(self.table)
        self._lay_out()
        self.table.opened.connect(self._open)
        self._progress.cancelled.connect(self._stop)
        self._read()

    def take_focus(self) -> None:
        self._states.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leaving.emit()
        else:
            super().keyPressEvent(event)

    def panes(self) -> list[QWidget]:
        return [self.table]

    def _lay_out(self) -> None:
        title, total = Words(self.title()), Words(self._total())
        set_role(title, "title")
        set_role(total, "hint")
        head = QHBoxLayout()
        head.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, 0)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._progress)
        below = QHBoxLayout()
        below.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 12)
        below.addWidget(total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self._states, 1)

    def _total(self) -> str:
        """What the lines come to, so that a reader may add them up."""
        figure, number = self._figure, len(self._figure.things)
        shown = show_value(figure.value, MEASURES[figure.measure].unit)
        return f"{number:,} {'line' if number == 1 else 'lines'}; the figure is {shown}."

    def _read(self) -> None:
        self._progress.begin("Reading records")
        self._job = self._jobs.read(
            partial(read_counted, self._figure), self._show_details, self._not_read, self
        )
        self._job.progressed.connect(partial(self._progress.advance, "Reading records"))

    def _show_details(self, details: list[Detail]) -> None:
        self._job = None
        self._progress.finish()
        self.table.show_lines(details)

    def _not_read(self, error: Exception) -> None:
        self._job = None
        self._progress.finish()
        stopped = isinstance(error, Cancelled)
        words = "You stopped the reading, so nothing is listed." if stopped else explain(error)
        self._states.show_state("error", words, "Try again", self._try_again)

    def _try_again(self) -> None:
        self._states.show_contents()
        self._read()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _open(self, detail: Detail) -> None:
        self.going.emit(file_or_record(detail.type, detail.thing.record))
