"""Terms on file that cannot be right: those that end before they begin, and those that share days."""

from collections.abc import Iterable, Iterator

from cme_desktop.public_names import Labels
from cme_desktop.standing_records.calendar_entry import CalendarEntry
from cme_desktop.statutory.calendars import Span, SpanKind, overlapping
from cme_desktop.values.dates import show_day
from cme_desktop.values.errors import quoted


def wrong_among(entries: Iterable[CalendarEntry], schools: Labels) -> Iterator[str]:
    """A sentence for each current entry that is reversed, and for each two terms that overlap.

    `schools` names those that have entries.
    """
    named: dict[Span, str] = {}
    terms = []
    for entry in entries:
        if (span := entry.span()) is None:
            continue
        named[span] = f"{quoted(str(entry.name))} ({show_day(span.first)} to {show_day(span.last)})"
        if span.kind is SpanKind.TERM:
            terms.append(span)
        if span.last < span.first:
            yield (
                f"{_whose(span, schools)}: {named[span]} ends before it begins; no day of it is counted "
                f"until one of its dates is put right ({entry.reference})."
            )
    for one, other in overlapping(terms):
        yield (
            f"{_whose(one, schools)}: {named[one]} and {named[other]} share days; each day is counted once. "
            "Put one of the dates right."
        )


def _whose(span: Span, schools: Labels) -> str:
    return "All schools" if span.school is None else schools.get(span.school, "A school")
