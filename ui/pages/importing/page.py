"""Bringing records in: choose a file, see what would become of its rows, load them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.errors import Cancelled
from cme_desktop.intake.date_order import DateOrder, OrderUnknown
from cme_desktop.intake.sheets import OtherType
from cme_desktop.intake.templates import save_blank
from cme_desktop.looks.import_check import Checked, Source, check
from cme_desktop.operations.bringing_in import Loaded, LoadSchools, LoadTable
from cme_desktop.operations.undoing_imports import UndoImport
from cme_desktop.ports import Imported, Reader
from cme_desktop.touched import Concern
from cme_desktop.values.moments import show_moment
from cme_desktop.values.sentences import mid_sentence
from ui.errors import explain
from ui.jobs import Job, Jobs
from ui.pages.importing.chooser import Chooser
from ui.pages.importing.earlier import Earlier
from ui.pages.importing.order import OrderQuestion
from ui.pages.importing.results import CheckedView, LoadedView, on_top
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_kind, set_role
from ui.widgets import EmptyState, Hairline, NoticeBar, ProgressLine, Words

_HINT = "Choose a file. It is checked before anything is loaded."
_MOST_IDS = 2_000
_CHECKING, _LOADING, _UNDOING = "Checking the file", "Loading", "Undoing the import"


class ImportPage(Page):
    """A dry run always comes first; what it found holds only for the file and the kind it was made with."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "Bring in records", parent)
        self._jobs = jobs
        self._desk = desk
        self._job: Job | None = None
        self._checked: Checked | None = None
        self._loaded: tuple[Checked, Loaded] | None = None
        self._offered: Callable[[], None] = self._forget
        """What the button in the notice does."""
        self._came_from: QWidget | None = None
        """What had the keyboard before something went on."""
        self._asked_of: tuple[Source, Path] | None = None
        """The file whose dates are asked about."""
        self.chooser = Chooser(place.type)
        self.checked = CheckedView()
        self.loaded = LoadedView()
        self.question = OrderQuestion()
        self.notice = NoticeBar()
        self._progress = ProgressLine()
        self._load = QPushButton()
        self.earlier = Earlier(jobs)
        self._empty = _above(EmptyState("import", _HINT), self.earlier)
        self._results = QStackedWidget()
        self._loaded_on_top = on_top(self.loaded)
        self._question_on_top = on_top(self.question)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._forget()
        self.refresh()

    def take_focus(self) -> None:
        if self._results.currentWidget() is self._loaded_on_top:
            self.loaded.take_focus()
        else:
            self.chooser.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def concern(self) -> Concern:
        return Concern(types=None)

    def refresh(self) -> None:
        self.earlier.refresh()

    def panes(self) -> list[QWidget]:
        table = [self.checked.table] if self.checked.table.isVisible() else []
        return [self.chooser.path, *table, self._load]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._job is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.chooser.take_file(paths[0])

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        title = Words("Bring in records")
        set_role(title, "title")
        set_kind(self._load, "primary")
        for part in (self._empty, self.checked, self._loaded_on_top, self._question_on_top):
            self._results.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(PAGE_EDGE, 12, PAGE_EDGE, 12)
        foot.setSpacing(GAP)
        foot.addWidget(self._progress, 1)
        foot.addStretch(1)
        foot.addWidget(self._load)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, GROUP_GAP)
        body.setSpacing(GROUP_GAP)
        body.addWidget(title)
        body.addWidget(self.chooser)
        body.addWidget(self.notice)
        body.addWidget(self._results, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(body, 1)
        page.addWidget(Hairline())
        page.addLayout(foot)

    def _connect(self) -> None:
        self.chooser.changed.connect(self._forget)
        self.chooser.check_asked.connect(self._check)
        self.chooser.template_asked.connect(self._save_template)
        self.notice.acted.connect(lambda: self._offered())
        self._load.clicked.connect(self._load_rows)
        self._progress.cancelled.connect(self._stop)
        self.loaded.seen.connect(self._see)
        self.loaded.another.connect(self._start_again)
        self.loaded.undo_asked.connect(self._undo_loaded)
        self.earlier.undo_asked.connect(self._ask_to_undo)
        self.question.answered.connect(self._check_in_order)

    # -- checking -----------------------------------------------------------------------------------

    def _check(self, source: Source, path: Path, dates: DateOrder | None = None) -> None:
        if self._job is not None:
            return
        self._forget()
        self._begin(_CHECKING)
        work = partial(check, self._desk, source, path, dates)
        failed = partial(self._fail_to_check, source, path)
        self._follow(self._jobs.read(work, self._take_checked, failed, self), _CHECKING)

    def _fail_to_check(self, source: Source, path: Path, error: Exception) -> None:
        """Where the file does not tell what its dates have first, the officer is asked."""
        self._fail(error)
        if isinstance(error, OtherType):
            self._offered = partial(self.chooser.ask_as, error.type.key)
            words = f"Check it &as a file of {mid_sentence(error.type.plural)}"
            self.notice.tell("error", explain(error), words)
        if isinstance(error, OrderUnknown):
            self.notice.hide()
            self._asked_of = source, path
            self.question.ask(error)
            self._results.setCurrentWidget(self._question_on_top)
            if self._has_keyboard():
                self.question.take_focus()

    def _check_in_order(self, order: DateOrder) -> None:
        if self._asked_of is not None:
            self._check(*self._asked_of, order)

    def _take_checked(self, checked: Checked) -> None:
        self._end()
        self._checked = checked
        self.checked.show_checked(checked)
        self._results.setCurrentWidget(self.checked)
        count = checked.outcome.loaded
        self._load.setText(
            f"&Load {count:,} {'row' if count == 1 else 'rows'}" if count else "Nothing to load"
        )
        self._load.setEnabled(count > 0)
        if count and self._has_keyboard():
            self._load.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- loading ------------------------------------------------------------------------------------

    def _load_rows(self) -> None:
        if self._checked is None or self._job is not None:
            return
        self._begin(_LOADING)
        load, done = _loading(self._checked, self._desk), partial(self._take_loaded, self._checked)
        self._follow(self._jobs.change(load, done, self._fail, self), _LOADING)

    def _take_loaded(self, checked: Checked, loaded: Loaded) -> None:
        self._end()
        self._forget()
        self._loaded = checked, loaded
        self.loaded.show_loaded(checked.path.name, loaded)
        self._results.setCurrentWidget(self._loaded_on_top)
        self._load.hide()
        if self._has_keyboard():
            self.loaded.take_focus()
        self.told.emit(f"{loaded.outcome.loaded:,} rows loaded from {checked.path.name}")

    def _see(self) -> None:
        if self._loaded is None:
            return
        checked, loaded = self._loaded
        key, ids = checked.source.type.key, loaded.outcome.saved
        if 0 < len(ids) <= _MOST_IDS:
            self.going.emit(
                Place(PlaceKind.ROWS, key, ids=tuple(ids), title=f"Loaded from {checked.path.name}")
            )
        else:  # so many that the whole list serves better
            self.going.emit(Place(PlaceKind.LIST, key))

    def _undo_loaded(self) -> None:
        if self._loaded is not None:
            checked, loaded = self._loaded
            self._undo(UndoImport(loaded.outcome.number, checked.path.name))

    def _ask_to_undo(self, imported: Imported) -> None:
        """What was brought in long ago goes only when the officer has read which it is."""
        self._offered = partial(self._undo, UndoImport(imported.number, imported.file))
        what = f"{imported.file}, {show_moment(imported.at)}, {imported.who}"
        went = "All that it brought is taken back, and what it changed is put back as it was."
        self.notice.tell("warning", f"Undo the import of {what}? {went}", "&Undo it")

    def _undo(self, undo: UndoImport) -> None:
        if self._job is not None:
            return
        self._begin(_UNDOING)
        done = partial(self._tell_undone, undo.told)
        self._follow(self._jobs.change(undo, done, self._fail_to_undo, self), _UNDOING)

    def _fail_to_undo(self, error: Exception) -> None:
        self._fail(error)
        if isinstance(error, Cancelled):
            self.notice.tell("info", "Stopped. The import stands; undo it again to take all of it back.")

    def _tell_undone(self, said: str, _: None) -> None:
        self._end()
        self._start_again()
        self.told.emit(said)

    def _start_again(self) -> None:
        self.chooser.path.clear()
        self._forget()
        self.take_focus()

    # -- templates ----------------------------------------------------------------------------------

    def _save_template(self, source: Source, path: Path) -> None:
        work = partial(_save_template, source, path)
        self._jobs.read(work, self._tell_template, self._fail, self)

    def _tell_template(self, saved: tuple[Path, str]) -> None:
        template, readers = saved
        self._offered = partial(_open_template, template)
        self.notice.tell("good", f"The blank workbook is saved: {template.name}. {readers}", "Open it")

    # -- what is under way --------------------------------------------------------------------------

    def _begin(self, words: str) -> None:
        self.notice.hide()
        self._progress.begin(words)
        if self._has_keyboard():
            self._came_from = self.focusWidget()
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would go wherever Qt likes
        self.chooser.setEnabled(False)
        self._load.setEnabled(False)

    def _follow(self, job: Job, words: str) -> None:
        self._job = job
        job.progressed.connect(
            lambda done, total: self._progress.advance(f"{words}, {done:,} of {total:,}", done, total)
        )

    def _end(self) -> None:
        self._job = None
        self._progress.finish()
        self.chooser.setEnabled(True)
        if self.hasFocus():
            (self._came_from or self.chooser.path).setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        """Whether it is on this page or nowhere; an officer who went on elsewhere is left there."""
        now = QApplication.focusWidget()
        return now is None or now is self or self.isAncestorOf(now)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _fail(self, error: Exception) -> None:
        self._end()
        self._load.setEnabled(self._checked is not None)
        if isinstance(error, Cancelled):
            self.notice.tell("info", "Stopped. Nothing was loaded.")
        else:
            self.notice.tell("error", explain(error))

    def _forget(self) -> None:
        """What was checked or loaded before is no longer on the page."""
        self._checked = None
        self._loaded = None
        self._asked_of = None
        self.notice.hide()
        self._results.setCurrentWidget(self._empty)
        self._load.setText("&Load")
        self._load.setEnabled(False)
        self._load.show()


def _above(part: QWidget, under: QWidget) -> QWidget:
    """The one in whatever room there is, the other under it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part, 1)
    column.addWidget(under)
    return both


def _open_template(template: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(template)))


def _loading(checked: Checked, desk: Desk) -> LoadTable | LoadSchools:
    """Load a file as it was checked."""
    if checked.source.national:
        return LoadSchools(checked.path, desk.clock, checked.dates)
    return LoadTable(checked.source.type, checked.path, desk.clock, checked.dates)


def _save_template(source: Source, path: Path, _: Reader) -> tuple[Path, str]:
    return path, save_blank(source.type, path)
