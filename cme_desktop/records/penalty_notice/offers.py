"""What a penalty notice already tells of its empty fields: days that follow, sums that are fixed, counts."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.description.record_type import Offer
from cme_desktop.records.penalty_notice.fields import PenaltyNotice, amounts_of, scheme_of
from cme_desktop.records.penalty_notice.sessions import missed
from cme_desktop.statutory.law import Law
from cme_desktop.values.texts import capital_first

_OF_SCHEME = "As the scheme of the offence has it."


def offers(notice: PenaltyNotice, law: Law) -> Iterator[Offer]:
    """Values that follow from what is typed so far, each with its reason; none is ever filled in unasked."""
    yield from _following(notice, law, "deemed_received_on", notice.issued_on, "penalty.deemed_service")
    yield from _following(
        notice, law, "improvement_ends_on", notice.improvement_issued_on, "penalty.improvement"
    )
    if sessions := len(set(missed(notice.sessions))):
        yield Offer("sessions_unauthorised", sessions, "As many sessions are entered.")
    yield from _sums(notice, law)


def _following(notice: PenaltyNotice, law: Law, field: str, start: date | None, rule: str) -> Iterator[Offer]:
    """The day that comes so long after another, by the rule of that day."""
    governing = law.rules.at(rule, start) if start is not None else None
    if governing is not None and start is not None:
        day = governing.period.last_day(start, law.calendars.of(notice.school))
        source = governing.source.lower() if governing.local else governing.source
        yield Offer(field, day, f"{capital_first(governing.because())} ({source}).")


def _sums(notice: PenaltyNotice, law: Law) -> Iterator[Offer]:
    """The sums of the scheme, once it is known which notice it is."""
    scheme, sums = scheme_of(notice, law.rules), amounts_of(notice, law.rules)
    if scheme is None or sums is None or (scheme.national and notice.sequence is None):
        return
    if sums.lower is not None:
        yield Offer("amount_lower", sums.lower, _OF_SCHEME)
    yield Offer("amount_higher", sums.higher, _OF_SCHEME)
