"""The rows of a form, each made when its field is first in question: of sixty, few forms show thirty."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from cme_desktop.description.record_type import FormSection
from ui.editors import Editor, RowsEditor
from ui.forms.field_row import FieldLabel, FieldRow, label_before
from ui.theme import GAP, GROUP_GAP, scaled, set_role
from ui.widgets import SectionHeading, Words

LABEL_WIDTH = 168

MakeEditor = Callable[[str, QWidget], Editor]
"""Of a field, in the form that it is to stand in."""


class FieldRows:
    """Sections in the order of the paper, one column of fields; what is not in question takes no room."""

    def __init__(
        self,
        form: QWidget,
        sections: Sequence[FormSection],
        words: Mapping[str, str],
        make_editor: MakeEditor,
        take_offer: Callable[[str], None],
    ) -> None:
        """`words` are the labels; a field without any stands under its heading alone."""
        self._form = form
        self._sections = sections
        self._words = words
        self._make_editor = make_editor
        self._take_offer = take_offer
        self._made: dict[str, FieldRow] = {}
        self._in_order: list[tuple[str, FieldRow]] | None = None
        self.dated: list[Editor] = []
        """The editors made by now whose choices go by a day beside them."""
        self._labels: dict[str, FieldLabel] = {}
        self.layout = QFormLayout()
        self.layout.setHorizontalSpacing(GROUP_GAP)
        self.layout.setVerticalSpacing(GAP)
        self.layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._heads: list[list[QWidget]] = []

    def add_headings(self) -> None:
        """Head each section; once the layout stands in its form."""
        for section in self._sections:
            heading = SectionHeading(section.title, parent=self._form)
            heading.setContentsMargins(0, GROUP_GAP if self._heads else 0, 0, 0)
            head: list[QWidget] = [heading]
            if section.help:
                hint = Words(section.help, parent=self._form)
                hint.setWordWrap(True)
                set_role(hint, "hint")
                head.append(hint)
            for part in head:
                self.layout.addRow(part)
            self._heads.append(head)

    def of(self, name: str) -> FieldRow | None:
        """The row of a field; None while it is not made."""
        return self._made.get(name)

    def made(self) -> Sequence[tuple[str, FieldRow]]:
        """Those that there are, by the names of their fields, in the order of the paper."""
        if self._in_order is None:
            self._in_order = [(name, self._made[name]) for name in self.names() if name in self._made]
        return self._in_order

    def names(self) -> Iterator[str]:
        """Every field, in the order of the paper."""
        for section in self._sections:
            yield from section.fields

    def show(self, names: AbstractSet[str]) -> None:
        """Show these, of the rows that are made, and the headings of sections with any of these."""
        for name, row in self._made.items():
            if row.editor.isHidden() == (name in names):
                self._set_visible(name, name in names)
        for section, (heading, *_) in zip(self._sections, self._heads, strict=True):
            heading.setVisible(not names.isdisjoint(section.fields))

    def make(self, name: str) -> FieldRow:
        """Make the row of a field; it shows from now on."""
        place = self._place_of(name)
        row = FieldRow(partial(self._make_editor, name), self._form, partial(self._take_offer, name))
        self._made[name] = row
        self._in_order = None
        if getattr(row.editor.field, "dated_by", ""):
            self.dated.append(row.editor)
        words = self._words.get(name, "")
        if not words:
            self.layout.insertRow(place, row.editor)
            return row
        label = self._labels[name] = label_before(row.editor, words, self._form)
        if isinstance(row.editor, RowsEditor):
            self.layout.insertRow(place, label)
            self.layout.insertRow(place + 1, row.editor)
        else:
            label.setFixedWidth(scaled(LABEL_WIDTH))
            self.layout.insertRow(place, label, row.editor)
        return row

    def _place_of(self, name: str) -> int:
        """The row of the layout for it: after what stands last before it."""
        for section, head in zip(self._sections, self._heads, strict=True):
            if name in section.fields:
                before = section.fields[: section.fields.index(name)]
                rows = [self._made[other].editor for other in before if other in self._made]
                return self._row_of((rows or head)[-1]) + 1
        raise KeyError(name)

    def _row_of(self, part: QWidget) -> int:
        found = self.layout.getWidgetPosition(part)
        assert isinstance(found, tuple)
        return int(found[0])

    def _label_stands_above(self, name: str) -> bool:
        return name in self._labels and isinstance(self._made[name].editor, RowsEditor)

    def _set_visible(self, name: str, on: bool) -> None:
        self.layout.setRowVisible(self._made[name].editor, on)
        if self._label_stands_above(name):
            self.layout.setRowVisible(self._labels[name], on)
