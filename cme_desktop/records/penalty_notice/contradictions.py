"""Whether a penalty notice is for an absence that was one, and the only one for it."""

from collections.abc import Iterator

from cme_desktop.issues import refuse, warn
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.absence import Span, fined_for_it, of_an_absence, span_of_notice
from cme_desktop.records.penalty_notice.fields import PenaltyNotice
from cme_desktop.records.penalty_notice.ladder import verdict_on
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.statutory.ladder import LadderStep
from cme_desktop.statutory.penalties import ABSENCE
from cme_desktop.values.dates import show_day

_NO_NOTICE = frozenset({"refused", "warning_letter", "withdrawn"})
"""Statuses of a penalty notice that has not gone out, or no longer stands."""


def _span(notice: PenaltyNotice) -> Span | None:
    """The days of an absence that a parent answers for here."""
    ours = notice.kind == ABSENCE and not notice.issued_by_other_authority
    return span_of_notice(notice) if ours else None


def fined_twice(facts: Facts[PenaltyNotice]) -> Iterator[Clash]:
    """One parent gets one penalty notice for one absence of one child."""
    record, span = facts.record, _span(facts.record)
    if span is None or record.status in _NO_NOTICE:
        return
    for other, theirs in fined_for_it(facts, record.parent, span):
        same = theirs == span  # told as the same episode
        first = record.id is None or (other.id is not None and other.id < record.id)
        if other.status not in _NO_NOTICE and first and not same:
            yield Clash(
                warn(
                    "offence_from",
                    f"{other.reference} is for the same parent, and for days from "
                    f"{show_day(theirs[0])} to {show_day(theirs[1])}; no day counts twice.",
                ),
                other.id,
            )
            return


def one_too_many(facts: Facts[PenaltyNotice]) -> Iterator[Clash]:
    """Once two notices count, none is issued, and other steps are open (SI 2007/1867, reg 12A)."""
    notice, issued_on = facts.record, facts.record.issued_on
    if issued_on is None or notice.withdrawn_on is not None or notice.status in _NO_NOTICE:
        return
    verdict = verdict_on(facts.reader, notice, issued_on)
    if verdict is None or verdict.step is not LadderStep.NONE:
        return
    if issued_on == facts.today and not notice.issued_by_other_authority and not _on_file_so(facts):
        yield Clash(refuse("issued_on", verdict.sentence), verdict.counted[-1].notice.id)
    else:
        counted = " and ".join(one.notice.reference for one in verdict.counted)
        said = f"{counted} counted already, so the law had no notice for this. It is kept as a fact."
        yield Clash(warn("issued_on", said), verdict.counted[-1].notice.id)


def _on_file_so(facts: Facts[PenaltyNotice]) -> bool:
    """Whether it is on file as issued that day already, and so is a fact."""
    id = facts.record.id
    return id is not None and facts.reader.get(PENALTY_NOTICE, id).issued_on == facts.record.issued_on


CONTRADICTIONS = asked_of(PENALTY_NOTICE, *of_an_absence(_span), fined_twice, one_too_many)
