"""Fields answered from a list: one choice, several choices, yes or no."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from cme_desktop.fields.attributes import E, U
from cme_desktop.fields.base import HeldField, Reading, Storage
from cme_desktop.values.dates import show_day
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.names import fold


@dataclass(frozen=True)
class Choice:
    """One entry of a list: the code that is stored, the words that are read, the dates it was on offer."""

    code: str
    label: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    also: tuple[str, ...] = ()
    """Other words that find it; they are never shown."""
    retired: bool = False
    """Whether no list offers it any more, for whatever day: it is read in old records and in files."""

    def on_offer(self, on: date | None) -> bool:
        """Whether it could be chosen for an event on that day; no day means any."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


class Choices:
    """A list of choices that can be found by code or by label, whatever the case or punctuation.

    A long list is handed in as `rest`, which is called when somebody first looks at it.
    """

    def __init__(
        self, *choices: Choice | tuple[str, str], rest: Callable[[], Iterable[Choice]] = tuple
    ) -> None:
        self._first = tuple(c if isinstance(c, Choice) else Choice(*c) for c in choices)
        self._rest = rest

    def __iter__(self) -> Iterator[Choice]:
        return iter(self.all)

    def __getitem__(self, code: str) -> Choice:
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def offered(self, on: date | None) -> tuple[Choice, ...]:
        """The choices for an event on that day."""
        return tuple(choice for choice in self.all if choice.on_offer(on) and not choice.retired)

    def find(self, text: str, on: date | None = None) -> Choice | None:
        """The choice that this code or label names; for preference one of that day that is not retired."""
        if text in self._by_code:
            return self._by_code[text]
        matches = self._by_words.get(fold(text), ())
        of_the_day = sorted((one for one in matches if one.on_offer(on)), key=lambda one: one.retired)
        return next(iter(of_the_day or matches), None)

    @cached_property
    def all(self) -> tuple[Choice, ...]:
        """Every choice, in the order of the list."""
        return (*self._first, *self._rest())

    def label(self, code: str) -> str:
        """The words for a code; an unknown code (an old file's) is shown as it is."""
        choice = self._by_code.get(code)
        return choice.label if choice else code

    @cached_property
    def _by_code(self) -> dict[str, Choice]:
        return {choice.code: choice for choice in self.all}

    @cached_property
    def _by_words(self) -> dict[str, tuple[Choice, ...]]:
        """By code and label first: another name of one choice may be the own name of a narrower one."""
        words: dict[str, tuple[Choice, ...]] = {}
        own = [(choice, (choice.code, choice.label)) for choice in self.all]
        for choice, names in (*own, *((choice, choice.also) for choice in self.all)):
            for key in dict.fromkeys(map(fold, names)):
                if choice not in words.get(key, ()):
                    words[key] = (*words.get(key, ()), choice)
        return words


@dataclass(frozen=True)
class ChoiceField(HeldField[str, E, U]):
    """One of a list. `dated_by` names the field whose day decides which choices are on offer."""

    kind: ClassVar[str] = "choice"
    choices: Choices
    _: KW_ONLY
    dated_by: str = ""

    def parse(self, text: str, reading: Reading) -> str:
        choice = self.choices.find(text.strip(), reading.deciding)
        if choice is None:
            raise ValueProblem(f"“{text.strip()}” is not on the list for {self.label}.")
        if reading.deciding is not None and not choice.on_offer(reading.deciding):
            raise ValueProblem(f"“{choice.label}” was not on the list on {show_day(reading.deciding)}.")
        return choice.code

    def show(self, value: str) -> str:
        return self.choices.label(value)

    def typed(self, value: str) -> str:
        return self.choices.label(value)


@dataclass(frozen=True)
class ChoicesField(HeldField[tuple[str, ...], tuple[str, ...], U]):
    """Any number of a list, in the list's order.

    `written_as_codes` where the codes are what officers write, as in a school's register.
    """

    kind: ClassVar[str] = "choices"
    choices: Choices
    _: KW_ONLY
    dated_by: str = ""
    written_as_codes: bool = False
    default: tuple[str, ...] = ()

    def parse(self, text: str, reading: Reading) -> tuple[str, ...]:
        picked = set()
        for part in self._parts(text):
            choice = self.choices.find(part, reading.deciding)
            if choice is None:
                raise ValueProblem(f"“{part}” is not on the list for {self.label}.")
            picked.add(choice.code)
        return tuple(choice.code for choice in self.choices if choice.code in picked)

    def _parts(self, text: str) -> list[str]:
        """The choices as typed; a label may have a comma of its own, so semicolons part them first."""
        parts = (part.strip() for part in text.split(";"))
        apart = (
            [part] if self.choices.find(part) else [piece.strip() for piece in part.split(",")]
            for part in parts
        )
        return [piece for pieces in apart for piece in pieces if piece]

    def show(self, value: tuple[str, ...]) -> str:
        return "; ".join(self.choices.label(code) for code in value)

    def typed(self, value: tuple[str, ...]) -> str:
        return ", ".join(value) if self.written_as_codes else self.show(value)

    def to_column(self, value: tuple[str, ...]) -> str:
        return ",".join(value)

    def from_column(self, raw: Any) -> tuple[str, ...]:
        return tuple(raw.split(",")) if raw else ()


_YES = {"yes", "y", "true", "1", "on"}
_NO = {"no", "n", "false", "0", "off"}


class YesNoField(HeldField[bool, E, U]):
    """Yes or no; with `can_be_unanswered` also not known, refused, not yet asked."""

    kind: ClassVar[str] = "yes-no"
    storage: ClassVar[Storage] = Storage.FLAG

    def parse(self, text: str, reading: Reading) -> bool:
        word = fold(text)
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise ValueProblem(f"{self.label} is answered by Yes or No, not “{text.strip()}”.")

    def show(self, value: bool) -> str:
        return "Yes" if value else "No"

    def from_column(self, raw: Any) -> bool:
        return bool(raw)
