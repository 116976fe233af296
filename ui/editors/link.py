"""Editor for another record: type some of its name, pick it from those found."""

from typing import Any

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cme_desktop.drafts import Entry
from cme_desktop.fields import Field, LinkField, Unanswered
from ui.editors.lookups import Lookups, Match, Matches
from ui.editors.suggestions import MORE, Suggestion, SuggestionKind, Suggestions
from ui.editors.text import TextEditor

PEOPLE = frozenset({"child", "person"})
"""What officers add as they go, and where a wrong pick is worst: only a single match is highlighted."""

_QUOTED = 30  # characters of the words typed that the line for a new record repeats

_FAILED = Suggestion(None, "This could not be looked up", "It may be on file all the same", below=True)


class LinkEditor(TextEditor):
    """A line with the matches below it. Enter, Tab and a save take the highlighted one.

    Of several people none is highlighted before the arrows come to it.
    """

    width_px = 360
    echo_below = True

    def __init__(self, field: Field[Any], path: str, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(field, path, parent)
        assert isinstance(field, LinkField)
        self.to = field.to
        self._lookups = lookups
        self._picked: dict[int, Match] = {}
        self._sheet: Suggestions | None = None
        self.line.tell_as_choice()
        self.line.opened.connect(self.open_list)
        self.line.setPlaceholderText("Type part of a name" if self.to in PEOPLE else "")
        self.line.add_button("search", "Find (Alt+Down)", self.open_list)

    def edited(self, text: str) -> None:
        super().edited(text)
        self.sheet().unmark()
        if text.strip():
            self._find(text)
        else:
            self.sheet().close_sheet()
            self.line.sheet_came()

    def open_list(self) -> None:
        """Find what the words match; anything when there are none. Only what was chosen before is ready."""
        self.take_focus()
        self._find(self.text(), opened=True)

    def echo_of(self, entry: Entry) -> str:
        if isinstance(entry.value, Unanswered):
            return super().echo_of(entry)
        return self._picked[entry.value].detail if entry.value in self._picked else ""

    def sheet(self) -> Suggestions:
        """The list of matches, made when it is first wanted."""
        if self._sheet is None:
            self._sheet = self.line.sheet = Suggestions(self.line)
            self._sheet.picked.connect(self._pick)
        return self._sheet

    def _find(self, words: str, opened: bool = False) -> None:
        def found(matches: Matches) -> None:
            if shiboken6.isValid(self):
                self._show(words, matches, opened)

        def failed() -> None:
            if shiboken6.isValid(self):
                self._offer(words, [_FAILED])

        self.line.await_sheet()
        self._lookups.find(self.to, words.strip(), found, failed)

    def _show(self, words: str, matches: Matches, opened: bool) -> None:
        found = matches.found
        lines = [Suggestion(match, match.label, match.detail, below=True) for match in found]
        if self.to in PEOPLE and words.strip():
            lines.insert(0, self._new_line(words.strip()))
        if opened:
            ready = next((place for place, match in enumerate(found) if match.label == words), -1)
        else:
            ready = 0 if len(found) == 1 or (found and self.to not in PEOPLE) else -1
        ready = ready if ready < 0 else ready + len(lines) - len(found)
        self._offer(words, [*lines, *([MORE] if matches.more else [])], ready)

    def _offer(self, words: str, lines: list[Suggestion], current: int = -1) -> None:
        if words == self.text() and self.line.hasFocus():
            self.sheet().offer(lines, current)
            self.line.sheet_came()

    def _new_line(self, words: str) -> Suggestion:
        shown = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
        return Suggestion(words, f"New {self.to} “{shown}”…", kind=SuggestionKind.NEW)

    def _pick(self, line: Suggestion) -> None:
        self.sheet().close_sheet()
        if line.key is None:
            return
        if line.kind is SuggestionKind.NEW:
            # Later, as the page that adds it may take this form off the screen.
            QTimer.singleShot(0, self, lambda: self.add_new.emit(line.key))
            return
        self._picked[line.key.id] = line.key
        self.line.replace(line.label)
        self.chosen.emit(line.key.id, line.label)
