"""No child falls between two notices: of every question there is an answer that stands, or somebody's work.

Looks at the program alone. Of the model it takes only what an officer has settled by hand.
"""

from collections.abc import Iterator, Sequence, Set

from cme_desktop.ports import Reader
from cme_desktop.records.home_education import HOME_EDUCATION, HomeEducation
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE, OffRollNotice
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry

_IN_ERROR = "opened_in_error"
_NO_ENTRY = ("never_came", "entered_in_error")


def lost(reader: Reader, by_hand: Set[str]) -> Iterator[str]:
    """A sentence for each child whom nobody asks after any longer, though nothing tells where it is."""
    entries = {entry.id: entry for entry in reader.records(ON_ROLL_NOTICE)}
    spells = list(reader.records(HOME_EDUCATION))
    searches = {search.id: search for search in reader.records(WHEREABOUTS_ENQUIRY)}
    asked = {line.record for line in reader.due() if line.duty == "off_roll_question"}
    for off_roll in reader.records(OFF_ROLL_NOTICE):
        lives = off_roll.destination_kind != "died"
        settled = off_roll.id in asked or off_roll.reference in by_hand
        if lives and not settled and not _answer_stands(off_roll, entries, spells, searches):
            yield f"{off_roll.reference} is {off_roll.status}, and nothing that stands answers it."
    for entry in entries.values():
        if not _stands(entry) and entry.off_roll:
            yield f"{entry.reference} is none, and names what it has answered."
    at_school = {entry.child for entry in entries.values() if _stands(entry)}
    yield from _ended_by_nobody(list(searches.values()), ("located", "closed"), at_school, by_hand)
    yield from _ended_by_nobody(spells, ("returned", "ended"), at_school, by_hand)


def _ended_by_nobody(
    records: Sequence[WhereaboutsEnquiry | HomeEducation],
    ended: tuple[str, ...],
    at_school: Set[int | None],
    by_hand: Set[str],
) -> Iterator[str]:
    """A search or a spell is over by itself only while a school has the child; one that goes on is enough."""
    going_on = {record.child for record in records if record.status not in ended}
    for record in records:
        settled = record.status not in ended or record.reference in by_hand
        if not settled and record.child not in at_school | going_on:
            yield f"{record.reference} is {record.status}, and the child is at no school."


def _stands(entry: OnRollNotice) -> bool:
    void = entry.status == "closed" and entry.closing_reason in _NO_ENTRY
    return entry.entered_on is not None and not void


def _answer_stands(
    off_roll: OffRollNotice,
    entries: dict[int | None, OnRollNotice],
    spells: list[HomeEducation],
    searches: dict[int | None, WhereaboutsEnquiry],
) -> bool:
    if off_roll.status == "matched" or (off_roll.status == "received" and off_roll.on_roll):
        entry = entries.get(off_roll.on_roll)
        return entry is not None and _stands(entry) and entry.child == off_roll.child
    if off_roll.closing_reason == "home_education":
        return any(spell.child == off_roll.child and spell.end_reason != _IN_ERROR for spell in spells)
    search = searches.get(off_roll.enquiry)
    return search is not None and search.child == off_roll.child and search.close_reason != _IN_ERROR
