"""Whether an absence that a parent answers for can have been one, by a penalty notice or in an interview."""

from collections.abc import Callable, Iterator
from datetime import date

from cme_desktop.description.record import R
from cme_desktop.issues import warn
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.spells import is_flexi_schooling, spells
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.presence import absent_before_the_entry, deletions, entries
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.fields import PenaltyNotice
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import Ask
from cme_desktop.statutory.penalties import ABSENCE
from cme_desktop.values.dates import show_day

Span = tuple[date, date]
SpanOf = Callable[[R], Span | None]
"""First and last day of an absence that a parent answers for here; None where the two are not known."""


def of_an_absence(span_of: SpanOf[R]) -> tuple[Ask[R], ...]:
    """The questions of an absence that a parent answers for, told by a record of whatever type."""

    def began(record: R) -> date | None:
        span = span_of(record)
        return None if span is None else span[0]

    return (
        _gone_before_the_offence(span_of),
        absent_before_the_entry("offence_from", began),
        _offence_while_at_home(span_of),
    )


def _gone_before_the_offence(span_of: SpanOf[R]) -> Ask[R]:
    def gone_before_the_offence(facts: Facts[R]) -> Iterator[Clash]:
        """No parent answers for an absence from a school that has taken the child off its roll."""
        span, school = span_of(facts.record), facts.record.school
        if span is None or (facts.child is not None and facts.child.school == school):
            return
        for left, gone in deletions(facts):
            back = any(entry.school == school and gone <= day <= span[1] for entry, day in entries(facts))
            if left.school == school and gone < span[1] and not back:
                yield Clash(
                    warn(
                        "offence_to",
                        f"{left.reference} took the child off this school’s roll on {show_day(gone)}, "
                        "before the offence ended; check the two.",
                    ),
                    left.id,
                    OFF_ROLL_NOTICE.key,
                )
                return

    return gone_before_the_offence


def _offence_while_at_home(span_of: SpanOf[R]) -> Ask[R]:
    def offence_while_at_home(facts: Facts[R]) -> Iterator[Clash]:
        """No parent answers for absence from school while the child is educated at home."""
        span = span_of(facts.record)
        if span is None:
            return
        for spell, started in spells(facts):
            if is_flexi_schooling(spell):
                continue
            if started < span[1] and (spell.ended_on is None or spell.ended_on > span[0]):
                yield Clash(
                    warn(
                        "offence_to",
                        f"By {spell.reference} the child has been home educated since {show_day(started)}, "
                        "before the offence ended; check the two.",
                    ),
                    spell.id,
                    HOME_EDUCATION.key,
                )
                return

    return offence_while_at_home


def fined_for_it(facts: Facts[R], parent: int | None, span: Span) -> Iterator[tuple[PenaltyNotice, Span]]:
    """The other penalty notices for the same parent that share a day with an absence, with their own."""
    for other in facts.others(PENALTY_NOTICE):
        theirs = span_of_notice(other) if other.kind == ABSENCE else None
        if parent is None or theirs is None or other.parent != parent:
            continue
        if theirs[0] <= span[1] and span[0] <= theirs[1]:
            yield other, theirs


def span_of_notice(notice: PenaltyNotice) -> Span | None:
    """The days that a notice tells of, whatever for."""
    if notice.offence_from is None or notice.offence_to is None:
        return None
    return notice.offence_from, notice.offence_to
