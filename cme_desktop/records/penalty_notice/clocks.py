"""The days of a penalty notice: improvement, payment, and what becomes of it if unpaid.

The days to pay differ by scheme, so each length has clocks of its own;
only those of the notice's scheme apply.
"""

from cme_desktop.fields import Condition, reads
from cme_desktop.records.penalty_notice.fields import PenaltyNotice, amounts_of, scheme_of
from cme_desktop.statutory.clocks import Clock
from cme_desktop.statutory.penalties import SCHEMES
from cme_desktop.statutory.periods import Period, Unit

_PAYABLE = frozenset({"issued", "paid_lower", "paid_higher"})
_SOURCES = {
    (28, 42): "Education (Penalty Notices) (England) Regulations 2004 and 2007, up to 31 August 2013",
    (21, 28): "Education (Penalty Notices) (England) Regulations 2007, as in force from 1 September 2013",
}
_READ = ("status", "scheme", "kind", "offence_to")


@reads("status", "withdrawn_on", "information_laid_on")
def may_go_to_court(notice: PenaltyNotice) -> bool:
    """Once unpaid, the offence is prosecuted within its own time limit, which the notice leaves as it is."""
    to_decide = notice.status in ("unpaid", "prosecution") and notice.withdrawn_on is None
    return to_decide or notice.information_laid_on is not None


@reads("status", "improvement_reviewed_on")
def improving(notice: PenaltyNotice) -> bool:
    """A period of improvement matters until it is reviewed or something else is done."""
    return notice.status == "notice_to_improve" or notice.improvement_reviewed_on is not None


IMPROVEMENT_REVIEW = Clock(
    duty="improvement_review",
    label="Review the notice to improve",
    starts="improvement_ends_on",
    stops="improvement_reviewed_on",
    period=Period(0, Unit.DAYS_AFTER),
    because="the period for improvement ends, and the school is told the result",
    source="Local practice",
    applies=improving,
)


def _has_days(days: tuple[int, int], notice: PenaltyNotice) -> bool:
    scheme = scheme_of(notice)
    return scheme is not None and (scheme.days_lower, scheme.days_higher) == days


def _payment_clocks(days: tuple[int, int]) -> tuple[Clock, ...]:
    lower, higher = days
    source = _SOURCES[days]
    return (
        Clock(
            duty="pay_lower_rate",
            label="Last day of the lower rate",
            starts="deemed_received_on",
            stops="paid_in_full_on",
            period=Period(lower, Unit.DAYS_BEGINNING_WITH),
            because=f"the lower rate is for payment within {lower} days beginning with the day of receipt",
            source=source,
            applies=_payable_at_lower_rate(days),
        ),
        Clock(
            duty="pay_in_full",
            label="Last day to pay",
            starts="deemed_received_on",
            stops="paid_in_full_on",
            period=Period(higher, Unit.DAYS_BEGINNING_WITH),
            because=f"a notice is paid within {higher} days beginning with the day of receipt",
            source=source,
            applies=_payable(days),
        ),
        Clock(
            duty="decide_unpaid",
            label="Prosecute or withdraw",
            starts="deemed_received_on",
            stops="prosecution_authorised_on",
            period=Period(higher, Unit.DAYS_AFTER),
            because=f"if unpaid after {higher} days beginning with the day of receipt, prosecute or withdraw",
            source=source,
            applies=_unpaid(days),
        ),
    )


def _payable(days: tuple[int, int]) -> Condition:
    @reads(*_READ)
    def applies(notice: PenaltyNotice) -> bool:
        return notice.status in _PAYABLE and _has_days(days, notice)

    return applies


def _payable_at_lower_rate(days: tuple[int, int]) -> Condition:
    @reads(*_READ, "sequence")
    def applies(notice: PenaltyNotice) -> bool:
        due = amounts_of(notice)
        return (
            notice.status in _PAYABLE
            and due is not None
            and due.lower is not None
            and _has_days(days, notice)
        )

    return applies


def _unpaid(days: tuple[int, int]) -> Condition:
    @reads(*_READ, "paid_in_full_on", "withdrawn_on")
    def applies(notice: PenaltyNotice) -> bool:
        ended = (
            notice.paid_in_full_on
            or notice.withdrawn_on
            or notice.status in ("paid_lower", "paid_higher", "withdrawn")
        )
        return not ended and _has_days(days, notice)

    return applies


PAYMENT_CLOCKS = tuple(
    clock
    for days in sorted({(scheme.days_lower, scheme.days_higher) for scheme in SCHEMES})
    for clock in _payment_clocks(days)
)
