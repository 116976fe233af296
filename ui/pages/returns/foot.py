"""The foot of the returns page: where the editions go, the two buttons that make them, how far it is."""

import os
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cme_desktop.editions.file_names import Edition
from cme_desktop.files.names import typed_path
from cme_desktop.returns.periods import DateRange
from ui.pages.returns.maker import ReturnMaker
from ui.shell.remembered import Remembered
from ui.theme import GAP, PAGE_EDGE, set_kind, set_role
from ui.widgets import FlowRow, NoticeBar, ProgressLine, Words
from ui.widgets.file_dialog import FileDialog
from ui.widgets.notice_bar import NoticeKind

KEYS = {Edition.COMMITTEE: "Ctrl+M, C", Edition.WORKING: "Ctrl+M, W"}
_FOLDER = "returns/folder"
_SAYS = {
    Edition.COMMITTEE: "Six pages, no child is named, small numbers are withheld.",
    Edition.WORKING: "Names children: not to leave the service.",
}
_NAMED = "In a folder the files are named by rule; or type the name of a file."
_REPLACED = "A file of that name is there and will be replaced."


class Foot(QWidget):
    """Makes the editions of the period it was offered, in a folder that is remembered or in a named file."""

    def __init__(self, maker: ReturnMaker, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maker = maker
        self._remembered = remembered
        self._period: DateRange | None = None
        self.notice = NoticeBar()
        self.path = QLineEdit(str(_begins(remembered)))
        self._change = QPushButton("C&hange…")
        self.buttons = {edition: self._button(edition) for edition in KEYS}
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
        if self._period is None or self._maker.is_busy:
            return
        typed = self.path.text().strip()
        if not typed:
            self.notice.tell("error", "Say where the files are to go: type a folder, or the name of a file.")
            self.path.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        path = typed_path(typed)
        if os.path.isdir(path):
            self._remembered.keep(_FOLDER, str(path))
        else:
            path = _with_ending(path)
        self.notice.hide()
        self._maker.make(self._period, edition, path)

    def _begin(self, doing: str) -> None:
        self._allow(False)
        self._progress.begin(doing)

    def _end(self, kind: str, sentence: str) -> None:
        self._progress.finish()
        self._allow(True)
        self._show_hint()
        if sentence:
            self.notice.tell(cast(NoticeKind, kind), sentence)

    # -- parts --------------------------------------------------------------------------------------

    def _button(self, edition: Edition) -> QPushButton:
        name = f"Make {edition} edition"
        button = QPushButton(f"{name}   {KEYS[edition].replace(', ', ' ')}")
        button.setAccessibleName(name)
        if edition is Edition.COMMITTEE:
            set_kind(button, "primary")
        button.setToolTip(_SAYS[edition])
        button.setAccessibleDescription(_SAYS[edition])
        button.clicked.connect(partial(self.make, edition))
        return button

    def _lay_out(self) -> None:
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
        for button in self.buttons.values():
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
        self._change.clicked.connect(self._choose)
        self._progress.cancelled.connect(self._maker.stop)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self._progress, self._maker.stop)  # while it is shown
        self._maker.begun.connect(self._begin)
        self._maker.advanced.connect(self._progress.advance)
        self._maker.ended.connect(self._end)
        self.path.textChanged.connect(self._show_hint)
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), self.path, self.focusNextChild)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _allow(self, allowed: bool) -> None:
        for part in (self.path, self._change, *self.buttons.values()):
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


def _begins(remembered: Remembered) -> Path:
    """The folder used last where it is there, or else the officer's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folders = (Path(folder) for folder in (remembered.text(_FOLDER), documents) if folder)
    return next(filter(os.path.isdir, folders), Path.home())


def _with_ending(path: Path) -> Path:
    ends_well = path.suffix.lower() == ".xlsx" or not path.name  # a folder has no name to lengthen
    return path if ends_well else path.with_name(f"{path.name}.xlsx")
