"""What has been typed into a set of fields, and what each text was understood as."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

from cme_desktop.fields import (
    Condition,
    Field,
    PostcodeField,
    Reading,
    RowsField,
    known,
    reads_of,
    unanswered,
    unanswered_in_short,
)
from cme_desktop.fields.answered import is_blank, typed
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.public_names import Labels, ShownName
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.texts import unkeepable, visible

UNKEEPABLE = "holds a sign that cannot be kept, such as half of a letter. Delete it and type it anew."


@dataclass(frozen=True)
class Entry:
    """One field as typed: its text, the value it was read as, and the problem if it could not be read."""

    text: str = ""
    value: Any = None
    problem: str | None = None


BLANK = Entry()


class Entries:
    """The entries of one record or of one row, by field name.

    Texts that cannot be read are kept as they were typed; nothing here ever loses typing.
    """

    def __init__(self, fields: Mapping[str, Field[Any]], reading: Reading) -> None:
        self.fields = {name: f for name, f in fields.items() if not isinstance(f, RowsField)}
        self.reading = reading
        self.typed: dict[str, Entry] = {}
        self._readers: dict[str, list[str]] = {}
        for name, described in self.fields.items():
            for other in _read_by(described):
                self._readers.setdefault(other, []).append(name)

    def __getitem__(self, name: str) -> Entry:
        return self.typed.get(name, BLANK)

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    @property
    def blank(self) -> bool:
        """Whether nothing has been entered at all."""
        return not any(visible(entry.text).strip() for entry in self.typed.values())

    def type(self, name: str, text: str) -> Entry:
        """Take in what was typed into a field, and read it."""
        self.typed[name] = self._read(name, text)
        self._read_again(name)
        return self.typed[name]

    def choose(self, name: str, value: int | None, label: ShownName) -> Entry:
        """Take in a linked record that was picked from a list."""
        self.typed[name] = Entry(label, value)
        return self.typed[name]

    def read_again(self, reading: Reading) -> None:
        """Read against something else from now on; what could not be read, but can be now, is written out."""
        self.reading = reading
        for name, entry in self.typed.items():
            if entry.problem and (value := self._read(name, entry.text).value) is not None:
                self.typed[name] = Entry(self.fields[name].typed(value), value)

    def as_they_stand(self, reading: Reading | None = None) -> "Entries":
        """The same once more, to be typed into by itself; read against something else if that is given."""
        twin = copy(self)
        twin.typed = dict(self.typed)
        twin.reading = reading or self.reading
        return twin

    def fill(self, name: str, value: Any, labels: Labels) -> None:
        """Fill in a value that is already known, as the text an officer would have typed for it."""
        described = self.fields[name]
        if is_blank(value):
            self.typed.pop(name, None)
        else:
            self.typed[name] = Entry(typed(described, value, labels), value)

    def values(self) -> dict[str, Any]:
        """The values that could be read, by field name."""
        return {name: entry.value for name, entry in self.typed.items() if entry.value is not None}

    def issues(self, shown: AbstractSet[str]) -> Iterator[Issue]:
        """What is wrong, outstanding or doubtful in each shown field by itself."""
        for name in self.fields:
            if name in shown:
                yield from self._issues_of(name)

    def _issues_of(self, name: str) -> Iterator[Issue]:
        described, entry = self.fields[name], self[name]
        if entry.problem:
            yield refuse(name, entry.problem)
        elif entry.value is None and described.required:
            yield refuse(name, f"{described.label} is needed before this can be saved.")
        elif entry.value is None and described.needed:
            yield outstanding(name, described.label)
        elif known(entry.value) is not None and (doubt := described.doubt(entry.value, self.reading)):
            yield warn(name, doubt)

    def _read(self, name: str, text: str) -> Entry:
        described = self.fields[name]
        if unkeepable(text):
            return Entry(text, None, f"{described.label} {UNKEEPABLE}")
        if not visible(text).strip():
            return Entry(text)
        if described.can_be_unanswered and (answer := unanswered(text)):
            return Entry(text, answer)
        try:
            value = described.parse(text, self._reading_for(described))
        except ValueProblem as problem:
            if described.can_be_unanswered and (answer := unanswered_in_short(text)):
                return Entry(text, answer)
            return Entry(text, None, str(problem))
        return Entry(text, None if value in ("", ()) else value)

    def _reading_for(self, described: Field[Any]) -> Reading:
        deciding = known(self[dated_by].value) if (dated_by := getattr(described, "dated_by", "")) else None
        abroad, reading = self._abroad(described), self.reading
        if (deciding, abroad) == (reading.deciding, reading.abroad):
            return reading
        return replace(reading, deciding=deciding, abroad=abroad)

    def _abroad(self, described: Field[Any]) -> bool:
        condition = _abroad_when(described)
        if condition is None:
            return False
        return condition(SimpleNamespace(**{name: self[name].value for name in reads_of(condition)}))

    def _read_again(self, changed: str) -> None:
        """What is read by another field, its date or its country, is understood anew when that changes."""
        for name in self._readers.get(changed, ()):
            if name in self.typed:
                self.typed[name] = self._read(name, self.typed[name].text)


def _abroad_when(described: Field[Any]) -> Condition[Any] | None:
    return described.abroad_when if isinstance(described, PostcodeField) else None


def _read_by(described: Field[Any]) -> tuple[str, ...]:
    """The fields beside it that say how it is read."""
    condition, dated_by = _abroad_when(described), getattr(described, "dated_by", "")
    return (*((dated_by,) if dated_by else ()), *(reads_of(condition) if condition else ()))
