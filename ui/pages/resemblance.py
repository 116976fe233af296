"""Where a manager says whether a record that is like a restricted child's is of the same child."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.ports import Reader, Resemblance, UnitOfWork
from cme_desktop.services.deciding import Answer, decide
from cme_desktop.values.moments import show_moment
from ui.errors import explain
from ui.jobs import Jobs
from ui.lists.states import StateStack
from ui.pages.parts import LinkLine
from ui.shell.page import Page
from ui.shell.places import Kind, Place
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_role
from ui.widgets import Words

_WIDTH = 640


class ResemblancePage(Page):
    """Two files to open, a line for the reason, two answers."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "Is it the same child?", parent)
        self._jobs = jobs
        self._desk = desk
        self._asked: Resemblance | None = None
        self._why = QLineEdit()
        self._problem = Words("")
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._states = StateStack(self._body, self._why)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states)
        if desk.author.post.manages:
            jobs.read(partial(_read, place.id), self._take, self._not_read, self)
        else:
            self._states.show_state("note", "Only a manager can answer this.")

    def take_focus(self) -> None:
        self._states.take_focus()

    def _take(self, asked: Resemblance | None) -> None:
        if asked is None:
            self._states.show_state("good", "This has been answered already.")
            return
        self._asked = asked
        title = Words("Is it the same child?")
        set_role(title, "title")
        words = Words(
            f"{asked.reference}, saved {show_moment(asked.since)}, is like the restricted file "
            f"{asked.restricted_reference}. Nobody but a manager is told. Look at both, and say whether they "
            "are one child; the answer is written into the history of the restricted file. If they are, "
            f"{asked.reference} becomes restricted too."
        )
        label = Words("Why I say so")
        label.setBuddy(self._why)
        self._why.setAccessibleName("Why I say so")
        set_role(self._problem, "error")
        self._problem.hide()
        links = [
            self._link(f"Open {asked.reference}", asked.record),
            self._link(f"Open {asked.restricted_reference}, which asks for a reason", asked.restricted),
        ]
        self._column.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, GROUP_GAP)
        self._column.setSpacing(GAP)
        for part in (title, words, *links, label, self._why, self._problem):
            if isinstance(part, QLabel):
                part.setWordWrap(True)
            part.setMaximumWidth(_WIDTH)
            self._column.addWidget(part)
        self._column.addLayout(self._answers())
        self._column.addStretch(1)
        self._states.show_contents()

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
        line.clicked.connect(lambda: self.going.emit(Place(Kind.CHILD, "child", id)))
        return line

    def _answer(self, said: Answer, _checked: bool = False) -> None:
        why = " ".join(self._why.text().split())
        if not why:
            self._tell("Type why you say so; it is written into the history of the restricted file.")
            return
        assert self._asked is not None
        work = partial(_decide, self._asked, said, why)
        self._jobs.change(work, lambda _: self.leaving.emit(), self._not_kept, self)

    def _not_kept(self, error: Exception) -> None:
        self._tell(f"The answer was not kept. {explain(error)}")

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_read(self, error: Exception) -> None:
        self._states.show_state("error", f"This could not be read. {explain(error)}")


def _read(id: int | None, reader: Reader) -> Resemblance | None:
    return next((asked for asked in reader.resemblances() if asked.id == id), None)


def _decide(asked: Resemblance, said: Answer, why: str, work: UnitOfWork) -> None:
    decide(work, asked, said, why)
