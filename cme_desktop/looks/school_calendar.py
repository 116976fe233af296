"""What the page of the school calendar is made from, read at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cme_desktop.ports import Records
from cme_desktop.public_names import ShownName
from cme_desktop.services.calendar_entries import current_entries
from cme_desktop.standing_records.calendar_entry.wrong_terms import wrong_among
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.statutory.calendar import TermCalendar
from cme_desktop.statutory.calendars import Calendars, SpanKind
from cme_desktop.statutory.year_days import DayKind, year_days
from cme_desktop.values.dates import show_day

_CLOSED_SCHOOL = "closed"


@dataclass(frozen=True)
class CalendarLook:
    """The calendars of all schools as of one moment."""

    calendars: Calendars
    entries: tuple[Any, ...]
    schools: dict[int, ShownName]
    """The schools that are open or have entries, by name."""
    wrong: tuple[str, ...]

    def days(self, school: int | None, year: int) -> dict[date, DayKind]:
        """What each day of a school year is."""
        return year_days(self.calendars, school, year)

    def entries_of(self, school: int | None, year: int) -> list[Any]:
        """What is entered for this school alone, or for all, and touches a school year."""
        first, last = date(year, 9, 1), date(year + 1, 8, 31)
        return [entry for entry in self.entries if entry.school == school and _touches(entry, first, last)]

    def known(self, school: int | None) -> str:
        """What is known, in one sentence, and where counting stops."""
        calendar = self.calendars.of(school)
        if not isinstance(calendar, TermCalendar):
            return (
                "No term dates are on file: every weekday that is no bank holiday is counted, so that due "
                "dates may be too early."
            )
        stretches = ", and ".join(f"from {show_day(a)} to {show_day(b)}" for a, b in calendar.known)
        ends = "there" if len(calendar.known) == 1 else "between them, and at the end"
        return f"Known {stretches}; counting stops {ends}."

    def followers(self) -> str:
        """How many schools have terms of their own, in one sentence."""
        own = {entry.school for entry in self.entries if entry.kind == SpanKind.TERM and entry.school}
        if not own:
            return f"None of {len(self.schools):,} schools has terms of its own."
        have = "has terms of its own" if len(own) == 1 else "have terms of their own"
        return (
            f"{len(own):,} of {len(self.schools):,} schools {have}; the others go by those for all schools."
        )


def read_calendar(reader: Records) -> CalendarLook:
    """Everything, as of one moment."""
    entries = current_entries(reader)
    with_entries = {entry.school for entry in entries if entry.school is not None}
    in_use = {
        school.id
        for school in reader.records(SCHOOL)
        if school.id is not None and school.status != _CLOSED_SCHOOL
    }
    labels = reader.labels(in_use | with_entries)
    schools = dict(sorted(labels.items(), key=lambda one: one[1].casefold()))
    return CalendarLook(reader.law().calendars, tuple(entries), schools, tuple(wrong_among(entries, labels)))


def _touches(entry: Any, first: date, last: date) -> bool:
    days = [day for day in (entry.first_on, entry.last_on) if day is not None]
    return not days or (min(days) <= last and max(days) >= first)
