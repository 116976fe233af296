"""The foot of the returns page: where the files go, the buttons that make them, how far it is."""

import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cme_desktop.editions.file_names import Edition
from cme_desktop.files.names import typed_path
from cme_desktop.looks.return_making import MadeForm
from cme_desktop.returns.periods import DateRange
from cme_desktop.values.dates import show_day
from cme_desktop.versions.version import VersionLine
from ui.pages.returns.maker import ReturnMaker
from ui.shell.remembered import Remembered
from ui.theme import GAP, PAGE_EDGE, set_kind, set_role
from ui.widgets import FlowRow, NoticeBar, ProgressLine, Words
from ui.widgets.file_dialog import FileDialog
from ui.widgets.notice_bar import NoticeKind

KEYS = {Edition.COMMITTEE: "Ctrl+M, C", Edition.WORKING: "Ctrl+M, W"}
FORM_KEYS = "Ctrl+M, T"
_FOLDER = "returns/folder"
_SAYS = {
    Edition.COMMITTEE: "Six pages, no child is named, small numbers are withheld.",
    Edition.WORKING: "Names children: not to leave the service.",
}
_SAYS_OF_FORM = "The Department’s, of a census day: to key from. It names children."
_NAMED = "In a folder the files are named by rule; or type the name of a file."
_REPLACED = "A file of that name is there and will be replaced."


