"""First run: three short steps with a picture of the result, and then a way in."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.fields import Reading
from cme_desktop.looks.first_run import Known, read_known
from cme_desktop.operations.making_up import MADE_UP_CHILDREN, LookAround
from cme_desktop.ports import Author
from ui.editors.line import conclude
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.pages.first_run.parts import TintedFrame
from ui.pages.first_run.picture import Picture
from ui.pages.first_run.questions import Questions
from ui.shell.page import Page
from ui.shell.places import TODAY, Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, scaled, set_kind, set_role
from ui.widgets import Hairline, NoticeBar, ProgressLine, Words, page_key

_SCHOOLS = Place(PlaceKind.IMPORT, "school")
_LEFT, _RIGHT = 600, 440
_VISITOR = "Visitor"
_FILLING = "Making up children"


class FirstRunPage(Page):
    """Also the page to change these answers later; then it offers no made-up children."""

    begun = Signal(object)
    """The Author in whose name work is done from now on."""
    place_asked = Signal()
    """The data file is to be kept somewhere else."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "Welcome", parent)
        self._jobs = jobs
        self._desk = desk
        self._job: Job | None = None
        self.questions = Questions(Reading(desk.clock.today()), desk.store.name)
        self.picture = Picture()
        self.notice = NoticeBar()
        self._title = Words("Welcome to CME Desktop")
        self._hint = Words("Three short steps, and you can begin. Everything here can be changed later.")
        self._start = QPushButton()
        self._schools = QPushButton("&Bring in schools (GIAS file)…")
        self._look = QPushButton("&Look around")
        self._progress = ProgressLine()
        self._trial = self._make_trial()
        self._lay_out()
        self._connect()
        jobs.read(partial(read_known, desk.author.name), self._take_known, self._fail, self)

    def take_focus(self) -> None:
        self.questions.take_focus()

    def panes(self) -> list[QWidget]:
        return [self.questions.authority.target(), self._start, self._look]

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        set_role(self._title, "title")
        set_role(self._hint, "muted")
        left = QVBoxLayout()
        left.setSpacing(PAGE_EDGE)
        left.addWidget(self.questions)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(PAGE_EDGE)
        right.addWidget(self.picture)
        right.addWidget(self._trial)
        right.addStretch(1)
        self.questions.setFixedWidth(scaled(_LEFT))
        self._trial.setFixedWidth(scaled(_RIGHT))
        both = QHBoxLayout()
        both.setSpacing(2 * PAGE_EDGE)
        both.addLayout(left)
        both.addLayout(right)
        both.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(PAGE_EDGE, PAGE_EDGE, PAGE_EDGE, GROUP_GAP)
        column.setSpacing(PAGE_EDGE)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._hint)
        column.addLayout(head)
        column.addLayout(both, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(scroll, 1)
        page.addWidget(Hairline())
        page.addWidget(self._footer())

    def _make_trial(self) -> TintedFrame:
        frame = TintedFrame("Look around with made-up children")
        words = Words(
            f"Fills this file with {MADE_UP_CHILDREN} children who do not exist, their schools and three "
            "years of notices, so that you can try everything. For real children, use another file."
        )
        words.setWordWrap(True)
        frame.body.addWidget(words)
        frame.body.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeft)
        frame.body.addWidget(self._progress)
        return frame

    def _footer(self) -> QWidget:
        footer = QWidget()
        set_kind(self._start, "primary")
        self._call_start("Start empty")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._start)
        buttons.addWidget(self._schools)
        buttons.addStretch(1)
        column = QVBoxLayout(footer)
        column.setContentsMargins(PAGE_EDGE, 12, PAGE_EDGE, 12)
        column.setSpacing(GAP)
        column.addWidget(self.notice)
        column.addLayout(buttons)
        return footer

    def _connect(self) -> None:
        self.questions.changed.connect(self._show_picture)
        self.questions.place_asked.connect(self.place_asked)
        self._start.clicked.connect(lambda: self._begin(TODAY))
        page_key(self, "Ctrl+S", lambda: conclude(self.questions, partial(self._begin, TODAY)))
        self._schools.clicked.connect(lambda: self._begin(_SCHOOLS))
        self._look.clicked.connect(self._look_around)
        self._progress.cancelled.connect(self._stop)

    # -- beginning ----------------------------------------------------------------------------------

    def _take_known(self, known: Known) -> None:
        untouched = self.questions.untouched()
        self.questions.fill_in(known, self._desk.author.name)
        self._trial.setVisible(not known.in_use)
        if known.authority or known.in_use:
            self._title.setText("Your authority and who you are")
            self._hint.setText(
                "Work in this file is done in your name. Everything here can be changed later."
            )
            self._call_start("Save")
        self._show_picture()
        here = QApplication.focusWidget()
        if untouched and here is not None and self.isAncestorOf(here):
            self.take_focus()

    def _begin(self, then: Place) -> None:
        if self._job is not None or self.questions.refusals():
            return
        self._allow(False)
        self._job = self._jobs.change(self.questions.answers(), partial(self._go, then), self._fail, self)

    def _go(self, then: Place, author: Author) -> None:
        self._allow(True)
        self.begun.emit(author)
        self.going.emit(then)

    def _look_around(self) -> None:
        """Whoever only looks need not answer anything."""
        if self._job is not None:
            return
        given = self.questions.answers()
        begin = replace(given, officer=given.officer or _VISITOR)
        self._allow(False)
        self._progress.begin(_FILLING)
        look = LookAround(begin, self._desk.clock.today())
        self._job = self._jobs.change(look, partial(self._go, TODAY), self._fail, self)
        self._job.progressed.connect(partial(self._progress.advance, _FILLING))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # -- what is shown ------------------------------------------------------------------------------

    def _call_start(self, name: str) -> None:
        self._start.setText(f"&{name}   Ctrl+S")
        self._start.setAccessibleName(name)

    def _show_picture(self) -> None:
        answers = self.questions.answers()
        self.picture.show_words(answers.authority, answers.officer)

    def _allow(self, allowed: bool) -> None:
        """Let the buttons be pressed; nothing is under way then."""
        if allowed:
            self._job = None
            self._progress.finish()
        self.notice.hide()
        for part in (self.questions, self._start, self._schools, self._look):
            part.setEnabled(allowed)

    def _fail(self, error: Exception) -> None:
        self._allow(True)
        if isinstance(error, Cancelled):
            self.notice.tell("info", "Stopped. Nothing was put into the file.")
        else:
            self.notice.tell("error", explain(error))
