"""Whether an excluded child was in a public place while that was an offence of the parent's.

Education and Inspections Act 2006, ss103 and 105: in the first school days of the exclusion, no later.
"""

from collections.abc import Iterable

from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, warn
from cme_desktop.records.penalty_notice.fields import PenaltyNotice, in_public
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.values.dates import show_day


@reads("kind", "exclusion_from_on", "offence_from", "offence_to", "school")
def in_the_first_days_of_exclusion(notice: PenaltyNotice, reading: Reading) -> Iterable[Issue]:
    """After those days an excluded child may be anywhere; where school days are not known, none is named."""
    began = notice.exclusion_from_on
    if began is None or not in_public(notice):
        return
    rule = reading.law.rules.near("penalty.exclusion_days", began)
    try:
        last = rule.period.last_day(began, reading.law.calendars.of(notice.school))
    except BeyondCalendar:
        return
    for name in ("offence_from", "offence_to"):
        day = getattr(notice, name)
        if day is not None and day > last:
            yield warn(
                name,
                f"{show_day(day)} is after {show_day(last)}, the last day on which the offence was possible: "
                f"{rule.because()} ({rule.source}).",
            )
