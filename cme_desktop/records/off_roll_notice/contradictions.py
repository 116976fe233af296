"""Whether a child can be on the roll, or off it, that a notice tells of; and what a death rules out."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from cme_desktop.codes.grounds import DIED
from cme_desktop.description.record import R, Record
from cme_desktop.fields import known
from cme_desktop.issues import refuse, warn
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.ages import ground_against_age
from cme_desktop.records.off_roll_notice.courses import (
    another_destination,
    at_home_and_on_roll,
    back_at_school,
    deleted_without_consent,
    on_no_roll,
    ordered_though_at_school,
)
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.presence import deletions, entries, still_on_roll
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.on_roll_notice.answering import of_two_schools
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of, asked_of_all
from cme_desktop.values.dates import show_day

Q = TypeVar("Q", bound=Record)


def after_death(facts: Facts[R]) -> Iterator[Clash]:
    """Nothing begins for a child who has died; what came before may still be told."""
    if facts.child is None or not facts.new:
        return
    told = _told_of_death(facts)
    if told is not None:
        notice, day = told
        name = facts.type.begins or facts.type.event
        begun = known(getattr(facts.record, name)) or facts.record.received_on
        if begun is not None and begun >= day:
            say = refuse if facts.type.begins else warn
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


def _told_of_death(facts: Facts[R]) -> tuple[OffRollNotice, date] | None:
    for notice in facts.others(OFF_ROLL_NOTICE):
        day = notice.ground_met_on or notice.deleted_on
        if notice.ground in DIED and day is not None and notice.closing_reason != "entered_in_error":
            return notice, day
    return None


def second_roll(facts: Facts[OnRollNotice]) -> Iterator[Clash]:
    """A child whom a second school enters while the first has told nobody of a deletion."""
    child, notice = facts.child, facts.record
    if child is None or not facts.new or child.school is None or of_two_schools(notice):
        return
    elsewhere = notice.school is not None and child.school != notice.school
    if elsewhere and still_on_roll(facts.reader, child):
        yield Clash(
            warn(
                "school",
                f"The child is still on the roll of {facts.named(child.school)}, and no off-roll notice has "
                "come from there; ask both schools. This notice can be saved all the same.",
            )
        )


def entered_twice(facts: Facts[OnRollNotice]) -> Iterator[Clash]:
    """A school enters a child whom it has entered before, and has not taken off its roll since."""
    school = facts.record.school
    here = ((entry, day) for entry, day in entries(facts) if entry.school == school)
    since = [day for left, day in deletions(facts) if left.school == school]
    for entry, entered in _told_before(facts, facts.record.entered_on, here, since):
        yield Clash(
            warn(
                "entered_on",
                f"{entry.reference} has the child on this school’s roll since {show_day(entered)}, and no "
                "off-roll notice has come since; check the two.",
            ),
            entry.id,
        )


def never_there(facts: Facts[OffRollNotice]) -> Iterator[Clash]:
    """A school takes a child off its roll who is on another's and, as far as is known, never was here."""
    child, record = facts.child, facts.record
    if not facts.new or child is None or record.school is None:
        return
    elsewhere = child.school is not None and child.school != record.school
    if elsewhere and not any(entry.school == record.school for entry in facts.others(ON_ROLL_NOTICE)):
        yield Clash(
            warn(
                "school",
                f"By what is on file the child is on the roll of {facts.named(child.school)} and never "
                "was on this one’s; check the child and the school.",
            )
        )


def left_twice(facts: Facts[OffRollNotice]) -> Iterator[Clash]:
    """A school takes a child off its roll whom it has taken off before, and not entered since."""
    school = facts.record.school
    here = ((left, day) for left, day in deletions(facts) if left.school == school)
    since = [day for entry, day in entries(facts) if entry.school == school]
    for left, gone in _told_before(facts, facts.record.deleted_on, here, since):
        yield Clash(
            warn(
                "deleted_on",
                f"{left.reference} took the child off this school’s roll on {show_day(gone)}, and no entry "
                "has come since; check the two.",
            ),
            left.id,
        )


def _told_before(
    facts: Facts[R], day: date | None, earlier: Iterable[tuple[Q, date]], back: Iterable[date]
) -> Iterator[tuple[Q, date]]:
    """The newest earlier notice of a move, where none of the way back lies between."""
    if day is not None and facts.new:
        for notice, before in earlier:
            if before < day:
                if not any(before <= other <= day for other in back):
                    yield notice, before
                return


def matched_with_itself(facts: Facts[OffRollNotice]) -> Iterator[Clash]:
    """What became of a child is told by another school, or by a later entry of the same one."""
    record = facts.record
    if record.on_roll is None:
        return
    entry = facts.reader.get(ON_ROLL_NOTICE, record.on_roll)
    entered, deleted = entry.entered_on, record.deleted_on
    if entry.school == record.school and entered is not None and deleted is not None and entered < deleted:
        yield Clash(
            refuse(
                "on_roll",
                f"{entry.reference} is this school’s own, of {show_day(entered)}, before the deletion "
                f"({show_day(deleted)}); choose another.",
            ),
            entry.id,
            ON_ROLL_NOTICE.key,
        )


CONTRADICTIONS = (
    *asked_of_all(after_death),
    *asked_of(ON_ROLL_NOTICE, second_roll, entered_twice, another_destination),
    *asked_of(
        OFF_ROLL_NOTICE,
        never_there,
        left_twice,
        matched_with_itself,
        another_destination,
        ground_against_age,
        deleted_without_consent,
    ),
    *asked_of(HOME_EDUCATION, at_home_and_on_roll, ordered_though_at_school),
    *asked_of(WHEREABOUTS_ENQUIRY, on_no_roll, back_at_school),
)
