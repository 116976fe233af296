"""The search box: children first, pages last, opened with Enter or Tab, reached with Ctrl+K from anywhere."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAction, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import set_icon
from ui.told import tell

if TYPE_CHECKING:
    from cme_desktop.services.finding import Finds, Found
    from ui.editors.suggestions import Suggestion, Suggestions
    from ui.shell.named_places import NamedPlace

_PAUSE = 80  # ms after the last key before the words are looked up


class SearchBox(QLineEdit):
    """Asks for words to be looked up, and shows what was found below itself."""

    asked = Signal(str)
    """The words typed so far."""
    picked = Signal(object)
    """What was chosen: a Found, or a NamedPlace."""
    picked_apart = Signal(object)
    """What was chosen to be opened in a window of its own."""
    given_up = Signal()
    """Esc: the officer goes back to the page, and what was typed is forgotten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Search children, notices, schools, pages…   Ctrl+K")
        self.setAccessibleName("Search children, notices, schools and pages")
        self.setMaximumWidth(480)
        magnifier = QAction("Search", self)
        set_icon(magnifier, "search", "muted")
        self.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        telling = tell(self)
        telling.role, telling.opens = QAccessible.Role.ComboBox, True
        self._sheet: Suggestions | None = None
        self._answered = ""
        self._wanted: Callable[[Found | NamedPlace], None] | None = None
        self._going: list[int] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._edited)

    def take_focus(self) -> None:
        """Come here, ready to type anew."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_found(self, words: str, finds: "Finds") -> None:
        """Offer what was found, unless other words have been typed since."""
        from ui.editors.suggestions import MORE, Suggestion  # late: the first window needs no list
        from ui.shell.named_places import places_named

        lines = [Suggestion(one, one.label, one.detail, below=True) for one in finds.found]
        for page in places_named(words):
            lines.append(
                Suggestion(page, page.label, " · ".join(filter(None, ("Page", page.keys))), below=True)
            )
        if finds.more:
            lines.append(MORE)
        if not lines:
            lines = [Suggestion(None, f"Nothing found for “{words}”", "Try fewer letters, or a number")]
        self._offer(words, lines)

    def show_failed(self, words: str) -> None:
        """Say that these words could not be looked up, which is not that nothing was found."""
        from ui.editors.suggestions import Suggestion

        line = Suggestion(None, f"“{words}” could not be looked up", "It may be on file all the same")
        self._offer(words, [line])

    def _offer(self, words: str, lines: Sequence["Suggestion"]) -> None:
        if words == self.text().strip() and self.hasFocus():
            self._answered = words
            self.sheet().offer(lines, -1 if lines[0].key is None else 0)
            for key in self._going:
                self.sheet().take_key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
            self._going.clear()
            if (wanted := self._wanted) is not None:
                self._enter(wanted)

    def sheet(self) -> "Suggestions":
        """The list of what was found, made when it is first wanted."""
        if self._sheet is None:
            from ui.editors.suggestions import Suggestions

            self._sheet = Suggestions(self)
            self._sheet.picked.connect(self._pick)
        return self._sheet

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self._takes_tab():
                self._enter(self.picked.emit)
                return True
        return super().event(event)

    def _takes_tab(self) -> bool:
        """Whether Tab opens what is ready, or what will be ready; else it goes on to the page."""
        if self.is_open() and self._answered == self.text().strip():
            return self.sheet().current() is not None
        return self._pause.isActive() or self._is_unanswered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._wanted = None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            apart = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._enter(self.picked_apart.emit if apart else self.picked.emit)
        elif event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._is_unanswered():
            self._going.append(event.key())  # through what will have come by then
            self._ask_now()
        elif self.is_open() and self.sheet().take_key(event):
            return
        elif event.key() == Qt.Key.Key_Down:
            self._ask_now()
        else:
            super().keyPressEvent(event)

    def _is_unanswered(self) -> bool:
        return bool(self.text().strip()) and self._answered != self.text().strip()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._wanted = None
        self._going.clear()
        if self.is_open():
            self.sheet().close_sheet()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()  # the window closes, and its data file with it
        super().hideEvent(event)

    def _edited(self, text: str) -> None:
        self._answered = ""
        self._going.clear()
        if self._sheet is not None:
            self._sheet.unmark()
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            if self._sheet is not None:
                self._sheet.close_sheet()

    def _give_up(self) -> None:
        self.clear()
        self._edited("")
        self.given_up.emit()

    def _ask_now(self) -> None:
        self._pause.stop()
        if self.text().strip():
            self.asked.emit(self.text().strip())

    def is_open(self) -> bool:
        """Whether the list of what was found is open."""
        return self._sheet is not None and self._sheet.isVisible()

    def _pick(self, line: "Suggestion") -> None:
        self._leave(line, self.picked.emit)

    def _enter(self, tell: Callable[["Found | NamedPlace"], None]) -> None:
        """Open what is ready in the list; before there is one, what will be ready once it has come."""
        self._wanted = None
        if self.is_open() and self._answered == self.text().strip():
            if (line := self.sheet().current()) is not None:
                self._leave(line, tell)
        elif self.text().strip():
            self._wanted = tell
            self._ask_now()

    def _leave(self, line: "Suggestion", tell: Callable[["Found | NamedPlace"], None]) -> None:
        self.sheet().close_sheet()
        if line.key is not None:
            self.clear()
            tell(line.key)
