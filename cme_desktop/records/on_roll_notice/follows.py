"""What follows from an entry in a register: the child is at a school, and is neither at home nor missing.

An entry that came to nothing, or is about another child, ends nothing: what it had ended goes on.
"""

from collections.abc import Iterator
from datetime import date

from cme_desktop.description.record import Record
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.on_roll_notice.answering import ENTERED, Entered, entry_stands, holds, not_after
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.registry import REGISTRY
from cme_desktop.services.consequences import (
    Consequence,
    Save,
    after,
    all_about,
    changed,
    open_about,
)
from cme_desktop.standing_records.child import CHILD, Child


def _asking() -> Iterator[Entered]:
    """The types whose records ask where a child went."""
    return filter(None, map(ENTERED.of_type, REGISTRY))


def after_entry(work: UnitOfWork, save: Save[OnRollNotice]) -> Iterator[Consequence]:
    """It answers the off-roll question, ends home education and finds the child."""
    entry = save.record
    yield from _taken_back(work, save)
    yield from _put_right(work, save)
    if entry.child is None or entry.entered_on is None or entry.status == "closed" or not _is_news(save):
        return
    why = f"answered by on-roll notice {entry.reference}"
    found = False
    for asking in _asking():
        for consequence in asking.answered(work, entry):
            found = True
            yield consequence
    for spell in open_about(work, HOME_EDUCATION, entry.child):
        if spell.ended_on is None and not_after(spell.started_on, entry.entered_on):
            yield from _others_let_go(work, entry, "home_education", spell)
            _end(spell, entry, entry.entered_on)
            entry.home_education, found = spell.id, True
            yield changed(HOME_EDUCATION, spell, why)
    left_since = any(asking.left_since(work, entry) for asking in _asking())
    for enquiry in open_about(work, WHEREABOUTS_ENQUIRY, entry.child):
        if _looks_for(enquiry, entry) and not left_since:
            yield from _others_let_go(work, entry, "enquiry", enquiry)
            _find(enquiry, entry)
            entry.enquiry, found = enquiry.id, True
            yield changed(WHEREABOUTS_ENQUIRY, enquiry, why)
    if found:
        if entry.off_roll is not None and entry.status in ("received", "accepted"):
            entry.status = "matched"
        yield changed(ON_ROLL_NOTICE, entry, "linked with what it answers")
    yield from _moved(work, save, left_since)


def _moved(work: UnitOfWork, save: Save[OnRollNotice], left_since: bool) -> Iterator[Consequence]:
    """The child is on that roll from now on, unless it went on since by what is on file."""
    entry = save.record
    assert entry.child is not None
    assert entry.entered_on is not None
    child = work.get(CHILD, entry.child)
    enters_now = save.says_anew("child", "school", "entered_on", "status")
    over = left_since or _entered_since(work, entry, entry.entered_on)
    if enters_now and child.school != entry.school and not over:
        child.school = entry.school
        yield changed(CHILD, child, f"on roll by notice {entry.reference}")
    elif left_since and child.school == _school_before(save) and _is_put_right(save):
        child.school = None
        yield changed(CHILD, child, f"left again, by what on-roll notice {entry.reference} tells now")


def _is_put_right(save: Save[OnRollNotice]) -> bool:
    """Whether an entry told of another school or day until this save."""
    return any(save.before.get(path) is not None for path in ("school", "entered_on"))


def _is_news(save: Save[OnRollNotice]) -> bool:
    """Whether an entry is new, put right, or opened again; else what was opened again since goes on."""
    put_right = save.says_anew("child", "school", "received_on", "entered_on")
    return put_right or save.before.get("status") == "closed"


def _entered_since(work: UnitOfWork, entry: OnRollNotice, day: date) -> bool:
    """Whether another entry of the child is later: what came late to the desk moves nobody back."""
    assert entry.child is not None
    entries = filter(entry_stands, all_about(work, ON_ROLL_NOTICE, entry.child))
    return any(not not_after(other.entered_on, day) for other in entries)


def _others_let_go(work: UnitOfWork, entry: OnRollNotice, link: str, ended: Record) -> Iterator[Consequence]:
    """What was opened again since is ended by this entry alone, whatever becomes of the others."""
    for id in work.by_value(ON_ROLL_NOTICE, link, ended.id):
        if id != entry.id:
            other = work.get(ON_ROLL_NOTICE, id)
            setattr(other, link, None)
            said = f"{ended.reference} is ended by on-roll notice {entry.reference}"
            yield changed(ON_ROLL_NOTICE, other, said)


def _end(spell: HomeEducation, entry: OnRollNotice, day: date) -> None:
    spell.status, spell.ended_on, spell.end_reason = "returned", day, "returned"
    spell.end_school = entry.school


