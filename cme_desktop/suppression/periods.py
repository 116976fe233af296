"""For which spans of days numbers may be published."""

from datetime import date, timedelta

from cme_desktop.statutory.calendars import Calendars, SpanKind
from cme_desktop.statutory.periods import months_after
from cme_desktop.values.dates import show_day
from cme_desktop.values.school_years import academic_year

_A_DAY = timedelta(days=1)


def why_unpublishable(start: date, end: date, calendars: Calendars, as_at: date) -> str | None:
    """The sentence by which a span is refused; None for a whole month, term or school year that is over.

    Spans that are free to choose would tell of the few days by which two of them differ. Terms are those of
    the authority.
    """
    asked = f"{show_day(start)} to {show_day(end)}"
    if not _is_whole(start, end, calendars):
        return f"Only a whole month, term or school year is published, and {asked} is none of them."
    if end >= as_at:
        return f"Only what is over is published, and {asked} is not over on {show_day(as_at)}."
    return None


def _is_whole(start: date, end: date, calendars: Calendars) -> bool:
    after = end + _A_DAY
    month = start.day == 1 and after == months_after(start, 1)
    year = start == date(academic_year(start), 9, 1) and after == months_after(start, 12)
    terms = (span for span in calendars.spans_of(None) if span.kind is SpanKind.TERM)
    return month or year or any((span.first, span.last) == (start, end) for span in terms)
