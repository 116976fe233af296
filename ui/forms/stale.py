"""Two versions of one record, side by side: what the officer typed, and what somebody else saved since."""

from dataclasses import fields as dataclass_fields
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from cme_desktop.drafts import Draft
from cme_desktop.fields.answered import is_blank, show
from cme_desktop.public_names import Labels
from ui.theme import GAP, GROUP_GAP, set_role
from ui.widgets import Card, Words, announce

_LONGEST = 36  # characters of a value that are shown


class StaleChoice(Card):
    """Field by field, keep mine or take theirs. What only one of the two changed is chosen already."""

    settled = Signal(object)
    """The names of the fields to take from theirs."""

    def __init__(self, draft: Draft[Any], theirs: Any, labels: Labels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._draft, self._theirs = draft, theirs
        self._labels = {**draft.labels, **labels}
        self._mine = draft.record()
        self.differing = [name for name in draft.type.fields if self._differs(name)]
        self.takers: dict[str, QRadioButton] = {}
        self.keepers: dict[str, QRadioButton] = {}
        self._lay_out()

    def ask(self) -> None:
        """Show it, say so, and put the caret on the first choice."""
        self.show()
        announce(self, self._sentence(), urgent=True)
        first = next(iter(self.keepers.values()), None)
        if first is not None:
            first.setFocus()

    def _lay_out(self) -> None:
        title = Words("Somebody else saved this record while you were typing")
        title.setWordWrap(True)
        set_role(title, "section")
        sentence = Words(self._sentence())
        sentence.setWordWrap(True)
        set_role(sentence, "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP_GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, name in enumerate(self.differing):
            self._add_choice(grid, place, name)
        use = QPushButton("Use these")
        use.clicked.connect(lambda: self.settled.emit(self.taken()))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(use)
        for part in (title, sentence):
            self.body().addWidget(part)
        self.body().addLayout(grid)
        self.body().addLayout(foot)

    def taken(self) -> set[str]:
        """The fields that will be taken from theirs: those chosen, and the row lists."""
        return {name for name, taker in self.takers.items() if taker.isChecked()}

    def _add_choice(self, grid: QGridLayout, place: int, name: str) -> None:
        label = self._draft.type.fields[name].label
        keep = _choice("Keep mine", label, self._shown(name, self._mine))
        take = _choice("Take theirs", label, self._shown(name, self._theirs))
        both = QButtonGroup(self)
        both.addButton(keep)
        both.addButton(take)
        base = self._draft.base
        only_theirs = (
            base is not None
            and not _same(getattr(base, name), getattr(self._theirs, name))
            and _same(getattr(base, name), getattr(self._mine, name))
        )
        (take if only_theirs else keep).setChecked(True)
        self.keepers[name], self.takers[name] = keep, take
        grid.addWidget(Words(label), place, 0)
        grid.addWidget(keep, place, 1)
        grid.addWidget(take, place, 2)

    def _sentence(self) -> str:
        if not self.differing:
            return "Both versions say the same. Save again."
        fields = "one field" if len(self.differing) == 1 else f"{len(self.differing)} fields"
        return f"The two versions differ in {fields}. Choose, then save again; nothing is lost until then."

    def _differs(self, name: str) -> bool:
        return not _same(getattr(self._mine, name), getattr(self._theirs, name))

    def _shown(self, name: str, record: Any) -> str:
        value = getattr(record, name)
        field = self._draft.type.fields[name]
        if name in self._draft.type.rows:
            return f"{len(value)} {'row' if len(value) == 1 else 'rows'}"
        return "blank" if is_blank(value) else show(field, value, self._labels)


def take_theirs(draft: Draft[Any], theirs: Any, labels: Labels, names: set[str]) -> None:
    """Rest `draft` on the version somebody else saved, with the fields `names` as they left them."""
    fresh = Draft(draft.type, draft.reading, theirs, labels)
    draft.base = theirs
    draft.labels.update(labels)
    for name in names & draft.type.plain.keys():
        if name in fresh.head.typed:
            draft.head.typed[name] = fresh.head.typed[name]
        else:
            draft.head.typed.pop(name, None)
    for name in names & draft.type.rows.keys():
        draft.rows[name] = fresh.rows[name]
        draft.row_ids[name] = fresh.row_ids[name]


def _choice(verb: str, label: str, value: str) -> QRadioButton:
    """One of two versions to choose; a long value is cut on screen, not for a screen reader."""
    cut = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    button = QRadioButton(f"{verb}: {cut}".replace("&", "&&"))
    button.setAccessibleName(f"{label}: {verb}: {value}")
    button.setToolTip(value)
    return button


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same_row, one, other))
    return bool(one == other)


def _same_row(one: Any, other: Any) -> bool:
    return all(getattr(one, field.name) == getattr(other, field.name) for field in dataclass_fields(one))
