"""Whether a record fits the cases that are open about the child, and the people and records it names."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cme_desktop.fields import LinkField
from cme_desktop.issues import refuse, warn
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.registry import ABOUT_A_CHILD, record_type
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.two_rolls import still_on_roll
from cme_desktop.standing_records.person import PERSON
from cme_desktop.values.dates import show_day

_ONE_ABSENCE = timedelta(days=60)
"""First days of absence that lie further apart are of two absences, if nobody says otherwise."""


def same_absence(facts: Facts) -> Iterator[Clash]:
    """A second “first notice” of an absence that is told of already; the second is an update."""
    record = facts.record
    if facts.type is not TEN_DAY_NOTIFICATION or record.purpose != "first" or record.first_absent_on is None:
        return
    for other in facts.others(TEN_DAY_NOTIFICATION):
        if _told_before(other, record) and _may_be_one(other, record):
            yield Clash(
                warn(
                    "purpose",
                    f"{other.reference} is a first notice of an absence from this school since "
                    f"{show_day(other.first_absent_on)}, and no return is on file. If it is the same "
                    f"absence, choose “Update to an earlier notice” and {other.reference}.",
                ),
                other.id,
            )
            return


def _told_before(other: Any, record: Any) -> bool:
    """Whether a notice came before the one typed; of two of one day, the one on file first."""
    if other.received_on is None or record.received_on in (None, other.received_on):
        return record.id is None or other.id < record.id
    return bool(other.received_on < record.received_on)


def _may_be_one(other: Any, record: Any) -> bool:
    """Whether two first notices may tell of one absence: a like day, the same school, no return between."""
    if other.first_absent_on is None or other.purpose != "first" or other.school != record.school:
        return False
    over = other.returned_on is not None and other.returned_on <= record.first_absent_on
    apart = abs(record.first_absent_on - other.first_absent_on)
    return not over and other.outcome != "entered_in_error" and timedelta(0) < apart < _ONE_ABSENCE


def open_enquiry(facts: Facts) -> Iterator[Clash]:
    """Nobody is looked for twice at one time."""
    if facts.type is not WHEREABOUTS_ENQUIRY or not facts.new:
        return
    for other in facts.others(WHEREABOUTS_ENQUIRY):
        if other.status in WHEREABOUTS_ENQUIRY.life.open:
            yield Clash(
                warn(
                    "child",
                    f"{other.reference} is an open enquiry about this child; go on with that one.",
                ),
                other.id,
            )
            return


def two_spells(facts: Facts) -> Iterator[Clash]:
    """A child is educated at home in one spell at a time."""
    record = facts.record
    if (
        facts.type is not HOME_EDUCATION
        or record.started_on is None
        or record.end_reason == "opened_in_error"
    ):
        return
    for other in facts.others(HOME_EDUCATION):
        if other.started_on is None or other.started_on == record.started_on:
            continue
        apart = (other.ended_on is not None and other.ended_on <= record.started_on) or (
            record.ended_on is not None and record.ended_on <= other.started_on
        )
        if not apart and other.end_reason != "opened_in_error":
            until = f"to {show_day(other.ended_on)}" if other.ended_on else "and has not ended"
            yield Clash(
                warn(
                    "started_on",
                    f"{other.reference} is a spell from {show_day(other.started_on)} {until}; "
                    "two spells cannot run at one time.",
                ),
                other.id,
                ask=True,
            )
            return


def at_home_and_on_roll(facts: Facts) -> Iterator[Clash]:
    """Home education begins once the school has taken the name off its roll."""
    child = facts.child
    if facts.type is not HOME_EDUCATION or not facts.new or child is None or child.school is None:
        return
    if facts.record.off_roll is None and still_on_roll(facts.reader, child):
        yield Clash(
            warn(
                "started_on",
                f"The child is still on the roll of {facts.named(child.school)}, and no off-roll "
                "notice has come from there; ask the school.",
            )
        )


def absent_while_at_home(facts: Facts) -> Iterator[Clash]:
    """A child who is educated at home is absent from no school."""
    record = facts.record
    if facts.type is not TEN_DAY_NOTIFICATION or record.first_absent_on is None:
        return
    for spell in facts.others(HOME_EDUCATION):
        if spell.started_on is None or spell.end_reason == "opened_in_error":
            continue
        over = spell.ended_on is not None and spell.ended_on <= record.first_absent_on
        if spell.started_on <= record.first_absent_on and not over:
            said = (
                f"By {spell.reference} the child has been home educated since {show_day(spell.started_on)}; "
                "check the child, or end that spell."
            )
            yield Clash(warn("first_absent_on", said), spell.id, HOME_EDUCATION.key)
            return


def on_no_roll(facts: Facts) -> Iterator[Clash]:
    """An enquiry says that the child is on no roll, and the file says on which."""
    child, record = facts.child, facts.record
    if facts.type is not WHEREABOUTS_ENQUIRY or record.status not in WHEREABOUTS_ENQUIRY.life.open:
        return
    if child is None or child.school is None or record.still_on_roll is not False:
        return
    if still_on_roll(facts.reader, child):
        school = facts.named(child.school)
        said = f"By what is on file the child is on the roll of {school}; check both."
        yield Clash(warn("still_on_roll", said))


def of_this_child(facts: Facts) -> Iterator[Clash]:
    """Every record that is named tells of the same child; none names itself."""
    of_a_child = {kind.key for kind in ABOUT_A_CHILD}
    for name, described in facts.type.plain.items():
        id = getattr(facts.record, name) if isinstance(described, LinkField) else None
        if not isinstance(described, LinkField) or id is None or id < 0:
            continue
        if id == facts.record.id:
            yield Clash(refuse(name, f"{described.label} is this record itself; choose another."))
        elif described.to in of_a_child and facts.record.child is not None:
            other = facts.reader.get(record_type(described.to), id)
            if other.child is not None and other.child != facts.record.child:
                yield Clash(
                    refuse(name, f"{other.reference} is about another child; choose one about this child."),
                    id,
                    described.to,
                )


def people_of_the_child(facts: Facts) -> Iterator[Clash]:
    """A parent who is named is among the people of the child."""
    if facts.child is None:
        return
    there = {relation.person for relation in facts.child.people}
    for name, described in facts.type.plain.items():
        if not isinstance(described, LinkField) or described.to != PERSON.key:
            continue
        id = getattr(facts.record, name)
        if id is not None and id >= 0 and id not in there:
            yield Clash(
                warn(
                    name,
                    f"{facts.named(id)} is not among the people of this child; check the parent, or add them "
                    "to the child’s record.",
                )
            )


def deleted_while_absent(facts: Facts) -> Iterator[Clash]:
    """An absence from a school begins while the child is on its roll."""
    record = facts.record
    if facts.type is not TEN_DAY_NOTIFICATION or record.first_absent_on is None:
        return
    for left in facts.others(OFF_ROLL_NOTICE):
        gone = left.deleted_on is not None and left.deleted_on <= record.first_absent_on
        if left.school == record.school and gone and still_gone(facts, left):
            yield Clash(
                warn(
                    "first_absent_on",
                    f"{left.reference} took the child off this school’s roll on {show_day(left.deleted_on)}, "
                    "before the absence began; check the two.",
                ),
                left.id,
                OFF_ROLL_NOTICE.key,
            )
            return


def still_gone(facts: Facts, left: object) -> bool:
    """Whether the deletion stands and the child is not on that school's roll by the child's own record."""
    reason = getattr(left, "closing_reason", None)
    school = getattr(left, "school", None)
    return reason not in ("kept_on_roll", "entered_in_error") and (
        facts.child is None or facts.child.school != school
    )
