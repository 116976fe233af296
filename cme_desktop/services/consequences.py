"""What one saved record means for others, so that no child falls between two notices.

Each consequence is an ordinary change of the other record, with its own entry in that record's history.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cme_desktop.ports import UnitOfWork
from cme_desktop.records import (
    CHILD,
    HOME_EDUCATION,
    OFF_ROLL_NOTICE,
    ON_ROLL_NOTICE,
    PACE_INTERVIEW,
    PENALTY_NOTICE,
    TEN_DAY_NOTIFICATION,
)
from cme_desktop.records import WHEREABOUTS_ENQUIRY as ENQUIRY
from cme_desktop.records.base import Record, RecordType

Consequence = tuple[RecordType[Any], Any, str]


def consequences(work: UnitOfWork, record_type: RecordType[Any], saved: Record) -> Iterator[Consequence]:
    """The other records that change with this one: each with its type, its new state and the reason."""
    follow = {
        ON_ROLL_NOTICE.key: _after_on_roll,
        OFF_ROLL_NOTICE.key: _after_off_roll,
        ENQUIRY.key: _after_enquiry,
        PENALTY_NOTICE.key: _after_penalty_notice,
        HOME_EDUCATION.key: _after_home_education,
    }.get(record_type.key)
    if follow is not None and saved.child is not None:
        yield from follow(work, saved)


def _after_on_roll(work: UnitOfWork, notice: Any) -> Iterator[Consequence]:
    """An entry in a register answers the off-roll question, ends home education and finds the child."""
    if notice.entered_on is None or notice.status == "closed":
        return
    why = f"answered by on-roll notice {notice.reference}"
    changed = False
    for off_roll in _open_about(work, OFF_ROLL_NOTICE, notice.child):
        if off_roll.status in _ASKED and _answers(notice, off_roll):
            _match(off_roll, notice)
            notice.off_roll, changed = off_roll.id, True
            yield OFF_ROLL_NOTICE, off_roll, why
    for spell in _open_about(work, HOME_EDUCATION, notice.child):
        if spell.ended_on is None and _not_after(spell.started_on, notice.entered_on):
            spell.status, spell.ended_on, spell.end_reason = "returned", notice.entered_on, "returned"
            spell.end_school = notice.school
            notice.home_education, changed = spell.id, True
            yield HOME_EDUCATION, spell, why
    for enquiry in _open_about(work, ENQUIRY, notice.child):
        if enquiry.status != "located" and _not_after(enquiry.received_on, notice.received_on):
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
    if notice.deleted_on is None or notice.status not in ("accepted", "matched", "unmatched"):
        return
    yield from _answer_at_once(work, notice)
    child = work.get(CHILD, notice.child)
    if child.school == notice.school and notice.status != "matched":
        child.school = None
        yield CHILD, child, f"off roll by notice {notice.reference}"


def _answer_at_once(work: UnitOfWork, notice: Any) -> Iterator[Consequence]:
    """The answer may have come before the question: an entry elsewhere, or home education begun."""
    if notice.status not in _ASKED or notice.answered_on is not None:
        return
    for entry in _all_about(work, ON_ROLL_NOTICE, notice.child):
        if entry.off_roll is None and _answers(entry, notice):
            _match(notice, entry)
            entry.off_roll = notice.id
            yield ON_ROLL_NOTICE, entry, f"answers off-roll notice {notice.reference}"
            yield OFF_ROLL_NOTICE, notice, f"answered by on-roll notice {entry.reference}"
            return
    for spell in _open_about(work, HOME_EDUCATION, notice.child):
        if _taken_up(spell.started_on, notice):
            yield _closed(notice, "home_education", spell.started_on, f"answered by spell {spell.reference}")
            return


def _after_home_education(work: UnitOfWork, spell: Any) -> Iterator[Consequence]:
    """Home education answers where a child went who was taken off roll."""
    for off_roll in _open_about(work, OFF_ROLL_NOTICE, spell.child):
        unanswered = off_roll.status in _ASKED and off_roll.answered_on is None
        if unanswered and _taken_up(spell.started_on, off_roll):
            yield _closed(
                off_roll, "home_education", spell.started_on, f"answered by spell {spell.reference}"
            )


_ASKED = ("accepted", "unmatched")
"""The statuses in which it is still asked where the child went."""
_OVERLAP = timedelta(days=30)
"""A name may be entered elsewhere so long before it is deleted."""


def _taken_up(day: Any, off_roll: Any) -> bool:
    """Whether something begun on a day can be what became of a child taken off roll."""
    return day is not None and _not_after(off_roll.deleted_on and off_roll.deleted_on - _OVERLAP, day)


def _answers(on_roll: Any, off_roll: Any) -> bool:
    elsewhere = on_roll.school is None or on_roll.school != off_roll.school
    again = on_roll.entered_on is not None and _not_after(off_roll.deleted_on, on_roll.entered_on)
    return _taken_up(on_roll.entered_on, off_roll) and (elsewhere or again)


def _match(off_roll: Any, on_roll: Any) -> None:
    off_roll.status, off_roll.on_roll, off_roll.answered_on = "matched", on_roll.id, on_roll.entered_on


def _closed(off_roll: Any, reason: str, on: Any, why: str) -> Consequence:
    off_roll.status, off_roll.closing_reason = "closed", reason
    off_roll.answered_on = on
    off_roll.closed_on = max(filter(None, (on, off_roll.received_on)), default=None)
    return OFF_ROLL_NOTICE, off_roll, why


def _after_enquiry(work: UnitOfWork, enquiry: Any) -> Iterator[Consequence]:
    """The notice or the spell that an enquiry was opened from names the enquiry."""
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
                if other_type is OFF_ROLL_NOTICE and source.answered_on is None:
                    _closed(source, "enquiry_opened", enquiry.received_on, "")
                yield other_type, source, f"enquiry {enquiry.reference} opened"


def _after_penalty_notice(work: UnitOfWork, notice: Any) -> Iterator[Consequence]:
    """The interview that a notice was made from names the notice."""
    if notice.pace_interview is None:
        return
    interview = work.get(PACE_INTERVIEW, notice.pace_interview)
    if interview.follow_on is None:
        interview.follow_on = notice.id
        yield PACE_INTERVIEW, interview, f"penalty notice {notice.reference} made"


def _all_about(work: UnitOfWork, record_type: RecordType[Any], child: int) -> Iterator[Any]:
    for entry in work.about("child", child, [record_type.key]):
        yield work.get(record_type, entry.id)


def _open_about(work: UnitOfWork, record_type: RecordType[Any], child: int) -> Iterator[Any]:
    return (one for one in _all_about(work, record_type, child) if one.status in record_type.life.open)


def _not_after(day: Any, other: Any) -> bool:
    return day is None or day <= other
