"""The terms, closures and extra days that count."""

from cme_desktop.ports import Records
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY, CalendarEntry


def current_entries(reader: Records) -> list[CalendarEntry]:
    """The calendar entries that count, by their first days."""
    alive = CALENDAR_ENTRY.life.open
    entries = [entry for entry in reader.records(CALENDAR_ENTRY) if entry.status in alive]
    return sorted(entries, key=lambda entry: (str(entry.first_on), entry.id))
