"""Saving a record: checked, stored with its deadlines, and its consequences for other records drawn."""

from collections.abc import Collection
from contextlib import nullcontext
from datetime import date
from typing import Any

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.rests import end_rest
from cme_desktop.drafts import Draft
from cme_desktop.errors import Refused
from cme_desktop.fields import known
from cme_desktop.issues import Issue, Severity
from cme_desktop.ports import UnitOfWork
from cme_desktop.services.at_odds import ask_after, tells
from cme_desktop.services.clashes import clashes
from cme_desktop.services.consequences import consequences, has_consequences
from cme_desktop.services.contradictions import contradictions
from cme_desktop.services.contradictions.facts import Clash
from cme_desktop.services.duties_on_file import duties_on_file
from cme_desktop.services.reckoning import asking_to_reckon, reckon_about
from cme_desktop.services.resemblance import ask_manager
from cme_desktop.standing_records.child import CHILD, Child
from cme_desktop.statutory.clocks import Deadline


def save_draft(work: UnitOfWork, draft: Draft[R], answered: Collection[Issue] = (), action: str = "") -> R:
    """Store what was typed; where it is of the law, ask for other records to be reckoned anew by it.

    `answered` are the questions that the officer has read and saved again after. Raises Refused with every
    issue that stands in the way or is still to be answered, Stale when another officer was faster.
    """
    record = draft.record()
    work.claim(draft.type, record)
    found = [*clashes(work, draft.type, record), *against(work, draft.type, record, draft.reading.today)]
    taken = [clash.issue for clash in found if clash.issue.severity is Severity.REFUSE]
    asked = [clash.issue for clash in found if clash.ask and clash.issue not in answered]
    if refusals := [*draft.refusals(), *taken, *asked]:
        raise Refused(refusals)
    with asking_to_reckon(work) if draft.type.governs else nullcontext():
        return save_record(work, draft.type, record, action)


def against(
    work: UnitOfWork, record_type: RecordType[R], record: R, today: date | None = None
) -> list[Clash]:
    """What on file the record contradicts; of what is on file of a restricted child nothing is said.

    `today` is the day on which it is typed; None where it only comes back as it was.
    """
    if record.child is None:
        return contradictions(work, record_type, record, None, today)
    if work.accounts(record.child):
        return []
    return contradictions(work, record_type, record, work.get(CHILD, record.child), today)


def save_record(work: UnitOfWork, record_type: RecordType[R], record: R, action: str = "") -> R:
    """Store a record that is known to be right, then what follows in others from what it says anew."""
    work.claim(record_type, record)
    before = record.version
    saved = store(work, record_type, record, action)
    if saved.version != before:
        draw_consequences(work, record_type, saved, before or 0)
        ask_after(work, record_type, saved, before or 0)
    return saved


def follows(record_type: RecordType[Any]) -> bool:
    """Whether anything can follow from a saved record of this type, be it a question."""
    return record_type is CHILD or has_consequences(record_type) or tells(record_type)


def draw_consequences(work: UnitOfWork, record_type: RecordType[R], saved: R, since: int) -> None:
    """What follows from what a record says anew since a version: in others, and for a manager to say."""
    if isinstance(saved, Child):
        ask_manager(work, saved)
    for one in consequences(work, record_type, saved, since):
        store(work, one.type, one.record, one.why)


def store(work: UnitOfWork, record_type: RecordType[R], record: R, action: str = "") -> R:
    """Store one record with its deadlines, and after a corrected birth those of others that go by it."""
    corrected = isinstance(record, Child) and _born_otherwise(work, record)
    saved = work.save(record_type, record, due_of(work, record_type, record), action)
    if corrected:
        reckon_about(work, saved)
    return saved


def due_of(work: UnitOfWork, record_type: RecordType[R], record: R) -> list[Deadline]:
    """The deadlines of a record that is about to be stored, which says from now on who lets it rest."""
    if not record_type.worked:
        return []
    law = work.law()
    end_rest(record_type, record, law)
    work.sign_rest(record)
    return duties_on_file(work, record_type, record, law)


def _born_otherwise(work: UnitOfWork, child: Child) -> bool:
    """Whether a child on file has another birth there."""
    return child.id is not None and work.birth_of(child.id) != known(child.birth)
