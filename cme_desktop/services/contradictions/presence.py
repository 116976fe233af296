"""When a child was on which roll, as far as the notices on file tell."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.services.contradictions.facts import Facts

NO_ENTRY = ("never_came", "entered_in_error")
_STILL_THERE = ("kept_on_roll", "entered_in_error")
OF_TWO = frozenset({"M", "S", "G"})
"""Enrolments that leave another school the child’s as well."""


def entries(facts: Facts) -> Iterator[Any]:
    """The other on-roll notices that stand and have a day, the newest first."""
    for entry in facts.others(ON_ROLL_NOTICE):
        if entry.entered_on is not None and entry.closing_reason not in NO_ENTRY:
            yield entry


def deletions(facts: Facts) -> Iterator[Any]:
    """The other off-roll notices that stand and have a day, the newest first."""
    for left in facts.others(OFF_ROLL_NOTICE):
        if left.deleted_on is not None and left.closing_reason not in _STILL_THERE:
            yield left


def left_by(facts: Facts, entry: Any, day: date) -> bool:
    """Whether the school of an entry has taken the child off its roll again, by a day."""
    return any(
        left.school == entry.school and entry.entered_on <= left.deleted_on <= day
        for left in deletions(facts)
    )


def stays_there(facts: Facts, day: date) -> Iterator[Any]:
    """The entries made by a day whose school still has the child on its roll then."""
    for entry in entries(facts):
        if entry.entered_on <= day and not left_by(facts, entry, day):
            yield entry
