"""When a ground is first met that some time has to go by for, or something has to end.

2006 regs, reg 8(1)(f) and (h); 2024 regs, reg 9(1)(f), (h), (i) and (o), 9(3)(c) and (e) and 9(5)(c).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from cme_desktop.codes.grounds import Ground, Need, ground_of
from cme_desktop.fields import Reading, known, reads
from cme_desktop.issues import Issue, warn
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.values.dates import show_day
from cme_desktop.values.texts import capital_first

_SAID = {"ground_met_on": "the ground is said to be met", "deleted_on": "the name was deleted"}
_FirstMet = tuple[date, str, str]
"""The day on which a ground is first met, what it is counted from, and the rule where one counts."""


@reads(
    "ground",
    "last_attended_on",
    "leave_ended_on",
    "attends_until",
    "excluded_on",
    "review_closed_on",
    *_SAID,
)
def before_ground_is_met(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """No name is deleted before its ground is met; what a school did all the same is kept, and questioned."""
    ground = ground_of(notice.ground)
    found = _first_met(notice, ground, reading) if ground is not None else None
    if found is None:
        return
    first, because, rule = found
    days = {name: day for name in _SAID if (day := getattr(notice, name)) is not None and day < first}
    if days:
        said = " and ".join(f"{_SAID[name]} on {show_day(day)}" for name, day in days.items())
        yield warn(
            next(iter(days)),
            f"{capital_first(said)}. {because}, so this ground is first met on {show_day(first)} at the "
            f"earliest{rule}; query it with the school.",
        )


def _first_met(notice: OffRollNotice, ground: Ground, reading: Reading) -> _FirstMet | None:
    if Need.LAST_DAY_NAMED in ground.needs:
        return _once_that_day_has_passed(notice)
    if Need.EXCLUSION in ground.needs:
        return _once_final(notice)
    return _once_school_days_went_by(notice, ground, reading)


def _once_that_day_has_passed(notice: OffRollNotice) -> _FirstMet | None:
    last = notice.attends_until
    if last is None:
        return None
    named = (
        f"By the parent’s notice the child stops attending after {show_day(last)}, and that day has to pass"
    )
    return last + timedelta(days=1), named, ""


def _once_final(notice: OffRollNotice) -> _FirstMet | None:
    """An exclusion is a ground once its review has closed; until that is told, not before it took place."""
    if notice.review_closed_on is not None:
        return (
            notice.review_closed_on,
            f"The exclusion review closed on {show_day(notice.review_closed_on)}",
            "",
        )
    if notice.excluded_on is not None:
        return notice.excluded_on, f"The child was excluded on {show_day(notice.excluded_on)}", ""
    return None


def _once_school_days_went_by(notice: OffRollNotice, ground: Ground, reading: Reading) -> _FirstMet | None:
    """Absence, and leave that nobody came back from: leave ends no earlier than the child last attended.

    Where school days are not known, nothing is said.
    """
    met = notice.ground_met_on or notice.deleted_on
    ended = notice.leave_ended_on if Need.LEAVE_ENDED in ground.needs else None
    since = ended or known(notice.last_attended_on)
    if not ground.first_met_by or since is None or met is None or reading.calendar is None:
        return None
    rule = reading.law.rules.near(ground.first_met_by, met)
    try:
        first = reading.calendar.after(since, rule.period.length)
    except BeyondCalendar:
        return None
    happened = "The leave ended" if ended else "The child last attended"
    return first, f"{happened} on {show_day(since)}", f" ({rule.because()})"
