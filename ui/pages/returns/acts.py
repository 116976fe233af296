"""What is asked for at the foot: to whom a return is sent, what is said of it, of which census a form is."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.editions.typed_sentences import typed_sentences
from cme_desktop.errors import Cancelled
from cme_desktop.operations.returns import SayOfFigure
from cme_desktop.operations.sending import SendReturn, SentReturn
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.kept import monthly_of
from cme_desktop.returns.periods import DateRange
from cme_desktop.versions.edition_files import by_edition
from cme_desktop.versions.version import Comment, MadeFile, VersionLine
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.pages.returns.asked_line import AskedLine
from ui.pages.returns.census_line import CensusLine
from ui.pages.returns.cover_line import CoverLine
from ui.pages.returns.cover_typing import CoverTyping
from ui.pages.returns.maker import ReturnMaker
from ui.pages.returns.send_line import SendLine, what_is_asked
from ui.theme import PAGE_EDGE
from ui.widgets import NoticeBar, ProgressLine

_NOT_MADE = "Nothing was made of this return yet. Make an edition first: Ctrl+M, then C or W."
_NOTHING_TICKED = "Tick what is sent: nothing is ticked now."
_MADE_WITHOUT = (
    "Version {} was made without {} and can no longer be marked as sent: make its editions again, with "
    "Ctrl+M, then C or W."
)
_STAND = "The words are kept. In the working edition they can stand."
_BEING_MADE = "It is still being made. Press Ctrl+S again once it is there."


class ReturnActs(QWidget):
    """Lines that ask, one at a time; each is done with Ctrl+S."""

    told = Signal(str)
    """A line for the status bar."""
    asking = Signal(bool)
    """Whether a line asks for something."""
    form_wanted = Signal(object)
    """The census day of which the termly form is wanted."""

    def __init__(self, desk: Desk, jobs: Jobs, maker: ReturnMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._maker = desk, jobs, maker
        self._newest: VersionLine | None = None
        self._of: DateRange | None = None
        self._comments: tuple[Comment, ...] = ()
        self._files: Sequence[MadeFile] = ()
        self._form: VersionLine | None = None
        """A termly form that is to be marked as sent, in the place of the newest version."""
        self._figure: Figure | None = None
        self._job: Job | None = None
        self.notice = NoticeBar()
        self.sending = SendLine()
        self.saying = AskedLine("Say something of a figure", ("&Remark",), "Keep the remark")
        self.census = CensusLine()
        self.cover = CoverLine()
        self._typing = CoverTyping(desk, jobs, self.cover, self)
        self._lines: tuple[AskedLine, ...] = (self.sending, self.saying, self.census, self.cover)
        self._progress = ProgressLine()
        self._lay_out()
        self.sending.given.connect(self._send)
        self.saying.given.connect(self._say)
        self.census.day_given.connect(self._want_form)
        self._typing.kept.connect(self._show_typed)
        for line in self._lines:
            line.asking.connect(self.asking)
        self._progress.cancelled.connect(self._stop)

    def show_return(
        self,
        period: DateRange,
        newest: VersionLine | None,
        comments: tuple[Comment, ...],
        files: Sequence[MadeFile],
    ) -> None:
        """Work on the return of a period from now on; what was typed for another is put away.

        `files` are those of the newest version.
        """
        if period != self._of:
            self.notice.hide()
            self._put_away()
        self._of, self._newest, self._comments, self._files = period, newest, comments, files
        self._offer()

    def show_made(self, newest: VersionLine | None, files: Sequence[MadeFile]) -> None:
        """More was made of the same return; None where it could not be kept."""
        if newest is None:
            return
        goes_on = self._newest is not None and self._newest.id == newest.id
        self._newest, self._files = newest, [*(self._files if goes_on else ()), *files]
        self._offer()

    def ask_whom_form(self, form: VersionLine, files: Sequence[MadeFile]) -> None:
        """Ask to whom a version of a termly form is sent."""
        self._form = form
        self._put_away(but=self.sending)
        self.notice.hide()
        self.sending.offer(by_edition(files))
        self.sending.ask(what_is_asked(form))

    def ask_whom(self) -> None:
        """Ask to whom the newest version is sent, unless there is none to send."""
        self._form = None
        self._offer()
        if (why := self._unsendable()) and not self._maker.is_busy:
            self.notice.tell("info", why)
            return
        self._put_away(but=self.sending)
        self.notice.hide()
        self.sending.ask(what_is_asked(None if self._maker.is_busy else self._newest))

    def ask_remark(self, figure: Figure) -> None:
        """Ask what is to be said of a figure; what is said of it now stands there."""
        said = next((one.words for one in self._comments if _is_of(one, figure)), "")
        self._figure = figure
        self._put_away(but=self.saying)
        self.saying.ask(f"What is said of “{figure.title}”, in the working edition:", [said])

    def ask_census(self, days: Sequence[date]) -> None:
        """Ask of which of these census days the termly form is wanted."""
        self._put_away(but=self.census)
        self.notice.hide()
        self.census.ask_day(days, self._desk.clock.today())

    def ask_words(self) -> None:
        """Ask for sentences of the cover; those that were typed stand there."""
        if self._of is None or self.cover.isVisible():
            return
        self._put_away(but=self.cover)
        self.notice.hide()
        self._typing.ask(self._of, typed_sentences(self._comments))

    def _want_form(self, day: date) -> None:
        if self._maker.is_busy:
            self.census.refuse("Something is still being made. Press Ctrl+S again once it is there.")
            return
        self.census.put_away()
        self.form_wanted.emit(day)

    def _put_away(self, but: AskedLine | None = None) -> None:
        for line in self._lines:
            if line is not but:
                line.put_away()

    # -- marking as sent ----------------------------------------------------------------------------

    def _offer(self) -> None:
        """What was made of the newest version, unless a form is asked about."""
        if self._form is None:
            self.sending.offer(by_edition(self._files))

    def _unsendable(self) -> str:
        return _NOT_MADE if self._to_send is None else ""

    @property
    def _to_send(self) -> VersionLine | None:
        return self._form or self._newest

    def _send(self, words: list[str]) -> None:
        to_whom, how = words
        if self._job is not None:
            return
        why = _BEING_MADE if self._maker.is_busy else self._unsendable()
        editions = self.sending.editions
        if not why and self.sending.boxes and not editions:
            why = _NOTHING_TICKED
        version = self._to_send
        if why or version is None:
            self.sending.refuse(why)
            return
        desk, clock = self._desk, self._desk.clock
        sending = SendReturn(version, to_whom, how, clock.today(), clock.now(), editions, desk.own_print)
        self.sending.notice.hide()
        self._progress.begin("Writing what is sent")
        self._job = self._jobs.change(sending, self._show_sent, self._not_sent, self)

    def _show_sent(self, sent: SentReturn) -> None:
        self._end()
        self.sending.put_away()
        names = ", ".join(path.name for path in sent.to_send)
        where = f" They are in {sent.to_send[0].parent}." if sent.to_send else ""
        problems = " ".join(filter(None, (sent.warning, *sent.not_placed)))
        said = f"Kept as sent. Send these files, and no others: {names}.{where} {problems}".strip()
        self.notice.tell("warning" if problems else "good", said)
        self.told.emit("Marked as sent")

    def _not_sent(self, error: Exception) -> None:
        self._end()
        stopped = isinstance(error, Cancelled)
        self.sending.refuse("Stopped. Nothing was marked as sent." if stopped else explain(error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self._progress.finish()

    # -- saying something ---------------------------------------------------------------------------

    def _say(self, words: list[str]) -> None:
        if self._of is None or self._figure is None:
            return
        comment = Comment(self._figure.measure, self._figure.category, *words)
        saying = SayOfFigure(monthly_of(self._of), comment)
        show = partial(self._show_said, is_news=comment not in self._comments)
        self._jobs.change(saying, show, lambda error: self.saying.refuse(explain(error)), self)

    def _show_said(self, _done: None, is_news: bool) -> None:
        self.saying.put_away()
        if is_news and (made := self._made_without("it")):
            self.notice.tell("warning", f"The remark is kept. {made}")
        self.told.emit("The remark is kept; the next version takes it along")

    def _show_typed(self, is_news: bool, left_out: str) -> None:
        """What may not be published is told at once; it is kept for the team."""
        made = self._made_without("them") if is_news else ""
        if left_out or made:
            said = (_STAND if left_out else "The words are kept.", left_out, made)
            self.notice.tell("warning", " ".join(filter(None, said)))
        self.told.emit("The words are kept; the next version takes them along")

    def _made_without(self, what: str) -> str:
        """That the newest version is not to be sent any more, where it is a draft."""
        newest = self._newest
        if newest is None or newest.sent is not None:
            return ""
        return _MADE_WITHOUT.format(newest.number, what)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        told = QVBoxLayout()
        told.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        told.addWidget(self.notice)
        told.addWidget(self._progress)
        column.addLayout(told)
        for line in self._lines:
            column.addWidget(line)


def _is_of(comment: Comment, figure: Figure) -> bool:
    return (comment.measure, comment.category) == (figure.measure, figure.category)
