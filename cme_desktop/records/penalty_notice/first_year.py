"""Measures that the first year of the national framework asks for: who issued for what, and how notices end.

Of contracts and support before a notice nothing is on file yet.
"""

from itertools import product

from cme_desktop.codes.penalties import ISSUERS, PROSECUTION_RESULTS, REASONS, WITHDRAWAL_GROUNDS
from cme_desktop.fields import Choices
from cme_desktop.records.penalty_notice import PenaltyNotice
from cme_desktop.records.penalty_notice.picked import ISSUED, PROSECUTED, WITHDRAWN
from cme_desktop.returns.counting import by_choice, counted
from cme_desktop.returns.measures import Measure, into

_NOT_GIVEN = Choices(("not_given", "Not given"))
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
    by_choice(
        "withdrawal_ground",
        "Penalty notices withdrawn, by ground",
        "Those withdrawn in the period, by the ground of the withdrawal.",
        WITHDRAWN,
        "withdrawal_ground",
        WITHDRAWAL_GROUNDS,
        parts_of="penalty_notice.withdrawn",
        working_only=True,
    ),
    by_choice(
        "prosecution_result",
        "Prosecutions after non-payment, by result",
        "Those that went to prosecution in the period, by the result they have now.",
        PROSECUTED,
        "prosecution_result",
        PROSECUTION_RESULTS,
        parts_of="penalty_notice.prosecution",
        blank=("no_result", "No result yet"),
        working_only=True,
    ),
)
