"""When a penalty notice counts as received (SI 2007/1867, reg 22).

One sent by first-class post is deemed received on a day that the law sets, unless another is shown. A notice
that has gone out keeps the days printed on it; where the law's are later, the parent has those.
"""

from collections.abc import Iterable
from datetime import date

from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.records.penalty_notice.fields import OF_THE_SCHEME, PenaltyNotice, scheme_of
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day

_POST = "penalty.deemed_service"
_READ = ("issued_on", "deemed_received_on", "receipt_shown", "school")


@reads(*_READ)
def received(notice: PenaltyNotice, law: Law) -> date | None:
    """Day 1 of the days to pay: as it was reckoned for the notice or by the law, whichever is later.

    What shows the day of receipt disproves the law's, which stands by itself while no other is given.
    """
    given, by_law = notice.deemed_received_on, _by_post(notice, law)
    if given is None or by_law is None or notice.receipt_shown:
        return given or by_law
    return max(given, by_law)


def _by_post(notice: PenaltyNotice, law: Law) -> date | None:
    """The day on which what was posted is deemed received; None where it was not, or no law says."""
    posted = notice.issued_on
    if posted is None or law.rules.at(_POST, posted) is None:
        return None
    try:
        return law.last_day(_POST, posted, notice.school)
    except (BeyondCalendar, OverflowError):
        return None


@reads("issued_on", "deemed_received_on", "school", "status")
def received_some_day(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """Days to pay are counted from receipt: until its day is given, from the one that the law sets."""
    if notice.issued_on is None or notice.deemed_received_on is not None or notice.status == "withdrawn":
        return
    by_law = _by_post(notice, reading.law)
    until_then = f"; until then {show_day(by_law)} counts, by post (SI 2007/1867, reg 22)" if by_law else ""
    yield outstanding(
        "deemed_received_on", f"Give the day of receipt, from which the days to pay count{until_then}."
    )


@reads(*_READ, *OF_THE_SCHEME)
def served_by_law(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """A day of receipt before the law's is shown by something, or the later day is the one that counts."""
    given, counts = notice.deemed_received_on, received(notice, reading.law)
    scheme = scheme_of(notice, reading.law.rules)
    if given is None or counts is None or given >= counts:
        return
    calendar = reading.law.calendars.of(notice.school)
    days = [] if scheme is None else [scheme.to_pay.last_day(day, calendar) for day in (given, counts)]
    until = f" to {show_day(days[1])}, beside {show_day(days[0])} on the notice" if days else ""
    yield warn(
        "deemed_received_on",
        f"By post it is deemed received on {show_day(counts)} (SI 2007/1867, reg 22), and the days to pay "
        f"run from then{until}; say what shows another day, if anything does.",
    )