def _looks_for(enquiry: WhereaboutsEnquiry, entry: OnRollNotice) -> bool:
    """Whether a search had begun by the day on which the notice came."""
    told = entry.received_on
    return enquiry.status != "located" and (
        enquiry.received_on is None or (told is not None and enquiry.received_on <= told)
    )


def _find(enquiry: WhereaboutsEnquiry, entry: OnRollNotice) -> None:
    enquiry.status, enquiry.located_on = "located", entry.entered_on
    enquiry.found_where, enquiry.found_how = "school_in_area", "other"
    enquiry.found_school = entry.school


def _put_right(work: UnitOfWork, save: Save[OnRollNotice]) -> Iterator[Consequence]:
    """Where the entry wrote its school, another school in its place is written as well.

    By the school it is known later that a child was found by this entry, should it come to nothing.
    """
    entry, before = save.record, _school_before(save)
    if before == entry.school:
        return
    why = f"school put right by on-roll notice {entry.reference}"
    if entry.enquiry is not None:
        enquiry = work.get(WHEREABOUTS_ENQUIRY, entry.enquiry)
        if enquiry.found_school == before:
            enquiry.found_school = entry.school
            yield changed(WHEREABOUTS_ENQUIRY, enquiry, why)
    if entry.home_education is not None:
        spell = work.get(HOME_EDUCATION, entry.home_education)
        if spell.end_school == before:
            spell.end_school = entry.school
            yield changed(HOME_EDUCATION, spell, why)


def _school_before(save: Save[OnRollNotice]) -> int | None:
    """The school that an entry named until this save, and so wrote where it ended anything."""
    before = save.before.get("school")
    return save.record.school if before is None else int(before)


def _taken_back(work: UnitOfWork, save: Save[OnRollNotice]) -> Iterator[Consequence]:
    """An entry that came to nothing, or is about another child, answers and ends nothing any longer."""
    entry = save.record
    why = f"on-roll notice {entry.reference}"
    asked_again = [again for asking in _asking() if (again := asking.let_go(work, entry)) is not None]
    goes_on = [*_search_goes_on(work, save, why), *_home_education_goes_on(work, save, why)]
    if asked_again or goes_on:
        yield changed(ON_ROLL_NOTICE, entry, "answers nothing any longer")
    yield from goes_on
    for again in asked_again:
        yield from again
    yield from _off_that_roll(work, save, f"never came: {why}")


def _off_that_roll(work: UnitOfWork, save: Save[OnRollNotice], why: str) -> Iterator[Consequence]:
    """A child who, as is now said, never came is not on that roll, unless entered there again since."""
    entry = save.record
    never_came = (entry.status, entry.closing_reason) == ("closed", "never_came")
    said_now = save.says_anew("child", "school", "status", "closing_reason")
    if entry.child is None or not never_came or not said_now:
        return
    child = work.get(CHILD, entry.child)
    is_there = child.school in (entry.school, _school_before(save))
    if is_there and not _came_after_all(work, entry, child):
        child.school = None
        yield changed(CHILD, child, why)


def _came_after_all(work: UnitOfWork, entry: OnRollNotice, child: Child) -> bool:
    """Whether the child's school has entered it on that day or later, and the child came."""
    assert child.id is not None
    others = filter(entry_stands, all_about(work, ON_ROLL_NOTICE, child.id))
    days = (other.entered_on for other in others if other.school == child.school)
    return any(day is not None and not_after(entry.entered_on, day) for day in days)


def _search_goes_on(work: UnitOfWork, save: Save[OnRollNotice], why: str) -> Iterator[Consequence]:
    entry, id = save.record, save.named_until_now("enquiry")
    if id is None:
        return
    enquiry = work.get(WHEREABOUTS_ENQUIRY, id)
    if enquiry.found_school == _school_before(save) and not holds(entry, enquiry):
        entry.enquiry = None
        enquiry.status = "checks_running"
        enquiry.located_on = enquiry.found_where = enquiry.found_how = enquiry.found_school = None
        enquiry.closed_on = enquiry.close_reason = enquiry.education_at_close = None
        yield changed(WHEREABOUTS_ENQUIRY, enquiry, f"no longer ended by {why}")


def _home_education_goes_on(work: UnitOfWork, save: Save[OnRollNotice], why: str) -> Iterator[Consequence]:
    entry, id = save.record, save.named_until_now("home_education")
    if id is None:
        return
    spell = work.get(HOME_EDUCATION, id)
    if spell.status == "returned" and not holds(entry, spell):
        entry.home_education = None
        judged = spell.judgement in HOME_EDUCATION.life.open
        spell.status = spell.judgement if judged and spell.judgement is not None else "enquiries"
        spell.ended_on = spell.end_reason = spell.end_school = None
        yield changed(HOME_EDUCATION, spell, f"no longer ended by {why}")


FOLLOWS = (after(ON_ROLL_NOTICE, after_entry),)
