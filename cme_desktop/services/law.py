"""The law and the calendars as a data file holds them."""

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
    spans = [span for entry in _current(reader, CALENDAR_ENTRY) if (span := entry.span())]
    changes = [change for rule in _current(reader, LOCAL_RULE) if (change := rule.change())]
    names = reader.labels({span.school for span in spans if span.school is not None})
    return Law(RuleBook(SHIPPED, changes), Calendars(spans, names))


def _current(reader: Reader, record_type: RecordType[Any]) -> list[Any]:
    return [record for record in reader.records(record_type) if record.status in record_type.life.open]
