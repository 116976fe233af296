"""What every editor is: one field on screen, showing a draft's entry and reporting what is typed."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QGridLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cme_desktop.drafts import Entry
from cme_desktop.fields import Field, Unanswered
from cme_desktop.fields.answered import show
from cme_desktop.issues import Issue, Severity
from ui.editors.echo import EchoBelow, EchoBeside
from ui.theme import GAP, scaled, set_kind, set_state
from ui.told import tell
from ui.widgets.reveal import reveal

_NO_LIMIT = 16_777_215  # Qt's own largest width
_LEAST_WIDTH = 72  # px at 96 dpi; large text in a small window squeezes boxes before it hides them
_BETWEEN = 4  # px between lines: clear of the focus ring
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Editor(QWidget):
    """One field on screen. It holds no truth: it shows entries and says what was typed.

    `path` names the place in the draft (`received_on`, `checks.2.asked_on`).
    """

    typed = Signal(str)
    """The text after each edit."""
    settled = Signal()
    """What was typed last is an answer given as a whole, by one key or from a list."""
    left = Signal()
    """The focus went elsewhere in the window."""
    chosen = Signal(int, str)
    """(id, label) of a record picked in a look-up."""
    add_new = Signal(str)
    """A new record is wanted; carries the words typed so far."""

    width_px = 260
    """How wide the box is, at 96 dpi."""
    echo_below = False
    """Whether the echo stands under the box rather than beside it."""

    def __init__(self, field: Field[Any], path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.path = path
        self._echo: EchoBeside | EchoBelow | None = None
        self._compact = False
        self._answers: QToolButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_BETWEEN)
        self._grid = QGridLayout()
        self._column.addLayout(self._grid)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(_BETWEEN)
        self._grid.setColumnStretch(0, 1000)  # the box first, up to its width; then what stands beside it
        self._grid.setColumnStretch(3, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- what a form asks of it ---------------------------------------------------------------------

    def text(self) -> str:
        """What stands in the box."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Show `text` in the box; nothing is signalled."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """The part that takes the keys."""
        raise NotImplementedError

    def show_entry(self, entry: Entry) -> None:
        """Show what stands in the draft; typing under way is not disturbed."""
        if entry.text != self.text():
            self.put(entry.text)
        self.show_echo(self.echo_of(entry))

    def show_state(self, issue: Issue | None) -> None:
        """Mark the box as wrong or doubtful, by its looks and for screen readers; None unmarks it."""
        grave = issue is not None and issue.severity is Severity.REFUSE
        words = required_first(self.field, issue.text if issue else self.field.help)
        for part in self.marked():
            set_state(part, "" if issue is None else "error" if grave else "warning")
            part.setAccessibleDescription(words)

    def marked(self) -> list[QWidget]:
        """The parts that look wrong, and are told as such, where the field is."""
        return [self.target()]

    def read_by(self, field: Field[Any], _today: date) -> None:
        """The law words the field like this from now on, and it is another day."""
        self.field = field

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the caret here; come to by a letter, what stands here is selected."""
        self.target().setFocus(reason)

    def go_on(self) -> None:
        """Put the caret after what stands here, to type on."""
        self.take_focus()

    def tab_stops(self) -> list[QWidget]:
        """The parts that Tab goes through, in order."""
        return [self.target()]

    def enable_choices(self, on: date | None) -> None:
        """Offer the choices that are valid for an event on that day."""

    def set_name(self, name: str) -> None:
        """What a screen reader calls it."""
        self.target().setAccessibleName(name)
        tell(self.target()).required = self.field.required
        if self._answers is not None:
            self._answers.setAccessibleName(f"Why there is no answer: {name}")

    def set_compact(self) -> None:
        """Fill a cell of a row: no echo and no buttons beside the box."""
        self.target().setMaximumWidth(_NO_LIMIT)
        self._grid.setColumnStretch(3, 0)
        self._compact = True
        if self._answers is not None:
            self._answers.hide()

    # -- for the kinds ------------------------------------------------------------------------------

    def echo_of(self, entry: Entry) -> str:
        """What the text was understood as, where that says more than the text."""
        if entry.value is None:
            return ""
        shown = show(self.field, entry.value, {})
        return "" if shown == entry.text.strip() else shown

    def show_echo(self, words: str) -> None:
        """Say `words` beside or below the box; most boxes never say any, so the line comes with the first."""
        if self._compact or words == self.echo():
            return
        self._echo = self._echo or self._place_echo()
        self._echo.say(words)

    def echo(self) -> str:
        """What it says beside or below the box."""
        return "" if self._echo is None else self._echo.text()

    def _place_echo(self) -> EchoBeside | EchoBelow:
        if self.echo_below:
            below = EchoBelow(self)
            self._grid.addWidget(below, 1, 0, 1, 4)
            return below
        beside = EchoBeside(self)
        self._grid.addWidget(beside, 0, 2)
        self._grid.setColumnStretch(3, 0)  # what the box leaves is all the echo's
        return beside

    def place(self, box: QWidget) -> None:
        """Lay out the box with its echo and, where the field allows it, the button for no answer."""
        box.setMinimumWidth(scaled(_LEAST_WIDTH))
        box.setMaximumWidth(scaled(self.width_px))
        box.setSizePolicy(QSizePolicy.Policy.Expanding, box.sizePolicy().verticalPolicy())
        self._grid.addWidget(box, 0, 0)
        if self.field.can_be_unanswered:
            self._answers = self._answers_button()
            self._grid.addWidget(self._answers, 0, 1)

    def put_below(self, part: QWidget, line: int) -> None:
        """Have `part`, made in this editor, stand below the box, as the line of that number from 1."""
        self._column.insertWidget(line, part)

    def watch(self, focused: SignalInstance, unfocused: SignalInstance) -> None:
        """Come into view with the focus in a part, and notice when it leaves for what is no part of it.

        The part says so by these signals of its own: a filter would be asked about every event of it.
        """
        focused.connect(partial(reveal, self))
        unfocused.connect(self._unfocused)

    def _unfocused(self, reason: Qt.FocusReason) -> None:
        now = QApplication.focusWidget()
        if reason not in _STAYS and not (now is not None and self.isAncestorOf(now)):
            self.left.emit()

    def ask_answers(self) -> None:
        """Open the ways to say that there is no answer."""
        if self._answers is not None:
            button = self._answers if self._answers.isVisible() else self.target()
            self._menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def answer(self, text: str, _checked: bool = False) -> None:
        """Take `text` as if typed."""
        self.put(text)
        self.typed.emit(text)
        self.settled.emit()

    def _answers_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("…")
        button.setToolTip("Not obtained, refused, not yet asked or not known (F4)")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.ask_answers)
        set_kind(button, "quiet")
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, answer in enumerate(Unanswered):
            action = menu.addAction(f"&{place + 1}  {answer.label}")
            action.triggered.connect(partial(self.answer, answer.label))
        return menu


def required_first(field: Field[Any], words: str) -> str:
    """What is said of a field, first that it is required; Qt has no state for that to be told by."""
    return " ".join(filter(None, ("Required." if field.required else "", words)))
