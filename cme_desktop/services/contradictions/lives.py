"""Whether what a record tells of can have happened in the child's life."""

from collections.abc import Iterator
from dataclasses import replace

from cme_desktop.description.record import R
from cme_desktop.fields import DateField, MomentField, known
from cme_desktop.issues import warn
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of_all
from cme_desktop.services.merged import survivor
from cme_desktop.services.school_age import outside_school_age
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import uk_day
from cme_desktop.values.partial_dates import show_birth


def school_age(facts: Facts[R]) -> Iterator[Clash]:
    """A record about a child below or above compulsory school age."""
    rules = facts.reader.law().rules
    for path, child in facts.children:
        if (issue := outside_school_age(child, facts.type, facts.record, rules)) is not None:
            yield Clash(issue if child is facts.child else replace(issue, path=path))


def before_birth(facts: Facts[R]) -> Iterator[Clash]:
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


def merged_child(facts: Facts[R]) -> Iterator[Clash]:
    """A record of a child whose record was merged belongs to the one that stands."""
    for path, child in facts.children:
        if (into := survivor(facts.reader, child)) is not None:
            yield Clash(
                warn(path, f"This child’s record was merged into {into.reference}; choose that one."),
                into.id,
                into.type,
            )


QUESTIONS = asked_of_all(school_age, before_birth, merged_child)
