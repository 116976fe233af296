"""The law and the calendars as a data file holds them."""

from collections.abc import Iterable, Mapping
from typing import Any

from cme_desktop.statutory.calendars import Calendars
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import RuleBook


def law_of(entries: Iterable[Any], rules: Iterable[Any], names: Mapping[int, str]) -> Law:
    """The rules as shipped with the local ones in force, and the calendars; `names` are of their schools."""
    spans = [span for entry in entries if (span := entry.span())]
    changes = [change for rule in rules if (change := rule.change())]
    return Law(RuleBook(SHIPPED, changes), Calendars(spans, dict(names)))
