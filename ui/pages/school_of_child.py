"""The school that a child already tells, filled into a new notice about it."""

from functools import partial

from PySide6.QtCore import QObject

from cme_desktop.description.record_type import About
from cme_desktop.desk import Desk
from cme_desktop.looks.record_start import school_of
from cme_desktop.public_names import ShownName
from cme_desktop.standing_records.child import CHILD
from ui.forms.record_page import RecordPage
from ui.jobs import Jobs


class SchoolOfChild(QObject):
    """Looked up once for each child that is chosen; a school that is typed stays."""

    def __init__(self, form: RecordPage, jobs: Jobs, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._jobs = jobs
        self._desk = desk
        self._asked_about: int | None = None

    def ask(self) -> None:
        """A field was left: if a child stands in the form by now, look for its school."""
        if self._form.draft.base is not None or not self._wanted():
            return
        child = self._form.draft.entry(CHILD.key).value
        if child is not None and child != self._asked_about:
            self._asked_about = child
            self._jobs.read(partial(school_of, child, self._desk.leave), self._take, None, self)

    def _take(self, school: tuple[int, ShownName] | None) -> None:
        if school is not None and self._wanted():
            self._form.form.fill(self._form.draft.type.school_of_child, *school)

    def _wanted(self) -> bool:
        kind = self._form.draft.type
        has_one = kind.about is About.CHILD and kind.school_of_child in kind.plain
        return has_one and not self._form.draft.entry(kind.school_of_child).text.strip()
