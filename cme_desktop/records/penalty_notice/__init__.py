"""Penalty notice: the school asks, the authority decides, the parent pays or goes to court.

Education Act 1996 ss444A-444B; Education and Inspections Act 2006 s105; SI 2007/1867. One notice is for one
parent and one child.
"""

from cme_desktop.records.base import RecordType, Section
from cme_desktop.records.offences import time_limit
from cme_desktop.records.penalty_notice.clocks import IMPROVEMENT_REVIEW, PAYMENT_CLOCKS, may_go_to_court
from cme_desktop.records.penalty_notice.fields import LIFE, Payment, PenaltyNotice, amounts_of, scheme_of
from cme_desktop.records.penalty_notice.offers import offers
from cme_desktop.records.penalty_notice.rules import RULES
from cme_desktop.records.words import dated

__all__ = ["LIFE", "PENALTY_NOTICE", "Payment", "PenaltyNotice", "amounts_of", "scheme_of"]

PENALTY_NOTICE = RecordType(
    cls=PenaltyNotice,
    key="penalty_notice",
    prefix="PN",
    title="Penalty notice",
    plural="Penalty notices",
    life=LIFE,
    sections=(
        Section("Request", ("child", "parent", "school", "received_on", "requested_by", "pace_interview")),
        Section(
            "Offence",
            (
                "kind",
                "reason",
                "offence_from",
                "offence_to",
                "sessions_unauthorised",
                "exclusion_from_on",
                "place",
                "certificate_attached",
                "certified_by",
                "certified_on",
            ),
        ),
        Section("Family and support", ("other_parent", "siblings", "support_offered")),
        Section(
            "Decision",
            (
                "status",
                "legality_checks",
                "sequence",
                "scheme",
                "scheme_reason",
                "refused_on",
                "refusal_reason",
                "officer",
                "hub",
            ),
        ),
        Section(
            "Before a notice",
            (
                "warning_letter_on",
                "improvement_issued_on",
                "improvement_ends_on",
                "improvement_reviewed_on",
                "improvement_result",
                "improvement_skipped_reason",
            ),
        ),
        Section("Sessions missed", ("trigger", "sessions")),
        Section(
            "Notice",
            (
                "issued_on",
                "deemed_received_on",
                "number",
                "issuer",
                "issued_by",
                "issued_by_other_authority",
                "other_authority",
                "amount_lower",
                "amount_higher",
                "copy_kept",
            ),
        ),
        Section("Payment", ("payments", "paid_in_full_on")),
        Section(
            "Withdrawal",
            ("withdrawn_on", "withdrawal_ground", "withdrawal_told_on", "refunded_on", "refund"),
        ),
        Section(
            "Court",
            (
                "supervision_considered_on",
                "prosecution_authorised_on",
                "authorised_by",
                "information_laid_on",
                "prosecution_offence",
                "prosecution_result",
                "result_on",
            ),
        ),
        Section("Notes", ("notes",)),
    ),
    list_columns=(
        "reference",
        "child",
        "parent",
        "school",
        "received_on",
        "issued_on",
        "status",
        "amount_higher",
        "officer",
    ),
    label=lambda notice: notice.reference or "New penalty notice",
    line=lambda notice: (
        dated("Penalty notice issued", notice.issued_on, LIFE.statuses.label(notice.status))
        if notice.issued_on
        else dated("Penalty notice requested", notice.received_on, LIFE.statuses.label(notice.status))
    ),
    terms=lambda notice: (notice.number,) if notice.number else (),
    rules=RULES,
    offers=offers,
    episode=("child", "parent", "offence_from", "offence_to"),
    clocks=(IMPROVEMENT_REVIEW, *PAYMENT_CLOCKS, *time_limit(may_go_to_court)),
)
