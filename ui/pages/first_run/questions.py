"""The three steps, and what was answered in them."""

from datetime import date

from PySide6.QtCore import QFileInfo, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.drafts.entries import Entries
from cme_desktop.fields import ChoiceField, Field, Reading
from cme_desktop.issues import Issue, refuse
from cme_desktop.looks.first_run import Known, authority_of
from cme_desktop.operations.beginning import BeginWork
from cme_desktop.standing_records.officer import OFFICER
from ui.editors.base import Editor
from ui.editors.choice import ChoiceEditor
from ui.editors.text import NameEditor
from ui.pages.first_run.parts import BeginningStep
from ui.theme import GAP, PAGE_EDGE, set_role
from ui.widgets import Words

_AUTHORITY = ChoiceField("Authority", AUTHORITIES, required=True)
_LABELS = {"authority": "Aut&hority", "name": "&Name", "role": "&Role"}
_KEPT_HERE = "Everything you type stays on this computer, in this one file. Nothing is sent anywhere."
_READABLE = (
    "The file has no password of its own: whoever can open the folder can read it. Keep it where only your "
    "team can. Make a copy every day with the “backup” command, or with the backup of your computer."
)
_KEPT_THERE = (
    "Everything you type goes to this database, and is protected and backed up by whoever looks after it."
)


class AuthorityEditor(ChoiceEditor):
    """An authority of the national list, by any part of its name or by its code."""

    width_px = 280


class Questions(QWidget):
    """Your authority, who you are, how the file is protected."""

    changed = Signal()
    """Something was typed."""
    place_asked = Signal()
    """The data file is to be kept somewhere else."""

    def __init__(self, reading: Reading, data: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: date = reading.today
        self._roles: Field[str | None] = OFFICER.fields["role"]
        self._entries = Entries({"name": OFFICER.fields["name"], "role": self._roles}, reading)
        self.authority = AuthorityEditor(_AUTHORITY, "authority")
        self.authority.enable_choices(reading.today)
        self.name = NameEditor(OFFICER.fields["name"], "name")
        self.role = ChoiceEditor(self._roles, "role")
        self._editors: dict[str, Editor] = {"authority": self.authority, "name": self.name, "role": self.role}
        self._team: frozenset[str] = frozenset()
        self._errors = {name: Words() for name in self._editors}
        self._steps = (
            BeginningStep(1, "Your authority"),
            BeginningStep(2, "Who you are"),
            BeginningStep(3, "How the file is protected"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PAGE_EDGE)
        for step in self._steps:
            column.addWidget(step)
        self._steps[0].body.addLayout(self._form(("authority",)))
        self._steps[1].body.addLayout(self._form(("name", "role")))
        self._add_protection(data)
        self.authority.typed.connect(self._type_authority)
        for name in ("name", "role"):
            self._editors[name].typed.connect(lambda text, name=name: self._type(name, text))

    def fill_in(self, known: Known, name: str) -> None:
        """Show what need not be asked again, where nothing was typed yet."""
        self._team = known.team
        role = self._roles.show(known.role) if known.role else ""
        for editor, text in ((self.authority, known.authority), (self.name, name), (self.role, role)):
            if text and not editor.text():
                editor.put(text)
                editor.typed.emit(text)
                editor.sheet().close_sheet() if isinstance(editor, ChoiceEditor) else None

    def answers(self) -> BeginWork:
        """What the steps hold now."""
        authority, code = authority_of(self.authority.text(), self._today)
        return BeginWork(authority, code, self._entries["name"].value or "", self._entries["role"].value)

    def refusals(self) -> list[Issue]:
        """Mark what is missing or wrong, and go to the first; none when all is well."""
        issues = [issue for issue in self._entries.issues({"name", "role"}) if not issue.severity]
        if not self.authority.text().strip():
            issues.insert(
                0, refuse("authority", "Type the name of your authority, or its three-figure code.")
            )
        for name, editor in self._editors.items():
            self._mark(name, editor, next((issue for issue in issues if issue.path == name), None))
        if issues:
            self._editors[issues[0].path].take_focus()
        return issues

    def take_focus(self) -> None:
        """Put the caret where the first answer is missing; who she is, each officer answers for herself."""
        empty = [editor for editor in (self.authority, self.name) if not editor.text().strip()]
        (empty or [self.name])[0].take_focus(Qt.FocusReason.ShortcutFocusReason)

    def untouched(self) -> bool:
        """Whether nothing stands in any box."""
        return not any(editor.text() for editor in self._editors.values())

    # -- inside -------------------------------------------------------------------------------------

    def _form(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnMinimumWidth(0, 72)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(names):
            editor, error = self._editors[name], self._errors[name]
            label = QLabel(_LABELS[name])
            label.setBuddy(editor.target())
            editor.set_name(editor.field.label)
            editor.show_state(None)
            set_role(error, "error")
            error.hide()
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(editor, 2 * row, 1)
            grid.addWidget(error, 2 * row + 1, 1)
        return grid

    def _add_protection(self, data: str) -> None:
        body, on_this_computer = self._steps[2].body, "://" not in data
        place = Words(QFileInfo(data).absoluteFilePath() if on_this_computer else data)
        place.setWordWrap(True)
        set_role(place, "mono")
        body.addWidget(place)
        for words in (_KEPT_HERE, _READABLE) if on_this_computer else (_KEPT_THERE,):
            line = Words(words)
            line.setWordWrap(True)
            set_role(line, "muted")
            body.addWidget(line)
        another = QPushButton("&Choose another place…")
        another.clicked.connect(self.place_asked)
        body.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        self._steps[2].show_done(True)

    def _type_authority(self, text: str) -> None:
        name, code = authority_of(text, self._today)
        unlisted = bool(name) and not code and not self.authority.matching(text)
        listed = f"{code} · {AUTHORITIES[code].note}" if code else ""
        self.authority.show_echo("Not on the national list" if unlisted else listed)
        self._steps[0].show_done(unlisted or bool(code))
        self._unmark("authority")

    def _type(self, name: str, text: str) -> None:
        self._editors[name].show_entry(self._entries.type(name, text))
        self.name.show_echo(self._standing(self._entries["name"].value))
        self._steps[1].show_done(bool(self._entries["name"].value))
        self._unmark(name)

    def _standing(self, name: str | None) -> str:
        """Whether a name is on the team; said, so that a slip of the pen makes no new officer unseen."""
        if not name or not self._team:
            return ""
        return "On the team" if name in self._team else "Not on the team yet: you will be added"

    def _unmark(self, name: str) -> None:
        self._mark(name, self._editors[name], None)
        self.changed.emit()

    def _mark(self, name: str, editor: Editor, issue: Issue | None) -> None:
        editor.show_state(issue)
        self._errors[name].setText(issue.text if issue else "")
        self._errors[name].setVisible(issue is not None)
