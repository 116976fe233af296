"""Whether what a record tells of can have happened in the child's life."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cme_desktop.codes.grounds import DIED
from cme_desktop.fields import DateField, MomentField, known
from cme_desktop.issues import refuse, warn
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.merged import survivor
from cme_desktop.services.school_age import outside_school_age
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import uk_day
from cme_desktop.values.partial_dates import show_birth

_BEGINNINGS = {
    HOME_EDUCATION.key: "started_on",
    ON_ROLL_NOTICE.key: "entered_on",
    IN_YEAR_APPLICATION.key: "received_on",
}
"""What begins in a child's life and cannot begin after it, with the field of its first day."""


def school_age(facts: Facts) -> Iterator[Clash]:
    """A record about a child below or above compulsory school age."""
    if facts.child is None:
        return
    rules = facts.reader.law().rules
    if (issue := outside_school_age(facts.child, facts.type, facts.record, rules)) is not None:
        yield Clash(issue)


def before_birth(facts: Facts) -> Iterator[Clash]:
    """Something that happened before the child was born; the birth on file may be what is wrong."""
    born = known(facts.child.birth) if facts.child is not None else None
    if born is None or born.estimated:
        return
    for name, described in facts.type.plain.items():
        if isinstance(described, DateField | MomentField):
            day = known(getattr(facts.record, name))
            if day is not None and uk_day(day) < born.day:
                yield Clash(
                    warn(
                        name,
                        f"{described.label} is {show_day(uk_day(day))}, before the child was born "
                        f"({show_birth(born)}); check the day, the child and the birth.",
                    )
                )


def after_death(facts: Facts) -> Iterator[Clash]:
    """Nothing begins for a child who has died; what came before may still be told."""
    if facts.child is None or not facts.new:
        return
    told = _told_of_death(facts)
    if told is not None:
        notice, day = told
        name = _BEGINNINGS.get(facts.type.key, facts.type.event)
        begun = known(getattr(facts.record, name)) or facts.record.received_on
        if begun is not None and begun >= day:
            say = refuse if facts.type.key in _BEGINNINGS else warn
            yield Clash(
                say(
                    name,
                    f"{notice.reference} tells that the child died by {show_day(day)}; check the child, "
                    "or put that notice right first.",
                ),
                notice.id,
                OFF_ROLL_NOTICE.key,
            )
    elif facts.child.status == "died":
        yield Clash(
            warn("child", "By the child’s own record the child has died; check whether it is this child.")
        )


def _told_of_death(facts: Facts) -> tuple[Any, date] | None:
    for notice in facts.others(OFF_ROLL_NOTICE):
        day = notice.ground_met_on or notice.deleted_on
        if notice.ground in DIED and day is not None and notice.closing_reason != "entered_in_error":
            return notice, day
    return None


def merged_child(facts: Facts) -> Iterator[Clash]:
    """A record of a child whose record was merged belongs to the one that stands."""
    into = survivor(facts.reader, facts.child) if facts.child is not None else None
    if into is not None:
        yield Clash(
            warn("child", f"This child’s record was merged into {into.reference}; choose that one."),
            into.id,
            into.type,
        )
