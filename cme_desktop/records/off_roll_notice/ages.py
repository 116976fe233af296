"""Whether a deletion fits the child's age: what the school says of it, against the date of birth.

Compulsory school age: Education Act 1996, s8. Grounds for pupils who are past it, who finished nursery or who
are not of it: 2006 regs, reg 8(1)(k) and (n) and 8(3); 2024 regs, reg 9(1)(b) and (l) and 9(3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.codes.grounds import NURSERY_DONE, PAST_AGE, ground_of
from cme_desktop.fields import known
from cme_desktop.issues import warn
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.standing_records.child import school_age
from cme_desktop.statutory.calendar import BeyondCalendar
from cme_desktop.values import school_years
from cme_desktop.values.dates import show_day


@dataclass(frozen=True)
class _Ages:
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
    def in_words(self) -> str:
        """What the date of birth says."""
        return (
            f"By date of birth the child is of compulsory school age from {show_day(self.first)} to "
            f"{show_day(self.last)}"
        )


def ground_against_age(facts: Facts[OffRollNotice]) -> Iterator[Clash]:
    """A ground, a destination or a closing that tells of another age than the date of birth does."""
    ages = _ages(facts)
    if ages is None:
        return
    notice, ground = facts.record, ground_of(facts.record.ground)
    if notice.ground in PAST_AGE and not ages.past:
        yield _doubted("ground", f"{ages.in_words}, and this ground is for those who are past it")
    elif notice.ground in NURSERY_DONE and ages.group > 0:
        group = school_years.show_year_group(ages.group)
        yield _doubted("ground", f"By date of birth the child is in {group}, and this ground is for nursery")
    elif ground is not None and ground.not_of_age and ages.within:
        yield _doubted("ground", f"{ages.in_words}, and this ground is for those who are not of it")
    if notice.destination_kind == "past_school_age" and not ages.past:
        yield _doubted("destination_kind", f"{ages.in_words}, and the destination is past it")
    if notice.closing_reason == "not_of_age" and ages.within:
        yield _doubted("closing_reason", f"{ages.in_words}, and it was closed because the child is not of it")


def _doubted(path: str, said: str) -> Clash:
    return Clash(warn(path, f"{said}; check both, and ask the school."))


def _ages(facts: Facts[OffRollNotice]) -> _Ages | None:
    notice, child = facts.record, facts.child
    day = notice.ground_met_on or notice.deleted_on or notice.received_on
    if child is None or day is None:
        return None
    law = facts.reader.law()
    born, ages = known(child.birth), school_age(child, law.rules, day)
    if born is None or ages is None:
        return None
    try:
        next_meets = law.calendars.of(notice.school).after(day, 1)
    except BeyondCalendar:
        next_meets = day + timedelta(days=1)
    return _Ages(*ages, day, next_meets, school_years.year_group(born.day, day))
