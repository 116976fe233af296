"""The form for the sentences of the cover: a field under each heading, beside what is said by rule."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cme_desktop.returns.catalogue import HEADINGS
from ui.pages.returns.asked_line import AskedLine
from ui.theme import GAP, set_role
from ui.widgets import ProgressLine, Words

_ASKS = (
    "What the cover says, in your words; where a field is empty, the sentence made by rule. The committee "
    "reads your words only where they name nobody and no school, and tell no small number."
)
_WORKED_OUT = "By rule: being worked out…"
_NOTHING = "By rule: nothing, as no figure can be told."
_UNKNOWN = "By rule: not worked out."


class CoverLine(AskedLine):
    """A field for each heading; above it, muted, the sentence that stands there by rule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.by_rule = {heading: Words() for heading in HEADINGS}
        self.progress = ProgressLine()
        super().__init__("Words for the cover", HEADINGS, "Keep the words", parent)

    def ask_words(self, typed: Mapping[str, str]) -> None:
        """Ask, with what was typed by now; what stands by rule is still to be shown."""
        for words in self.by_rule.values():
            words.setText(_WORKED_OUT)
        self.ask(_ASKS, [typed.get(heading, "") for heading in HEADINGS])

    def show_by_rule(self, sentences: Mapping[str, str] | None) -> None:
        """Show the sentences made by rule, or that they are not known."""
        for heading, words in self.by_rule.items():
            said = sentences and sentences.get(heading)
            nothing = _UNKNOWN if sentences is None else _NOTHING
            words.setText(f"By rule: {said}" if said else nothing)

    def typed(self) -> dict[str, str]:
        """By heading the words in the fields, as they are kept."""
        words = (" ".join(field.text().split()) for field in self.fields)
        return dict(zip(HEADINGS, words, strict=True))

    def arrange(self, labels: Sequence[QLabel]) -> QWidget:
        """One under the other, as wide as there is room: each is a sentence."""
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.progress)
        for label, by_rule, field in zip(labels, self.by_rule.values(), self.fields, strict=True):
            set_role(by_rule, "muted")
            by_rule.setWordWrap(True)
            above = QHBoxLayout()
            above.setSpacing(GAP)
            above.addWidget(label)
            above.addWidget(by_rule, 1)
            column.addLayout(above)
            column.addWidget(field)
            column.addSpacing(GAP // 2)
        foot = QHBoxLayout()
        foot.addWidget(self.act)
        foot.addStretch(1)
        column.addLayout(foot)
        return form
