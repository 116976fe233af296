"""What follows from an off-roll notice, and for it from home education and from a search."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.question import (
    ASKED,
    NOT_ACCEPTED,
    SEARCHED,
    answered_at_once,
    answered_by_spell,
    asked_again,
    is_unanswered,
    looks_for,
    searched_by,
    taught_at_home,
)
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.on_roll_notice.answering import entry_stands
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.services.consequences import (
    Consequence,
    Save,
    after,
    all_about,
    changed,
    open_about,
)
from cme_desktop.standing_records.child import CHILD

_IN_ERROR = "opened_in_error"


def after_deletion(work: UnitOfWork, save: Save[OffRollNotice]) -> Iterator[Consequence]:
    """An accepted deletion takes the child off that school's roll, also where it is answered at once."""
    notice = save.record
    if save.before.get("child") is not None and not _answer_stands(work, notice):
        notice.on_roll = notice.enquiry = None
        yield from asked_again(work, notice, "what is on file of another child")
    accepted = notice.status in ASKED
    leaves_now = save.says_anew("child", "school", "deleted_on", "status")
    if accepted and notice.on_roll is not None and save.before.get("status") in NOT_ACCEPTED:
        notice.status = "matched"
        yield changed(OFF_ROLL_NOTICE, notice, "accepted, and answered before")
    yield from answered_at_once(work, notice)
    if notice.deleted_on is None or not accepted or notice.child is None:
        return
    child = work.get(CHILD, notice.child)
    back = notice.status == "matched" or _entered_since(work, notice, notice.deleted_on)
    if leaves_now and child.school == notice.school and not back:
        child.school = None
        yield changed(CHILD, child, f"off roll by notice {notice.reference}")


def _answer_stands(work: UnitOfWork, notice: OffRollNotice) -> bool:
    """Whether what answers a notice, where that is on file, is about its child."""
    if notice.status == "matched" or (notice.status in NOT_ACCEPTED and notice.on_roll is not None):
        return notice.on_roll is not None and work.get(ON_ROLL_NOTICE, notice.on_roll).child == notice.child
    if notice.status != "closed" or notice.child is None:
        return True
    if notice.closing_reason == SEARCHED:
        search = notice.enquiry
        return search is not None and work.get(WHEREABOUTS_ENQUIRY, search).child == notice.child
    return notice.closing_reason != "home_education" or _at_home(work, notice, notice.child)


def _entered_since(work: UnitOfWork, notice: OffRollNotice, day: date) -> bool:
    """Whether the school has entered the child again: what came late to the desk takes nobody off."""
    assert notice.child is not None
    entries = filter(entry_stands, all_about(work, ON_ROLL_NOTICE, notice.child))
    days = (entry.entered_on for entry in entries if entry.school == notice.school)
    return any(entered is not None and day <= entered for entered in days)


def after_home_education(work: UnitOfWork, save: Save[HomeEducation]) -> Iterator[Consequence]:
    """Home education answers where a child went; a spell opened in error answers nothing."""
    spell = save.record
    stands = spell.end_reason != _IN_ERROR
    yield from _spell_taken_back(work, spell, save.before.get("child"))
    if not stands or spell.child is None:
        return
    for off_roll in open_about(work, OFF_ROLL_NOTICE, spell.child):
        if is_unanswered(off_roll) and taught_at_home(spell, off_roll):
            yield from answered_by_spell(off_roll, spell)


def _spell_taken_back(
    work: UnitOfWork, spell: HomeEducation, moved_from: str | None
) -> Iterator[Consequence]:
    """Opened in error, or about another child after all, a spell answers none of the notices it has closed.

    They do not name it: those of its child that no other spell answers are meant.
    """
    children = [int(moved_from)] if moved_from is not None else []
    if spell.end_reason == _IN_ERROR and spell.child is not None:
        children.append(spell.child)
    for child in children:
        for off_roll in all_about(work, OFF_ROLL_NOTICE, child):
            closed = off_roll.status == "closed" and off_roll.closing_reason == "home_education"
            if closed and not _at_home(work, off_roll, child):
                yield from asked_again(work, off_roll, f"spell {spell.reference}")


def _at_home(work: UnitOfWork, off_roll: OffRollNotice, child: int) -> bool:
    spells = all_about(work, HOME_EDUCATION, child)
    return any(one.end_reason != _IN_ERROR and taught_at_home(one, off_roll) for one in spells)


def after_enquiry(work: UnitOfWork, save: Save[WhereaboutsEnquiry]) -> Iterator[Consequence]:
    """Whoever searches for the child asks the question from now on; one opened in error does not."""
    enquiry = save.record
    yield from _enquiry_taken_back(work, enquiry)
    if enquiry.status in WHEREABOUTS_ENQUIRY.life.open and enquiry.child is not None:
        for off_roll in open_about(work, OFF_ROLL_NOTICE, enquiry.child):
            if is_unanswered(off_roll) and looks_for(enquiry, off_roll):
                yield from searched_by(off_roll, enquiry)


def _enquiry_taken_back(work: UnitOfWork, enquiry: WhereaboutsEnquiry) -> Iterator[Consequence]:
    """One opened in error, or about another child after all, lets go of every notice that it took over.

    What an entry has answered meanwhile stays answered.
    """
    in_error = enquiry.close_reason == _IN_ERROR
    if in_error and enquiry.off_roll is not None:
        named = work.get(OFF_ROLL_NOTICE, enquiry.off_roll)
        enquiry.off_roll = None
        yield changed(WHEREABOUTS_ENQUIRY, enquiry, f"lets go of off-roll notice {named.reference}")
    for id in work.by_value(OFF_ROLL_NOTICE, "enquiry", enquiry.id):
        off_roll = work.get(OFF_ROLL_NOTICE, id)
        if in_error or off_roll.child != enquiry.child:
            off_roll.enquiry = None
            if off_roll.closing_reason == SEARCHED:
                yield from asked_again(work, off_roll, f"enquiry {enquiry.reference}")
            else:
                yield changed(
                    OFF_ROLL_NOTICE, off_roll, f"enquiry {enquiry.reference} searches for its child no longer"
                )


FOLLOWS = (
    after(OFF_ROLL_NOTICE, after_deletion),
    after(HOME_EDUCATION, after_home_education),
    after(WHEREABOUTS_ENQUIRY, after_enquiry),
)
