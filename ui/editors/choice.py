"""Editors for one or several of a list: type any part of the words or the code, or open the list."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from cme_desktop.drafts import Entry
from cme_desktop.fields import (
    Choice,
    ChoiceField,
    Choices,
    ChoicesField,
    Field,
    Unanswered,
    unanswered,
    unanswered_in_short,
)
from cme_desktop.values.names import fold
from ui.editors.suggestions import Suggestion, SuggestionKind, Suggestions
from ui.editors.text import TextEditor


class ChoiceEditor(TextEditor):
    """One of a list. Enter, Tab and a save take what is highlighted; Esc leaves the typing as it is."""

    width_px = 320

    def __init__(self, field: Field[Any], path: str, parent: QWidget | None = None) -> None:
        super().__init__(field, path, parent)
        self.choices = self.choices_of(field)
        self._on: date | None = None
        self._sheet: Suggestions | None = None
        self.line.tell_as_choice()
        self.line.opened.connect(self.open_list)
        self.line.add_button("chevron-down", "Open the list (Alt+Down)", self.open_list)

    def choices_of(self, field: Field[Any]) -> Choices:
        """The list that a field of this kind is answered from."""
        assert isinstance(field, ChoiceField | ChoicesField)
        return field.choices

    def enable_choices(self, on: date | None) -> None:
        self._on = on

    def edited(self, text: str) -> None:
        super().edited(text)
        lines = self.matching(text) if text.strip() else []
        self.sheet().offer(lines, 0)

    def open_list(self) -> None:
        """Open the whole list, at the choice made."""
        self.take_focus()
        lines = self.matching("")
        chosen = [line.label for line in lines]
        current = chosen.index(self.text()) if self.text() in chosen else -1
        self.sheet().offer(lines, current)

    def sheet(self) -> Suggestions:
        """The list, made when it is first wanted."""
        if self._sheet is None:
            self._sheet = self.line.sheet = Suggestions(self.line)
            self._sheet.picked.connect(self.pick)
        return self._sheet

    def matching(self, words: str) -> list[Suggestion]:
        """The choices on offer that these words are a part of, the one that they name before the nearest."""
        wanted, named = fold(words), self.choices.find(words, self._on)
        near = [
            (0 if choice is named else _nearness(choice, wanted), choice)
            for choice in self.choices.offered(self._on)
        ]
        found = sorted((one for one in near if one[0] < _FAR), key=lambda one: one[0])
        lines = [self.line_for(choice) for _, choice in found]
        answers = self._no_answers(wanted)
        return answers + lines if unanswered(words) and answers else lines + answers

    def line_for(self, choice: Choice) -> Suggestion:
        """How a choice stands in the list."""
        return Suggestion(choice.code, choice.label, choice.note)

    def pick(self, line: Suggestion) -> None:
        """Take the line that was picked."""
        self.sheet().close_sheet()
        self.answer(line.label)

    def _no_answers(self, wanted: str) -> list[Suggestion]:
        if not self.field.can_be_unanswered:
            return []
        meant = unanswered(wanted) or unanswered_in_short(wanted)
        return [
            Suggestion(answer, answer.label, kind=SuggestionKind.ANSWER)
            for answer in Unanswered
            if answer is meant or wanted in fold(answer.label)
        ]


class YesNoCell(ChoiceEditor):
    """Yes or no where there is no room for segments: in a row."""

    def choices_of(self, field: Field[Any]) -> Choices:
        return Choices(("Y", "Yes"), ("N", "No"))


class ChoicesEditor(ChoiceEditor):
    """Several of a list, written one after the other; in the list, Enter ticks and unticks."""

    echo_below = True

    def echo_of(self, entry: Entry) -> str:
        if not isinstance(entry.value, tuple):
            return super().echo_of(entry)
        shown = " · ".join(self.choices.label(code) for code in entry.value)
        return "" if shown == entry.text.strip() else shown

    def edited(self, text: str) -> None:
        self.typed.emit(text)
        part = text.replace(";", ",").rpartition(",")[2].strip()
        complete = not part or self.choices.find(part) is not None
        self.sheet().offer([] if complete else self.matching(part), 0)
        self._whole = False

    def open_list(self) -> None:
        self.take_focus()
        self._whole = True
        self.sheet().offer(self.matching(""))

    def line_for(self, choice: Choice) -> Suggestion:
        return Suggestion(choice.code, choice.label, choice.note, ticked=choice.code in self._codes())

    def pick(self, line: Suggestion) -> None:
        if line.kind is SuggestionKind.ANSWER:
            super().pick(line)
            return
        codes = self._codes() ^ {line.key}
        self.answer(", ".join(_written(choice) for choice in self.choices if choice.code in codes))
        if self._whole and self.sheet().isVisible():
            row = [other.key for other in self.sheet().lines()].index(line.key)
            self.sheet().offer(self.matching(""), row)
        else:
            self.sheet().close_sheet()

    def _codes(self) -> set[str]:
        """The choices named in the text so far."""
        found = (self.choices.find(part.strip()) for part in self.text().replace(";", ",").split(","))
        return {choice.code for choice in found if choice}


_FAR = 9


def _nearness(choice: Choice, wanted: str) -> int:
    """1 for the beginning of the words, then the beginning of another name, then any part."""
    label = fold(choice.label)
    others = [fold(other) for other in choice.also]
    if label.startswith(wanted):
        return 1
    if any(other.startswith(wanted) for other in others) or fold(choice.code).startswith(wanted):
        return 2
    return 3 if wanted in label else _FAR


def _written(choice: Choice) -> str:
    """A choice as one of several in a text: by its words, unless these would fall apart at a comma."""
    breaks = any(mark in choice.label for mark in ",;")
    return choice.code if breaks or len(choice.code) <= 2 else choice.label
