"""The form of one record, built from its description and bound to its draft."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cme_desktop.description.record_type import Offer
from cme_desktop.drafts import Draft, Entry, Steps
from cme_desktop.drafts.marks import Marks
from cme_desktop.fields import ChoicesField, Field, LinkField, Reading, known
from cme_desktop.fields.answered import typed
from cme_desktop.issues import Issue
from cme_desktop.public_names import ShownName
from ui.editors import Editor, RowsEditor, make_editor
from ui.editors.line import conclude
from ui.editors.lookups import Lookups
from ui.forms.field_row import FieldRow
from ui.forms.field_rows import FieldRows
from ui.forms.mnemonics import with_mnemonics
from ui.forms.outstanding import named
from ui.forms.rows_binding import RowsBinding
from ui.forms.undo import return_to
from ui.widgets import announce

_PAUSE_MS = 300  # of typing, before what depends on it is looked up


class RecordForm(QWidget):
    """One column of fields, all of it a view of `draft`."""

    edited = Signal()
    """Typing has paused: duplicates and dates may be looked up anew."""
    field_left = Signal()
    """A field was left: a good moment to keep the draft."""
    add_new = Signal(str, str, str)
    """(path, type, words): a new record is wanted for a look-up."""
    changed = Signal()
    """Anything was typed or chosen, a row came or went."""

    def __init__(
        self, draft: Draft[Any], lookups: Lookups, taken: Iterable[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lookups = lookups
        self._tables: dict[str, RowsBinding] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.edited)
        self._walking = False
        self._offers: dict[str, Offer] = {}
        self._offered: frozenset[str] = frozenset()
        self._followed: frozenset[str] = frozenset()
        self._marked: dict[str, Issue] | None = None
        self._rest_on(draft)
        self._build(taken)
        self.refresh()

    # -- what a page asks of it ---------------------------------------------------------------------

    def editor(self, path: str) -> Editor:
        """The editor at a path. Raises KeyError or IndexError when there is none."""
        name, *rest = path.split(".")
        if not rest:
            return self._row(name).editor
        self._row(name)
        cells = self._tables[name].editor.strips[int(rest[0])].cells
        return next(cell for cell in cells if cell.path == path)

    def focus_field(self, path: str) -> None:
        """Put the caret into a field, or a cell of a row, and bring it into view."""
        self.editor(path).take_focus()

    def take_focus(self) -> None:
        """Put the caret back where it was, or into the first field."""
        before = self.focusWidget() or next(row for _, row in self._rows.made()).editor.target()
        before.setFocus(Qt.FocusReason.OtherFocusReason)

    def conclude(self, then: Callable[[], None]) -> None:
        """Take what is highlighted below the field with the caret, then go on with `then`."""
        conclude(self, then)

    def show_all_issues(self) -> None:
        """Mark everything that is wrong, also in fields nobody has been to."""
        self._marks.judge_all()
        self._show_marks()

    def show_typed_issues(self) -> None:
        """Mark what is wrong in the fields that something was typed into, now or at an earlier sitting."""
        for editor in self._editors():
            if not isinstance(editor, RowsEditor) and self.draft.entry(editor.path).text.strip():
                self._marks.leave(editor.path, editor.field.required)
        self._show_marks()

    def choose(self, path: str, value: int, label: ShownName) -> None:
        """Put a record made elsewhere into a look-up."""
        self._chosen(self.editor(path), value, label)

    def fill(self, path: str, value: int, label: ShownName) -> None:
        """Put a record into a look-up that follows from what was typed elsewhere."""
        self.choose(path, value, label)
        self.draft.filled_in(path)

    def show_offers(self, offers: Iterable[Offer]) -> None:
        """Put values forward for fields; each is seen only while its field is empty."""
        self._offers = {offer.field: offer for offer in offers}
        self._show_offers()

    def undo(self) -> None:
        """Take the last step back, and go to where it was done; never behind the opening of the form."""
        self._walk("Undone", self._steps.back())

    def redo(self) -> None:
        """Do again what was undone last."""
        self._walk("Done again", self._steps.forward())

    def show_draft(self, draft: Draft[Any]) -> None:
        """Show another draft of this type, in the editors that are there, the caret where it is."""
        self._pause.stop()  # what was typed was typed into the draft before
        self._rest_on(draft)
        for table in self._tables.values():
            table.rest_on(draft, self._marks)
        self._read_by()
        self.refresh()

    def refresh(self) -> None:
        """Show the draft anew, after it was changed from outside; there is no undo across that."""
        self._steps = Steps(self.draft)
        caret = self._caret()
        before = caret.text() if caret is not None else ""
        self._walking = True  # a row that has gone is not left, and nothing is written out
        self._show_draft()
        self._walking = False
        if caret is not None and caret.text() != before and caret.isVisibleTo(self):
            caret.go_on()

    def read_by(self, reading: Reading) -> None:
        """Read the draft by another law, or on another day, from now on."""
        self.draft.read_by(reading)
        self._read_by()
        caret = self._caret()
        self._show_draft(typing=caret.path if caret is not None else "")

    def _rest_on(self, draft: Draft[Any]) -> None:
        self.draft = draft
        self._offers = {}
        self._marks = Marks(draft)

    def _show_draft(self, typing: str = "") -> None:
        self._school = self.draft.school
        for table in self._tables.values():
            table.show_rows()
        for editor in self._editors():
            if not isinstance(editor, RowsEditor):
                editor.show_entry(self.draft.entry(editor.path))
        self._follow()
        self._show_marks(typing)
        self._order_tabs()

    # -- building -----------------------------------------------------------------------------------

    def _build(self, taken: Iterable[str]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        sections, words = self.draft.type.sections, self._words(taken)
        self._rows = FieldRows(self, sections, words, self._editor_for, self._take_offer)
        layout.addLayout(self._rows.layout)
        layout.addStretch(1)
        self._rows.add_headings()

    def _words(self, taken: Iterable[str]) -> dict[str, str]:
        """The label of every field, with its letter; rows that the heading names already have none."""
        labels = {
            name: self.draft.type.fields[name].label
            for section in self.draft.type.sections
            for name in section.fields
            if name not in self.draft.type.rows or self.draft.type.fields[name].label != section.title
        }
        return dict(zip(labels, with_mnemonics(labels.values(), taken), strict=True))

    def _editor_for(self, name: str, holder: QWidget) -> Editor:
        return make_editor(self._told(name), name, self._lookups, self.draft.reading.today, holder)

    def _row(self, name: str) -> FieldRow:
        """The row of a field, made where that was in question at no time yet. Raises KeyError."""
        row = self._rows.of(name)
        if row is None:
            row = self._make_row(name)
            self._rows.show(self.draft.shown())
            self._order_tabs()
        return row

    def _make_row(self, name: str) -> FieldRow:
        row = self._rows.make(name)
        self._marked = None  # all rows are gone over next, as of this one nothing is shown yet
        editor = row.editor
        editor.set_name(editor.field.label)
        self._bind(editor)
        if isinstance(editor, RowsEditor):
            table = self._tables[name] = RowsBinding(self.draft, editor, self._marks)
            table.changed.connect(partial(self._rows_changed, name))
            table.typed.connect(partial(self._line_typed, name))
            table.judged.connect(self._show_marks)
            editor.cell_made.connect(self._bind)
            table.show_rows()
        else:
            editor.show_entry(self.draft.entry(name))
        return row

    def _told(self, name: str) -> Field[Any]:
        """A field in the words of the law."""
        reading = self.draft.reading
        return self.draft.type.fields[name].told(reading.law, reading.today)

    def _read_by(self) -> None:
        for name, row in self._rows.made():
            row.read_by(self._told(name), self.draft.reading.today)
        for table in self._tables.values():
            for cell in table.editor.cells():
                cell.read_by(cell.field, self.draft.reading.today)

    def _bind(self, editor: Editor) -> None:
        editor.read_by(editor.field, self.draft.reading.today)
        editor.setObjectName(f"{self.draft.type.key}.{editor.path}")
        editor.typed.connect(partial(self._typed, editor))
        editor.settled.connect(lambda: self._steps.settle())
        editor.left.connect(partial(self._left, editor))
        field = editor.field
        if isinstance(field, LinkField):
            editor.chosen.connect(partial(self._chosen, editor))
            editor.add_new.connect(lambda words: self.add_new.emit(editor.path, field.to, words))

    # -- typing -------------------------------------------------------------------------------------

    def _typed(self, editor: Editor, text: str) -> None:
        self._took(editor, self.draft.type_in(editor.path, text))

    def _chosen(self, editor: Editor, value: int, label: ShownName) -> None:
        self._took(editor, self.draft.choose(editor.path, value, label))
        self._steps.settle()

    def _took(self, editor: Editor, entry: Entry) -> None:
        self._steps.typed(editor.path, entry.text)
        self._marks.touch(editor.path)
        editor.show_entry(entry)
        if self.draft.school != self._school:
            self._read_again(editor)
        self._follow()
        self._show_marks(typing=editor.path)
        self._pause.start()
        self.changed.emit()

    def _take_offer(self, name: str) -> None:
        editor = self.editor(name)
        editor.answer(editor.field.typed(self._offers[name].value))
        editor.go_on()

    def _read_again(self, chosen: Editor) -> None:
        """Another school counts other days: show what waited for its calendar."""
        self._school = self.draft.school
        for editor in self._editors():
            if editor is not chosen and not isinstance(editor, RowsEditor):
                editor.show_entry(self.draft.entry(editor.path))

    def _left(self, editor: Editor) -> None:
        if isinstance(editor, RowsEditor) or self._walking:
            return
        if self._marks.touched(editor.path):
            self._tidy(editor)
        self._steps.took(editor.path)
        self._marks.leave(editor.path, required=editor.field.required)
        self._show_marks()
        self.field_left.emit()

    def _tidy(self, editor: Editor) -> None:
        """Write out what was understood, so that `t` or `3/11` still means the same day tomorrow."""
        entry, field = self.draft.entry(editor.path), editor.field
        if entry.value is None or isinstance(field, LinkField | ChoicesField):
            return
        tidied = self.draft.type_in(editor.path, typed(field, entry.value, {}))
        if tidied.value != entry.value:
            tidied = self.draft.type_in(editor.path, entry.text)
        editor.show_entry(tidied)

    def _walk(self, verb: str, path: str | None) -> None:
        """Show the draft as it stands after a step back or forth, which was done at `path`."""
        if path is None:
            announce(self, "There is no further step.")
            return
        for table in self._tables.values():
            table.forget()
        self._walking = True  # what is left on the way is not written out: it may be gone
        self._show_draft()
        return_to(self._row(path.split(".")[0]).editor, path)
        self._walking = False
        self._marks.touch(path)
        announce(self, f"{verb}: {named(self.draft.type, path)}.")
        self._pause.start()
        self.changed.emit()

    # -- following the draft ------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show and hide fields, and offer the choices of the right day."""
        shown = self.draft.shown()
        if shown != self._followed:
            self._followed = shown
            self._show_rows(shown)
        for table in self._tables.values():
            table.follow()
        cells = (cell for table in self._tables.values() for cell in table.editor.cells())
        for editor in chain(self._rows.dated, cells):
            if dated_by := getattr(editor.field, "dated_by", ""):
                beside = editor.path.rpartition(".")[0]
                entry = self.draft.entry(f"{beside}.{dated_by}".lstrip("."))
                editor.enable_choices(known(entry.value))
                editor.show_entry(self.draft.entry(editor.path))
        self._show_offers()

    def _show_rows(self, names: frozenset[str]) -> None:
        missing = [name for name in self._rows.names() if name in names and self._rows.of(name) is None]
        for name in missing:
            self._make_row(name)
        self._rows.show(names)
        if missing:
            self._order_tabs()

    def _show_offers(self) -> None:
        for name in self._offered | self._offers.keys():
            row, offer = self._rows.of(name), self._offers.get(name)
            if row is None:
                continue
            if offer is None or self.draft.entry(name).text.strip():
                row.show_offer("", "")
            else:
                row.show_offer(row.editor.field.show(offer.value), offer.why)
        self._offered = frozenset(self._offers)

    def _show_marks(self, typing: str = "") -> None:
        marks = self._marks.now(typing)
        for table in self._tables.values():
            table.show_marks(marks)
        if marks != self._marked:
            self._marked = marks
            for name, row in self._rows.made():
                row.show_issue(marks.get(name))

    def _line_typed(self, name: str) -> None:
        self._steps.typed(name, self.draft.lines.get(name, ""))
        self._show_marks(typing=name)
        self.changed.emit()

    def _rows_changed(self, name: str, number: int) -> None:
        self._steps.took(f"{name}.{number}")
        self._follow()
        self._show_marks()
        self._order_tabs()
        self._pause.start()
        self.changed.emit()
        self.field_left.emit()

    def _caret(self) -> Editor | None:
        """The editor that has the keyboard."""
        return next((editor for editor in self._editors() if editor.target().hasFocus()), None)

    def _editors(self) -> Iterator[Editor]:
        for _, row in self._rows.made():
            yield row.editor
            if isinstance(row.editor, RowsEditor):
                yield from row.editor.cells()

    def _order_tabs(self) -> None:
        stops = [stop for _, row in self._rows.made() for stop in row.editor.tab_stops()]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
