"""Rule books that differ from the one shipped from a day on, and one that notes what it is asked."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period
from cme_desktop.statutory.rules import LegalRule, RuleBook, Value

A_DAY = timedelta(days=1)
KEYS = tuple(dict.fromkeys(rule.key for rule in SHIPPED))
BLOCKS = tuple(rule.key for rule in SHIPPED if rule.since is None and rule.local)
"""Enactments that are not in force until their day is set."""
BLOCK_OF = {rule.key: rule.within or rule.key for rule in SHIPPED if rule.since is None}
"""Of each rule that is not in force, the enactment that it is part of, or is."""

_OTHER_WORDS = {
    "off_roll.notified": "(a)",
    "school_age.begins_on": "1 February, 1 June",
    "school_age.ends_in": "April",
}


def another(rule: LegalRule) -> Value:
    """Another value of the same kind."""
    if isinstance(rule.value, Period):
        return replace(rule.value, length=rule.value.length + 3)
    if isinstance(rule.value, int):
        return rule.value + (1000 if rule.unit == "pence" else 1)
    if isinstance(rule.value, date):
        return rule.value + A_DAY
    return _OTHER_WORDS.get(rule.key, f"not {rule.value}")


def in_force(blocks: Collection[str], since: date) -> Iterator[LegalRule]:
    """The rules as shipped, with these enactments and their parts in force from a day on."""
    for rule in SHIPPED:
        begun = BLOCK_OF.get(rule.key) in blocks
        yield replace(rule, since=since, within="") if begun else rule


def with_others(
    keys: Collection[str],
    since: date,
    values: dict[str, Value] | None = None,
    *,
    begun: bool = False,
    blocks: Collection[str] = (),
    from_: date = date.min,
) -> Law:
    """The law with other values of these rules for events from a day on: given ones, or just any.

    With `begun`, only values that were there on the eve are followed by others. `blocks` are in force from a
    day on; another value of one is not to be in force.
    """

    def rows() -> Iterator[LegalRule]:
        for rule in in_force(set(blocks) - set(keys), from_):
            ended = rule.until is not None and rule.until < since
            if rule.key not in keys or rule.since is None or ended or (begun and rule.since >= since):
                yield rule
                continue
            if rule.since < since:
                yield replace(rule, until=since - A_DAY)
            value = (values or {}).get(rule.key)
            yield replace(rule, since=max(rule.since, since), value=another(rule) if value is None else value)

    return Law(RuleBook(rows()))


class NotingBook(RuleBook):
    """The rules as shipped or as given; `asked` are the keys of those that somebody wanted to know."""

    def __init__(self, rules: Iterable[LegalRule] = SHIPPED) -> None:
        super().__init__(rules)
        self.asked: set[str] = set()

    def at(self, key: str, on: date) -> LegalRule | None:
        self.asked.add(key)
        return super().at(key, on)

    def near(self, key: str, on: date) -> LegalRule:
        self.asked.add(key)
        return super().near(key, on)

    def values(self, key: str) -> list[LegalRule]:
        self.asked.add(key)
        return super().values(key)


def moved(value: Any, by: timedelta) -> Any:
    """A record, or whatever it holds, with all its days so much later."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, list | tuple):
        return type(value)(moved(one, by) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: moved(getattr(value, f.name), by) for f in fields(value) if f.init})
    return value
