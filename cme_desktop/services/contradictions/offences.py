"""Whether an absence that a parent answers for can have been one, and is answered for once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from cme_desktop.issues import warn
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.presence import deletions, entries
from cme_desktop.statutory.penalties import ABSENCE
from cme_desktop.values.dates import show_day

_NO_NOTICE = frozenset({"refused", "warning_letter", "withdrawn"})
"""Statuses of a penalty notice that has not gone out, or no longer stands."""


def gone_before_the_offence(facts: Facts) -> Iterator[Clash]:
    """No parent answers for an absence from a school that has taken the child off its roll."""
    record, span = facts.record, _offence(facts)
    if span is None or (facts.child is not None and facts.child.school == record.school):
        return
    for left in deletions(facts):
        back = any(
            entry.school == record.school and left.deleted_on <= entry.entered_on <= span[1]
            for entry in entries(facts)
        )
        if left.school == record.school and left.deleted_on < span[1] and not back:
            yield Clash(
                warn(
                    "offence_to",
                    f"{left.reference} took the child off this school’s roll on {show_day(left.deleted_on)}, "
                    "before the offence ended; check the two.",
                ),
                left.id,
                "off_roll_notice",
            )
            return


def absent_before_the_entry(facts: Facts) -> Iterator[Clash]:
    """Nobody is absent from a school before its first entry of the child.

    Of a record on file nothing is said: an entry that came later may be a return.
    """
    record, span = facts.record, _offence(facts)
    path, first = "offence_from", span[0] if span is not None else None
    if facts.type is TEN_DAY_NOTIFICATION:
        path, first = "first_absent_on", record.first_absent_on
    own = [entry for entry in entries(facts) if entry.school == record.school]
    if first is None or not own or not facts.new:
        return
    entry = min(own, key=lambda one: one.entered_on)
    before = any(
        left.school == record.school and left.deleted_on <= entry.entered_on for left in deletions(facts)
    )
    if first < entry.entered_on and not before:
        yield Clash(
            warn(
                path,
                f"{entry.reference} has the child on this school’s roll from "
                f"{show_day(entry.entered_on)} only, after the absence began; check the two.",
            ),
            entry.id,
            "on_roll_notice",
        )


def offence_while_at_home(facts: Facts) -> Iterator[Clash]:
    """No parent answers for absence from school while the child is educated at home."""
    span = _offence(facts)
    if span is None:
        return
    for spell in facts.others(HOME_EDUCATION):
        if spell.started_on is None or spell.end_reason == "opened_in_error":
            continue
        if spell.started_on < span[1] and (spell.ended_on is None or spell.ended_on > span[0]):
            yield Clash(
                warn(
                    "offence_to",
                    f"By {spell.reference} the child has been home educated since "
                    f"{show_day(spell.started_on)}, before the offence ended; check the two.",
                ),
                spell.id,
                HOME_EDUCATION.key,
            )
            return


def fined_twice(facts: Facts) -> Iterator[Clash]:
    """One parent gets one penalty notice for one absence of one child."""
    record, span = facts.record, _offence(facts)
    if facts.type is not PENALTY_NOTICE or span is None or record.status in _NO_NOTICE:
        return
    for other in _of_this_offence(facts, span):
        same = (other.offence_from, other.offence_to) == span  # told as the same episode
        first = record.id is None or other.id < record.id
        if other.status not in _NO_NOTICE and first and not same:
            yield Clash(
                warn(
                    "offence_from",
                    f"{other.reference} is for the same parent, and for days from "
                    f"{show_day(other.offence_from)} to {show_day(other.offence_to)}; no day counts twice.",
                ),
                other.id,
            )
            return


def prosecuted_though_paid(facts: Facts) -> Iterator[Clash]:
    """Nobody is prosecuted for what a penalty notice was paid for (Education Act 1996, s444A)."""
    record, span = facts.record, _offence(facts)
    if facts.type is not PACE_INTERVIEW or span is None:
        return
    if record.prosecution_authorised_on is None and record.information_laid_on is None:
        return
    for paid in _of_this_offence(facts, span):
        if paid.paid_in_full_on is not None and paid.withdrawn_on is None:
            path = "prosecution_authorised_on" if record.prosecution_authorised_on else "information_laid_on"
            yield Clash(
                warn(
                    path,
                    f"{paid.reference}, for the same parent and some of the same days, was paid in full on "
                    f"{show_day(paid.paid_in_full_on)}; nobody is prosecuted for what was paid for.",
                ),
                paid.id,
                PENALTY_NOTICE.key,
            )
            return


def _offence(facts: Facts) -> tuple[date, date] | None:
    """First and last day of an absence that a parent answers for here; None where the two are not known."""
    record: Any = facts.record
    if facts.type is PENALTY_NOTICE:
        if record.kind != ABSENCE or record.issued_by_other_authority:
            return None
    elif facts.type is not PACE_INTERVIEW:
        return None
    if record.offence_from is None or record.offence_to is None:
        return None
    return record.offence_from, record.offence_to


def _of_this_offence(facts: Facts, span: tuple[date, date]) -> Iterator[Any]:
    """The penalty notices for the same parent that share a day with it."""
    for other in facts.others(PENALTY_NOTICE):
        if None in (facts.record.parent, other.offence_from, other.offence_to) or other.kind != ABSENCE:
            continue
        shared = other.offence_from <= span[1] and span[0] <= other.offence_to
        if shared and other.parent == facts.record.parent:
            yield other
