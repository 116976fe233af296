"""A child's file: who it is, where it stands, everything that was ever noted about it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from cme_desktop.description.record_type import About
from cme_desktop.desk import Desk
from cme_desktop.errors import AskFirst
from cme_desktop.looks import child_story
from cme_desktop.looks.child_story import ChildStory, Told, concern_of
from cme_desktop.looks.education import StatusInWords
from cme_desktop.looks.facts import RecordInWords, read_record
from cme_desktop.ports import Reader, TimelineEntry
from cme_desktop.public_names import own_name
from cme_desktop.registry import CASEWORK, NEW_MENU, record_type
from cme_desktop.services.opening import refuse_unopened
from cme_desktop.standing_records.child import CHILD
from cme_desktop.touched import Concern
from cme_desktop.values.dates import show_day_short
from ui.errors import explain
from ui.jobs import Jobs
from ui.lists.folding import FoldedLine, Heading, Part
from ui.lists.folding_table import FoldingTable
from ui.lists.states import StateStack
from ui.pages.advice import advice_parts
from ui.pages.asking import Asking
from ui.pages.parts import LinkLine, ScrollColumn
from ui.pages.spells_rail import SpellsRail
from ui.shell.menu import TypingMenu
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, set_icon, set_kind, set_role
from ui.widgets import Chip, ChipState, FlowRow, Hairline, SectionHeading, Words, page_key

_SIDE_WIDTH = 320
_COLUMNS = (("Day", 108), ("Record", 156), ("What happened", 0), ("Reference", 148))


class _Name(Words):
    """On one line where there is room for it, else on as many as it takes: the forename comes last."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """Room for one line; Qt itself would break words that may be broken long before."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())


