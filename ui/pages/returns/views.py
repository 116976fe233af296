"""Three views of a return, and the strip that goes between them: now, as sent, what changed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cme_desktop.looks.return_changes import ChangeLine, ChangesLook, read_changes
from cme_desktop.looks.return_files import file_to_open
from cme_desktop.looks.return_versions import KeptLook, read_kept
from cme_desktop.returns.periods import DateRange
from cme_desktop.versions.version import KeptFile
from ui.errors import explain
from ui.jobs import Jobs
from ui.pages.returns.changes_view import ChangesView
from ui.pages.returns.kept_view import KeptView
from ui.pages.returns.report import ReportView
from ui.shell.places import file_or_record
from ui.theme import PAGE_EDGE
from ui.widgets import Tabs, page_key

NOW, AS_SENT, CHANGED = range(3)
_NAMES = ("As it is now", "As sent", "What changed")


class ReturnViews(QWidget):
    """← and → on the strip change the view. What is kept is read when it is looked at."""

    opened = Signal(object)
    """The Figure whose records are wanted."""
    going = Signal(object)
    """The Place of a record that is wanted."""
    explained = Signal(str)
    spoken_of = Signal(object)
    """The Figure of which something is to be said."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("region", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._period: DateRange | None = None
        self._copies: QTemporaryDir | None = None
        """The files that are kept and were opened: for nobody else, and gone with the window."""
        self.tabs = Tabs("View of the return")
        self.report = ReportView()
        self.kept = KeptView()
        self.changes = ChangesView()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_period(self, period: DateRange) -> None:
        """Show the return of a period; the view stays, and is read anew."""
        self._period = period
        self._read()

    def return_to_figure(self) -> bool:
        """Put the keyboard back on the figure whose rows were opened; whether there is one."""
        return self.report.return_to_figure() or self.kept.return_to_figure()

    def pane(self) -> list[QWidget]:
        """What F6 comes to in the view that is shown."""
        of_view: tuple[list[QWidget], ...] = (
            [*self.report.tables],
            [self.kept.files, *self.kept.tables],
            [self.changes.table],
        )
        return of_view[self.tabs.currentIndex()]

    def _lay_out(self) -> None:
        for name in _NAMES:
            self.tabs.addTab(name)
        for view in (self.report, self.kept, self.changes):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = QVBoxLayout()
        strip.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        strip.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(strip)
        column.addWidget(self._stack, 1)
        self.report.come_after(self.tabs)
        self.kept.come_after(self.kept.files)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._choose)
        self.changes.opened.connect(self._open_change)
        self.report.spoken_of.connect(self.spoken_of)
        self.kept.wanted.connect(self._open_file)
        for paper in (self.report, self.kept):
            paper.opened.connect(self.opened)
            paper.explained.connect(self.explained)
        for place in range(len(_NAMES)):
            page_key(self, f"Alt+{place + 1}", partial(self.tabs.setCurrentIndex, place))

    def _choose(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._read()

    def _read(self) -> None:
        """Read what is kept of the period, or what changed in it, where that is looked at."""
        period = self._period
        if period is None:
            return
        if self.tabs.currentIndex() == AS_SENT:
            self._jobs.read(
                partial(read_kept, period), partial(self._show_kept, period), self._not_read, self
            )
        elif self.tabs.currentIndex() == CHANGED:
            self.changes.says.setText("Reading…")
            self._jobs.read(
                partial(read_changes, period), partial(self._show_changes, period), self._not_read, self
            )

    def _show_kept(self, period: DateRange, kept: KeptLook) -> None:
        if period == self._period:
            self.kept.show_kept(period, kept)

    def _show_changes(self, period: DateRange, changes: ChangesLook) -> None:
        if period == self._period:
            self.changes.show_changes(period, changes)

    def _open_file(self, file: KeptFile) -> None:
        self._copies = self._copies or QTemporaryDir()
        opening = partial(file_to_open, file, Path(self._copies.path()))
        self._jobs.read(opening, self.kept.open, self._not_opened, self)

    def _not_opened(self, error: Exception) -> None:
        self.kept.notice.tell("error", explain(error))

    def _not_read(self, error: Exception) -> None:
        for says in (self.kept.says, self.changes.says):
            says.setText(f"What is kept could not be read. {explain(error)}")

    def _open_change(self, line: ChangeLine) -> None:
        if line.record is not None:
            self.going.emit(file_or_record(line.type, line.record))
