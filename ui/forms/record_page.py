"""The page on which one record is typed: title, form, what stands beside it, and the way to save."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue
from cme_desktop.public_names import Labels
from cme_desktop.values.moments import UK
from cme_desktop.values.sentences import mid_sentence
from ui.editors.lookups import Lookups
from ui.forms.outstanding import Outstanding, Refusals
from ui.forms.record_form import RecordForm
from ui.forms.stale import StaleChoice, take_theirs
from ui.forms.undo import undo_keys
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, ButtonKind, scaled, set_icon, set_kind, set_role
from ui.widgets import Chip, ChipState, Hairline, NoticeBar, Words, announce, page_key

FORM_WIDTH = 760
LEAST_FORM_WIDTH = 640
SIDE_WIDTH = 330
DISCARD = "Ctrl+D"
_WORDS_WIDTH = 1000  # px at 96 dpi, from which on the button that discards has words
_QUESTION = "Discard what you typed? {keys} once more discards it for good, typing on keeps it."
SLOW_MS = 1000
_SLOW = "Saving … somebody else is at the data just now. What you typed is safe, and is saved in its turn."


class RecordPage(QWidget):
    """Shows a draft and asks for it to be saved; whoever makes the page saves, and tells the result."""

    keep_ms = 800
    """How long typing goes on, in ms, until the draft is to be kept: a crash costs less than a second."""

    save_asked = Signal(bool)
    """Save; True: and begin the next."""
    discard_asked = Signal()
    """A new draft is to go; where something was typed, that has been asked already."""
    draft_kept_asked = Signal()
    """A field was left, or typing went on for a while: keep the draft."""

    def __init__(
        self,
        draft: Draft[Any],
        lookups: Lookups,
        taken: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`taken` are the letters that Alt goes with in what will stand beside the form.

        Every part is made inside the one that it stands in: Qt dresses a part anew that moves to another.
        """
        super().__init__(parent)
        self.draft = draft
        self.setAutoFillBackground(
            True
        )  # Qt need paint nothing behind it, as it would behind what is dressed
        self.stale: StaleChoice | None = None
        self._refused: list[tuple[Issue, str]] = []
        self._side: QWidget | None = None
        self._discarding: QPushButton | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(lambda: self.show_note(_SLOW))
        self._keep = QTimer(self, singleShot=True, interval=self.keep_ms)
        self._lay_out(lookups, taken)
        self._connect()
        self._show_reference()
        undo_keys(self, self.form.undo, self.form.redo)
        self._show_state()

    def put_beside(self, side: QWidget) -> None:
        """Have `side`, which is made in this page, stand beside the form."""
        self._side = side
        if self.isVisible():  # else its room is not known yet, and comes before it is shown
            self._place_side(side)

    def show_draft(self, draft: Draft[Any]) -> None:
        """Show another draft of the record, as after a save, in the editors that are there."""
        self.draft = draft
        self._refused = []
        self.refusals.show_issues([])
        self._drop_stale()
        self.form.show_draft(draft)
        self._show_reference()
        if self._discarding is not None:
            self._discarding.setEnabled(draft.base is None)  # its key does nothing then
            self._discarding.setVisible(draft.base is None)
        self._show_state()

    def read_by(self, reading: Reading) -> None:
        """Read the draft by another law, or on another day, from now on."""
        self.form.read_by(reading)
        self._show_state()

    # -- telling the officer ------------------------------------------------------------------------

    def show_saved(self, when: datetime) -> None:
        """What is shown is saved: say under which reference and when."""
        self.notice.hide()
        self._chip.show_state(ChipState.MET, f"Saved {when.astimezone(UK):%H:%M}")
        announce(self, f"Saved as {self._reference.text()}.")

    def begin_saving(self) -> None:
        """It is on its way; where that takes long, somebody else is at the data, and that is said."""
        self._slow.start()

    def end_saving(self) -> None:
        """It has come to an end, one way or the other."""
        self._slow.stop()
        self.notice.hide()

    def show_refused(self, issues: Sequence[Issue]) -> None:
        """It cannot be saved like this: list why, and go to the first."""
        own = self.draft.issues()
        self._refused = [(issue, self._text_at(issue.path)) for issue in issues if issue not in own]
        self.form.show_all_issues()
        self.refusals.show_issues(issues)
        self._show_state()

    def show_problem(self, text: str) -> None:
        """Saving failed: say what to do. The typing stays."""
        self.notice.tell("error", text)

    def show_note(self, text: str) -> None:
        """Tell what an officer should know of what stands here."""
        self.notice.tell("info", text)

    def show_stale(self, theirs: Any, labels: Labels) -> None:
        """Somebody else saved first: show both versions; `labels` names the records that theirs points at."""
        self._drop_stale()
        self.stale = StaleChoice(self.draft, theirs, labels)
        self.stale.settled.connect(lambda names: self._settle(theirs, labels, names))
        self._above.addWidget(self.stale)
        self._scroll.verticalScrollBar().setValue(0)
        self.stale.ask()

    # -- inside -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._side is not None:
            self._place_side(self._side)
        if self._discarding is not None:
            self._place_discard(self._discarding)

    def _place_side(self, side: QWidget) -> None:
        """Beside the form, or below it where the window is too narrow for the size of the text."""
        room = self.width() >= scaled(LEAST_FORM_WIDTH + SIDE_WIDTH)
        place = self._beside if room else self._below
        if place.indexOf(side) < 0:
            put_away = side.isHidden() and side.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            side.setFixedWidth(scaled(SIDE_WIDTH))
            place.addWidget(side)
            side.setVisible(not put_away)  # moving a widget hides it

    def _lay_out(self, lookups: Lookups, taken: Iterable[str]) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        line, self._beside = QHBoxLayout(), QHBoxLayout()
        page.addLayout(line)
        page.addLayout(self._beside, 1)
        self._fill_title(line)
        self._beside.setSpacing(0)
        self._scroll = self._scrolled(lookups, taken)
        self._beside.addWidget(self._scroll, 1)
        page.addWidget(Hairline(parent=self))
        page.addWidget(self._footer())

    def _scrolled(self, lookups: Lookups, taken: Iterable[str]) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(scroll.viewport())
        scroll.setWidget(holder)
        holder.setMaximumWidth(scaled(FORM_WIDTH) + PAGE_EDGE + GROUP_GAP)
        column = self._below = QVBoxLayout(holder)
        column.setContentsMargins(PAGE_EDGE, 0, GROUP_GAP, PAGE_EDGE)
        column.setSpacing(GROUP_GAP)
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        self.form = RecordForm(self.draft, lookups, taken, holder)
        column.addWidget(self.form, 1)
        return scroll

    def _fill_title(self, line: QHBoxLayout) -> None:
        title = Words(self.draft.type.title, least=240, parent=self)
        set_role(title, "title")
        self._reference = Words(parent=self)
        set_role(self._reference, "muted")
        self._chip = Chip(ChipState.DRAFT, parent=self)
        line.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, GROUP_GAP)
        line.setSpacing(12)
        line.addWidget(title)
        line.addWidget(self._reference, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        line.addWidget(self._chip)

    def _footer(self) -> QWidget:
        footer = QWidget(self)
        column = QVBoxLayout(footer)
        column.setContentsMargins(PAGE_EDGE, 12, PAGE_EDGE, 12)
        column.setSpacing(GAP)
        self.notice = NoticeBar(footer)
        self.refusals = Refusals(footer)
        self.outstanding = Outstanding(self.draft.type, footer)
        buttons = QHBoxLayout()
        column.addWidget(self.notice)
        column.addWidget(self.refusals)
        column.addLayout(buttons)
        buttons.setSpacing(GAP)
        buttons.addWidget(self.outstanding, 1, Qt.AlignmentFlag.AlignVCenter)
        if self.draft.base is None:
            self._discarding = self._discard_button(footer)
            buttons.addWidget(self._discarding)
        ways: tuple[tuple[str, str, ButtonKind, bool], ...] = (
            ("Save and next", "Ctrl+Shift+N", "secondary", True),
            (f"Save {mid_sentence(self.draft.type.title)}", "Ctrl+S", "primary", False),
        )
        for words, keys, kind, following in ways:
            press = partial(self.save_asked.emit, following)
            buttons.addWidget(self._button(words, keys, kind, press, footer))
        return footer

    def _button(
        self, words: str, keys: str, kind: ButtonKind, press: Callable[[], None], parent: QWidget
    ) -> QPushButton:
        button = QPushButton(f"{words}   {_shown(keys)}", parent)
        button.setAccessibleName(words)
        set_kind(button, kind)
        button.clicked.connect(lambda: press())
        page_key(self, keys, button.click)
        return button

    def _discard_button(self, parent: QWidget) -> QPushButton:
        button = self._button("Discard", DISCARD, "quiet", self._discard, parent)
        button.setAccessibleName("Discard draft")
        button.setToolTip(f"Discard draft ({_shown(DISCARD)})")
        set_icon(button, "bin", "muted")
        self._discard_words = button.text()
        return button

    def _place_discard(self, button: QPushButton) -> None:
        """A sign alone where large text leaves no room for words beside those that save."""
        button.setText(self._discard_words if self.width() >= scaled(_WORDS_WIDTH) else "")

    def _discard(self) -> None:
        """Ask first where something was typed; asked already, do it."""
        if self.asks_to_discard() or not self.draft.dirty:
            self.discard_asked.emit()
        else:
            self.notice.tell("warning", _QUESTION.format(keys=_shown(DISCARD)), "Discard it")

    def asks_to_discard(self) -> bool:
        """Whether it is asked just now; a question that another notice has taken the place of is not."""
        return not self.notice.isHidden() and self.notice.text() == _QUESTION.format(keys=_shown(DISCARD))

    def _keep_after_all(self) -> None:
        if self.asks_to_discard():
            self.notice.hide()

    def _connect(self) -> None:
        self.form.changed.connect(self._keep_after_all)
        self.notice.acted.connect(lambda: self._discard() if self.asks_to_discard() else None)
        self.form.changed.connect(self._show_state)
        self.form.changed.connect(lambda: None if self._keep.isActive() else self._keep.start())
        self.form.field_left.connect(self.draft_kept_asked)
        self._keep.timeout.connect(self.draft_kept_asked)
        self.outstanding.jump.connect(self._go_to)
        self.refusals.jump.connect(self._go_to)

    def _go_to(self, path: str) -> None:
        if path:
            self.form.focus_field(path)

    def _standing(self) -> list[Issue]:
        """What the draft says of itself, and what a save was refused for in a text that is still there."""
        others = [issue for issue, text in self._refused if self._text_at(issue.path) == text]
        return [*others, *self.draft.issues()]

    def _text_at(self, path: str) -> str:
        try:
            return self.draft.entry(path).text
        except (KeyError, IndexError):  # the whole record, or a row that is gone
            return ""

    def _show_state(self) -> None:
        issues = self._standing()
        self.outstanding.show_issues(issues)
        self.refusals.put_right(issues)
        if self.draft.base is None:
            self._chip.show_state(ChipState.DRAFT, "Draft · not yet saved")
        elif self.draft.dirty:
            self._chip.show_state(ChipState.DRAFT, "Draft · changes not yet saved")
        else:
            self._chip.show_state(ChipState.MET, "Saved")

    def _show_reference(self) -> None:
        base = self.draft.base
        self._reference.setText(base.reference or "" if base is not None else "")
        self._reference.setVisible(bool(self._reference.text()))

    def _settle(self, theirs: Any, labels: Labels, names: set[str]) -> None:
        take_theirs(self.draft, theirs, labels, names)
        self.form.refresh()
        self.form.take_focus()  # before the choice goes, and with it the keyboard
        self._drop_stale()
        self._show_state()
        self.draft_kept_asked.emit()

    def _drop_stale(self) -> None:
        if self.stale is not None:
            self.stale.hide()
            self.stale.deleteLater()
            self.stale = None


def _shown(keys: str) -> str:
    """Keys as they are written on this computer."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
