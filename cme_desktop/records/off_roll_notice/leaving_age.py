"""How old a child is who leaves a roll, by the date of birth, and what a deletion says of it.

Compulsory school age: Education Act 1996, s8. Grounds for pupils who are past it or who finished nursery:
2006 regs, reg 8(1)(k) and (n); 2024 regs, reg 9(1)(b) and (l).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.codes.grounds import NURSERY_DONE, PAST_AGE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.school_age import school_age_of
from cme_desktop.values import school_years
from cme_desktop.values.dates import show_day
from cme_desktop.values.partial_dates import BirthDate

PAST_IT = "past_school_age"
"""The destination of those who are past compulsory school age."""
READ_OF_AGE = ("ground", "destination_kind", "school", "ground_met_on", "deleted_on", "received_on")
"""The fields by which it is told whether nobody has to be looked for by reason of age."""


@dataclass(frozen=True)
class LeavingAge:
    """Compulsory school age of a child, and how far a deletion on a day stands from it."""

    first: date
    last: date
    day: date
    next_meets: date
    """The day on which the school meets next."""
    group: int
    """The year group of the child's age."""

    @property
    def past(self) -> bool:
        """Whether the child is over that age by the time the school next meets."""
        return self.next_meets > self.last

    @property
    def within(self) -> bool:
        """Whether the child is of that age, and still is when the school next meets."""
        return self.first <= self.day and not self.past

    @property
    def in_nursery(self) -> bool:
        """Whether the child can have finished nursery by then and no more: it is in Reception at most."""
        return self.group <= 0

    @property
    def in_words(self) -> str:
        """What the date of birth says."""
        return (
            f"By date of birth the child is of compulsory school age from {show_day(self.first)} to "
            f"{show_day(self.last)}"
        )


def leaving_age(notice: OffRollNotice, law: Law, born: BirthDate | None) -> LeavingAge | None:
    """The age at a deletion, which cannot lie ahead of the day itself; None without a day or a birth.

    Of a birth known to the year only, it is what holds on whichever day of it the child was born.
    """
    day = min(filter(None, (notice.ground_met_on, notice.deleted_on)), default=notice.received_on)
    if born is None or day is None:
        return None
    youngest = born.day.replace(month=12, day=31) if born.precision == "year" else born.day
    first, _ = school_age_of(youngest, law.rules, day)
    _, last = school_age_of(born.day, law.rules, day)
    try:
        next_meets = law.calendars.of(notice.school).after(day, 1)
    except BeyondCalendar:
        next_meets = day + timedelta(days=1)
    return LeavingAge(first, last, day, next_meets, school_years.year_group(youngest, day))


def needs_no_school_by_age(notice: OffRollNotice, law: Law, born: BirthDate | None) -> bool:
    """Whether it tells of an age at which nobody is looked for, and no date of birth speaks against it."""
    age = leaving_age(notice, law, born)
    past = notice.ground in PAST_AGE or notice.destination_kind == PAST_IT
    nursery = notice.ground in NURSERY_DONE
    return (past and (age is None or age.past)) or (nursery and (age is None or age.in_nursery))
