"""Measures that the first year of the national framework asks for: who issued for what, and how notices end.

Of contracts and support before a notice nothing is on file yet.
"""

from itertools import product

from cme_desktop.codes.penalties import ISSUERS, PROSECUTION_RESULTS, REASONS, WITHDRAWAL_GROUNDS
from cme_desktop.fields import Choices
from cme_desktop.records.penalty_notice import PenaltyNotice
from cme_desktop.records.penalty_notice.picked import ISSUED, PROSECUTED, WITHDRAWN
from cme_desktop.returns.counting import ByField, counted
from cme_desktop.returns.measures import Measure, into

_NOT_GIVEN = Choices(("not_given", "Not given"))
_NO_RESULT = Choices(("no_result", "No result yet"))
_ISSUERS_AND_REASONS = Choices(
    *(
        (f"{issuer.code}/{reason.code}", f"{issuer.label}: {reason.label}")
        for issuer, reason in product((*ISSUERS, *_NOT_GIVEN), (*REASONS, *_NOT_GIVEN))
    )
)


def _issuer(notice: PenaltyNotice) -> str:
    return notice.issuer or "not_given"


FIRST_YEAR = (
    Measure(
        key="penalty_notice.issuer",
        label="Penalty notices issued, by issuer",
        definition="Those issued in the period, by who issued them.",
        sources=counted(ISSUED, by=_issuer),
        split=into(ISSUERS, _NOT_GIVEN),
        parts_of="penalty_notice.issued",
        working_only=True,
    ),
    Measure(
        key="penalty_notice.issuer_and_reason",
        label="Penalty notices issued, by issuer and reason",
        definition="Those issued in the period, by who issued them and for which reason.",
        sources=counted(ISSUED, by=lambda notice: f"{_issuer(notice)}/{notice.reason or 'not_given'}"),
        split=into(Choices(), _ISSUERS_AND_REASONS),
        parts_of="penalty_notice.issued",
        working_only=True,
    ),
    Measure(
        key="penalty_notice.withdrawal_ground",
        label="Penalty notices withdrawn, by ground",
        definition="Those withdrawn in the period, by the ground of the withdrawal.",
        sources=counted(WITHDRAWN, by=ByField("withdrawal_ground", "not_given")),
        split=into(WITHDRAWAL_GROUNDS, _NOT_GIVEN),
        parts_of="penalty_notice.withdrawn",
        working_only=True,
    ),
    Measure(
        key="penalty_notice.prosecution_result",
        label="Prosecutions after non-payment, by result",
        definition="Those that went to prosecution in the period, by the result they have now.",
        sources=counted(PROSECUTED, by=ByField("prosecution_result", "no_result")),
        split=into(PROSECUTION_RESULTS, _NO_RESULT),
        parts_of="penalty_notice.prosecution",
        working_only=True,
    ),
)
