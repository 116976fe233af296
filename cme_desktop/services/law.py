"""The law and the calendars as a data file holds them."""

from collections.abc import Iterable, Mapping
from typing import Any

from cme_desktop.ports import Reader
from cme_desktop.records import CALENDAR_ENTRY, LOCAL_RULE
from cme_desktop.records.base import RecordType
from cme_desktop.statutory.calendars import Calendars
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import RuleBook


def read_law(reader: Reader) -> Law:
    """The rules as shipped with what the authority changed, and the calendars of its schools."""
    entries, rules = _current(reader, CALENDAR_ENTRY), _current(reader, LOCAL_RULE)
    names = reader.labels({entry.school for entry in entries if entry.school is not None})
    return law_of(entries, rules, names)


def law_of(entries: Iterable[Any], rules: Iterable[Any], names: Mapping[int, str]) -> Law:
    """The law by the calendar entries and the local rules in force; `names` are those of the schools."""
    spans = [span for entry in entries if (span := entry.span())]
    changes = [change for rule in rules if (change := rule.change())]
    return Law(RuleBook(SHIPPED, changes), Calendars(spans, dict(names)))


def _current(reader: Reader, record_type: RecordType[Any]) -> list[Any]:
    return [record for record in reader.records(record_type) if record.status in record_type.life.open]
