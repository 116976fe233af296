"""Where a manager says whether a record that is like a restricted child's is of the same child."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.errors import AskFirst
from cme_desktop.looks.resemblance import ComparedChildren, read_compared
from cme_desktop.operations.restricted import SayWhetherSame
from cme_desktop.ports import Resemblance
from cme_desktop.services.deciding import Answer
from cme_desktop.values.moments import show_moment
from ui.errors import explain
from ui.jobs import Jobs
from ui.lists.states import StateStack
from ui.pages.asking import Asking
from ui.pages.parts import LinkLine
from ui.pages.side_by_side import SideBySide
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_role
from ui.widgets import Words

_WIDTH = 640
_WHY = "Why I say so"


class ResemblancePage(Page):
    """Both records side by side once the restricted one is opened, a line for the reason, two answers."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "Is it the same child?", parent)
        self._jobs = jobs
        self._desk = desk
        self._asked: Resemblance | None = None
        self._words = Words("")
        self._beside = SideBySide()
        self._links = QVBoxLayout()
        self._why = QLineEdit()
        self._problem = Words("")
        self._states = StateStack(self._lay_out(), self._why)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states)
        if desk.author.post.manages:
            self._load()
        else:
            self._states.show_state("note", "Only a manager can answer this.")

    def take_focus(self) -> None:
        self._states.take_focus()

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> QWidget:
        body = QWidget()
        title = Words(self.title())
        set_role(title, "title")
        label = Words(_WHY)
        label.setBuddy(self._why)
        self._why.setAccessibleName(_WHY)
        set_role(self._problem, "error")
        self._problem.hide()
        column = QVBoxLayout(body)
        column.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, GROUP_GAP)
        column.setSpacing(GAP)
        for part in (title, self._words, self._beside, label, self._why, self._problem):
            if isinstance(part, QLabel):
                part.setWordWrap(True)
            if part is not self._beside:
                part.setMaximumWidth(_WIDTH)
            column.addWidget(part)
        column.addLayout(self._answers())
        column.addLayout(self._links)
        column.addStretch(1)
        return body

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for words, said in (("The &same child", Answer.SAME), ("&Another child", Answer.OTHER)):
            button = QPushButton(words)
            button.clicked.connect(partial(self._answer, said))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _link(self, words: str, id: int) -> LinkLine:
        line = LinkLine(words)
        line.clicked.connect(lambda: self.going.emit(Place(PlaceKind.CHILD, "child", id)))
        return line

    # -- what is asked ------------------------------------------------------------------------------

    def _load(self) -> None:
        self._jobs.read(
            partial(read_compared, self.place.id, self._desk.leave), self._take, self._not_read, self
        )

    def _take(self, found: ComparedChildren | None) -> None:
        if found is None:
            self._states.show_state("good", "This has been answered already.")
            return
        asked = self._asked = found.asked
        mine, theirs = asked.reference, asked.restricted_reference
        self._words.setText(
            f"{mine}, saved {show_moment(asked.since)}, is like the restricted file {theirs}. Nobody but a "
            "manager is told. Say whether they are one child; the answer is written into the history of the "
            f"restricted file. If they are, {mine} becomes restricted too."
        )
        self._beside.show_lines(asked.reference, asked.restricted_reference, found.lines)
        for reference, id in (
            (asked.reference, asked.record),
            (asked.restricted_reference, asked.restricted),
        ):
            self._links.addWidget(self._link(f"Open {reference}", id))
        self._states.show_contents()

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, AskFirst):
            asking = Asking(error, self._jobs, self._desk)
            asking.opened.connect(self._load)
            self._states.show_instead(asking)
            return
        self._states.show_state("error", f"This could not be read. {explain(error)}")

    # -- the answer ---------------------------------------------------------------------------------

    def _answer(self, said: Answer, _checked: bool = False) -> None:
        why = " ".join(self._why.text().split())
        if not why:
            self._tell("Type why you say so; it is written into the history of the restricted file.")
            return
        assert self._asked is not None
        say = SayWhetherSame(self._asked, said, why)
        self._jobs.change(say, lambda _: self.leaving.emit(), self._not_kept, self)

    def _not_kept(self, error: Exception) -> None:
        self._tell(f"The answer was not kept. {explain(error)}")

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)
