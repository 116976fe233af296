"""What each day of a school year is, for one school or for all."""

from datetime import date, timedelta
from enum import Enum

from cme_desktop.statutory.calendar import TermCalendar
from cme_desktop.statutory.calendars import Calendars, SpanKind


class DayKind(Enum):
    """What a day is; the value is how it is read."""

    SCHOOL = "school day"
    EXTRA = "extra school day"
    CLOSED = "closed to pupils"
    BANK_HOLIDAY = "bank holiday"
    HOLIDAY = "school holiday"
    WEEKEND = "weekend"
    UNKNOWN = "not known: no term dates"


def year_days(calendars: Calendars, school: int | None, start_year: int) -> dict[date, DayKind]:
    """Every day of the academic year that starts in a year, in order."""
    first = date(start_year, 9, 1)
    days = [first + timedelta(days=n) for n in range((date(start_year + 1, 9, 1) - first).days)]
    calendar, spans = calendars.of(school), calendars.spans_of(school)
    closed = {day for span in spans if span.kind is SpanKind.CLOSED for day in span.days()}
    opened = {day for span in spans if span.kind is SpanKind.OPEN for day in span.days()}

    def kind_of(day: date) -> DayKind:
        if day in opened and calendar.meets(day):
            return DayKind.EXTRA
        if day in calendars.holidays:
            return DayKind.BANK_HOLIDAY
        if day.weekday() >= 5:
            return DayKind.WEEKEND
        if not isinstance(calendar, TermCalendar) or not calendar.knows(day):
            return DayKind.UNKNOWN
        if calendar.meets(day):
            return DayKind.SCHOOL
        return DayKind.CLOSED if day in closed else DayKind.HOLIDAY

    return {day: kind_of(day) for day in days}
