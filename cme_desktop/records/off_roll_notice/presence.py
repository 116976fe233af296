"""When a child was on which roll, as far as the notices on file tell."""

from collections.abc import Callable, Iterator
from datetime import date

from cme_desktop.description.record import R
from cme_desktop.issues import warn
from cme_desktop.ports import Reader
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.on_roll_notice.answering import NO_ENTRY
from cme_desktop.services.consequences import all_about
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import Ask
from cme_desktop.standing_records.child import Child
from cme_desktop.values.dates import show_day

_STILL_THERE = ("kept_on_roll", "entered_in_error")


def deletion_stands(notice: OffRollNotice) -> bool:
    """Whether there was one: the school has not kept the child, and it was no mistake."""
    return notice.closing_reason not in _STILL_THERE


def entries(facts: Facts[R]) -> Iterator[tuple[OnRollNotice, date]]:
    """The other on-roll notices that stand and have a day, with it, the newest first."""
    for entry in facts.others(ON_ROLL_NOTICE):
        if entry.entered_on is not None and entry.closing_reason not in NO_ENTRY:
            yield entry, entry.entered_on


def deletions(facts: Facts[R]) -> Iterator[tuple[OffRollNotice, date]]:
    """The other off-roll notices that stand and have a day, with it, the newest first."""
    for left in facts.others(OFF_ROLL_NOTICE):
        if left.deleted_on is not None and deletion_stands(left):
            yield left, left.deleted_on


def stays_there(facts: Facts[R], day: date) -> Iterator[tuple[OnRollNotice, date]]:
    """The entries made by a day, each with its own, whose school still has the child on its roll then."""
    for entry, entered in entries(facts):
        if entered <= day and not _left_by(facts, entry.school, entered, day):
            yield entry, entered


def _left_by(facts: Facts[R], school: int | None, entered: date, day: date) -> bool:
    """Whether a school has taken the child off its roll again, by a day."""
    return any(left.school == school and entered <= gone <= day for left, gone in deletions(facts))


def absent_before_the_entry(path: str, began: Callable[[R], date | None]) -> Ask[R]:
    """The question of an absence that a record tells of; its first day stands at the path."""

    def absent_before_the_entry(facts: Facts[R]) -> Iterator[Clash]:
        """Nobody is absent from a school before its first entry of the child.

        Of a record on file nothing is said: an entry that came later may be a return.
        """
        first, school = began(facts.record), facts.record.school
        own = [(entry, day) for entry, day in entries(facts) if entry.school == school]
        if first is None or not own or not facts.new:
            return
        entry, entered = min(own, key=lambda one: one[1])
        before = any(left.school == school and gone <= entered for left, gone in deletions(facts))
        if first < entered and not before:
            yield Clash(
                warn(
                    path,
                    f"{entry.reference} has the child on this school’s roll from {show_day(entered)} only, "
                    "after the absence began; check the two.",
                ),
                entry.id,
                ON_ROLL_NOTICE.key,
            )

    return absent_before_the_entry


def still_on_roll(reader: Reader, child: Child) -> bool:
    """Whether the child's school has told of no deletion since it last entered the child."""
    assert child.id is not None
    left = {
        notice.deleted_on or notice.received_on
        for notice in all_about(reader, OFF_ROLL_NOTICE, child.id)
        if notice.school == child.school and notice.closing_reason not in _STILL_THERE
    }
    entered = {
        notice.entered_on
        for notice in all_about(reader, ON_ROLL_NOTICE, child.id)
        if notice.school == child.school
    }
    last_left, last_entered = max(filter(None, left), default=None), max(filter(None, entered), default=None)
    return last_left is None or (last_entered is not None and last_left < last_entered)