class Foot(QWidget):
    """Makes the editions of the period it was offered, and termly forms.

    They go into a folder that is remembered, or into a named file.
    """

    form_asked = Signal()
    """A termly form is wanted; of which day is still to be asked."""

    def __init__(self, maker: ReturnMaker, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maker = maker
        self._remembered = remembered
        self._period: DateRange | None = None
        self.notice = NoticeBar()
        self.path = QLineEdit(str(_begins(remembered)))
        self._change = QPushButton("C&hange…")
        self.buttons = {
            edition: _button(f"Make {edition} edition", keys, _SAYS[edition])
            for edition, keys in KEYS.items()
        }
        self.form = _button("Make termly form", FORM_KEYS, _SAYS_OF_FORM)
        self._made: Path | None = None
        self._held: QWidget | None = None
        self._thrown_to: QWidget | None = None
        self._hint = Words()
        self._progress = ProgressLine()
        self._lay_out()
        self._connect()
        self._show_hint()

    def offer(self, period: DateRange) -> None:
        """Make the editions of a period; the folder stays, a file's name goes with the period before."""
        self._period = period
        self.notice.hide()
        typed = typed_path(self.path.text().strip())
        if not os.path.isdir(typed) and os.path.isdir(typed.parent):
            self.path.setText(str(typed.parent))
        self.path.setCursorPosition(0)

    def make(self, edition: Edition) -> None:
        """Make an edition, unless one is being made."""
        if self._period is not None and not self._maker.is_busy and (path := self._where()) is not None:
            self._maker.make(self._period, edition, path)

    def make_form(self, day: date) -> None:
        """Make the termly form of a census day, unless something is being made."""
        if not self._maker.is_busy and (path := self._where()) is not None:
            self._maker.make_form(day, path)

    def _where(self) -> Path | None:
        """The folder or file that is typed; None, and it is said, where there is none."""
        typed = self.path.text().strip()
        if not typed:
            self.notice.tell("error", "Say where the files are to go: type a folder, or the name of a file.")
            self.path.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        path = typed_path(typed)
        if os.path.isdir(path):
            self._remembered.keep(_FOLDER, str(path))
        else:
            path = _with_ending(path)
        self.notice.hide()
        return path

    def _begin(self, doing: str) -> None:
        held = QApplication.focusWidget()
        self._held = held if held is not None and self.isAncestorOf(held) else None
        self._allow(False)
        self._thrown_to = QApplication.focusWidget()
        self._progress.begin(doing)

    def _end(self, kind: str, sentence: str) -> None:
        self._progress.finish()
        self._allow(True)
        self._give_back()
        self._show_hint()
        if sentence:
            self.notice.tell(cast(NoticeKind, kind), sentence)

    def _give_back(self) -> None:
        """The keyboard goes back to what was disabled under it, unless it was put elsewhere meanwhile."""
        held, self._held = self._held, None
        if held is not None and QApplication.focusWidget() in (None, self._thrown_to):
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, made: MadeForm, version: VersionLine) -> None:
        """Say where it lies and what is to be looked at, with the way to open it."""
        self._made = made.path
        said = f"{made.path.name} is the termly form of {show_day(made.day)}, version {version.number}."
        checks = "1 check" if made.to_look_at == 1 else f"{made.to_look_at} checks"
        found = f" Look at its checks before keying: {checks} found something." if made.to_look_at else ""
        listed = f" It is listed with the return of {made.day:%B %Y}, under “As sent”."
        kind: NoticeKind = "warning" if made.to_look_at else "good"
        self.notice.tell(kind, f"{said}{found}{listed} {made.readers}", "Open")

    def _open_form(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        set_kind(self.buttons[Edition.COMMITTEE], "primary")
        set_role(self._hint, "hint")
        self._hint.setWordWrap(True)
        label = QLabel("Fol&der")
        label.setBuddy(self.path)
        self.path.setAccessibleName("Folder or file of the editions")
        self.path.setAccessibleDescription(_NAMED)
        self.path.setToolTip(_NAMED)
        where = QHBoxLayout()
        where.setSpacing(GAP)
        for part in (label, self.path, self._change):
            where.addWidget(part, 1 if part is self.path else 0)
        making = QWidget()
        row = FlowRow(making)
        for button in (*self.buttons.values(), self.form):
            row.addWidget(button)
        row.addWidget(self._progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_EDGE, 12, PAGE_EDGE, 12)
        column.setSpacing(GAP)
        column.addWidget(self.notice)
        column.addLayout(where)
        column.addWidget(making)
        column.addWidget(self._hint)

    def _connect(self) -> None:
        for edition, button in self.buttons.items():
            button.clicked.connect(partial(self.make, edition))
        self.form.clicked.connect(self.form_asked)
        self.notice.acted.connect(self._open_form)
        self._change.clicked.connect(self._choose)
        self._progress.cancelled.connect(self._maker.stop)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._progress, self._maker.stop)  # while it is shown
        self._maker.begun.connect(self._begin)
        self._maker.advanced.connect(self._progress.advance)
        self._maker.ended.connect(self._end)
        self._maker.form_made.connect(self._show_form)
        self.path.textChanged.connect(self._show_hint)
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), self.path, self.focusNextChild)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _allow(self, allowed: bool) -> None:
        for part in (self.path, self._change, *self.buttons.values(), self.form):
            part.setEnabled(allowed)

    def _show_hint(self) -> None:
        typed = typed_path(self.path.text().strip())
        there = not os.path.isdir(typed) and os.path.isfile(_with_ending(typed))
        self._hint.setText(_REPLACED if there else "")
        self._hint.setVisible(there and not self._maker.is_busy)

    def _choose(self) -> None:
        dialog = FileDialog(self, "Where the editions go", self.path.text(), "")
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.path.setText)
        dialog.open()


def _button(name: str, keys: str, says: str) -> QPushButton:
    button = QPushButton(f"{name}   {keys.replace(', ', ' ')}")
    button.setAccessibleName(name)
    button.setToolTip(says)
    button.setAccessibleDescription(says)
    return button


def _begins(remembered: Remembered) -> Path:
    """The folder used last where it is there, or else the officer's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folders = (Path(folder) for folder in (remembered.text(_FOLDER), documents) if folder)
    return next(filter(os.path.isdir, folders), Path.home())


def _with_ending(path: Path) -> Path:
    ends_well = path.suffix.lower() == ".xlsx" or not path.name  # a folder has no name to lengthen
    return path if ends_well else path.with_name(f"{path.name}.xlsx")
