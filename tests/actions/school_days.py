"""When it has to be known where a child went, counted day by day: the law in the plain model."""

from collections.abc import Sequence
from datetime import date, timedelta

from cme_desktop.statutory.calendar import bank_holidays
from tests.actions.book import Book
from tests.actions.deeds import Line

_AS_SHIPPED = 10
_LONGEST_HOLIDAY = timedelta(days=60)
_DAY = timedelta(days=1)
Spans = Sequence[tuple[date, date]]
"""First and last days."""


def question_due(book: Book, line: Line) -> date | None:
    """The day by which it has to be known; None where nobody has said when schools meet."""
    start: date = line["deleted_on"] or line["received_on"]
    set_here = [book.lines[one] for one in book.of("local_rule")]
    begun = [rule for rule in set_here if rule["status"] == "current" and rule["since_on"] <= start]
    begun.sort(key=lambda rule: rule["since_on"])
    count = int(begun[-1]["value"]) if begun else _AS_SHIPPED
    entries = [book.lines[one] for one in book.of("calendar_entry")]
    entries = [entry for entry in entries if entry["status"] == "current"]
    terms = [_span(entry) for entry in entries if entry["kind"] == "term"]
    return nth_day(terms, [_span(entry) for entry in entries if entry["kind"] == "closed"], start, count)


def nth_day(terms: Spans, closed: Spans, day: date, count: int) -> date | None:
    """The nth day after one, or before it, on which schools meet; None where that is not known.

    Without any terms it is known of every day, and by weekdays and bank holidays alone.
    """
    run = run_about(terms, day) if terms else (date.min, date.max)
    step = _DAY if count > 0 else -_DAY
    left = abs(count)
    while left and run is not None and run[0] <= day + step <= run[1]:
        day += step
        left -= meets(terms, closed, day)
    return None if left or run is None else day


def meets(terms: Spans, closed: Spans, day: date) -> bool:
    """Whether schools are open to pupils."""
    weekday = day.weekday() < 5 and day not in bank_holidays()
    return weekday and (not terms or (_within(terms, day) and not _within(closed, day)))


def run_about(terms: Spans, day: date) -> tuple[date, date] | None:
    """The terms about a day, or from the day after it on, with the holidays between them."""
    runs: list[tuple[date, date]] = []
    for first, last in sorted(terms):
        if runs and first - runs[-1][1] <= _LONGEST_HOLIDAY:
            runs[-1] = runs[-1][0], max(runs[-1][1], last)
        else:
            runs.append((first, last))
    return next((run for run in runs if run[0] - _DAY <= day <= run[1]), None)


def _span(entry: Line) -> tuple[date, date]:
    return entry["first_on"], entry["last_on"]


def _within(spans: Spans, day: date) -> bool:
    return any(first <= day <= last for first, last in spans)
