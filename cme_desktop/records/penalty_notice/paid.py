"""At which rate a notice was paid, and when: facts that a withdrawal afterwards does not undo."""

from datetime import date, timedelta

from cme_desktop.records.penalty_notice.fields import NOT_ISSUED, PenaltyNotice, amounts_of, scheme_of
from cme_desktop.statutory.penalties import Amounts, Scheme, scheme_for

LOWER, HIGHER = "paid_lower", "paid_higher"


def paid_rate(notice: PenaltyNotice) -> str | None:
    """The rate as a status; of a withdrawn notice by the sums and days. None if not paid in full."""
    if notice.status in (LOWER, HIGHER):
        return notice.status
    if notice.status != "withdrawn" or paid_day(notice) is None:
        return None
    due, in_time = _due(notice), _in_time_for_lower(notice)
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


def last_day_to_pay(notice: PenaltyNotice) -> date | None:
    """The last of the days to pay, whatever the rate; None where it was not issued or no scheme is known."""
    first, scheme = _first_day(notice), _scheme(notice)
    if first is None or scheme is None or notice.status in NOT_ISSUED:
        return None
    return first + timedelta(days=scheme.days_higher - 1)


def _in_time_for_lower(notice: PenaltyNotice) -> bool:
    first, scheme, paid = _first_day(notice), _scheme(notice), paid_day(notice)
    if first is None or scheme is None or paid is None:
        return False
    return paid <= first + timedelta(days=scheme.days_lower - 1)


def _due(notice: PenaltyNotice) -> Amounts:
    """What the notice asked for, by what stands in it or else by its scheme; nought where neither tells."""
    by_scheme = amounts_of(notice)
    lower = notice.amount_lower or (by_scheme.lower if by_scheme else None)
    return Amounts(lower, notice.amount_higher or (by_scheme.higher if by_scheme else 0))


def _first_day(notice: PenaltyNotice) -> date | None:
    return notice.deemed_received_on or notice.issued_on


def _scheme(notice: PenaltyNotice) -> Scheme | None:
    first = _first_day(notice)
    return scheme_of(notice) or (scheme_for(first, notice.kind) if first is not None else None)
