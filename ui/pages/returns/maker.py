"""The work of making an edition or a termly form: the workbook, what is kept of it, and its pages.

Each can be stopped.
"""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cme_desktop.desk import Desk
from cme_desktop.editions.file_names import Edition
from cme_desktop.errors import Cancelled
from cme_desktop.looks.return_making import MadeForm, MadeWorkbook, draw_pages, make_form, make_workbook
from cme_desktop.operations.returns import KeepMade
from cme_desktop.returns.periods import DateRange
from cme_desktop.versions.version import VersionLine
from ui.errors import explain
from ui.jobs import Job, Jobs


class ReturnMaker(QObject):
    """One edition at a time, remembered for every officer."""

    begun = Signal(str)
    """What is being done now."""
    advanced = Signal(str, int, int)
    """The same, and how far it is."""
    made = Signal(object, object, object)
    """(Period, MadeWorkbook, VersionLine): the file is there; None where its version could not be kept."""
    form_made = Signal(object, object)
    """(MadeForm, VersionLine): a termly form is there, and kept."""
    ended = Signal(str, str)
    """(kind of notice, sentence): nothing is being made any more; "" where there is nothing to tell."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an edition is being made."""
        return self._job is not None

    def make(self, period: DateRange, edition: Edition, path: Path) -> None:
        """Make an edition of the return of a period: a file, or in a folder the files named by rule."""
        clock = self._desk.clock
        work = partial(make_workbook, period, edition, path, clock.now(), clock.today())
        doing = f"Making the {edition.named}"
        self.begun.emit(doing)
        self._job = self._jobs.read(work, partial(self._keep, period, edition), self._tell_failure, self)
        self._job.progressed.connect(partial(self.advanced.emit, doing))

    def make_form(self, day: date, path: Path) -> None:
        """Make the termly form of a census day: a file, or in a folder the file named by rule."""
        clock = self._desk.clock
        work = partial(make_form, day, path, clock.now(), clock.today())
        doing = "Making the termly form"
        self.begun.emit(doing)
        self._job = self._jobs.read(work, self._keep_form, self._tell_failure, self)
        self._job.progressed.connect(partial(self.advanced.emit, doing))

    def stop(self) -> None:
        """Stop what is being made."""
        if self._job is not None:
            self._job.cancel()

    def _keep(self, period: DateRange, edition: Edition, made: MadeWorkbook) -> None:
        def failed(error: Exception) -> None:
            self._job = None
            self.made.emit(period, made, None)
            self.ended.emit("warning", f"The workbook is there, but is not noted as made. {explain(error)}")

        def kept(version: VersionLine) -> None:
            self._job = None
            self.made.emit(period, made, version)
            self._draw(edition, made)

        self._job = self._jobs.change(made.keep, kept, failed, self)

    def _keep_form(self, made: MadeForm) -> None:
        def failed(error: Exception) -> None:
            self._end("warning", f"The form is there, but is not kept as made. {explain(error)}")

        def kept(version: VersionLine) -> None:
            self._end("", "")
            self.form_made.emit(made, version)

        self._job = self._jobs.change(made.keep, kept, failed, self)

    def _draw(self, edition: Edition, made: MadeWorkbook) -> None:
        """The pages of the committee edition, beside its workbook."""
        if edition is not Edition.COMMITTEE or made.book is None:
            self.ended.emit("info", "")
            return
        self.advanced.emit("Drawing its pages as a PDF", 0, 0)
        work = partial(draw_pages, made, made.book, self._desk.own_print)
        self._job = self._jobs.read(work, self._keep_pages, self._pages_failed, self)

    def _keep_pages(self, keep: KeepMade) -> None:
        (pages,) = keep.files

        def kept(_version: VersionLine) -> None:
            self._end("info", f"Its pages are there as a PDF as well: {pages.name}.")

        self._job = self._jobs.change(keep, kept, self._pages_failed, self)

    def _pages_failed(self, error: Exception) -> None:
        why = "Stopped." if isinstance(error, Cancelled) else explain(error)
        left = self._left()
        pages = f"its PDF {left.files[0].name} is too, but is not kept" if left else "its PDF is not"
        self._end("warning", f"{why} The workbook is there; {pages}.")

    def _tell_failure(self, error: Exception) -> None:
        left = self._left()
        if not isinstance(error, Cancelled):
            self._end("error", explain(error))
        elif left is None:
            self._end("info", "Stopped. No workbook was made.")
        else:
            name = left.files[0].name
            self._end("warning", f"Stopped. {name} is there, but is not kept as made. Make it again.")

    def _left(self) -> KeepMade | None:
        """What lies there all the same, where it was stopped once that was written."""
        result = self._job.result if self._job is not None else None
        if isinstance(result, MadeWorkbook | MadeForm):
            return result.keep
        return result if isinstance(result, KeepMade) else None

    def _end(self, kind: str, sentence: str) -> None:
        self._job = None
        self.ended.emit(kind, sentence)
