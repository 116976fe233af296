"""Rules that several record types share: one day follows another, and a rule holds in every row."""

from collections.abc import Iterable
from datetime import date, datetime

from cme_desktop.description.record_type import H, Rule
from cme_desktop.fields import Holder, Reading, known, reads
from cme_desktop.issues import Issue, refuse
from cme_desktop.values.moments import show_when, uk_day


def follows(later: str, earlier: str, done: str, event: str) -> Rule[Holder]:
    """A rule that refuses the day or moment in `later` where it lies before that in `earlier`.

    `done` and `event` make the sentence: "`done` on Tue 3 Nov 2026, before `event` (Fri 6 Nov 2026)".
    """

    @reads(later, earlier)
    def in_order(record: Holder, reading: Reading) -> Iterable[Issue]:
        then, first = known(getattr(record, later)), known(getattr(record, earlier))
        if then and first and _before(then, first):
            yield refuse(
                later,
                f"{done} on {show_when(then)}, before {event} ({show_when(first)}); "
                "one of the two dates is wrong.",
            )

    in_order.__doc__ = f"{done}: never before {event}."
    return in_order


def _before(then: date, first: date) -> bool:
    """Moments to the minute; a day and a moment by their days."""
    if isinstance(then, datetime) and isinstance(first, datetime):
        return then < first
    return uk_day(then) < uk_day(first)


def in_each(rows: str, rule: Rule[H]) -> Rule[Holder]:
    """The rule of a row, asked of every row in that field."""

    @reads(rows)
    def everywhere(record: Holder, reading: Reading) -> Iterable[Issue]:
        for number, row in enumerate(getattr(record, rows)):
            for issue in rule(row, reading):
                yield issue.within(f"{rows}.{number}")

    everywhere.__doc__ = rule.__doc__
    return everywhere
