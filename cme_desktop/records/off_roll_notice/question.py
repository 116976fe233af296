"""Where a child went who was taken off roll: what answers that question, and what takes an answer back.

An entry elsewhere, home education or an enquiry answers it, whichever of the two came first. An entry does so
too while nobody has accepted the deletion yet: its ground is still looked at. Where one of them turns out to
be none – the child never came, it was filed in error, it is about another child – it is asked again.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.home_education.spells import is_flexi_schooling
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.presence import deletion_stands
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.on_roll_notice.answering import entry_stands, not_after
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.services.consequences import Consequence, all_about, changed, open_about

ASKED = ("accepted", "unmatched")
"""The statuses of a deletion that is accepted, in which it is still asked where the child went."""
NOT_ACCEPTED = ("received", "queried")
"""Those in which that is asked as well, and its ground is still looked at."""
_OVERLAP = timedelta(days=30)
"""A name may be entered elsewhere so long before it is deleted."""
SEARCHED = "enquiry_opened"
"""Why a notice is closed whose question a search has taken over."""


def answers(work: UnitOfWork, entry: OnRollNotice, off_roll: OffRollNotice) -> bool:
    """Whether an on-roll notice can be what became of a child taken off roll."""
    elsewhere = entry.school is None or entry.school != off_roll.school
    again = entry.entered_on is not None and not_after(off_roll.asked_from, entry.entered_on)
    told = entry_stands(entry) and taken_up(entry.entered_on, off_roll) and (elsewhere or again)
    return told and not _moved_on(work, entry, off_roll)


def _moved_on(work: UnitOfWork, entry: OnRollNotice, off_roll: OffRollNotice) -> bool:
    """Whether a child had gone on from an entry, to the school that it was taken off after, or anywhere."""
    assert entry.child is not None
    day, left = entry.entered_on, off_roll.asked_from or date.max
    assert day is not None
    others = filter(entry_stands, all_about(work, ON_ROLL_NOTICE, entry.child))
    entered = (one.entered_on for one in others if one.school == off_roll.school)
    came = any(other is not None and day < other <= left for other in entered)
    return came or left_since(work, entry, by=left)


def is_its_own(entry: OnRollNotice, off_roll: OffRollNotice) -> bool:
    """Whether an entry is the very one that a deletion ended: of the same school, on an earlier day."""
    entered, deleted = entry.entered_on, off_roll.deleted_on
    earlier = entered is not None and deleted is not None and entered < deleted
    return earlier and entry.school == off_roll.school


def left_since(work: UnitOfWork, entry: OnRollNotice, by: date = date.max) -> bool:
    """Whether the school that made an entry has taken the child off its roll again, by some day."""
    assert entry.child is not None
    assert entry.entered_on is not None
    left = (one for one in all_about(work, OFF_ROLL_NOTICE, entry.child) if one.school == entry.school)
    days = (one.deleted_on for one in left if deletion_stands(one) and one.status not in NOT_ACCEPTED)
    return any(day is not None and entry.entered_on < day <= by for day in days)


def taken_up(day: date | None, off_roll: OffRollNotice) -> bool:
    """Whether something begun on a day can be what became of a child taken off roll."""
    return day is not None and not_after(off_roll.asked_from and off_roll.asked_from - _OVERLAP, day)


def taught_at_home(spell: HomeEducation, off_roll: OffRollNotice) -> bool:
    """Whether home education can be what became of a child; not where it was over before the child left."""
    goes_on = spell.ended_on is None or not_after(off_roll.asked_from, spell.ended_on)
    at_home = goes_on and not is_flexi_schooling(spell)
    return at_home and taken_up(spell.started_on, off_roll)


def looks_for(enquiry: WhereaboutsEnquiry, off_roll: OffRollNotice) -> bool:
    """Whether a search is for a child who was taken off roll; one that found the child before is not."""
    found = enquiry.located_on
    return enquiry.status != "located" or (found is not None and not_after(off_roll.asked_from, found))


def is_asked(work: UnitOfWork, off_roll: OffRollNotice) -> bool:
    """Whether it is asked where the child went, by the notice itself or by the search that took it over."""
    if off_roll.closing_reason == SEARCHED and off_roll.enquiry is not None:
        return work.get(WHEREABOUTS_ENQUIRY, off_roll.enquiry).status in WHEREABOUTS_ENQUIRY.life.open
    return off_roll.status in ASKED or _awaits_both(off_roll)


def _awaits_both(off_roll: OffRollNotice) -> bool:
    """Whether neither its ground has been looked at nor the question answered."""
    return off_roll.status in NOT_ACCEPTED and off_roll.answered_on is None


def is_unanswered(off_roll: OffRollNotice) -> bool:
    """Whether an accepted notice itself still asks, and nothing is known."""
    return off_roll.status in ASKED and off_roll.answered_on is None


def match(off_roll: OffRollNotice, entry: OnRollNotice) -> None:
    """The question is answered by an on-roll notice, and the two know of each other.

    What a search took over was in hand before; what nobody has accepted is not finished by it.
    """
    off_roll.on_roll = entry.id
    if off_roll.status not in NOT_ACCEPTED:
        off_roll.status = "matched"
    if off_roll.closing_reason != SEARCHED:
        off_roll.answered_on = entry.entered_on
    off_roll.closing_reason = off_roll.closed_on = None
    entry.off_roll = off_roll.id
    if entry.status in ("received", "accepted"):
        entry.status = "matched"


def answered_at_once(work: UnitOfWork, off_roll: OffRollNotice) -> Iterator[Consequence]:
    """The answer may have come before the question: an entry elsewhere, or home education begun."""
    if off_roll.child is None or not (is_unanswered(off_roll) or _awaits_both(off_roll)):
        return
    for entry in all_about(work, ON_ROLL_NOTICE, off_roll.child):
        if entry.off_roll is None and answers(work, entry, off_roll):
            match(off_roll, entry)
            yield changed(ON_ROLL_NOTICE, entry, f"answers off-roll notice {off_roll.reference}")
            yield changed(OFF_ROLL_NOTICE, off_roll, f"answered by on-roll notice {entry.reference}")
            return
    if not is_unanswered(off_roll):
        return
    for spell in open_about(work, HOME_EDUCATION, off_roll.child):
        if taught_at_home(spell, off_roll):
            yield from answered_by_spell(off_roll, spell)
            return
    for enquiry in open_about(work, WHEREABOUTS_ENQUIRY, off_roll.child):
        if looks_for(enquiry, off_roll):
            yield from searched_by(off_roll, enquiry)
            return


def asked_again(work: UnitOfWork, off_roll: OffRollNotice, by: str) -> Iterator[Consequence]:
    """Even a closed notice, since a child may be missing; something else on file may answer it at once."""
    if off_roll.status not in NOT_ACCEPTED:
        off_roll.status = "accepted"
    off_roll.answered_on = off_roll.closing_reason = off_roll.closed_on = None
    yield changed(OFF_ROLL_NOTICE, off_roll, f"{by} answers it no longer")
    yield from answered_at_once(work, off_roll)


def answered_by_spell(off_roll: OffRollNotice, spell: HomeEducation) -> Iterator[Consequence]:
    """The child is educated at home."""
    why = f"answered by spell {spell.reference}"
    yield _closed(off_roll, "home_education", spell.started_on, why)
    if spell.off_roll is None:
        spell.off_roll = off_roll.id
        yield changed(HOME_EDUCATION, spell, f"answers off-roll notice {off_roll.reference}")


def searched_by(off_roll: OffRollNotice, enquiry: WhereaboutsEnquiry) -> Iterator[Consequence]:
    """Whoever searches for the child asks the question from now on."""
    off_roll.enquiry = enquiry.id
    yield _closed(off_roll, SEARCHED, enquiry.received_on, f"enquiry {enquiry.reference} opened")
    if enquiry.off_roll is None:
        enquiry.off_roll = off_roll.id
        said = f"searches for the child of off-roll notice {off_roll.reference}"
        yield changed(WHEREABOUTS_ENQUIRY, enquiry, said)


def _closed(off_roll: OffRollNotice, reason: str, on: date | None, why: str) -> Consequence:
    """The question is answered by something else that began on a day."""
    off_roll.status, off_roll.closing_reason = "closed", reason
    off_roll.answered_on = on
    off_roll.closed_on = max(filter(None, (on, off_roll.received_on)), default=None)
    return changed(OFF_ROLL_NOTICE, off_roll, why)
