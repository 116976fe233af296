"""The page of rules: what the law and local practice say, from when until when, and where it is written."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cme_desktop.desk import Desk
from cme_desktop.ports import Reader
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.statutory.rule_sets import SETS
from cme_desktop.statutory.rules import IN_FORCE, LegalRule, RuleBook
from cme_desktop.touched import Aspect, Concern
from cme_desktop.values.dates import show_day
from cme_desktop.values.names import fold
from ui.errors import present
from ui.jobs import Jobs
from ui.lists.folding import FoldedLine, Heading, Part
from ui.lists.folding_table import FoldingTable
from ui.lists.states import StateStack
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, scaled, set_clearable, set_kind, set_role
from ui.widgets import Hairline, Words, announce

_PAUSE = 200  # ms after the last key before the lines are narrowed
_FILTER_WIDTH = 280
_COLUMNS = (("Rule", 276), ("Value", 0), ("From", 130), ("Until", 130), ("Whose", 84))
_NATIONAL = "This is national law and cannot be changed here; a new edition of the program brings new law."
_PART = "This begins with “{block}”: its day is set there, and not here."
_HINT = "Old records keep the rules of their day. Local practice may be changed from a day on."
Key = tuple[str, str]


class RulesPage(Page):
    """Every value of every rule under its rule set; Enter or the button begins a change of a local one."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "Rules", parent)
        self._jobs = jobs
        self._today = desk.clock.today()
        self._rules: dict[Key, LegalRule] = {}
        self.filter = QLineEdit()
        self.table = FoldingTable("Rules", _COLUMNS, "more", PAGE_EDGE)
        self._change = QPushButton("&Change from…")
        self._told = Words(_HINT)
        self._states = StateStack(self.table)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self.filter.textEdited.connect(lambda _: self._soon.start())
        self.filter.editingFinished.connect(self._narrow)  # before Enter opens what it found
        self.filter.returnPressed.connect(self.table.setFocus)
        self._soon.timeout.connect(self._show)
        self.table.opened.connect(self._begin)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._say())
        self.table.lines.modelReset.connect(self._say)
        self._change.clicked.connect(lambda: self._begin(self._key()))
        self.refresh()

    def concern(self) -> Concern:
        return Concern(types=frozenset((LOCAL_RULE.key,)), aspects=frozenset((Aspect.LAW,)))

    def refresh(self) -> None:
        self._jobs.read(_read_rules, self._take, self._not_read, self)

    def take_focus(self) -> None:
        self._states.take_focus()

    def panes(self) -> list[QWidget]:
        return [self.filter, self.table]

    def _lay_out(self) -> None:
        title = Words(self.title(), least=160)
        set_role(title, "title")
        self.filter.setPlaceholderText("Filter rules")
        self.filter.setAccessibleName("Filter rules")
        set_clearable(self.filter)
        self.filter.setFixedWidth(scaled(_FILTER_WIDTH))
        set_kind(self._change, "primary")
        mine = QPushButton("Local &rules on file")
        set_kind(mine, "quiet")
        mine.clicked.connect(lambda: self.going.emit(Place(PlaceKind.LIST, LOCAL_RULE.key)))
        head = QHBoxLayout()
        head.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        head.setSpacing(GAP)
        head.addWidget(title)
        head.addSpacing(GROUP_GAP)
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(mine)
        head.addWidget(self._change)
        set_role(self._told, "muted")
        self._told.setWordWrap(True)
        self._told.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, 0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GROUP_GAP, 0, 0)
        page.setSpacing(GAP)
        page.addLayout(head)
        page.addWidget(self._told)
        page.addWidget(Hairline())
        page.addWidget(self._states, 1)

    # -- what was read ------------------------------------------------------------------------------

    def _take(self, book: RuleBook) -> None:
        self._rules = {(rule.key, str(rule.since)): rule for rule in book}
        self._show()

    def _narrow(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._show()

    def _show(self) -> None:
        parts = list(_parts(self._rules, fold(self.filter.text()), self._today))
        self.table.show_parts(parts)
        if parts:
            self._states.show_contents()
        else:
            self._states.show_state("search", "No rule has these words.")

    def _key(self) -> Key | None:
        line = self.table.lines.line(self.table.currentIndex().row())
        return line.key if line is not None else None

    def _say(self) -> None:
        rule = self._rules.get(self._key() or ("", ""))
        self._change.setEnabled(rule is not None and rule.local)
        self._change.setText("&Set its day…" if rule is not None and rule.since is None else "&Change from…")
        self._told.setText(_HINT if rule is None or rule.local else self._why_not(rule))

    def _begin(self, key: Key | None) -> None:
        """The form of a local rule, filled with this one."""
        rule = self._rules.get(key or ("", ""))
        if rule is None:
            return
        if not rule.local:
            announce(self, self._why_not(rule))
            return
        self.going.emit(
            Place(PlaceKind.NEW, LOCAL_RULE.key, fill=(("rule", rule.key), ("value", _typed(rule))))
        )

    def _why_not(self, rule: LegalRule) -> str:
        """Why a rule that is not local is not changed here."""
        if rule.since is not None or not rule.within:
            return _NATIONAL
        return _PART.format(block=_block_of(rule, self._rules.values()))

    def _not_read(self, error: Exception) -> None:
        words = f"The rules could not be read. {present(error).sentence}"
        self._states.show_state("error", words, "Try again", self.refresh)


def _read_rules(reader: Reader) -> RuleBook:
    return reader.law().rules


def _parts(rules: dict[Key, LegalRule], words: str, today: date) -> Iterator[Part]:
    """The rules of each set under its name, those that hold all the words."""
    shown = [(key, rule) for key, rule in rules.items() if all(w in _found_by(rule) for w in words.split())]
    places = {name: place for place, name in enumerate(SETS)}
    shown.sort(key=lambda one: places.get(one[1].set, len(places)))
    for name, of_set in groupby(shown, key=lambda one: one[1].set):
        lines = [_line(key, rule, rules.values(), today) for key, rule in of_set]
        yield Heading(SETS.get(name, name), f"{name} · {len(lines)}" if name != "LOCAL" else f"{len(lines)}")
        yield from lines


def _line(key: Key, rule: LegalRule, rules: Iterable[LegalRule], today: date) -> FoldedLine:
    until = show_day(rule.until) if rule.until else "–"
    since = show_day(rule.since) if rule.since else "–"
    value = rule.shown() if rule.since else "enacted, not in force"
    old = " · no longer" if rule.until is not None and rule.until < today else ""
    doubt = " · not confirmed" if rule.unconfirmed else ""
    return FoldedLine(
        key, (rule.label, f"{value}{doubt}{old}", since, until, _whose(rule)), detail=_detail(rule, rules)
    )


def _block_of(part: LegalRule, rules: Iterable[LegalRule]) -> str:
    """What the enactment is called that a rule is part of."""
    return next(rule.label for rule in rules if rule.key == part.within)


def _whose(rule: LegalRule) -> str:
    if rule.since is None and rule.local:
        return "By area"
    return "Local" if rule.local else "National"


def _detail(rule: LegalRule, rules: Iterable[LegalRule]) -> str:
    said = [
        f"{rule.because()[:1].upper()}{rule.because()[1:]}." if rule.words else "",
        f"Source: {rule.source}.",
    ]
    if rule.since is None and rule.within:
        said.append(f"Until “{_block_of(rule, rules)}” begins here it changes nothing.")
    elif rule.since is None:
        said.append("A manager may set the day from which it applies here; until then it changes nothing.")
    if rule.unread:
        said.append(rule.unread)
    if rule.unconfirmed:
        said.append(f"Not confirmed: {rule.unconfirmed}.")
    return " ".join(filter(None, [*said, f"Rule {rule.key} of {rule.set}."]))


def _found_by(rule: LegalRule) -> str:
    state = f"{'local' if rule.local else 'national'} {'not confirmed' if rule.unconfirmed else ''}"
    named = f"{rule.set} {rule.key} {SETS.get(rule.set, '')}"
    return fold(f"{rule.label} {rule.shown()} {rule.source} {named} {state}")


def _typed(rule: LegalRule) -> str:
    """The value as it is typed into the form."""
    value: Any = rule.value
    if rule.since is None:
        return IN_FORCE
    return str(getattr(value, "length", value)) if not isinstance(value, date) else show_day(value)
