"""Clocks: from which day, for how long, until what, and under which rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cme_desktop.fields import Condition, known
from cme_desktop.statutory.calendar import SchoolCalendar
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.values.dates import show_day


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One duty: what is due, reckoned from the field `starts`, met on the day in the field `stops`.

    `since` and `until` bound the days of the event on which the rule was in force.
    """

    duty: str
    label: str
    starts: str
    stops: str
    period: Period
    source: str
    because: str
    """The reason in words, after the due date: "on-roll notices are due by the fifth day after entry"."""
    applies: Condition | None = field(default=None, compare=False)
    since: date | None = None
    until: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the rule governed an event of that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Deadline:
    """A duty of one record, with the day it is due and, once done, the day it was met."""

    duty: str
    label: str
    due_on: date
    met_on: date | None
    why: str

    @property
    def late(self) -> bool:
        """Whether it was met after it was due; an unmet one is not late until somebody says what today is."""
        return self.met_on is not None and self.met_on > self.due_on


def deadlines(record: Any, clocks: Iterable[Clock], calendar: SchoolCalendar) -> list[Deadline]:
    """Every deadline that the clocks set for a record as it stands."""
    found = []
    for clock in clocks:
        start = known(getattr(record, clock.starts))
        if start is None or not clock.in_force(start):
            continue
        if clock.applies is not None and not clock.applies(record):
            continue
        due = clock.period.last_day(start, calendar)
        met = known(getattr(record, clock.stops)) if clock.stops else None
        found.append(Deadline(clock.duty, clock.label, due, met, _why(clock, start, due, calendar)))
    return found


def _why(clock: Clock, start: date, due: date, calendar: SchoolCalendar) -> str:
    counted = ""
    if clock.period.unit in (Unit.SCHOOL_DAYS_AFTER, Unit.SCHOOL_DAYS_BEGINNING_WITH):
        counted = f" Counted on: {calendar.name}."
    return f"Due {show_day(due)}: {clock.because} ({show_day(start)}). {clock.source}.{counted}"
