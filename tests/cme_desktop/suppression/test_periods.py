"""Free ranges of days are refused with a sentence."""

from datetime import date

import pytest

from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.suppression.periods import why_unpublishable

TERM = Span(SpanKind.TERM, date(2026, 9, 2), date(2026, 12, 18))
CALENDARS = Calendars([TERM, Span(SpanKind.TERM, date(2026, 9, 7), date(2026, 12, 11), school=4)])
AS_AT = date(2027, 9, 1)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 10, 1), date(2026, 10, 31)),
        (date(2027, 2, 1), date(2027, 2, 28)),
        (TERM.first, TERM.last),
        (date(2026, 9, 1), date(2027, 8, 31)),
    ],
)
def test_months_terms_and_school_years_are_published(start: date, end: date) -> None:
    assert why_unpublishable(start, end, CALENDARS, AS_AT) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 10, 1), date(2026, 10, 30)),
        (date(2026, 9, 1), date(2026, 11, 30)),
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 9, 7), date(2026, 12, 11)),
        (TERM.first, date(2026, 12, 17)),
    ],
)
def test_other_spans_are_not(start: date, end: date) -> None:
    said = why_unpublishable(start, end, CALENDARS, AS_AT)
    assert said is not None
    assert said.startswith("Only a whole month, term or school year is published, and ")


def test_what_is_not_over_is_not() -> None:
    month = date(2026, 10, 1), date(2026, 10, 31)
    assert why_unpublishable(*month, CALENDARS, date(2026, 11, 1)) is None
    said = why_unpublishable(*month, CALENDARS, date(2026, 10, 31))
    asked = "Thu 1 Oct 2026 to Sat 31 Oct 2026"
    assert said == f"Only what is over is published, and {asked} is not over on Sat 31 Oct 2026."
