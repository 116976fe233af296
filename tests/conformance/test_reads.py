"""A rule, a condition or a clock reads what it says it reads: forms ask again on the strength of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from inspect import getattr_static
from types import FunctionType
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType, Rule
from cme_desktop.fields import Reading, reads, reads_of
from cme_desktop.issues import Issue, warn
from cme_desktop.registry import REGISTRY
from cme_desktop.statutory.clocks import DayOf, RuleOf
from cme_desktop.statutory.conditions import AnyCondition, holds
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.partial_dates import BirthDate
from tests.conformance.other_laws import BLOCKS, in_force
from tests.conformance.samples import samples_of

TODAY = date(2025, 3, 3)
LAWS = (Law(), Law(RuleBook(in_force(BLOCKS, date(2024, 1, 1)))))
"""As shipped, and with all in force that has not begun: what a block asks is read then alone."""
BORN = BirthDate(date(2014, 3, 3))


class Watched:
    """Stands in for a record and notes which of its attributes are asked for, by its own methods too."""

    def __init__(self, subject: Any, asked: set[str]) -> None:
        self._subject = subject
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        described = _described(type(self._subject), name)
        if isinstance(described, property | FunctionType):
            return described.__get__(self)
        self._asked.add(name)
        return getattr(self._subject, name)


@cache
def _described(cls: type[Any], name: str) -> object:
    return getattr_static(cls, name, None)


def attributes_read(function: Callable[[Any], object], cls: type[Any]) -> set[str]:
    """The attributes asked for over many records, so that every branch gets its turn."""
    asked: set[str] = set()
    for subject in samples_of(cls):
        function(Watched(subject, asked))
    return asked


def asking(rule: Rule) -> Callable[[Any], object]:
    """The rule as a question about a record alone, asked to the end."""
    return lambda record: [list(rule(record, Reading(TODAY, law))) for law in LAWS]


def meets(condition: AnyCondition) -> Callable[[Any], object]:
    """The condition as a question about a record alone."""
    return lambda record: [holds(condition, record, law, BORN) for law in LAWS]


def picked_by(rule: RuleOf | DayOf) -> Callable[[Any], object]:
    """The choice of a clock's rule, or of its first day, as a question about a record alone."""
    return lambda record: [rule(record, law) for law in LAWS]


def functions(record_type: RecordType[Any]) -> Iterator[tuple[str, Any, Callable[[Any], object], type[Any]]]:
    """The name, the marked function, a call of it, and the class it is asked about."""
    for place, rule in enumerate(record_type.rules):
        yield (
            f"rule {place} {rule.__name__}",
            rule,
            asking(rule),
            record_type.cls,
        )
    for clock in record_type.clocks:
        holder = record_type.rows[clock.rows].of if clock.rows else record_type.cls
        if clock.applies is not None:
            yield f"clock {clock.duty}", clock.applies, meets(clock.applies), holder
        if clock.rows_matter is not None:
            yield f"rows of clock {clock.duty}", clock.rows_matter, clock.rows_matter, record_type.cls
        if callable(clock.starts):
            yield f"start of clock {clock.duty}", clock.starts, picked_by(clock.starts), holder
        if callable(clock.rule):
            yield f"rule of clock {clock.duty}", clock.rule, picked_by(clock.rule), holder
    for name, described in record_type.fields.items():
        if described.shown_when is not None:
            yield f"condition of {name}", described.shown_when, meets(described.shown_when), record_type.cls
    for rows_name, rows in record_type.rows.items():
        for name, described in rows.fields.items():
            if described.shown_when is not None:
                yield (
                    f"condition of {rows_name} {name}",
                    described.shown_when,
                    meets(described.shown_when),
                    rows.of,
                )


MARKED = [
    pytest.param(function, call, cls, id=f"{record_type.name}: {name}")
    for record_type in REGISTRY
    for name, function, call, cls in functions(record_type)
]


@pytest.mark.parametrize(("function", "call", "cls"), MARKED)
def test_reads_what_it_declares(function: Any, call: Callable[[Any], object], cls: type[Any]) -> None:
    seen, declared = attributes_read(call, cls), set(reads_of(function))
    assert seen == declared, f"Have @reads name what is looked at, {sorted(seen)}, and nothing else."


def test_the_stand_in_sees_every_branch() -> None:
    @reads("surname")
    def forgetful(child: Any, _reading: Reading) -> Iterable[Issue]:
        if child.surname and child.restricted:
            yield warn("notes", child.notes)

    child = REGISTRY[0].cls
    assert attributes_read(asking(forgetful), child) == {
        "surname",
        "restricted",
        "notes",
    }