class ChildFile(Page):
    """Header, then spells and timeline, with people, addresses and siblings beside them."""

    def __init__(self, place: Place, jobs: Jobs, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(place, "Child", parent)
        assert place.id is not None
        self._id = place.id
        self._jobs = jobs
        self._desk = desk
        self._story: ChildStory | None = None
        self._name = _Name()
        self._facts = Words()
        self._standing = Words()
        self._flags = QWidget()
        self._chips = QWidget()
        self._wanted: str = ""
        self._spells = SpellsRail()
        self._timeline = FoldingTable("Timeline", _COLUMNS, "more")
        self._side = ScrollColumn("People, addresses, siblings")
        self._page = QWidget()
        self._states = StateStack(self._page, self._timeline)
        self._lay_out()
        self._connect()
        self.refresh()

    def concern(self) -> Concern:
        return concern_of(self._id, self._story)

    def refresh(self) -> None:
        work = partial(_read_file, self._id, self._desk)
        self._jobs.read(work, self._take, self._not_read, self)

    def take_focus(self) -> None:
        self._states.take_focus()

    def panes(self) -> list[QWidget]:
        return [self._timeline, *self._side.findChildren(LinkLine)[:1]]

    # -- parts --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        FlowRow(self._flags)
        FlowRow(self._chips)
        self._side.setFixedWidth(_SIDE_WIDTH)
        past = QVBoxLayout()
        past.setContentsMargins(PAGE_EDGE, GAP, 0, GAP)
        past.setSpacing(GAP)
        past.addWidget(self._chips)
        lines = QHBoxLayout()
        lines.setSpacing(GAP)
        lines.addWidget(self._spells)
        lines.addWidget(self._timeline, 1)
        past.addLayout(lines, 1)
        legend = Words("R on roll · H home educated · M missing education")
        set_role(legend, "hint")
        past.addWidget(legend)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addLayout(past, 1)
        below.addWidget(Hairline(Qt.Orientation.Vertical))
        below.addWidget(self._side)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, GROUP_GAP, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._head())
        page.addWidget(Hairline())
        page.addLayout(below, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states)

    def _head(self) -> QVBoxLayout:
        set_role(self._name, "title")
        set_role(self._facts, "muted")
        set_role(self._standing, "section")
        edit = QPushButton("Edit   Ctrl+E")
        edit.setAccessibleName("Edit the child’s particulars")
        set_icon(edit, "edit")
        edit.clicked.connect(self._edit)
        self._new = QPushButton("New for this child   Ctrl+J")
        self._new.setAccessibleName("New record for this child")
        set_icon(self._new, "plus")
        self._new.clicked.connect(self._open_menu)
        for keys, act in (("Ctrl+E", self._edit), ("Ctrl+J", self._open_menu)):
            page_key(self, keys, act)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._name)
        top.addWidget(self._flags, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (edit, self._new):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(PAGE_EDGE, 0, PAGE_EDGE, GROUP_GAP)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._facts)
        column.addWidget(self._standing)
        return column

    def _connect(self) -> None:
        self._timeline.opened.connect(lambda key: self.going.emit(_place_of(key)))
        self._timeline.opened_apart.connect(lambda key: self.apart.emit(_place_of(key)))
        self._timeline.unfolding.connect(self._unfold)

    # -- what was read ------------------------------------------------------------------------------

    def _take(self, story: ChildStory) -> None:
        self._story = story
        child, today = story.child, self._desk.clock.today()
        name = own_name(CHILD, child)
        self.set_title(name)
        also = child_story.known_as(child)
        self._name.setText(name + (f"  (also {also})" if also else ""))
        self._facts.setText(child_story.headline(story, today))
        self._standing.setText(child_story.standing(story))
        self._show_flags(story)
        self._show_chips(story)
        self._spells.show_spells(story.spells, today)
        self._show_timeline()
        self._side.show_groups(list(self._side_groups(story)))
        self._states.show_contents()

    def _show_flags(self, story: ChildStory) -> None:
        row = self._flags.layout()
        assert row is not None
        _empty(row)
        if story.restricted:
            row.addWidget(Chip(ChipState.OVERDUE, "Restricted: do not share"))
        for words in child_story.flags(story.child):
            row.addWidget(Chip(ChipState.INFO, words))

    def _show_chips(self, story: ChildStory) -> None:
        row = self._chips.layout()
        assert row is not None
        _empty(row)
        kinds = child_story.kinds_in(story.timeline, CASEWORK)
        for key, words in [("", "All"), *((kind.key, kind.plural) for kind in kinds)]:
            chip = QPushButton(words)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(key == self._wanted)
            set_kind(chip, "chip")
            chip.clicked.connect(partial(self._want, key))
            row.addWidget(chip)
        self._chips.setVisible(len(kinds) > 1)

    def _want(self, key: str, _checked: bool = False) -> None:
        self._wanted = key
        self._show_timeline()

    def _show_timeline(self) -> None:
        assert self._story is not None
        entries = [entry for entry in self._story.timeline if self._wanted in ("", entry.type)]
        parts: list[Part] = []
        year = None
        for entry in entries:
            if (this := entry.on.year if entry.on else None) != year or not parts:
                parts.append(Heading(str(this) if this else "No date"))
                year = this
            parts.append(_line(entry))
        self._timeline.show_parts(parts or [Heading("Nothing noted yet", "Ctrl+J begins a record")])

    def _side_groups(self, story: ChildStory) -> Iterator[list[QWidget]]:
        if (into := story.survivor) is not None:
            yield [SectionHeading("Merged into"), self._link(into.label, into.reference, _file_of(into.id))]
        if story.education is not None:
            yield [SectionHeading("Why this status of education"), *self._reasons(story.education)]
        yield [SectionHeading("Parents and carers"), *self._people(story)]
        places: list[QWidget] = [SectionHeading("Addresses")]
        for where, when in child_story.addresses(story.child):
            places += [_wrapped(where), _wrapped(when, "hint")]
        yield places if len(places) > 1 else [*places, _wrapped("No address on file", "hint")]
        siblings: list[QWidget] = [SectionHeading("Siblings")]
        for id, label in story.siblings:
            siblings.append(self._link(label, "", _file_of(id)))
        yield siblings if story.siblings else []
        for told in story.told:
            yield [SectionHeading(told.heading), *self._told(told)]
        yield [SectionHeading("Notes"), _wrapped(story.child.notes)] if story.child.notes else []

    def _reasons(self, education: StatusInWords) -> Iterator[QWidget]:
        """What cannot be so all at once, then each fact, leading to its record."""
        for question in education.questions:
            yield _wrapped(question)
        for reason in education.reasons:
            place = Place(PlaceKind.RECORD, reason.type, reason.id)
            yield self._link(reason.words, "", place)
        if not education.reasons:
            yield _wrapped("Nothing on file says", "hint")

    def _people(self, story: ChildStory) -> list[QWidget]:
        lines = [
            self._link(name, what, Place(PlaceKind.RECORD, "person", id)) for id, name, what in story.people
        ]
        return [*lines] or [_wrapped("Nobody on file", "hint")]

    def _told(self, told: Told) -> Iterator[QWidget]:
        """What the law says of each person."""
        for person, advice in told.advice:
            yield _wrapped(person, "section")
            yield from advice_parts(told.type, advice, self.going.emit)

    def _link(self, words: str, remark: str, place: Place) -> QWidget:
        line = LinkLine(words, remark)
        line.clicked.connect(lambda: self.going.emit(place))
        return line

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, AskFirst):
            self._ask(error)
            return
        words = f"The file could not be read. {explain(error)}"
        self._states.show_state("error", words, "Try again", self.refresh)

    def _ask(self, asked: AskFirst) -> None:
        self.set_title(asked.reference)
        asking = Asking(asked, self._jobs, self._desk)
        asking.opened.connect(self.refresh)
        self._states.show_instead(asking)

    # -- acting -------------------------------------------------------------------------------------

    def _unfold(self, key: tuple[str, int]) -> None:
        show, fail = partial(self._show_entry, key), partial(self._not_unfolded, key)
        self._jobs.read(partial(_read_entry, key), show, fail, self)

    def _show_entry(self, key: tuple[str, int], found: RecordInWords) -> None:
        facts = [f"{label}: {value}" for _, section in found.sections for label, value in section]
        self._timeline.unfold(key, "\n".join(facts))

    def _not_unfolded(self, key: tuple[str, int], error: Exception) -> None:
        self._timeline.unfold(key, f"This record could not be read. {explain(error)}")

    def _edit(self) -> None:
        self.going.emit(Place(PlaceKind.RECORD, "child", self._id))

    def _open_menu(self) -> None:
        menu = TypingMenu(self)
        for kind in (kind for kind in NEW_MENU if kind.about is About.CHILD):
            place = Place(PlaceKind.NEW, kind.key, child=self._id)
            menu.addAction(kind.title).triggered.connect(partial(self._begin, place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._new.mapToGlobal(self._new.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _begin(self, place: Place, _checked: bool = False) -> None:
        self.going.emit(place)


def _read_file(id: int, desk: Desk, reader: Reader) -> ChildStory:
    refuse_unopened(reader, desk.leave, [id])
    return child_story.read_story(id, desk.clock.today(), reader)


def _line(entry: TimelineEntry) -> FoldedLine:
    kind = record_type(entry.type)
    day = show_day_short(entry.on) if entry.on else ""
    return FoldedLine((entry.type, entry.id), (day, kind.title, entry.line, entry.reference))


def _file_of(child: int) -> Place:
    return Place(PlaceKind.CHILD, CHILD.key, child)


def _place_of(key: tuple[str, int]) -> Place:
    return Place(PlaceKind.RECORD, key[0], key[1])


def _read_entry(key: tuple[str, int], reader: Reader) -> RecordInWords:
    return read_record(reader, record_type(key[0]), key[1])


def _empty(row: QLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _wrapped(words: str, role: str = "body") -> QLabel:
    label = Words(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_role(label, role)  # type: ignore[arg-type]
    return label
