"""Where a child went who was taken off roll: what answers that question, and what takes an answer back.

An entry elsewhere, home education or an enquiry answers it, whichever of the two came first. Where one of
them turns out to be none – the child never came, it was filed in error, it is about another child – the
question is asked again, and whatever else the entry had ended goes on.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY as ENQUIRY
from cme_desktop.standing_records.child import CHILD

Consequence = tuple[RecordType[Any], Any, str]

ASKED = ("accepted", "unmatched")
"""The statuses in which it is still asked where the child went."""
_OVERLAP = timedelta(days=30)
"""A name may be entered elsewhere so long before it is deleted."""
_NO_ENTRY = ("never_came", "entered_in_error")
_IN_ERROR = "opened_in_error"
_SEARCHED = "enquiry_opened"


def answers(entry: Any, off_roll: Any) -> bool:
    """Whether an on-roll notice can be what became of a child taken off roll."""
    elsewhere = entry.school is None or entry.school != off_roll.school
    again = entry.entered_on is not None and not_after(off_roll.asked_from, entry.entered_on)
    return _entry_stands(entry) and _taken_up(entry.entered_on, off_roll) and (elsewhere or again)


def is_asked(work: UnitOfWork, off_roll: Any) -> bool:
    """Whether it is asked where the child went, by the notice itself or by the search that took it over."""
    if off_roll.closing_reason == _SEARCHED and off_roll.enquiry is not None:
        return work.get(ENQUIRY, off_roll.enquiry).status in ENQUIRY.life.open
    return off_roll.status in ASKED


def match(off_roll: Any, entry: Any) -> None:
    """The question is answered by an on-roll notice; what a search took over was in hand before."""
    off_roll.status, off_roll.on_roll = "matched", entry.id
    if off_roll.closing_reason != _SEARCHED:
        off_roll.answered_on = entry.entered_on
    off_roll.closing_reason = off_roll.closed_on = None


def closed(off_roll: Any, reason: str, on: Any, why: str) -> Consequence:
    """The question is answered by something else that began on a day."""
    off_roll.status, off_roll.closing_reason = "closed", reason
    off_roll.answered_on = on
    off_roll.closed_on = max(filter(None, (on, off_roll.received_on)), default=None)
    return OFF_ROLL_NOTICE, off_roll, why


def answered_at_once(work: UnitOfWork, off_roll: Any) -> Iterator[Consequence]:
    """The answer may have come before the question: an entry elsewhere, or home education begun."""
    if off_roll.status not in ASKED or off_roll.answered_on is not None:
        return
    for entry in all_about(work, ON_ROLL_NOTICE, off_roll.child):
        if entry.off_roll is None and answers(entry, off_roll):
            match(off_roll, entry)
            entry.off_roll = off_roll.id
            yield ON_ROLL_NOTICE, entry, f"answers off-roll notice {off_roll.reference}"
            yield OFF_ROLL_NOTICE, off_roll, f"answered by on-roll notice {entry.reference}"
            return
    for spell in open_about(work, HOME_EDUCATION, off_roll.child):
        if _taken_up(spell.started_on, off_roll):
            yield from _answered_by_spell(off_roll, spell)
            return
    for enquiry in open_about(work, ENQUIRY, off_roll.child):
        yield from _searched_by(off_roll, enquiry)
        return


def after_home_education(work: UnitOfWork, spell: Any) -> Iterator[Consequence]:
    """Home education answers where a child went; a spell opened in error answers nothing."""
    stands = spell.end_reason != _IN_ERROR
    if spell.off_roll is not None:
        off_roll = work.get(OFF_ROLL_NOTICE, spell.off_roll)
        answered = off_roll.status == "closed" and off_roll.closing_reason == "home_education"
        if answered and not (stands and off_roll.child == spell.child):
            yield from _asked_again(work, off_roll, f"spell {spell.reference}")
    if not stands:
        return
    for off_roll in open_about(work, OFF_ROLL_NOTICE, spell.child):
        unanswered = off_roll.status in ASKED and off_roll.answered_on is None
        if unanswered and _taken_up(spell.started_on, off_roll):
            yield from _answered_by_spell(off_roll, spell)


def after_enquiry(work: UnitOfWork, enquiry: Any) -> Iterator[Consequence]:
    """Whoever searches for the child asks the question from now on; one opened in error does not."""
    yield from _enquiry_taken_back(work, enquiry)
    if enquiry.status in ENQUIRY.life.open:
        for off_roll in open_about(work, OFF_ROLL_NOTICE, enquiry.child):
            if off_roll.status in ASKED and off_roll.answered_on is None:
                yield from _searched_by(off_roll, enquiry)


def _enquiry_taken_back(work: UnitOfWork, enquiry: Any) -> Iterator[Consequence]:
    """An enquiry opened in error lets go of the notice, so that another can be opened from it."""
    if enquiry.close_reason != _IN_ERROR or enquiry.off_roll is None:
        return
    off_roll = work.get(OFF_ROLL_NOTICE, enquiry.off_roll)
    enquiry.off_roll = None
    yield ENQUIRY, enquiry, f"lets go of off-roll notice {off_roll.reference}"
    if off_roll.enquiry == enquiry.id:
        off_roll.enquiry = None
        yield from _asked_again(work, off_roll, f"enquiry {enquiry.reference}")


def entry_taken_back(work: UnitOfWork, entry: Any) -> Iterator[Consequence]:
    """An entry that came to nothing, or is about another child, answers and ends nothing any longer."""
    why = f"on-roll notice {entry.reference}"
    lost = [
        off_roll
        for id in work.by_value(OFF_ROLL_NOTICE, "on_roll", entry.id)
        if not _holds(entry, off_roll := work.get(OFF_ROLL_NOTICE, id))
    ]
    goes_on = [*_search_goes_on(work, entry), *_home_education_goes_on(work, entry)]
    if lost:
        entry.off_roll = None
        entry.status = "accepted" if entry.status == "matched" else entry.status
    if lost or goes_on:
        yield ON_ROLL_NOTICE, entry, "answers nothing any longer"
    for kind, record in goes_on:
        yield kind, record, f"no longer ended by {why}"
    for off_roll in lost:
        off_roll.on_roll = None
        yield from _asked_again(work, off_roll, why)
    if entry.status == "closed" and entry.closing_reason == "never_came":
        child = work.get(CHILD, entry.child)
        if child.school == entry.school:
            child.school = None
            yield CHILD, child, f"never came: {why}"


def _asked_again(work: UnitOfWork, off_roll: Any, by: str) -> Iterator[Consequence]:
    """Even a closed notice, since a child may be missing; something else on file may answer it at once."""
    off_roll.status = "accepted"
    off_roll.answered_on = off_roll.closing_reason = off_roll.closed_on = None
    yield OFF_ROLL_NOTICE, off_roll, f"{by} answers it no longer"
    yield from answered_at_once(work, off_roll)


def _answered_by_spell(off_roll: Any, spell: Any) -> Iterator[Consequence]:
    yield closed(off_roll, "home_education", spell.started_on, f"answered by spell {spell.reference}")
    if spell.off_roll is None:
        spell.off_roll = off_roll.id
        yield HOME_EDUCATION, spell, f"answers off-roll notice {off_roll.reference}"


def _searched_by(off_roll: Any, enquiry: Any) -> Iterator[Consequence]:
    off_roll.enquiry = enquiry.id
    yield closed(off_roll, _SEARCHED, enquiry.received_on, f"enquiry {enquiry.reference} opened")
    if enquiry.off_roll is None:
        enquiry.off_roll = off_roll.id
        yield ENQUIRY, enquiry, f"searches for the child of off-roll notice {off_roll.reference}"


def _search_goes_on(work: UnitOfWork, entry: Any) -> Iterator[tuple[RecordType[Any], Any]]:
    if entry.enquiry is None:
        return
    enquiry = work.get(ENQUIRY, entry.enquiry)
    if enquiry.found_school == entry.school and not _holds(entry, enquiry):
        entry.enquiry = None
        enquiry.status = "checks_running"
        enquiry.located_on = enquiry.found_where = enquiry.found_how = enquiry.found_school = None
        enquiry.closed_on = enquiry.close_reason = enquiry.education_at_close = None
        yield ENQUIRY, enquiry


def _home_education_goes_on(work: UnitOfWork, entry: Any) -> Iterator[tuple[RecordType[Any], Any]]:
    if entry.home_education is None:
        return
    spell = work.get(HOME_EDUCATION, entry.home_education)
    if spell.status == "returned" and not _holds(entry, spell):
        entry.home_education = None
        judged = spell.judgement in HOME_EDUCATION.life.open
        spell.status = spell.judgement if judged else "enquiries"
        spell.ended_on = spell.end_reason = spell.end_school = None
        yield HOME_EDUCATION, spell


def _holds(entry: Any, other: Any) -> bool:
    """Whether an entry still says something about what it answered or ended."""
    return _entry_stands(entry) and entry.entered_on is not None and other.child == entry.child


def _entry_stands(entry: Any) -> bool:
    return not (entry.status == "closed" and entry.closing_reason in _NO_ENTRY)


def _taken_up(day: Any, off_roll: Any) -> bool:
    """Whether something begun on a day can be what became of a child taken off roll."""
    return day is not None and not_after(off_roll.asked_from and off_roll.asked_from - _OVERLAP, day)


def all_about(work: UnitOfWork, record_type: RecordType[Any], child: int) -> Iterator[Any]:
    """Every record of a type about a child."""
    for entry in work.about("child", child, [record_type.key]):
        yield work.get(record_type, entry.id)


def open_about(work: UnitOfWork, record_type: RecordType[Any], child: int) -> Iterator[Any]:
    """Those that are still on somebody's desk."""
    return (one for one in all_about(work, record_type, child) if one.status in record_type.life.open)


def not_after(day: Any, other: Any) -> bool:
    """Whether a day, where there is one, is no later than another."""
    return day is None or day <= other
