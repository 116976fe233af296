"""Any span of days in place of a month, typed below the list of months."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from cme_desktop.drafts.entries import Entries
from cme_desktop.fields import DateField, Reading
from cme_desktop.issues import refuse
from cme_desktop.returns.periods import DateRange
from cme_desktop.values.dates import show_day
from ui.editors.dates import DateEditor
from ui.theme import GAP, set_role
from ui.widgets import Words

_FIELDS = {
    "start": DateField("From", required=True),
    "end": DateField("To", required=True),
}
_BACKWARDS = "“To” is before “From”. Type a later day."


class OtherPeriod(QWidget):
    """Two days, first and last included. Enter goes on from one to the next and to the button."""

    chosen = Signal(object)
    """The Period that was typed."""

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = Entries(_FIELDS, reading)
        self._said = Words()
        self._said.setWordWrap(True)
        show = QPushButton("S&how figures")
        show.clicked.connect(self._show_figures)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        self._editors = {name: self._editor(name, reading) for name in _FIELDS}
        for row, (name, words) in enumerate((("start", "&From"), ("end", "&To"))):
            label = QLabel(words)
            label.setBuddy(self._editors[name].target())
            grid.addWidget(label, row, 0)
            grid.addWidget(self._editors[name], row, 1)
        grid.addWidget(self._said, 2, 0, 1, 2)
        grid.addWidget(show, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), show, show.click)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._say("Both days are counted.")

    def take_focus(self) -> None:
        """Put the caret in the first day."""
        self._editors["start"].take_focus()

    def _editor(self, name: str, reading: Reading) -> DateEditor:
        editor = DateEditor(_FIELDS[name], name, reading.today)
        editor.set_compact()
        editor.set_name(_FIELDS[name].label)
        editor.show_state(None)
        editor.typed.connect(lambda text: self._type(name, text))
        return editor

    def _type(self, name: str, text: str) -> None:
        entry = self._entries.type(name, text)
        self._editors[name].show_entry(entry)
        self._editors[name].show_state(None)
        days = [self._entries[part].value for part in _FIELDS]
        self._say(" to ".join(show_day(day) for day in days if day) or "Both days are counted.")

    def _show_figures(self) -> None:
        issues = list(self._entries.issues(set(_FIELDS)))
        start, end = self._entries["start"].value, self._entries["end"].value
        if not issues and end < start:
            issues = [refuse("end", _BACKWARDS)]
        for name, editor in self._editors.items():
            editor.show_state(next((issue for issue in issues if issue.path == name), None))
        if issues:
            self._say(issues[0].text, wrong=True)
            self._editors[issues[0].path].target().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.chosen.emit(DateRange(start, end))

    def _say(self, words: str, wrong: bool = False) -> None:
        set_role(self._said, "error" if wrong else "hint")
        self._said.setText(words)
