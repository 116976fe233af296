"""Whether a child can be on the roll that a notice tells of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import known
from cme_desktop.issues import refuse, warn
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.two_rolls import on_another_roll
from cme_desktop.standing_records.school import SCHOOL, School
from cme_desktop.values.ages import age
from cme_desktop.values.dates import show_day
from cme_desktop.values.school_years import academic_year

_PHASES = {"1": (2, 5), "2": (2, 11), "3": (4, 13), "4": (11, 19), "5": (8, 16), "6": (16, 25)}
"""Ages that a phase is for, where a school does not say: from, and to below; all through is for all."""


@dataclass(frozen=True)
class _Move:
    """Onto a roll or off it: told by which notice, of which day; how one is closed that was not so."""

    told_by: RecordType[Any]
    day: str
    untrue: tuple[str, ...]


_ENTERED = _Move(ON_ROLL_NOTICE, "entered_on", ("never_came", "entered_in_error"))
_LEFT = _Move(OFF_ROLL_NOTICE, "deleted_on", ("kept_on_roll", "entered_in_error"))


def second_roll(facts: Facts) -> Iterator[Clash]:
    """A child whom a second school enters while the first has told nobody of a deletion."""
    if facts.child is not None:
        issue = on_another_roll(facts.reader, facts.child, facts.type, facts.record)
        if issue is not None:
            yield Clash(issue)


def ages_of_the_school(facts: Facts) -> Iterator[Clash]:
    """A five-year-old put on the roll of a high school; a year out of cohort is let be."""
    child, record = facts.child, facts.record
    born = known(child.birth) if child is not None else None
    if facts.type.key not in _AT_SCHOOL or born is None or record.school is None:
        return
    day = getattr(record, _AT_SCHOOL[facts.type.key]) or record.received_on
    if day is None:
        return
    school = facts.reader.get(SCHOOL, record.school)
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


_AT_SCHOOL = {ON_ROLL_NOTICE.key: "entered_on", IN_YEAR_APPLICATION.key: "received_on"}
"""What puts a child at a school, and the field of the day."""


def _ages(school: School) -> tuple[int, int] | None:
    if school.low_age is not None and school.high_age is not None:
        return school.low_age, school.high_age
    return _PHASES.get(school.phase or "")


def entered_twice(facts: Facts) -> Iterator[Clash]:
    """A school enters a child whom it has entered before, and has not taken off its roll since."""
    entry = _told_twice(facts, _ENTERED, _LEFT)
    if entry is not None:
        yield Clash(
            warn(
                "entered_on",
                f"{entry.reference} has the child on this school’s roll since "
                f"{show_day(entry.entered_on)}, and no off-roll notice has come since; check the two.",
            ),
            entry.id,
        )


def never_there(facts: Facts) -> Iterator[Clash]:
    """A school takes a child off its roll who is on another's and, as far as is known, never was here."""
    child, record = facts.child, facts.record
    if facts.type is not OFF_ROLL_NOTICE or not facts.new or child is None or record.school is None:
        return
    elsewhere = child.school is not None and child.school != record.school
    if elsewhere and not any(entry.school == record.school for entry in facts.others(ON_ROLL_NOTICE)):
        assert child.school is not None
        yield Clash(
            warn(
                "school",
                f"By what is on file the child is on the roll of {facts.named(child.school)} and never "
                "was on this one’s; check the child and the school.",
            )
        )


def left_twice(facts: Facts) -> Iterator[Clash]:
    """A school takes a child off its roll whom it has taken off before, and not entered since."""
    left = _told_twice(facts, _LEFT, _ENTERED)
    if left is not None:
        yield Clash(
            warn(
                "deleted_on",
                f"{left.reference} took the child off this school’s roll on "
                f"{show_day(left.deleted_on)}, and no entry has come since; check the two.",
            ),
            left.id,
        )


def has_the_place(facts: Facts) -> Iterator[Clash]:
    """Nobody applies for a place at the school that the child is at."""
    child, record = facts.child, facts.record
    if facts.type is not IN_YEAR_APPLICATION or not facts.new or child is None or child.school is None:
        return
    if record.school == child.school and record.present_school != record.school:
        yield Clash(
            warn(
                "school",
                f"By what is on file the child is on the roll of {facts.named(child.school)} already; "
                "check the child and the school.",
            )
        )


def matched_with_itself(facts: Facts) -> Iterator[Clash]:
    """What became of a child is told by another school, or by a later entry of the same one."""
    record = facts.record
    if facts.type is OFF_ROLL_NOTICE and record.on_roll is not None:
        entry = facts.reader.get(ON_ROLL_NOTICE, record.on_roll)
        days: Any = (entry.entered_on, record.deleted_on)
        if entry.school == record.school and None not in days and days[0] < days[1]:
            yield Clash(
                refuse(
                    "on_roll",
                    f"{entry.reference} is this school’s own, of {show_day(days[0])}, before the deletion "
                    f"({show_day(days[1])}); choose another.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )


def _told_twice(facts: Facts, move: _Move, back: _Move) -> Any | None:
    """The newest earlier notice of a move at the same school, where none of the way back lies between."""
    day = getattr(facts.record, move.day) if facts.type is move.told_by and facts.new else None
    if day is None:
        return None
    for earlier in _of_school(facts, move):
        before = getattr(earlier, move.day)
        if before < day:
            between = (getattr(notice, back.day) for notice in _of_school(facts, back))
            return None if any(before <= other <= day for other in between) else earlier
    return None


def _of_school(facts: Facts, move: _Move) -> Iterator[Any]:
    """The other notices of a move of the child's at this school that were true and have their day."""
    for notice in facts.others(move.told_by):
        counts = notice.school == facts.record.school and notice.closing_reason not in move.untrue
        if counts and getattr(notice, move.day) is not None:
            yield notice
