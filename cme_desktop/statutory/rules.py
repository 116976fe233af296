"""Rules by date: what applied on the day of an event, national or local, and where it is written.

Statutory handbook, section 0: the row is picked by the day of the legal event, never by today, so that old
records keep the rules of their day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cme_desktop.statutory.periods import Period
from cme_desktop.values.dates import YearWindow, parse_day, show_day
from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.money import show_pence
from cme_desktop.values.numbers import cardinal, ordinal
from cme_desktop.values.texts import visible

Value = Period | int | date | str


@dataclass(frozen=True, kw_only=True)
class LegalRule:
    """One value of one rule, for events from `since` to `until`.

    `words` says it in a sentence after a due date, with `{n}` or `{nth}` for the number. A rule without
    `since` is enacted but not in force.
    """

    set: str
    """The rule set of the statutory handbook: `ROLL-2024`, `PN-D`, `LOCAL`."""
    key: str
    label: str
    value: Value
    source: str
    since: date | None
    until: date | None = None
    words: str = ""
    local: bool = False
    """Whether a manager may change it from a day on; statutory ones may not be changed.

    Of one that is not in force, only the day may be set from which it is, where that differs by area.
    """
    unconfirmed: str = ""
    """What of it has not been confirmed in the law's own text: such a rule warns and never blocks."""
    unit: str = ""
    """What a plain number counts: `pence`, `%`, `sessions`."""
    unread: str = ""
    """Why nothing that the program says goes by it: it is not in force, or others owe it."""
    within: str = ""
    """The key of the enactment with whose day it comes into force."""

    def governs(self, on: date) -> bool:
        """Whether it applied to an event of that day."""
        return self.since is not None and self.since <= on and (self.until is None or on <= self.until)

    @property
    def period(self) -> Period:
        """The length of time that it sets."""
        assert isinstance(self.value, Period), f"{self.key} sets no period"
        return self.value

    @property
    def number(self) -> int:
        """The number that it sets."""
        assert isinstance(self.value, int), f"{self.key} sets no number"
        return self.value

    def because(self) -> str:
        """Its words, with the number put in, if it sets one."""
        if not isinstance(self.value, Period | int):
            return self.words
        number = self.value.length if isinstance(self.value, Period) else self.value
        return self.words.format(n=cardinal(number), nth=ordinal(number))

    def in_words(self) -> str:
        """What it sets, within a sentence: `ten school weeks`, `72 hours`, `a year`."""
        if isinstance(self.value, Period):
            return self.value.in_words()
        if isinstance(self.value, int):
            return f"{cardinal(self.value)} {self.unit}".strip()
        return self.shown()

    def shown(self) -> str:
        """The value as it is read."""
        if isinstance(self.value, date):
            return show_day(self.value)
        if self.unit == "pence":
            return show_pence(self.number)
        return f"{self.value} {self.unit}".strip() if self.unit != "%" else f"{self.value}%"


@dataclass(frozen=True)
class LocalChange:
    """What the authority set in place of a local rule's value, from a day on."""

    key: str
    value: Value
    since: date
    source: str = ""


class RuleBook:
    """All rules by key, each with its values in the order of their days."""

    def __init__(self, rules: Iterable[LegalRule], changes: Iterable[LocalChange] = ()) -> None:
        held: dict[str, list[LegalRule]] = defaultdict(list)
        for rule in rules:
            held[rule.key].append(rule)
        for change in sorted(changes, key=lambda change: change.since):
            if change.key in held and held[change.key][-1].local:
                held[change.key] = _changed(held[change.key], change)
        self._held = {key: [_begun(rule, held) for rule in rules] for key, rules in held.items()}

    def __iter__(self) -> Iterator[LegalRule]:
        for rules in self._held.values():
            yield from rules

    def __contains__(self, key: str) -> bool:
        return key in self._held

    def at(self, key: str, on: date) -> LegalRule | None:
        """The rule in force for an event of that day; None where there was none."""
        for rule in self._held[key]:
            if rule.governs(on):
                return rule
        return None

    def near(self, key: str, on: date) -> LegalRule:
        """The rule of a day; where there was none that day, the last before it or else the first of all."""
        return _near(self._held[key], on)

    def differing(self, other: "RuleBook") -> set[str]:
        """The keys of the rules that have other values there."""
        return {key for key in self._held if self._held[key] != other._held.get(key)}

    def values(self, key: str) -> list[LegalRule]:
        """Every value the rule has had, oldest first."""
        return self._held[key]


_MOST = 1000
IN_FORCE = "in force"
"""The value of an enactment from the day on which it is set to apply."""


def read_value(rule: LegalRule, text: str, since: date) -> Value:
    """The value that a manager typed for a local rule. Raises ValueProblem."""
    text = visible(text).strip()
    if rule.since is None:
        if text.casefold() != IN_FORCE:
            raise ValueProblem(f"Write “{IN_FORCE}”: only the day may be set from which this applies here.")
        return IN_FORCE
    if isinstance(rule.value, date):
        return parse_day(text, today=since, window=YearWindow.EVENT)
    digits = text.removesuffix("%").strip()
    if not digits.isdecimal() or int(digits) > _MOST:
        raise ValueProblem(f"{quoted(text)} is not a number from 0 to {_MOST}. Type the number alone.")
    number = int(digits)
    return replace(rule.value, length=number) if isinstance(rule.value, Period) else number


def _near(rules: list[LegalRule], on: date) -> LegalRule:
    begun = [rule for rule in rules if rule.since is not None and rule.since <= on]
    return begun[-1] if begun else rules[0]


def _begun(rule: LegalRule, held: Mapping[str, list[LegalRule]]) -> LegalRule:
    """A part of an enactment in force from the day of the whole."""
    if not rule.within:
        return rule
    return replace(rule, since=next((one.since for one in held[rule.within] if one.since), None))


def _changed(rules: list[LegalRule], change: LocalChange) -> list[LegalRule]:
    """The values with a new one from a day on.

    Where the law behind a local value changed later and the value did not, the new one is carried on.
    """
    a_day = timedelta(days=1)
    model = _near(rules, change.since)
    before = [rule for rule in rules if rule.since is None or rule.since < change.since]
    later = [rule for rule in rules if rule.since is not None and rule.since > change.since]
    following = next((rule.since for rule in later), None)
    made = replace(
        model,
        value=change.value,
        since=change.since,
        until=model.until if model.governs(change.since) else following and following - a_day,
        source=change.source or model.source,
        unconfirmed="" if model.since is None else model.unconfirmed,
        unread="" if model.since is None else model.unread,
    )
    eve = change.since - a_day
    ended = [replace(rule, until=eve) if rule.governs(change.since) else rule for rule in before]
    carried = [replace(rule, value=change.value) if rule.value == model.value else rule for rule in later]
    return [*ended, made, *carried]
