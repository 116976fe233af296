"""The foot of the returns page: where the workbook goes, the button that makes it, and how far it is."""

import os
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.editions.file_names import Edition, file_words
from cme_desktop.errors import Cancelled
from cme_desktop.files.names import typed_path
from cme_desktop.looks.return_making import MadeWorkbook, make_workbook
from cme_desktop.returns.periods import DateRange
from cme_desktop.versions.version import VersionLine
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.theme import GAP, PAGE_EDGE, set_kind, set_role
from ui.widgets import NoticeBar, ProgressLine, Words
from ui.widgets.file_dialog import FileDialog

KEYS = "Ctrl+M"
_NOT_IN_A_FILE_NAME = '\\/:*?"<>|'


class ReturnMaker(QWidget):
    """Makes the workbook of the period it was offered, and remembers it for every officer."""

    begun = Signal()
    made = Signal(object, object, object)
    """(Period, MadeWorkbook, VersionLine): the file is there; None where its version could not be kept."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._period: DateRange | None = None
        self._job: Job | None = None
        self.notice = NoticeBar()
        self.path = QLineEdit()
        self._change = QPushButton("C&hange…")
        self._make = QPushButton(f"Make workbook   {QKeySequence(KEYS).toString()}")
        self._hint = Words()
        self._progress = ProgressLine()
        self._lay_out()
        self._connect()

    def offer(self, authority: str, period: DateRange) -> None:
        """Suggest where the workbook of a period goes; what was made or failed before is no longer told."""
        self._period = period
        self.notice.hide()
        self.path.setText(str(suggested_path(authority, period, self._desk.clock.today())))
        self.path.setCursorPosition(0)

    def make(self) -> None:
        """Make the workbook, unless one is being made."""
        typed = self.path.text().strip()
        if self._period is None or self._job is not None:
            return
        if not typed or os.path.isdir(typed_path(typed)):
            self.notice.tell("error", "Say where the workbook is to go: type a file name, or choose one.")
            self.path.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._begin(self._period, _with_ending(typed_path(typed)))

    # -- the work -----------------------------------------------------------------------------------

    def _begin(self, period: DateRange, path: Path) -> None:
        clock = self._desk.clock
        work = partial(make_workbook, period, Edition.WORKING, path, clock.now(), clock.today())
        self._allow(False)
        self._progress.begin("Making the workbook")
        self.begun.emit()
        self._job = self._jobs.read(work, partial(self._remember, period), self._tell_failure, self)
        self._job.progressed.connect(partial(self._progress.advance, "Making the workbook"))

    def _remember(self, period: DateRange, made: MadeWorkbook) -> None:
        def failed(error: Exception) -> None:
            self._show_made(period, made, None)
            self.notice.tell("warning", f"The workbook is there, but is not noted as made. {explain(error)}")

        def kept(version: VersionLine) -> None:
            self._show_made(period, made, version)

        self._job = self._jobs.change(made.keep, kept, failed, self)

    def _show_made(self, period: DateRange, made: MadeWorkbook, version: VersionLine | None) -> None:
        self._finish()
        self.made.emit(period, made, version)

    def _tell_failure(self, error: Exception) -> None:
        self._finish()
        if isinstance(error, Cancelled):
            self.notice.tell("info", "Stopped. No workbook was made.")
        else:
            self.notice.tell("error", explain(error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finish(self) -> None:
        self._job = None
        self._progress.finish()
        self._allow(True)
        self._show_hint()

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._make.setAccessibleName("Make workbook")
        set_kind(self._make, "primary")
        set_role(self._hint, "hint")
        label = QLabel("Wor&kbook")
        label.setBuddy(self.path)
        self.path.setAccessibleName("File of the workbook")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for part in (label, self.path, self._change, self._make):
            row.addWidget(part, 1 if part is self.path else 0)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self._hint)
        below.addWidget(self._progress)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, 12, PAGE_EDGE, 12)
        column.setSpacing(GAP)
        column.addWidget(self.notice)
        column.addLayout(row)
        column.addLayout(below)

    def _connect(self) -> None:
        self._change.clicked.connect(self._choose)
        self._make.clicked.connect(self.make)
        self._progress.cancelled.connect(self._stop)
        self.path.textChanged.connect(self._show_hint)
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), self.path, self.make)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _allow(self, allowed: bool) -> None:
        for part in (self.path, self._change, self._make):
            part.setEnabled(allowed)
        self._hint.setVisible(allowed)

    def _show_hint(self) -> None:
        typed = self.path.text().strip()
        there = bool(typed) and os.path.isfile(_with_ending(typed_path(typed)))
        names = "Names children: for use inside the authority only. It cannot be taken back."
        self._hint.setText(f"{names} A file of that name is there and will be replaced." if there else names)

    def _choose(self) -> None:
        dialog = FileDialog(self, "Where the workbook goes", self.path.text(), "Excel workbooks (*.xlsx)")
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self.path.text())
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()


def suggested_path(authority: str, period: DateRange, today: date) -> Path:
    """`Lancashire CME return 2026-11 – internal.xlsx`, among the officer's documents."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    name = f"{authority} CME return {file_words(period, today)} – internal.xlsx".strip()
    plain = "".join(" " if sign in _NOT_IN_A_FILE_NAME else sign for sign in name)
    return (folder if folder.is_dir() else Path.home()) / " ".join(plain.split())


def _with_ending(path: Path) -> Path:
    ends_well = path.suffix.lower() == ".xlsx" or not path.name  # a folder has no name to lengthen
    return path if ends_well else path.with_name(f"{path.name}.xlsx")
