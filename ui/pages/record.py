"""The page on which one record is typed: loads what its form begins with, and says where to go from it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.errors import AskFirst
from cme_desktop.looks.record_start import Start, Wanted, read_start
from cme_desktop.ports import Reader
from cme_desktop.public_names import name_elsewhere
from cme_desktop.registry import record_type
from cme_desktop.services.opening import refuse_unopened
from cme_desktop.touched import Aspect, Concern
from ui.errors import log_problem, present
from ui.jobs import Jobs
from ui.keeping import Keeping
from ui.pages.asking import Asking
from ui.pages.open_record import OpenRecord
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.widgets import EmptyState
from ui.widgets.keys_ahead import KeysAhead

if TYPE_CHECKING:
    from cme_desktop.operations.records import Saved


class RecordEntry(Page):
    """Shows the record once it is read; until then, why it is not."""

    own_undo = True

    def __init__(
        self, place: Place, jobs: Jobs, desk: Desk, keeping: Keeping, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, record_type(place.type).title if place.type else "Record", parent)
        self._jobs = jobs
        self._desk = desk
        self._keeping = keeping
        self._open: OpenRecord | None = None
        self._focus_when_shown = False
        self._states = QStackedLayout(self)
        self._ahead = KeysAhead(self)
        self._load()

    def serves(self, place: Place) -> bool:
        """A new record is wanted beside one that is being typed: its keys belong into no other."""
        typed = self._open is not None and self._open.form.draft.dirty
        return super().serves(place) and not (place.kind is PlaceKind.NEW and typed)

    def concern(self) -> Concern:
        id = None if self._open is None else self._open.id
        return Concern(records=frozenset(() if id is None else (id,)), aspects=frozenset((Aspect.LAW,)))

    def refresh(self) -> None:
        if self._open is not None:
            self._open.refresh()

    def take_focus(self) -> None:
        if self._open is None:
            self._focus_when_shown = True
            if isinstance(asking := self._states.currentWidget(), Asking):
                asking.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._focus_when_shown = False
        self._open.take_focus(self.place.field)

    def panes(self) -> list[QWidget]:
        return [self] if self._open is None else [self, self._open.beside]

    def wind_up(self) -> None:
        if self._open is not None:
            self._open.keep()

    # -- beginning ----------------------------------------------------------------------------------

    def _load(self) -> None:
        self._ahead.hold()
        work = partial(_read_opened, self.place, self._desk)
        self._jobs.read(work, self._begin, self._not_read, self)

    def _begin(self, start: Start) -> None:
        opened = OpenRecord(start, self._jobs, self._desk, self._keeping, self)
        opened.told.connect(self.told)
        opened.named.connect(self.set_title)
        opened.asking.connect(self.asking)
        opened.saved.connect(self._saved)
        opened.discarded.connect(self._begin_anew)
        opened.gone.connect(self._leave)
        opened.beside.going.connect(self.going)
        opened.beside.same_child.connect(self._same_child)
        self._let_go()
        self._open = opened
        self._put(opened.form)
        self.set_title(opened.name)
        if self._focus_when_shown:
            self._focus_when_shown = False
            opened.focus_first(self.place.field)
        self._ahead.hand_on()

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

    # -- going on -----------------------------------------------------------------------------------

    def _saved(self, stored: "Saved", following: bool, typed_since: bool) -> None:
        opened = self._open
        assert opened is not None
        record = stored.record
        assert record.id is not None
        if self.in_between:
            self._let_go()
            self.answered.emit(record.id, name_elsewhere(opened.type, record))
            self.leaving.emit()
        elif following:
            self.place = Place(PlaceKind.NEW, opened.type.key)
            self._focus_when_shown = True
            self._begin(Start(opened.type, opened.law))
        else:
            self.place = Place(PlaceKind.RECORD, opened.type.key, record.id)
            if not typed_since:
                opened.show_saved(stored)

    def _begin_anew(self) -> None:
        self.place = Place(self.place.kind, self.place.type, self.place.id)
        self._let_go()
        self._focus_when_shown = True
        self._load()

    def _leave(self) -> None:
        self._let_go()
        self.leaving.emit()

    def _let_go(self) -> None:
        """Nothing more is kept of the record that was open; what is read for it comes to nobody."""
        if self._open is not None:
            self._open.deleteLater()
            self._open = None

    def _same_child(self, id: int, label: str) -> None:
        """The child being typed is on file already."""
        if self.in_between and self._open is not None:
            self._open.forget()
            self._open = None
            self.answered.emit(id, label)
            self.leaving.emit()
        else:
            self.going.emit(Place(PlaceKind.CHILD, "child", id))


def _read_opened(place: Place, desk: Desk, reader: Reader) -> Start:
    refuse_unopened(reader, desk.leave, (place.id, place.source, place.child))
    wanted = Wanted(
        place.type, place.id, place.child, place.source, place.fill, place.words, place.draft, place.mark
    )
    start = read_start(wanted, desk.author.name, desk.emergency, reader)
    if start.kept is not None:  # what was typed may name whom it is about
        refuse_unopened(reader, desk.leave, start.kept.about())
    return start
