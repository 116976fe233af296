"""A return as it was sent: read-only, on greyed paper; above it every file that was made of it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cme_desktop.looks.return_files import FileToOpen
from cme_desktop.looks.return_versions import FileLine, KeptLook
from cme_desktop.returns.periods import DateRange
from cme_desktop.values.moments import show_moment
from cme_desktop.versions.version import MadeFile, ReturnKind, Sending, VersionLine
from ui.pages.returns.line_table import Column, LineTable
from ui.pages.returns.paper import Paper
from ui.theme import COMPACT_ROW_HEIGHT, GAP, scaled, set_icon
from ui.widgets import NoticeBar, Words

_ROWS = 5
"""Files that are in view at most, beside the headings and the bar below."""
_COLUMNS = (
    Column[FileLine]("Version", 66, lambda line: str(line.version.number), is_number=True),
    Column[FileLine]("Edition", 96, lambda line: line.file.made.edition if line.file else ""),
    Column[FileLine]("File", 240, lambda line: line.file.made.name if line.file else "No file was noted"),
    Column[FileLine]("Sent", 176, lambda line: _sent_at(line)),
    Column[FileLine]("To whom", 170, lambda line: _whom(line)),
    Column[FileLine]("Sent by", 100, lambda line: line.sending.by if line.sending else ""),
    Column[FileLine]("Made", 176, lambda line: show_moment(_made(line)[0])),
    Column[FileLine]("Made by", 100, lambda line: _made(line)[1]),
    Column[FileLine]("Check code", 150, lambda line: line.version.check_code),
)


class KeptView(Paper):
    """What was made and sent. Enter on a file opens it, S marks a termly form as sent.

    A figure opens the records that it counted then.
    """

    wanted = Signal(object)
    """The KeptFile that is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.notice = NoticeBar()
        self.says = Words()
        self.files = LineTable("Made and sent", _COLUMNS)
        self._folder = QPushButton("S&how folder")
        self._open = QPushButton("O&pen")
        self._made = QWidget()
        super().__init__(self.notice, self.says, self._made, parent=parent)
        self.setProperty("region", "page")
        self.says.setWordWrap(True)
        self._lay_out()
        self._open.clicked.connect(lambda: self._want(self.files.current()))
        self._folder.clicked.connect(lambda: self._show_folder(self.files.current()))
        self.files.opened.connect(self._want)

    def show_kept(self, period: DateRange, kept: KeptLook) -> None:
        """Show what is kept of the return of a period."""
        self.notice.hide()
        self._made.setVisible(bool(kept.files))
        self.files.show_lines(kept.files)
        self.files.setFixedHeight((min(len(kept.files), _ROWS) + 2) * scaled(COMPACT_ROW_HEIGHT))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        if kept.version is None:
            self.says.setText(f"No return of {period.show()} was made yet.")
            self.show_body(body, [])
            return
        self.says.setText(in_words(kept.version))
        self.show_body(body, self.add_chapters(column, kept.chapters, kept.headings))

    def open(self, file: FileToOpen) -> None:
        """Open a file, and say where the one that was written is another by now."""
        self.notice.hide()
        if file.says:
            self.notice.tell("warning", file.says)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.path)))

    def take_focus(self) -> None:
        if self.files.lines.lines:
            self.files.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    def form_stood_on(self) -> tuple[VersionLine, list[MadeFile]] | None:
        """The version of a termly form that the keyboard stands on in the list, and its files."""
        line = self.files.current() if self.files.hasFocus() else None
        if line is None or line.version.of.kind is not ReturnKind.TERMLY:
            return None
        of_it = [
            one.file.made for one in self.files.lines.lines if one.file and one.version.id == line.version.id
        ]
        return line.version, [*dict.fromkeys(of_it)]

    def _lay_out(self) -> None:
        set_icon(self._folder, "folder")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self._open, self._folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.files)
        column.addLayout(buttons)

    def _want(self, line: FileLine | None) -> None:
        if line is not None and line.file is not None:
            self.wanted.emit(line.file)

    def _show_folder(self, line: FileLine | None) -> None:
        """Open the folder of a file, where that is still there."""
        if line is None or line.file is None:
            return
        folder = Path(line.file.made.path).parent
        if folder.exists():
            self.notice.hide()
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self.notice.tell("error", f"{folder} is not there any more.")


def in_words(version: VersionLine) -> str:
    """Which version it is, who made or sent it, when and to whom, and its check code."""
    code = f"Check code {version.check_code}." if version.check_code else "It has no check code."
    sent = version.sent
    if sent is None:
        made = f"made {show_moment(version.made_at)} by {version.made_by}"
        return f"Version {version.number}, draft, {made}. It was not sent: S marks it as sent. {code}"
    said = [f"Version {version.number}, as sent {_told(sent)}"]
    said += [f"Sent again {_told(again)}" for again in version.sendings[1:]]
    return f"{' '.join(said)} {code} It is kept as it was sent, and nobody can alter it."


def _told(sending: Sending) -> str:
    return f"{show_moment(sending.at)} to {sending.whom}, by {sending.by}: {sending.what}."


def _made(line: FileLine) -> tuple[datetime, str]:
    made = line.file or line.version
    return made.made_at, made.made_by


def _whom(line: FileLine) -> str:
    """To whom the file went; whether it did, is not known of each sending."""
    sending = line.sending
    if sending is None:
        return "To nobody, but kept" if line.version.sent else ""
    return sending.whom if sending.files else f"{sending.whom} ({sending.what})"


def _sent_at(line: FileLine) -> str:
    return show_moment(line.sending.at) if line.sending else "–"
