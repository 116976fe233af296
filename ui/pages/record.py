"""The page on which one record is typed: the form, what stands beside it, keeping and saving."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from cme_desktop.description.linked import linked
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, RecordType
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.errors import AskFirst, Cancelled, NotFound, Refused, Stale
from cme_desktop.issues import Issue, Severity
from cme_desktop.looks.record_start import Start, Wanted, read_start, read_version, school_of
from cme_desktop.operations.records import Saved
from cme_desktop.operations.undoing import PutBack
from cme_desktop.ports import KeptDraft, Reader
from cme_desktop.public_names import Labels, ShownName, name_elsewhere, own_name
from cme_desktop.registry import record_type
from cme_desktop.services.opening import refuse_unopened
from cme_desktop.standing_records.child import CHILD
from cme_desktop.statutory.law import Law
from cme_desktop.touched import Aspect, Concern
from cme_desktop.values.moments import show_moment
from cme_desktop.values.sentences import mid_sentence
from ui.editors import Editor
from ui.errors import explain, log_problem, present
from ui.forms.record_page import RecordPage
from ui.jobs import Jobs
from ui.keeping import Keeping
from ui.pages.asking import Asking
from ui.pages.beside import Beside
from ui.pages.lookups import DeskLookups
from ui.pages.record_saving import Saver
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.widgets import EmptyState
from ui.widgets.keys_ahead import KeysAhead


class RecordEntry(Page):
    """Loads what the form begins with, then keeps and saves what is typed into it."""

    own_undo = True

    def __init__(
        self, place: Place, jobs: Jobs, desk: Desk, keeping: Keeping, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, record_type(place.type).title if place.type else "Record", parent)
        self._jobs = jobs
        self._desk = desk
        self._keeping = keeping
        self._lookups = DeskLookups(jobs, desk, self)
        self._form: RecordPage | None = None
        self._beside: Beside | None = None
        self._saver: Saver | None = None
        self._type: RecordType[Any] | None = None
        self._law = Law()
        self._caret = ""
        self._saving = False
        self._wants_next = False
        self._asked: tuple[Issue, ...] = ()
        self._asked_about: int | None = None
        self._focus_when_shown = False
        self._states = QStackedLayout(self)
        self._ahead = KeysAhead(self)
        self._load()

    def concern(self) -> Concern:
        base = self._form.draft.base if self._form is not None else None
        shown = frozenset((base.id,)) if base is not None and base.id is not None else frozenset()
        return Concern(records=shown, aspects=frozenset((Aspect.LAW,)))

    def refresh(self) -> None:
        """Look up which version is on file now, and which law; what is typed stays."""
        if self._form is not None:
            id = self._form.draft.base.id if self._form.draft.base is not None else None
            work = partial(read_version, self._form.draft.type, id, self._desk.leave)
            self._jobs.read(work, self._take_version, self._no_version, self)

    def take_focus(self) -> None:
        if self._form is None:
            self._focus_when_shown = True
            if isinstance(asking := self._states.currentWidget(), Asking):
                asking.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._follow_day()
        fields = self._form.form
        inside = fields.focusWidget()
        if inside is not None and fields.isAncestorOf(inside):
            inside.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first()

    def panes(self) -> list[QWidget]:
        return [self, *([self._beside] if self._beside is not None else [])]

    def wind_up(self) -> None:
        self._keep()

    def _resting(self) -> Record | None:
        """The record as it is shown, where it is on file and nothing of it is being changed here."""
        if self._form is None or self._saving or self._form.draft.dirty:
            return None
        base: Record | None = self._form.draft.base
        return base

    # -- beginning ----------------------------------------------------------------------------------

    def _load(self) -> None:
        self._ahead.hold()
        work = partial(_read_opened, self.place, self._desk)
        self._jobs.read(work, self._begin, self._not_read, self)

    def _begin(self, start: Start) -> None:
        draft = self._take_up(start)
        beside = Beside(draft, start.law, self._jobs, self._desk)
        letters = [follow.letter for follow in start.type.follow_ups]
        form = RecordPage(draft, self._lookups, beside, letters)
        form.save_asked.connect(self._save)
        form.draft_kept_asked.connect(self._keep)
        form.form.edited.connect(beside.follow)
        form.form.add_new.connect(self._add_new)
        form.form.field_left.connect(self._ask_school)
        form.form.field_left.connect(self._follow_day)
        beside.going.connect(self.going)
        beside.offered.connect(form.form.show_offers)
        beside.same_child.connect(self._same_child)
        beside.put_back_asked.connect(self._put_back)
        self._form, self._beside = form, beside
        self._put(form)
        self._name(start.base)
        form.discard_asked.connect(self._discard_new)
        if start.kept is not None:
            when = show_moment(start.kept.saved_at)
            form.notice.tell("info", f"Your unfinished typing of {when} is back.", "Discard it")
            form.notice.acted.connect(lambda: None if form.asks_to_discard() else self._discard())
            form.form.show_typed_issues()
        if self._focus_when_shown:
            self._focus_first()
        self._ahead.hand_on()

    def _take_up(self, start: Start) -> Draft[Any]:
        """The draft that is kept and saved from now on."""
        self._type, self._law, self._caret = start.type, start.law, start.caret
        draft = start.draft(self._desk.reading(start.law), self._desk.author)
        self._lookups.child = lambda: draft.child
        self._saver = Saver(draft, self._keeping, self._desk, start.kept, self)
        return draft

    def _rest_on(self, start: Start) -> None:
        """Show the record as it is on file now in the form that is there, the caret where it was."""
        assert self._form is not None
        assert self._beside is not None
        draft = self._take_up(start)
        self._form.show_draft(draft)
        self._beside.rest_on(draft, start.law)
        self._name(start.base)
        if start.kept is not None:
            self._form.form.show_typed_issues()
        at = QApplication.focusWidget()
        if (
            at is not None
            and self._form.isAncestorOf(at)
            and not any(part.isAncestorOf(at) for part in (self._form.form, self._beside))
        ):  # on a button that saves
            self._form.form.take_focus()

    def _name(self, record: Record | None) -> None:
        assert self._type is not None
        new = f"New {mid_sentence(self._type.title)}"
        self.set_title(f"{self._type.title} {record.reference}" if record is not None else new)

    def _focus_first(self) -> None:
        """Begin where typing was left, at the field the officer came for, or at the first that is empty."""
        self._focus_when_shown = False
        form = self._form
        assert form is not None
        if (left := _editor_at(form, self._caret)) is not None:
            left.go_on()
            return
        draft = form.draft
        names = [name for section in draft.type.sections for name in section.fields]
        shown = draft.shown()
        empty = [
            name
            for name in names
            if name in draft.type.plain and name in shown and not draft.entry(name).text
        ]
        if (wanted := _editor_at(form, self.place.field)) is not None:
            wanted.take_focus()
        else:
            form.form.focus_field(empty[0] if draft.base is None and empty else names[0])

    def _not_read(self, error: Exception) -> None:
        self._ahead.drop()
        if isinstance(error, AskFirst):
            self._ask(error)
            return
        log_problem(error)
        state = EmptyState("error", f"The record could not be read. {present(error).sentence}", "Try again")
        state.acted.connect(self._load)
        self._put(state)

    def _ask(self, asked: AskFirst) -> None:
        """A restricted record: nothing of it is read before the officer has said why."""
        self.set_title(asked.reference)
        asking = Asking(asked, self._jobs, self._desk)
        asking.opened.connect(self._load)
        self._put(asking)
        asking.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_when_shown = True

    def _put(self, widget: QWidget) -> None:
        old = self._states.currentWidget()
        self._states.addWidget(widget)
        self._states.setCurrentWidget(widget)
        if old is not None:
            self._states.removeWidget(old)
            old.deleteLater()

    # -- what others change -------------------------------------------------------------------------

    def _take_version(self, start: Start) -> None:
        """Another version is shown where nothing is typed; else the officer is asked when she saves."""
        form = self._form
        if form is None:
            return
        known, current = form.draft.base, start.base
        if known is None or current is None or known.id != current.id or self._busy(form):
            self._read_by(start.law)
        elif current.version > known.version:
            self._keep()  # what was typed and taken back again is forgotten with it
            self._rest_on(start)
        else:
            self._read_by(start.law)

    def _busy(self, form: RecordPage) -> bool:
        return self._saving or form.draft.dirty or form.stale is not None

    def _read_by(self, law: Law) -> None:
        """Have the form follow the law of the data file, and the day."""
        today = self._desk.clock.today()
        if self._form is None or self._beside is None:
            return
        if law is not self._law or today != self._form.draft.reading.today:
            self._law = law
            self._form.read_by(self._desk.reading(law))
            self._beside.rest_on(self._form.draft, law)

    def _follow_day(self) -> None:
        """A form may stand open over midnight."""
        self._read_by(self._law)

    def _no_version(self, error: Exception) -> None:
        """With a record that was taken back goes its page; what is restricted by now was shown already."""
        form = self._form
        if form is None or isinstance(error, AskFirst | Cancelled):
            return
        if isinstance(error, NotFound) and not self._busy(form):
            self._form = None  # nothing is left to keep
            self.leaving.emit()
        else:
            form.show_problem(f"What was changed meanwhile could not be read. {explain(error)}")

    # -- keeping and saving -------------------------------------------------------------------------

    def _keep(self) -> None:
        if self._form is not None and self._saver is not None:
            self._saver.keep(_focused_path(self._form))

    def _discard(self) -> None:
        assert self._saver is not None
        self._saver.drop(self._begin_anew, self._not_discarded)

    def _discard_new(self) -> None:
        """A new draft goes where it arose, and the officer back to where she was."""
        if self._form is not None and self._saver is not None and not self._saving:
            self._saver.drop(self._discarded, self._not_discarded)

    def _discarded(self) -> None:
        self._form = None  # nothing is left to keep
        self.told.emit("The draft is discarded.")
        self.leaving.emit()

    def _begin_anew(self) -> None:
        self.place = Place(self.place.kind, self.place.type, self.place.id)
        self._form = None
        self._focus_when_shown = True
        self._load()

    def _not_discarded(self, error: Exception) -> None:
        if self._form is not None:
            self._form.show_problem(f"Your typing could not be discarded. {explain(error)}")

    def _save(self, following: bool) -> None:
        assert self._form is not None
        self._form.form.conclude(partial(self._save_now, following))

    def _save_now(self, following: bool) -> None:
        if self._form is None or self._saving:
            return
        assert self._saver is not None
        self._follow_day()
        self._wants_next = following
        if refusals := self._form.draft.refusals():
            self._form.show_refused(refusals)
        else:
            self._keep()  # first, so that it is in the data file alone by the time that it goes from there
            self._saving = True
            self._form.begin_saving()
            self._saver.save(self._saved, self._not_saved, self._asked)

    def _saved(self, stored: Saved) -> None:
        saved, labels = stored.record, stored.labels
        self._saving = False
        assert self._form is not None
        assert self._saver is not None
        assert self._type is not None
        assert saved.id is not None
        self._form.end_saving()
        since = self._saver.typed_since(saved, labels)
        if since is not None:
            self._go_on_typing(saved, labels, since)
        self.told.emit(f"{self._type.title} {saved.reference} saved.")
        if self.in_between:
            self._form = None  # nothing is left to keep
            self.answered.emit(saved.id, name_elsewhere(self._type, saved))
            self.leaving.emit()
        elif self._wants_next:
            self._asked_about = None
            self.place = Place(PlaceKind.NEW, self._type.key)
            self._focus_when_shown = True
            self._begin(Start(self._type, self._law))
        else:
            self.place = Place(PlaceKind.RECORD, self._type.key, saved.id)
            if since is None:
                self._rest_on(Start(self._type, self._law, saved, labels=labels))
                self._form.show_saved(self._desk.clock.now())

    def _go_on_typing(self, saved: Record, labels: Labels, typed: dict[str, Any]) -> None:
        """What was typed while the record was being saved is unfinished typing of the record saved."""
        assert self._type is not None
        who, now = self._desk.author.name, self._desk.clock.now()
        name = own_name(self._type, saved)
        since = KeptDraft(0, self._type.key, saved.id, who, now, name, typed, aside=True)
        self._rest_on(Start(self._type, self._law, saved, labels=labels, kept=since))
        assert self._form is not None
        self._form.show_note(f"Saved as {saved.reference}. What you typed since then is not saved yet.")

    def _not_saved(self, error: Exception) -> None:
        self._saving = False
        form = self._form
        assert form is not None
        assert self._saver is not None
        form.end_saving()
        if isinstance(error, Refused):
            form.show_refused(error.issues)
            self._asked = tuple(issue for issue in error.issues if issue.severity is Severity.WARN)
        elif isinstance(error, Stale):
            self._ask_stale(error.theirs)
        else:
            log_problem(error)
            problem = present(error)
            form.show_problem(f"{problem.title}. {problem.sentence} {self._saver.words()}")

    def _ask_stale(self, theirs: Any) -> None:
        assert self._type is not None
        work = partial(_labels, linked(self._type, theirs))
        self._jobs.read(work, lambda labels: self._show_stale(theirs, labels), self._not_saved, self)

    def _show_stale(self, theirs: Any, labels: Labels) -> None:
        if self._form is not None:
            self._form.show_stale(theirs, labels)

    def _put_back(self, version: int) -> None:
        """The record as it was, by a save of its own; asked a second time, questions count as read."""
        base = self._resting()
        assert self._form is not None
        assert self._type is not None
        if base is None or base.id is None:
            self._form.show_note("Save or discard what you typed first, then put an earlier version back.")
            return
        reference, reading = base.reference or "", self._desk.reading(self._law)
        back = PutBack(self._type, base.id, reference, version, reading, self._asked)
        told = f"{reference} put back as it was."
        self._jobs.change(back, lambda _: self.told.emit(told), self._not_put_back, self)

    def _not_put_back(self, error: Exception) -> None:
        again = ""
        if isinstance(error, Refused) and all(issue.severity is Severity.WARN for issue in error.issues):
            self._asked = error.issues
            again = " Ask once more to put it back all the same."
        if self._form is not None:
            self._form.show_problem(f"{explain(error)}{again}")

    # -- what the child already tells ---------------------------------------------------------------

    def _ask_school(self) -> None:
        """Once a child is chosen for a new notice, look up its school, if none is typed."""
        if self._form is None or self._form.draft.base is not None or not self._wants_school(self._form):
            return
        child = self._form.draft.entry(CHILD.key).value
        if child is not None and child != self._asked_about:
            self._asked_about = child
            self._jobs.read(partial(school_of, child, self._desk.leave), self._take_school, None, self)

    def _take_school(self, school: tuple[int, ShownName] | None) -> None:
        if school is not None and self._form is not None and self._wants_school(self._form):
            self._form.form.fill(self._form.draft.type.school_of_child, *school)

    def _wants_school(self, form: RecordPage) -> bool:
        kind = form.draft.type
        wanted = kind.about is About.CHILD and kind.school_of_child in kind.plain
        return wanted and not form.draft.entry(kind.school_of_child).text.strip()

    # -- other records ------------------------------------------------------------------------------

    def _add_new(self, path: str, type: str, words: str) -> None:
        """A record that is missing from a look-up is made in between, and then chosen here."""
        self._keep()
        self.asking.emit(Place(PlaceKind.NEW, type, words=words), partial(self._chosen, path))

    def _chosen(self, path: str, id: int, label: ShownName) -> None:
        if self._form is not None:
            self._form.form.choose(path, id, label)
            self._form.form.focus_field(path)
            self._keep()

    def _same_child(self, id: int, label: str) -> None:
        """The child being typed is on file already."""
        if self.in_between and self._saver is not None:
            self._form = None
            self._saver.drop(lambda: None, lambda _error: None)
            self.answered.emit(id, label)
            self.leaving.emit()
        else:
            self.going.emit(Place(PlaceKind.CHILD, "child", id))


def _focused_path(page: RecordPage) -> str:
    """The path of the field that has the caret, "" for none."""
    part: QWidget | None = page.form.focusWidget()
    while part is not None and not isinstance(part, Editor):
        part = part.parentWidget()
    return part.path if part is not None else ""


def _editor_at(page: RecordPage, path: str) -> Editor | None:
    """The editor that is shown for a path; None where there is none, as after a change of the program."""
    editors = page.form.findChildren(Editor)
    return next((one for one in editors if one.path == path and one.isVisibleTo(page)), None)


def _read_opened(place: Place, desk: Desk, reader: Reader) -> Start:
    refuse_unopened(reader, desk.leave, (place.id, place.source, place.child))
    wanted = Wanted(
        place.type, place.id, place.child, place.source, place.fill, place.words, place.draft, place.mark
    )
    start = read_start(wanted, desk.author.name, desk.emergency, reader)
    if start.kept is not None:  # what was typed may name whom it is about
        refuse_unopened(reader, desk.leave, start.kept.about())
    return start


def _labels(ids: set[int], reader: Reader) -> Labels:
    return reader.labels(ids)
