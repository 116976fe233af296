"""When a ground that takes school days to be met is first met: absence, and leave that nobody came back from.

2006 regs, reg 8(1)(f) and (h); 2024 regs, reg 9(1)(h)-(i) and 9(3)(c).
"""

from collections.abc import Iterable

from cme_desktop.codes.grounds import ground_of
from cme_desktop.fields import Reading, known, reads
from cme_desktop.issues import Issue, warn
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.values.dates import show_day

_SAID = {"ground_met_on": "The ground is said to be met", "deleted_on": "The name was deleted"}


@reads("ground", "last_attended_on", *_SAID)
def school_days_gone_by(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """Absence is no ground before so many school days of it have gone by, and neither is leave before then.

    Leave ends no earlier than the child last attended; where school days are not known, nothing is said.
    """
    ground, last = ground_of(notice.ground), known(notice.last_attended_on)
    met = notice.ground_met_on or notice.deleted_on
    if ground is None or not ground.first_met_by or last is None or met is None or reading.calendar is None:
        return
    rule = reading.law.rules.near(ground.first_met_by, met)
    try:
        first = reading.calendar.after(last, rule.period.length)
    except BeyondCalendar:
        return
    for name, said in _SAID.items():
        day = getattr(notice, name)
        if day is not None and day < first:
            yield warn(
                name,
                f"{said} on {show_day(day)}. The child last attended on {show_day(last)}, so this ground is "
                f"first met on {show_day(first)} at the earliest ({rule.because()}); "
                "query it with the school.",
            )
