"""The notices that several measures are about: issued, withdrawn, taken to court, due to be paid."""

from cme_desktop.fields import reads
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.penalty_notice.fields import NOT_ISSUED
from cme_desktop.records.penalty_notice.paid import last_day_to_pay
from cme_desktop.returns.days import Day, given
from cme_desktop.returns.picks import Happened
from cme_desktop.statutory.penalties import longest_to_pay

IN_COURT = frozenset({"prosecution", "convicted", "acquitted"})


@reads("status")
def is_issued(notice: PenaltyNotice) -> bool:
    """Whether it went out."""
    return notice.status not in NOT_ISSUED


@reads("status")
def is_withdrawn(notice: PenaltyNotice) -> bool:
    """Whether it went out and was taken back."""
    return notice.status == "withdrawn"


@reads("status")
def is_in_court(notice: PenaltyNotice) -> bool:
    """Whether a prosecution was authorised, whatever came of it."""
    return notice.status in IN_COURT


LAST_DAY_TO_PAY = Day(
    ("deemed_received_on", "issued_on"), last_day_to_pay, reach=lambda law: longest_to_pay(law.rules)
)

ISSUED = Happened(PENALTY_NOTICE, given("issued_on"), is_issued)
WITHDRAWN = Happened(PENALTY_NOTICE, given("withdrawn_on"), is_withdrawn)
PROSECUTED = Happened(PENALTY_NOTICE, given("prosecution_authorised_on", "information_laid_on"), is_in_court)
