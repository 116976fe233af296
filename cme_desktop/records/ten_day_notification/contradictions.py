"""Whether a child can have been absent from the school that tells of it, and whether that is news."""

from collections.abc import Iterator
from datetime import timedelta

from cme_desktop.issues import warn
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.spells import spells
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.presence import (
    absent_before_the_entry,
    deletions,
    stays_there,
)
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.on_roll_notice.answering import of_two_schools
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.values.dates import show_day

_ONE_ABSENCE = timedelta(days=60)
"""First days of absence that lie further apart are of two absences, if nobody says otherwise."""


def same_absence(facts: Facts[TenDayNotification]) -> Iterator[Clash]:
    """A second “first notice” of an absence that is told of already; the second is an update."""
    record = facts.record
    if record.purpose != "first" or record.first_absent_on is None:
        return
    for other in facts.others(TEN_DAY_NOTIFICATION):
        first = other.first_absent_on
        if first is not None and _told_before(other, record) and _may_be_one(other, record):
            yield Clash(
                warn(
                    "purpose",
                    f"{other.reference} is a first notice of an absence from this school since "
                    f"{show_day(first)}, and no return is on file. If it is the same "
                    f"absence, choose “Update to an earlier notice” and {other.reference}.",
                ),
                other.id,
            )
            return


def _told_before(other: TenDayNotification, record: TenDayNotification) -> bool:
    """Whether a notice came before the one typed; of two of one day, the one on file first."""
    if other.received_on is None or record.received_on in (None, other.received_on):
        return record.id is None or (other.id is not None and other.id < record.id)
    return record.received_on is not None and other.received_on < record.received_on


def _may_be_one(other: TenDayNotification, record: TenDayNotification) -> bool:
    """Whether two first notices may tell of one absence: a like day, the same school, no return between."""
    first, again = other.first_absent_on, record.first_absent_on
    if first is None or again is None or other.purpose != "first" or other.school != record.school:
        return False
    over = other.returned_on is not None and other.returned_on <= again
    apart = timedelta(0) < abs(again - first) < _ONE_ABSENCE
    return apart and not over and other.outcome != "entered_in_error"


def absent_while_at_home(facts: Facts[TenDayNotification]) -> Iterator[Clash]:
    """A child who is educated at home is absent from no school."""
    first = facts.record.first_absent_on
    if first is None:
        return
    for spell, started in spells(facts):
        over = spell.ended_on is not None and spell.ended_on <= first
        if started <= first and not over:
            said = (
                f"By {spell.reference} the child has been home educated since {show_day(started)}; "
                "check the child, or end that spell."
            )
            yield Clash(warn("first_absent_on", said), spell.id, HOME_EDUCATION.key)
            return


def deleted_while_absent(facts: Facts[TenDayNotification]) -> Iterator[Clash]:
    """An absence from a school begins while the child is on its roll."""
    first, school = facts.record.first_absent_on, facts.record.school
    if first is None or (facts.child is not None and facts.child.school == school):
        return
    for left, gone in deletions(facts):
        if left.school == school and gone <= first:
            yield Clash(
                warn(
                    "first_absent_on",
                    f"{left.reference} took the child off this school’s roll on {show_day(gone)}, "
                    "before the absence began; check the two.",
                ),
                left.id,
                OFF_ROLL_NOTICE.key,
            )
            return


def at_another_school(facts: Facts[TenDayNotification]) -> Iterator[Clash]:
    """A school tells of the absence of a child whom another school has entered since it began.

    An older entry says nothing: of the move to a high school nobody sends a notice.
    """
    record = facts.record
    told, first = record.received_on, record.first_absent_on
    if not facts.new or told is None or first is None or record.school is None:
        return
    for entry, entered in stays_there(facts, told):
        elsewhere = entry.school not in (None, record.school) and not of_two_schools(entry)
        if elsewhere and entered >= first:
            yield Clash(
                warn(
                    "school",
                    f"{entry.reference} has the child on the roll of {facts.named(entry.school)} since "
                    f"{show_day(entered)}; ask both schools.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )
            return


CONTRADICTIONS = asked_of(
    TEN_DAY_NOTIFICATION,
    same_absence,
    absent_while_at_home,
    deleted_while_absent,
    at_another_school,
    absent_before_the_entry("first_absent_on", lambda notice: notice.first_absent_on),
)
