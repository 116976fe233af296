"""The days of a penalty notice: improvement, payment, and what becomes of it if unpaid.

The days to pay differ by scheme: each clock goes by the rule of the notice's own.
"""

from collections.abc import Callable
from dataclasses import replace

from cme_desktop.codes.penalties import MATERIAL_ERROR
from cme_desktop.fields import reads
from cme_desktop.records.penalty_notice.fields import OF_THE_SCHEME, PenaltyNotice, amounts_of, scheme_of
from cme_desktop.records.penalty_notice.service import received
from cme_desktop.statutory.clocks import DutyClock, RuleOf
from cme_desktop.statutory.conditions import reads_by_law
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.penalties import Scheme
from cme_desktop.statutory.rules import LegalRule

_PAID = frozenset({"paid_lower", "paid_higher"})


@reads("status", "withdrawn_on", "withdrawal_ground", "information_laid_on")
def may_go_to_court(notice: PenaltyNotice) -> bool:
    """Once unpaid, the offence is prosecuted within its own time limit, which the notice leaves as it is.

    So it may be after the notice was withdrawn for material errors, and for these alone (reg 8).
    """
    closed = notice.withdrawn_on is not None and notice.withdrawal_ground != MATERIAL_ERROR
    to_decide = notice.status in ("unpaid", "prosecution") and not closed
    return to_decide or notice.information_laid_on is not None


@reads("status", "improvement_reviewed_on")
def improving(notice: PenaltyNotice) -> bool:
    """A period of improvement matters until it is reviewed or something else is done."""
    return notice.status == "notice_to_improve" or notice.improvement_reviewed_on is not None


IMPROVEMENT_REVIEW = DutyClock(
    duty="improvement_review",
    label="Review the notice to improve",
    starts="improvement_ends_on",
    event="ends",
    stops="improvement_reviewed_on",
    rule="penalty.improvement_review",
    rests=True,
    applies=improving,
)


def _set_by_scheme(pick: Callable[[Scheme], LegalRule]) -> RuleOf[PenaltyNotice]:
    """A rule of the scheme, as that one has it; none while it is not known which scheme it is."""

    @reads(*OF_THE_SCHEME)
    def rule(notice: PenaltyNotice, law: Law) -> LegalRule | None:
        scheme = scheme_of(notice, law.rules)
        return None if scheme is None else pick(scheme)

    return rule


@reads("status", "paid_in_full_on")
def payable(notice: PenaltyNotice) -> bool:
    """Whether the days to pay matter, or did; of a payment without its day nobody knows in which it came."""
    return notice.status == "issued" or (notice.status in _PAID and notice.paid_in_full_on is not None)


@reads_by_law("status", "paid_in_full_on", *OF_THE_SCHEME, "sequence")
def payable_at_lower_rate(notice: PenaltyNotice, law: Law) -> bool:
    """The second notice within three years has no lower rate."""
    due = amounts_of(notice, law.rules)
    return payable(notice) and due is not None and due.lower is not None


@reads("status", "paid_in_full_on", "withdrawn_on")
def unpaid(notice: PenaltyNotice) -> bool:
    """Neither paid nor withdrawn, as far as is known."""
    ended = notice.paid_in_full_on or notice.withdrawn_on
    return not ended and notice.status not in ("paid_lower", "paid_higher", "withdrawn")


_FROM_RECEIPT = DutyClock(
    duty="pay_in_full",
    label="Last day to pay",
    starts=received,
    event="deemed received",
    stops="paid_in_full_on",
    rule=_set_by_scheme(lambda scheme: scheme.pay),
    applies=payable,
    waits=True,
)

PAYMENT_CLOCKS = (
    replace(
        _FROM_RECEIPT,
        duty="pay_lower_rate",
        label="Last day of the lower rate",
        rule=_set_by_scheme(lambda scheme: scheme.pay_lower),
        applies=payable_at_lower_rate,
    ),
    _FROM_RECEIPT,
    replace(
        _FROM_RECEIPT,
        duty="decide_unpaid",
        label="Prosecute or withdraw",
        stops="prosecution_authorised_on",
        rule=_set_by_scheme(lambda scheme: scheme.decide),
        applies=unpaid,
        waits=False,
    ),
)
