"""What a school's entry of the child means for the question where it went."""

from collections.abc import Iterator

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.question import (
    answers,
    asked_again,
    is_asked,
    is_its_own,
    left_since,
    match,
)
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.records.on_roll_notice.answering import Entered, entry_stands, holds
from cme_desktop.services.consequences import Consequence, all_about, changed


def _let_go(work: UnitOfWork, entry: OnRollNotice) -> Iterator[Consequence] | None:
    answered = (work.get(OFF_ROLL_NOTICE, id) for id in work.by_value(OFF_ROLL_NOTICE, "on_roll", entry.id))
    lost = [one for one in answered if not holds(entry, one) or is_its_own(entry, one)]
    tells_of_an_entry = entry_stands(entry) and entry.entered_on is not None
    names_for_nothing = entry.off_roll is not None and not tells_of_an_entry  # the notice was put back
    if not lost and not names_for_nothing:
        return None
    entry.off_roll = None
    entry.status = "accepted" if entry.status == "matched" else entry.status
    return _asked_again(work, lost, f"on-roll notice {entry.reference}")


def _asked_again(work: UnitOfWork, lost: list[OffRollNotice], by: str) -> Iterator[Consequence]:
    for off_roll in lost:
        off_roll.on_roll = None
        yield from asked_again(work, off_roll, by)


def _answered(work: UnitOfWork, entry: OnRollNotice) -> Iterator[Consequence]:
    if entry.child is None:
        return
    for off_roll in all_about(work, OFF_ROLL_NOTICE, entry.child):
        if is_asked(work, off_roll) and answers(work, entry, off_roll):
            match(off_roll, entry)
            yield changed(OFF_ROLL_NOTICE, off_roll, f"answered by on-roll notice {entry.reference}")


ENTERED = Entered(_let_go, _answered, left_since)
