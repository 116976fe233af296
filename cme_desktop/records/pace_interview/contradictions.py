"""Whether a parent is interviewed about an absence that was one, and prosecuted for what was not paid for."""

from collections.abc import Iterator

from cme_desktop.issues import warn
from cme_desktop.records.pace_interview import PACE_INTERVIEW, PaceInterview
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.penalty_notice.absence import Span, fined_for_it, of_an_absence
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of
from cme_desktop.values.dates import show_day


def _span(interview: PaceInterview) -> Span | None:
    if interview.offence_from is None or interview.offence_to is None:
        return None
    return interview.offence_from, interview.offence_to


def prosecuted_though_paid(facts: Facts[PaceInterview]) -> Iterator[Clash]:
    """Nobody is prosecuted for what a penalty notice was paid for (Education Act 1996, s444A)."""
    record, span = facts.record, _span(facts.record)
    if span is None or (record.prosecution_authorised_on is None and record.information_laid_on is None):
        return
    for paid, _ in fined_for_it(facts, record.parent, span):
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


CONTRADICTIONS = asked_of(PACE_INTERVIEW, *of_an_absence(_span), prosecuted_though_paid)
