"""One record that is open on a page: its form, what stands beside it, keeping and saving."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cme_desktop.description.linked import linked
from cme_desktop.description.record import Record
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.errors import AskFirst, Cancelled, NotFound, Refused, Stale
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from cme_desktop.looks.record_start import Start, read_version
from cme_desktop.ports import KeptDraft, Reader
from cme_desktop.public_names import Labels, ShownName, own_name
from cme_desktop.statutory.law import Law
from cme_desktop.values.moments import show_moment
from cme_desktop.values.sentences import mid_sentence
from ui.editors.line import LineInput
from ui.errors import explain, log_problem, present
from ui.forms.record_page import RecordPage
from ui.jobs import Jobs
from ui.keeping import Keeping
from ui.pages.beside import Beside
from ui.pages.caret import focus_first, focused_path
from ui.pages.lookups import DeskLookups
from ui.pages.putting_back import PuttingBack
from ui.pages.record_saving import Saver
from ui.pages.school_of_child import SchoolOfChild
from ui.shell.places import Place, PlaceKind

if TYPE_CHECKING:
    from cme_desktop.operations.records import Saved


class OpenRecord(QObject):
    """Keeps and saves what is typed, and follows what others change. It never knows its page."""

    told = Signal(str)
    """A line for the status bar."""
    asking = Signal(object, object)
    """(Place, answer): a new record is wanted in between; `answer` is called with its id and label."""
    named = Signal(str)
    """What the record is called now."""
    saved = Signal(object, bool, bool)
    """(Saved, next, typed): whether the next is wanted, and whether more was typed meanwhile."""
    discarded = Signal()
    """The typing is forgotten: what is on file may be shown anew."""
    gone = Signal()
    """Nothing is left to show or keep."""

    def __init__(self, start: Start, jobs: Jobs, desk: Desk, keeping: Keeping, parent: QWidget) -> None:
        super().__init__(parent)
        self.type = start.type
        self.law = start.law
        self._jobs = jobs
        self._desk = desk
        self._keeping = keeping
        self._saving = False
        self._next = False
        self._goes_on = False
        self._asked: tuple[Issue, ...] = ()
        self._lookups = DeskLookups(jobs, desk, self)
        draft = self._take_up(start)
        letters = [follow.letter for follow in start.type.follow_ups]
        self.form = RecordPage(draft, self._lookups, letters, parent)
        self.beside = Beside(draft, start.law, jobs, desk, self.form)
        self.form.put_beside(self.beside)
        self._school = SchoolOfChild(self.form, jobs, desk, self)
        self._putting_back = PuttingBack(self.form, self._resting, jobs, self)
        self._listen()
        self._show_what_is_doubtful(start)
        if start.kept is not None:
            self._tell_of(start.kept)

    def _listen(self) -> None:
        form, beside = self.form, self.beside
        form.save_asked.connect(self._save)
        form.draft_kept_asked.connect(self.keep)
        form.discard_asked.connect(self._discard_new)
        form.form.edited.connect(beside.follow)
        form.form.add_new.connect(self._add_new)
        form.form.field_left.connect(self._school.ask)
        form.form.field_left.connect(self.follow_day)
        beside.offered.connect(form.form.show_offers)
        beside.put_back_asked.connect(self._putting_back.put_back)
        self._putting_back.told.connect(self.told)

    def _take_up(self, start: Start) -> Draft[Any]:
        """The draft that is kept and saved from now on."""
        self.law, self._left_at = start.law, start.caret
        draft = start.draft(self._desk.reading(start.law), self._desk.author)
        self._lookups.child = lambda: draft.child
        self._saver = Saver(draft, self._keeping, self._desk, start.kept, self)
        return draft

    def _tell_of(self, kept: KeptDraft) -> None:
        form = self.form
        form.notice.tell(
            "info", f"Your unfinished typing of {show_moment(kept.saved_at)} is back.", "Discard it"
        )
        form.notice.acted.connect(lambda: None if form.asks_to_discard() else self._discard())

    def _show_what_is_doubtful(self, start: Start) -> None:
        """Whoever takes over a record sees what whoever typed it was told."""
        if start.kept is not None or self.id is not None:
            self.form.form.show_typed_issues()

    @property
    def name(self) -> str:
        """What the page is called by it."""
        base = self.form.draft.base
        title = self.type.title
        return f"{title} {base.reference}" if base is not None else f"New {mid_sentence(title)}"

    @property
    def id(self) -> int | None:
        """Which record on file it is, None for a new one."""
        base: Record | None = self.form.draft.base
        return None if base is None else base.id

    def focus_first(self, wanted: str) -> None:
        """Begin where typing was left, at the wanted field, or at the first that is empty."""
        focus_first(self.form, self._left_at, wanted)

    def take_focus(self, wanted: str) -> None:
        """Put the keyboard back where it was; without such a place, where typing begins."""
        self.follow_day()
        fields = self.form.form
        inside = fields.focusWidget()
        if inside is not None and fields.isAncestorOf(inside):
            inside.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._goes_on and isinstance(inside, LineInput):  # as Enter does that takes one from the list
                inside.move_on()
        else:
            self.focus_first(wanted)
        self._goes_on = False

    def rest_on(self, start: Start) -> None:
        """Show the record as it is on file now in the form that is there, the caret where it was."""
        form = self.form
        draft = self._take_up(start)
        form.show_draft(draft)
        self.beside.rest_on(draft, start.law)
        self.named.emit(self.name)
        self._show_what_is_doubtful(start)
        at = QApplication.focusWidget()
        if (
            at is not None
            and form.isAncestorOf(at)
            and not any(part.isAncestorOf(at) for part in (form.form, self.beside))
        ):  # on a button that saves
            form.form.take_focus()

    def _resting(self) -> tuple[Record, Reading] | None:
        """The record as it is shown, where it is on file and nothing of it is being changed here."""
        base: Record | None = self.form.draft.base
        if base is None or self._saving or self.form.draft.dirty:
            return None
        return base, self._desk.reading(self.law)

    # -- what others change -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look up which version is on file now, and which law; what is typed stays."""
        work = partial(read_version, self.type, self.id, self._desk.leave)
        self._jobs.read(work, self._take_version, self._no_version, self)

    def _take_version(self, start: Start) -> None:
        """Another version is shown where nothing is typed; else the officer is asked when she saves."""
        known, current = self.form.draft.base, start.base
        if known is None or current is None or known.id != current.id or self._busy():
            self._read_by(start.law)
        elif current.version > known.version:
            self.keep()  # what was typed and taken back again is forgotten with it
            self.rest_on(start)
        else:
            self._read_by(start.law)

    def _busy(self) -> bool:
        return self._saving or self.form.draft.dirty or self.form.stale is not None

    def _read_by(self, law: Law) -> None:
        """Have the form follow the law of the data file, and the day."""
        if law is not self.law or self._desk.clock.today() != self.form.draft.reading.today:
            self.law = law
            self.form.read_by(self._desk.reading(law))
            self.beside.rest_on(self.form.draft, law)

    def follow_day(self) -> None:
        """A form may stand open over midnight."""
        self._read_by(self.law)

    def _no_version(self, error: Exception) -> None:
        """With a record that was taken back goes its page; what is restricted by now was shown already."""
        if isinstance(error, AskFirst | Cancelled):
            return
        if isinstance(error, NotFound) and not self._busy():
            self.gone.emit()
        else:
            self.form.show_problem(f"What was changed meanwhile could not be read. {explain(error)}")

    # -- keeping and saving -------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what is typed now."""
        self._saver.keep(focused_path(self.form))

    def forget(self) -> None:
        """Forget what is typed, and say nothing of it."""
        self._saver.drop(lambda: None, lambda _error: None)

    def _discard(self) -> None:
        self._saver.drop(self.discarded.emit, self._not_discarded)

    def _discard_new(self) -> None:
        """A new draft goes where it arose, and the officer back to where she was."""
        if not self._saving:
            self._saver.drop(self._new_discarded, self._not_discarded)

    def _new_discarded(self) -> None:
        self.told.emit("The draft is discarded.")
        self.gone.emit()

    def _not_discarded(self, error: Exception) -> None:
        self.form.show_problem(f"Your typing could not be discarded. {explain(error)}")

    def _save(self, following: bool) -> None:
        self.form.form.conclude(partial(self._save_now, following))

    def _save_now(self, following: bool) -> None:
        if self._saving:
            return
        self.follow_day()
        self._next = following
        if refusals := self.form.draft.refusals():
            self.form.show_refused(refusals)
        else:
            self.keep()  # first, so that it is in the data file alone by the time that it goes from there
            self._saving = True
            self.form.begin_saving()
            self._saver.save(self._saved, self._not_saved, self._asked)

    def _saved(self, stored: "Saved") -> None:
        self._saving = False
        self.form.end_saving()
        since = self._saver.typed_since(stored.record, stored.labels)
        if since is not None:
            self._go_on_typing(stored, since)
        self.told.emit(f"{self.type.title} {stored.record.reference} saved.")
        self.saved.emit(stored, self._next, since is not None)

    def show_saved(self, stored: "Saved") -> None:
        """Rest on the record just saved."""
        self.rest_on(Start(self.type, self.law, stored.record, labels=stored.labels))
        self.form.show_saved(self._desk.clock.now())

    def _go_on_typing(self, stored: "Saved", typed: dict[str, Any]) -> None:
        """What was typed while the record was being saved is unfinished typing of the record saved."""
        saved = stored.record
        who, now = self._desk.author.name, self._desk.clock.now()
        name = own_name(self.type, saved)
        since = KeptDraft(0, self.type.key, saved.id, who, now, name, typed, aside=True)
        self.rest_on(Start(self.type, self.law, saved, labels=stored.labels, kept=since))
        self.form.show_note(f"Saved as {saved.reference}. What you typed since then is not saved yet.")

    def _not_saved(self, error: Exception) -> None:
        self._saving = False
        form = self.form
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
        work = partial(_labels, linked(self.type, theirs))
        self._jobs.read(work, partial(self.form.show_stale, theirs), self._not_saved, self)

    # -- other records ------------------------------------------------------------------------------

    def _add_new(self, path: str, type: str, words: str) -> None:
        """A record that is missing from a look-up is made in between, and then chosen here."""
        self.keep()
        self.asking.emit(Place(PlaceKind.NEW, type, words=words), partial(self._chosen, path))

    def _chosen(self, path: str, id: int, label: ShownName) -> None:
        if isValid(self):  # else it was taken back by somebody else meanwhile
            self.form.form.choose(path, id, label)
            self.form.form.focus_field(path)
            self._goes_on = True
            self.keep()


def _labels(ids: set[int], reader: Reader) -> Labels:
    return reader.labels(ids)
