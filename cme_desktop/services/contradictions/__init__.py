"""Facts typed that contradict what is on file: the same sentences in a form, at a save and in an import.

Each question is a small function over `Facts`; what cannot be is refused, what can is doubted.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import asking
from cme_desktop.ports import Reader
from cme_desktop.services.contradictions import (
    cases,
    courses,
    lives,
    offences,
    registers,
    rolls,
    whereabouts,
)
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.standing_records.child import Child

__all__ = ["QUESTIONS", "Clash", "Facts", "contradictions"]

Question = Callable[[Facts], Iterator[Clash]]

QUESTIONS: tuple[Question, ...] = (
    lives.school_age,
    lives.before_birth,
    lives.after_death,
    lives.merged_child,
    rolls.second_roll,
    rolls.ages_of_the_school,
    rolls.entered_twice,
    rolls.never_there,
    rolls.left_twice,
    rolls.has_the_place,
    rolls.matched_with_itself,
    cases.same_absence,
    cases.open_enquiry,
    cases.two_spells,
    cases.at_home_and_on_roll,
    cases.absent_while_at_home,
    cases.on_no_roll,
    cases.deleted_while_absent,
    whereabouts.missing_already,
    whereabouts.back_at_school,
    whereabouts.at_another_school,
    offences.gone_before_the_offence,
    offences.absent_before_the_entry,
    offences.offence_while_at_home,
    offences.fined_twice,
    offences.prosecuted_though_paid,
    courses.another_destination,
    courses.ordered_though_at_school,
    courses.another_year_group,
    cases.of_this_child,
    cases.people_of_the_child,
    registers.child_on_file,
    registers.merged_in_a_circle,
    registers.merged_into_the_open,
    registers.parents_older_than_child,
    registers.terms_that_share_days,
    registers.one_value_a_day,
)


def contradictions(
    reader: Reader, record_type: RecordType[Any], record: Any, child: Child | None
) -> list[Clash]:
    """What stands against the record; `child` is the one it is about, on file or about to be."""
    facts = Facts(reader, record_type, record, child)
    return [clash for question in QUESTIONS for clash in _answers(question, facts)]


_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""Mistakes of a question itself; a data file that cannot be read is for others to tell."""


def _answers(question: Question, facts: Facts) -> list[Clash]:
    try:
        return [replace(clash, kind=question.__name__) for clash in question(facts)]
    except _FAULTS as fault:
        return [Clash(asking.doubt_about(question, {}, fault), kind=question.__name__)]
