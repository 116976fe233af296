"""What stands beside a form: likely duplicates, dates with their reasons, the child's past, history."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cme_desktop.description.case import rest_in_words
from cme_desktop.description.duties import HOW_IT_STANDS, duties
from cme_desktop.description.record_type import About
from cme_desktop.desk import Desk
from cme_desktop.drafts import Draft
from cme_desktop.errors import Cancelled
from cme_desktop.issues import Issue
from cme_desktop.looks.around import CHANGES, Around, read_around
from cme_desktop.looks.history import change_lines
from cme_desktop.ports import Change, TimelineEntry
from cme_desktop.public_names import Labels
from cme_desktop.registry import record_type
from cme_desktop.standing_records.child import CHILD
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import show_moment
from cme_desktop.values.sentences import NOW
from ui.errors import explain
from ui.forms.mnemonics import with_mnemonic
from ui.jobs import Job, Jobs
from ui.pages.advice import advice_parts
from ui.pages.parts import LinkLine, ScrollColumn
from ui.shell.places import Place, PlaceKind, file_or_record
from ui.theme import GAP, set_kind, set_role
from ui.told import tell
from ui.widgets import Chip, ChipState, SectionHeading, Words

if TYPE_CHECKING:
    from cme_desktop.services.contradictions import Clash
    from cme_desktop.services.duplicates import Likely

_LIKELY = 5
_PAST = 6


class Beside(ScrollColumn):
    """Never takes the focus by itself. What it shows follows the draft, once typing pauses."""

    going = Signal(object)
    """A Place to go to."""
    same_child = Signal(int, str)
    """(id, label): the child being typed is this one."""
    put_back_asked = Signal(int)
    """The record is to be as it was at that version."""
    offered = Signal(object)
    """Offers for fields of the form."""

    def __init__(
        self, draft: Draft[Any], law: Law, jobs: Jobs, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__("Beside you", parent)
        self._draft = draft
        self._law = law
        self._jobs = jobs
        self._desk = desk
        self._around = Around()
        self._job: Job | None = None
        if draft.base is None:  # of one on file most comes from there, and it would be shown twice
            self._show()
        self._look_around()

    def rest_on(self, draft: Draft[Any], law: Law) -> None:
        """Stand beside another draft from now on, or the same under another law."""
        self._draft, self._law = draft, law
        self.follow()

    def follow(self) -> None:
        """The draft has changed: show its dates now, and look up the rest."""
        self._show()
        self._look_around()

    def _look_around(self) -> None:
        record = self._draft.record()
        if self._job is not None:
            self._job.cancel()
        new_child = record if self._draft.type is CHILD and record.id is None else None
        self._job = self._jobs.read_once_painted(
            partial(
                read_around, self._draft.type, record, new_child, self._desk.clock.today(), self._desk.leave
            ),
            self._take,
            self._not_read,
            self,
        )

    def _take(self, around: Around) -> None:
        if around != self._around or self.widget() is None:
            self._around = around
            self._show()
        self.offered.emit(around.guidance.offers)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._take(Around(trouble=f"What is on file could not be read. {explain(error)}"))

    def _show(self) -> None:
        around = self._around
        self.show_groups([
            [_words(around.trouble)] if around.trouble else [],
            self._rest(),
            self._clashes(around.clashes),
            self._doubts(around.doubts),
            self._likely(around.likely),
            self._guidance(),
            self._dates(),
            self._follow_ups(),
            self._past(around.past),
            self._history(around.history, around.labels),
        ])  # fmt: skip

    # -- groups -------------------------------------------------------------------------------------

    def _rest(self) -> list[QWidget]:
        """Only while it does; it is over by itself."""
        case, today = self._draft.record(), self._desk.clock.today()
        is_open = case.status in self._draft.type.life.open
        resting = is_open and case.rests_until is not None and case.rests_until > today
        return [SectionHeading("Resting"), _words(f"{rest_in_words(case)}.")] if resting else []

    def _clashes(self, clashes: "Sequence[Clash]") -> list[QWidget]:
        parts: list[QWidget] = [SectionHeading("Already on file")] if clashes else []
        for clash in clashes:
            assert clash.other is not None
            line = LinkLine(clash.issue.text)
            place = file_or_record(clash.type or self._draft.type.key, clash.other)
            line.clicked.connect(partial(self._go, place))
            parts.append(line)
        return parts

    def _doubts(self, doubts: Sequence[Issue]) -> list[QWidget]:
        return [SectionHeading("Worth a look"), *(_words(doubt.text) for doubt in doubts)] if doubts else []

    def _likely(self, likely: "Sequence[Likely]") -> list[QWidget]:
        if not likely:
            return []
        parts: list[QWidget] = [SectionHeading("Is it one of these?")]
        for one in likely[:_LIKELY]:
            words = one.detail if one.detail.startswith(one.label) else f"{one.label} · {one.detail}"
            line = LinkLine(words, ", ".join(one.reasons))
            line.clicked.connect(partial(self._same, one.id, one.label))
            parts.append(line)
        if len(likely) > _LIKELY:
            parts.append(_words(f"and {len(likely) - _LIKELY:,} more like this child"))
        return parts

    def _guidance(self) -> list[QWidget]:
        parts = list(advice_parts(self._draft.type.key, self._around.guidance.advice, self.going.emit))
        return [SectionHeading("What the law says"), *parts] if parts else []

    def _dates(self) -> list[QWidget]:
        record, today = self._draft.record(), self._desk.clock.today()
        every = duties(self._draft.type, record, self._law, self._around.born)
        new = self._draft.base is None  # of one that is only being typed nobody has to be asked yet
        own = (one for one in every if not new or one.duty != HOW_IT_STANDS)
        found = sorted((*own, *self._around.asked), key=_by_day)
        parts: list[QWidget] = [SectionHeading("Dates")] if found else []
        for deadline in found:
            first, *others = _deadline(deadline, *_standing(deadline, today))
            parts += [_below(first, parts), *others]
        return parts

    def _follow_ups(self) -> list[QWidget]:
        base = self._draft.base
        if base is None or base.id is None:
            return []
        record = self._draft.record()
        offered = [follow for follow in self._draft.type.follow_ups if not follow.unless(record)]
        parts: list[QWidget] = [SectionHeading("Next")] if offered else []
        for follow in offered:
            id, reference = self._around.under_way.get(follow.to, (0, ""))
            words = f"Go to {reference}" if id else follow.label
            button = QPushButton(with_mnemonic(words, follow.letter))
            button.setAccessibleName(words)
            place = (
                Place(PlaceKind.RECORD, follow.to, id)
                if id
                else Place(PlaceKind.NEW, follow.to, source=base.id)
            )
            button.clicked.connect(partial(self._go, place))
            parts.append(button)
        return parts

    def _past(self, past: Sequence[TimelineEntry]) -> list[QWidget]:
        parts: list[QWidget] = []
        if past:
            others = f"{len(past)} other {'record' if len(past) == 1 else 'records'}"
            parts.append(SectionHeading("This child before", others))
        for entry in past[:_PAST]:
            kind = record_type(entry.type)
            line = LinkLine(entry.line, f"{kind.title} · {entry.reference}")
            line.clicked.connect(partial(self._go, file_or_record(entry.type, entry.id)))
            parts.append(line)
        if self._draft.type.about is About.CHILD and (child := self._draft.record().child) is not None:
            line = LinkLine("Open the child’s file")
            line.clicked.connect(partial(self._go, Place(PlaceKind.CHILD, "child", child)))
            parts = parts or [SectionHeading("This child before")]
            parts.append(line)
        return parts

    def _history(self, history: Sequence[Change], labels: Labels) -> list[QWidget]:
        if not history:
            return []
        parts: list[QWidget] = [SectionHeading("History")]
        for change in history[:CHANGES]:
            who, what = change_lines(self._draft.type, change, labels)
            back = self._put_back(change, history)
            told = _words(what)
            parts += [_below(Words(who), parts), _row(told, back) if back is not None else told]
        if len(history) > CHANGES:
            earlier = len(history) - CHANGES
            parts.append(_words(f"and {earlier:,} earlier {'change' if earlier == 1 else 'changes'}"))
        return parts

    def _put_back(self, change: Change, history: Sequence[Change]) -> QWidget | None:
        """For what was saved before the newest save."""
        if not change.fields or change.version >= history[0].version:
            return None
        button = QPushButton("Put this back")
        # With its version, as the keyboard goes by the name, and two may be saved in one minute.
        button.setAccessibleName(f"Put back version {change.version}, of {show_moment(change.at)}")
        set_kind(button, "link")
        button.clicked.connect(lambda: self.put_back_asked.emit(change.version))
        return button

    def _go(self, place: Place, _checked: bool = False) -> None:
        self.going.emit(place)

    def _same(self, id: int, label: str, _checked: bool = False) -> None:
        self.same_child.emit(id, label)


def _by_day(deadline: Deadline) -> date:
    return deadline.due_on or date.max


def _standing(deadline: Deadline, today: Any) -> tuple[ChipState, str]:
    if deadline.met_on is not None:
        return (ChipState.OVERDUE, "Met late") if deadline.late else (ChipState.MET, "Met on time")
    if deadline.due_on is None:
        return (ChipState.DUE, "Now") if deadline.why.startswith(NOW) else (ChipState.INFO, "No date yet")
    if deadline.rests_until is not None and deadline.rests_until > today:
        return ChipState.INFO, "Rests"
    if deadline.due_on < today:
        return ChipState.OVERDUE, "Overdue"
    return ChipState.DUE, "Due today" if deadline.due_on == today else "Due"


def _deadline(deadline: Deadline, state: ChipState, words: str) -> list[QWidget]:
    why = _words(deadline.why)
    why.hide()
    button = QPushButton("why")
    button.setCheckable(True)
    tell(button).opens = True
    button.setAccessibleName(f"Why {deadline.label}")
    set_kind(button, "link")
    button.toggled.connect(why.setVisible)
    named = Words(deadline.label)
    named.setWordWrap(True)
    due = Words(show_day(deadline.due_on) if deadline.due_on else "–")
    return [_row(named, button), _row(due, Chip(state, words)), why]


def _row(left: QLabel, right: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(left, 1)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _below(first: QWidget, parts: Sequence[QWidget]) -> QWidget:
    """The first line of an entry, parted from the entry before; the heading is not parted from its first."""
    first.setContentsMargins(0, GAP if len(parts) > 1 else 0, 0, 0)
    return first


def _words(text: str) -> QLabel:
    label = Words(text)
    label.setWordWrap(True)
    set_role(label, "hint")
    return label
