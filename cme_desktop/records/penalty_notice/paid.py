"""At which rate a notice was paid, and when: facts that a withdrawal afterwards does not undo."""

from datetime import date

from cme_desktop.records.penalty_notice.fields import NOT_ISSUED, PenaltyNotice, amounts_of, scheme_of
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.penalties import Amounts, Scheme, scheme_for

LOWER, HIGHER = "paid_lower", "paid_higher"


def paid_rate(notice: PenaltyNotice, law: Law) -> str | None:
    """The rate as a status; of a withdrawn notice by the sums and days. None if not paid in full."""
    if notice.status in (LOWER, HIGHER):
        return notice.status
    if notice.status != "withdrawn" or paid_day(notice) is None:
        return None
    due, in_time = _due(notice, law), _in_time_for_lower(notice, law)
    if not notice.payments:
        return LOWER if in_time and due.lower is not None else HIGHER
    if notice.paid_pence >= due.higher > 0:
        return HIGHER
    at_lower = due.lower is not None and notice.paid_pence >= due.lower
    if at_lower and (in_time or notice.paid_in_full_on is not None):
        return LOWER
    return HIGHER if notice.paid_in_full_on is not None else None


def paid_day(notice: PenaltyNotice) -> date | None:
    """The day it was paid in full or, where none is given, of the last payment."""
    return notice.paid_in_full_on or notice.paid_on


def last_day_to_pay(notice: PenaltyNotice, law: Law) -> date | None:
    """The last of the days to pay, whatever the rate; None where it was not issued or no scheme is known."""
    first, scheme = _first_day(notice), _scheme(notice, law)
    if first is None or scheme is None or notice.status in NOT_ISSUED:
        return None
    return scheme.to_pay.last_day(first, law.calendars.of(notice.school))


def last_day_for_lower(notice: PenaltyNotice, law: Law) -> date | None:
    """The last day of the lower rate, whether or not the notice offers it; None as above."""
    first, scheme = _first_day(notice), _scheme(notice, law)
    if first is None or scheme is None or notice.status in NOT_ISSUED:
        return None
    return scheme.to_pay_lower.last_day(first, law.calendars.of(notice.school))


def _in_time_for_lower(notice: PenaltyNotice, law: Law) -> bool:
    last, paid = last_day_for_lower(notice, law), paid_day(notice)
    return last is not None and paid is not None and paid <= last


def _due(notice: PenaltyNotice, law: Law) -> Amounts:
    """What the notice asked for, by what stands in it or else by its scheme; nought where neither tells."""
    by_scheme = amounts_of(notice, law.rules)
    lower = notice.amount_lower or (by_scheme.lower if by_scheme else None)
    return Amounts(lower, notice.amount_higher or (by_scheme.higher if by_scheme else 0))


def _first_day(notice: PenaltyNotice) -> date | None:
    return notice.deemed_received_on or notice.issued_on


def _scheme(notice: PenaltyNotice, law: Law) -> Scheme | None:
    first = _first_day(notice)
    if (known := scheme_of(notice, law.rules)) is not None or first is None:
        return known
    return scheme_for(law.rules, first, notice.kind)
