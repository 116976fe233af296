"""The law and the calendars of one authority, as they stand in its data file at one moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cme_desktop.statutory.calendars import Calendars, Span
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import LocalChange, RuleBook


@dataclass(frozen=True)
class Law:
    """What every due date is reckoned by."""

    rules: RuleBook = field(default_factory=lambda: RuleBook(SHIPPED))
    calendars: Calendars = field(default_factory=Calendars)
    unread: bool = False
    """Whether a rule or a calendar entry on file could not be read, and so does not count."""

    def last_day(self, rule: str, start: date, school: int | None) -> date:
        """The last day of what a rule allows from a day on, by its value on that day, at a school."""
        return self.rules.near(rule, start).period.last_day(start, self.calendars.of(school))


def law_of(spans: Iterable[Span], changes: Iterable[LocalChange], names: Mapping[int, str]) -> Law:
    """The rules as shipped with what was set locally, and the calendars; `names` are of their schools."""
    return Law(RuleBook(SHIPPED, changes), Calendars(list(spans), dict(names)))
