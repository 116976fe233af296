"""The notices that several measures are about: issued, withdrawn, taken to court, due to be paid."""

from collections.abc import Sequence
from datetime import timedelta

from cme_desktop.fields import reads
from cme_desktop.ports import Within, Without
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.penalty_notice.fields import NOT_ISSUED
from cme_desktop.records.penalty_notice.paid import last_day_to_pay
from cme_desktop.returns.days import Day, Lacking, given
from cme_desktop.returns.picks import Happened
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.penalties import KINDS_WITH_SCHEME, always_a_scheme_since, longest_to_pay

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


@reads("kind")
def _is_of_no_scheme(notice: PenaltyNotice) -> bool:
    return notice.kind not in KINDS_WITH_SCHEME


def _never_to_be_paid(law: Law) -> Sequence[Lacking[PenaltyNotice]]:
    """Of those that went out the ones without a first day, or with one of which no scheme may be known."""
    since = always_a_scheme_since(law.rules)
    before = (Within(_FIRST_DAY, None, since - timedelta(days=1)),) if since is not None else ()
    return [Lacking((Without(_FIRST_DAY),)), Lacking(before), Lacking((), (_is_of_no_scheme,))]


_FIRST_DAY = ("deemed_received_on", "issued_on")
LAST_DAY_TO_PAY = Day(
    _FIRST_DAY,
    last_day_to_pay,
    reach=lambda law: longest_to_pay(law.rules),
    lacks=_never_to_be_paid,
)
"""Only of notices that went out: of others there is none."""

ISSUED = Happened(PENALTY_NOTICE, given("issued_on"), is_issued)
WITHDRAWN = Happened(PENALTY_NOTICE, given("withdrawn_on"), is_withdrawn)
PROSECUTED = Happened(PENALTY_NOTICE, given("prosecution_authorised_on", "information_laid_on"), is_in_court)
