"""What one saved record means for others, so that no child falls between two notices.

Each consequence is an ordinary change of the other record, with its own entry in that record's history.
"""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.question import (
    Consequence,
    after_enquiry,
    after_home_education,
    all_about,
    answered_at_once,
    answers,
    entry_taken_back,
    is_asked,
    match,
    not_after,
    open_about,
)
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY as ENQUIRY
from cme_desktop.standing_records.child import CHILD


def consequences(work: UnitOfWork, record_type: RecordType[Any], saved: Record) -> Iterator[Consequence]:
    """The other records that change with this one: each with its type, its new state and the reason."""
    if has_consequences(record_type) and saved.child is not None:
        yield from _FOLLOW[record_type.key](work, saved)


def has_consequences(record_type: RecordType[Any]) -> bool:
    """Whether saving a record of this type can change others."""
    return record_type.key in _FOLLOW


def _after_on_roll(work: UnitOfWork, notice: Any) -> Iterator[Consequence]:
    """An entry in a register answers the off-roll question, ends home education and finds the child."""
    yield from entry_taken_back(work, notice)
    if notice.entered_on is None or notice.status == "closed":
        return
    why = f"answered by on-roll notice {notice.reference}"
    changed = False
    for off_roll in all_about(work, OFF_ROLL_NOTICE, notice.child):
        if is_asked(work, off_roll) and answers(notice, off_roll):
            match(off_roll, notice)
            notice.off_roll, changed = off_roll.id, True
            yield OFF_ROLL_NOTICE, off_roll, why
    for spell in open_about(work, HOME_EDUCATION, notice.child):
        if spell.ended_on is None and not_after(spell.started_on, notice.entered_on):
            spell.status, spell.ended_on, spell.end_reason = "returned", notice.entered_on, "returned"
            spell.end_school = notice.school
            notice.home_education, changed = spell.id, True
            yield HOME_EDUCATION, spell, why
    for enquiry in open_about(work, ENQUIRY, notice.child):
        if enquiry.status != "located" and not_after(enquiry.received_on, notice.received_on):
            enquiry.status, enquiry.located_on = "located", notice.entered_on
            enquiry.found_where, enquiry.found_how = "school_in_area", "other"
            enquiry.found_school = notice.school
            notice.enquiry, changed = enquiry.id, True
            yield ENQUIRY, enquiry, why
    if changed:
        if notice.off_roll is not None and notice.status in ("received", "accepted"):
            notice.status = "matched"
        yield ON_ROLL_NOTICE, notice, "linked with what it answers"
    child = work.get(CHILD, notice.child)
    if child.school != notice.school:
        child.school = notice.school
        yield CHILD, child, f"on roll by notice {notice.reference}"


def _after_off_roll(work: UnitOfWork, notice: Any) -> Iterator[Consequence]:
    """An accepted deletion takes the child off that school's roll."""
    yield from answered_at_once(work, notice)
    if notice.deleted_on is None or notice.status not in ("accepted", "matched", "unmatched"):
        return
    child = work.get(CHILD, notice.child)
    if child.school == notice.school and notice.status != "matched":
        child.school = None
        yield CHILD, child, f"off roll by notice {notice.reference}"


def _after_enquiry(work: UnitOfWork, enquiry: Any) -> Iterator[Consequence]:
    """The notice or the spell that an enquiry was opened from names the enquiry."""
    yield from after_enquiry(work, enquiry)
    sources: tuple[tuple[RecordType[Any], int | None], ...] = (
        (TEN_DAY_NOTIFICATION, enquiry.opened_from),
        (OFF_ROLL_NOTICE, enquiry.off_roll),
        (HOME_EDUCATION, enquiry.home_education),
    )
    for other_type, id in sources:
        if id is not None:
            source = work.get(other_type, id)
            if source.enquiry is None:
                source.enquiry = enquiry.id
                yield other_type, source, f"enquiry {enquiry.reference} opened"


def _after_penalty_notice(work: UnitOfWork, notice: Any) -> Iterator[Consequence]:
    """The interview that a notice was made from names the notice."""
    if notice.pace_interview is None:
        return
    interview = work.get(PACE_INTERVIEW, notice.pace_interview)
    if interview.follow_on is None:
        interview.follow_on = notice.id
        yield PACE_INTERVIEW, interview, f"penalty notice {notice.reference} made"


_FOLLOW = {
    ON_ROLL_NOTICE.key: _after_on_roll,
    OFF_ROLL_NOTICE.key: _after_off_roll,
    ENQUIRY.key: _after_enquiry,
    PENALTY_NOTICE.key: _after_penalty_notice,
    HOME_EDUCATION.key: after_home_education,
}
