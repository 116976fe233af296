"""The page of one record type: its views, a line to filter by, the table, a preview."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cme_desktop.description.record_type import RecordType
from cme_desktop.looks.views import View, count_unseen, query_for, rows_concern
from cme_desktop.looks.worked_out import WorkedOut
from cme_desktop.ports import ListQuery
from cme_desktop.touched import Concern
from cme_desktop.values.sentences import mid_sentence
from ui.errors import present
from ui.jobs import Jobs
from ui.lists.model import RecordTableModel
from ui.lists.preview import Preview
from ui.lists.states import StateStack
from ui.lists.table import RecordTable
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind, file_or_record
from ui.shell.remembered import Remembered
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_clearable, set_icon, set_kind, set_role
from ui.widgets import FlowRow, Hairline, PaneToggle, Tabs, Words, announce

DEBOUNCE = 200  # ms after the last key before a filter is looked up
_FILTER_WIDTH = 280


class ListPage(Page):
    """Title and count, saved views as tabs, one filter line, the table; nothing else."""

    def __init__(
        self,
        place: Place,
        record_type: RecordType[Any],
        views: Sequence[View],
        jobs: Jobs,
        remembered: Remembered,
        worked_out: Sequence[WorkedOut] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(place, place.title or record_type.plural, parent)
        self._type = record_type
        self._remembered = remembered
        self._views = views
        self._tabs = self._make_tabs()
        self._worked_out = worked_out
        self._model = RecordTableModel(query_for(record_type, self._view(), (), ""), jobs, worked_out, self)
        self._filter = _filter_line(record_type)
        self._chips: dict[str, QPushButton] = {}
        self._chip_row = QWidget()
        FlowRow(self._chip_row).setContentsMargins(0, 3, 0, 3)
        self._table = RecordTable(self._model, remembered)
        self._preview = Preview(record_type, jobs)
        self._count = Words(least=60)
        self._unseen = Words("")
        self._jobs = jobs
        self._states = StateStack(self._table)
        self._soon = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._lay_out()
        self._connect()
        self._make_chips()
        self._model.show_list(self._query())

    def concern(self) -> Concern:
        return rows_concern(self._type, self.place.ids, self._worked_out)

    def refresh(self) -> None:
        self._model.refresh()

    def take_focus(self) -> None:
        self._states.take_focus()

    def panes(self) -> list[QWidget]:
        panes: list[QWidget] = [self._tabs, self._filter, self._table]
        return [*panes, self._preview] if self._preview.isVisible() else panes

    # -- parts --------------------------------------------------------------------------------------

    def _make_tabs(self) -> Tabs:
        tabs = Tabs("Views")
        if len(self._views) == 1:
            tabs.hide()
        for view in self._views:
            tabs.addTab(view.label)
        kept = self._remembered.text(f"lists/{self._type.key}", "open" if self._type.worked else "all")
        names = [view.name for view in self._views]
        tabs.setCurrentIndex(names.index(kept) if kept in names else 0)
        return tabs

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GROUP_GAP, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._head())
        page.addSpacing(GAP)
        page.addLayout(self._narrowing())
        page.addSpacing(GAP)
        page.addWidget(Hairline())
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._states, 1)
        self._unseen.setContentsMargins(PAGE_EDGE, GAP, PAGE_EDGE, GAP)
        set_role(self._unseen, "muted")
        self._unseen.hide()
        column.addWidget(self._unseen)
        both.addWidget(rows)
        both.addWidget(self._preview)
        both.setStretchFactor(0, 1)
        both.setSizes([800, 360])
        page.addWidget(both, 1)

    def _head(self) -> QHBoxLayout:
        title = Words(self.title(), least=160)
        set_role(title, "title")
        set_role(self._count, "muted")
        add = QPushButton(f"New {mid_sentence(self._type.title)}")
        set_icon(add, "plus")
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        row.setSpacing(GAP)
        row.addWidget(title)
        self._count.setContentsMargins(0, 4, 0, 0)  # on the line that the larger title stands on
        row.addWidget(self._count)
        row.addSpacing(PAGE_EDGE)
        row.addWidget(self._tabs)
        row.addStretch(1)
        row.addWidget(add)
        return row

    def _narrowing(self) -> QHBoxLayout:
        columns = QToolButton()
        columns.setToolTip("Columns and row height")
        columns.setAccessibleName("Columns and row height")
        set_icon(columns, "columns", "muted")
        columns.clicked.connect(lambda: self._ask_columns(columns))
        toggle = PaneToggle("preview", "Ctrl+I")
        shown = self._remembered.flag("lists/preview")
        if not shown:
            self._preview.hide()
        toggle.setChecked(shown)
        toggle.toggled.connect(self._toggle_preview)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        row.setSpacing(GAP)
        row.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._chip_row, 1)
        row.addWidget(columns, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(toggle, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._change_view)
        self._filter.textChanged.connect(lambda _: self._soon.start())
        self._filter.editingFinished.connect(self._narrow)  # the keys that follow are meant for what it finds
        self._filter.returnPressed.connect(self.take_focus)
        self._soon.timeout.connect(self._narrow)
        self._model.counted.connect(self._show_count)
        self._model.failed.connect(self._show_failure)
        self._table.opened.connect(self._open)
        self._table.opened_apart.connect(self._open_apart)
        self._table.looked_at.connect(self._preview.look_at)
        self._table.typed.connect(self._type_on)
        self._preview.opened.connect(self._open)

    def _make_chips(self) -> None:
        layout = self._chip_row.layout()
        assert layout is not None
        for chip in self._chips.values():
            layout.removeWidget(chip)
            chip.deleteLater()
        codes = self._view().statuses
        self._chips = {}
        for code in codes if len(codes) > 1 else ():
            chip = QPushButton(self._type.life.statuses.label(code))
            chip.setCheckable(True)
            set_kind(chip, "chip")
            chip.toggled.connect(self._narrow)
            layout.addWidget(chip)
            self._chips[code] = chip

    # -- narrowing ----------------------------------------------------------------------------------

    def _view(self) -> View:
        return self._views[self._tabs.currentIndex()]

    def _query(self) -> Any:
        statuses = tuple(code for code, chip in self._chips.items() if chip.isChecked())
        query = query_for(self._type, self._view(), statuses, self._filter.text())
        shown = self._model.query
        return replace(query, sort=shown.sort, descending=shown.descending)

    def _change_view(self) -> None:
        if len(self._views) > 1:
            self._remembered.keep(f"lists/{self._type.key}", self._view().name)
        self._make_chips()
        self._narrow()

    def _narrow(self) -> None:
        self._soon.stop()
        if (query := self._query()) != self._model.query:
            self._model.show_list(query)

    def _clear(self) -> None:
        for chip in self._chips.values():
            chip.setChecked(False)
        self._filter.clear()
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._narrow()

    def _type_on(self, letter: str) -> None:
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._filter.setText(self._filter.text() + letter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._clear()
        elif event.key() == Qt.Key.Key_Escape and self.place.kind is PlaceKind.ROWS:
            self.leaving.emit()  # back to the figure whose rows these are
        elif event.key() == Qt.Key.Key_Down and self._filter.hasFocus():
            self.take_focus()
        else:
            super().keyPressEvent(event)

    # -- what came of it ----------------------------------------------------------------------------

    def _show_count(self, count: int) -> None:
        self._jobs.read(partial(count_unseen, self._model.query), self._show_unseen, None, self)
        self._count.setText(f"{count:,}")
        self._count.setAccessibleName(f"{count:,} shown")
        if count:
            self._states.show_contents()
        else:
            self._show_nothing()
        if self._filter.hasFocus():
            announce(self, f"{count:,} found")

    def _show_unseen(self, found: tuple[ListQuery, int]) -> None:
        """The last line of a whole list; of a narrowed one it would tell of those it leaves out."""
        query, number = found
        if query == self._model.query:
            self._unseen.setText(f"{number:,} restricted, not shown")
            self._unseen.setVisible(number > 0)

    def _show_nothing(self) -> None:
        """Say why there are no rows, and offer the one thing that helps."""
        several = mid_sentence(self._type.plural)
        if self._filter.text().strip() or any(chip.isChecked() for chip in self._chips.values()):
            self._states.show_state("filter", "Nothing matches the filter.", "Clear the filter", self._clear)
        elif self._view().name != "all" and len(self._views) > 1:
            words = f"No {several} here: nothing is waiting."
            self._states.show_state("good", words, "Show all", lambda: self._tabs.setCurrentIndex(0))
        else:
            button = f"New {mid_sentence(self._type.title)}"
            self._states.show_state("note", f"No {several} on file yet.", button, self._add)

    def _show_failure(self, error: Exception) -> None:
        self._count.clear()
        problem = present(error)
        words = f"The list could not be read. {problem.sentence}"
        self._states.show_state("error", words, "Try again", lambda: self._model.show_list(self._query()))

    # -- leaving ------------------------------------------------------------------------------------

    def _open(self, id: int) -> None:
        self.going.emit(file_or_record(self._type.key, id))

    def _open_apart(self, id: int) -> None:
        self.apart.emit(file_or_record(self._type.key, id))

    def _add(self) -> None:
        self.going.emit(Place(PlaceKind.NEW, self._type.key, words=self._filter.text().strip()))

    def _toggle_preview(self, shown: bool) -> None:
        self._remembered.keep("lists/preview", shown)
        self._preview.setVisible(shown)

    def _ask_columns(self, button: QToolButton) -> None:
        menu = self._table.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _filter_line(record_type: RecordType[Any]) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText("Filter by name, school, number…" if record_type.worked else "Filter…")
    line.setAccessibleName(f"Filter {record_type.plural}")
    set_clearable(line)
    line.setFixedWidth(_FILTER_WIDTH)
    return line
