"""Whether a child is of the age for the place at a school that a record tells of."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.description.record import R
from cme_desktop.fields import known
from cme_desktop.issues import warn
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of_all
from cme_desktop.standing_records.school import SCHOOL, School
from cme_desktop.values.ages import age
from cme_desktop.values.dates import show_day
from cme_desktop.values.school_years import academic_year, show_year_group, year_group

_PHASES = {"1": (2, 5), "2": (2, 11), "3": (4, 13), "4": (11, 19), "5": (8, 16), "6": (16, 25)}
"""Ages that a phase is for, where a school does not say: from, and to below; all through is for all."""

_YEAR_GROUP = "year_group"
"""What every type calls it that tells of a place at a school."""


def ages_of_the_school(facts: Facts[R]) -> Iterator[Clash]:
    """A five-year-old put on the roll of a high school; a year out of cohort is let be."""
    born = known(facts.child.birth) if facts.child is not None else None
    day = _first_day(facts) or facts.record.received_on
    if not facts.type.at_school or born is None or facts.record.school is None or day is None:
        return
    school = facts.reader.get(SCHOOL, facts.record.school)
    ages = _ages(school)
    years = age(born.day, date(academic_year(day), 8, 31))
    if ages is not None and not ages[0] - 1 <= years <= ages[1]:
        yield Clash(
            warn(
                "school",
                f"By date of birth the child was {age(born.day, day)} on {show_day(day)}; "
                f"{school.name} is for ages {ages[0]} to {ages[1]}. Check child, school and birth.",
            )
        )


def _ages(school: School) -> tuple[int, int] | None:
    if school.low_age is not None and school.high_age is not None:
        return school.low_age, school.high_age
    return _PHASES.get(school.phase or "")


def another_year_group(facts: Facts[R]) -> Iterator[Clash]:
    """A year group more than one year from that of the child's age; a year out of cohort is let be."""
    born = known(facts.child.birth) if facts.child is not None else None
    day = _first_day(facts)
    group: int | None = getattr(facts.record, _YEAR_GROUP) if facts.type.at_school else None
    if day is None or group is None or born is None or born.estimated or born.precision == "year":
        return
    expected = year_group(born.day, day)
    if abs(group - expected) > 1:
        yield Clash(
            warn(
                _YEAR_GROUP,
                f"By date of birth the child would be in {show_year_group(expected)}; check the two.",
            )
        )


def _first_day(facts: Facts[R]) -> date | None:
    """The day on which the child is at the school."""
    day: date | None = getattr(facts.record, facts.type.begins) if facts.type.at_school else None
    return day


QUESTIONS = asked_of_all(ages_of_the_school, another_year_group)
