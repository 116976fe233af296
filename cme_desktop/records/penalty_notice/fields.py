"""Penalty notice: what is written down about one notice to one parent for one child.

Education Act 1996 ss444A-444B; Education and Inspections Act 2006 s105. The authority's record of notices,
payments, withdrawals and prosecutions is prescribed by SI 2007/1867 reg 20.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.interviews import OFFENCES
from cme_desktop.codes.penalties import (
    IMPROVEMENT_RESULTS,
    ISSUERS,
    KINDS,
    LEGALITY_CHECKS,
    PAYMENT_METHODS,
    PROSECUTION_RESULTS,
    REASONS,
    REFUSAL_REASONS,
    SCHEME_CHOICES,
    SEQUENCES,
    TRIGGERS,
    WITHDRAWAL_GROUNDS,
)
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    MoneyField,
    NumberField,
    RowsField,
    TextField,
    YesNoField,
    reads,
)
from cme_desktop.records.base import Record, life
from cme_desktop.records.penalty_notice.sessions import LINE_EXAMPLE, Session, read_sessions
from cme_desktop.statutory.conditions import reads_by_law
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.penalties import (
    ABSENCE,
    EXCLUDED,
    Amounts,
    Scheme,
    amounts,
    scheme_for,
    scheme_named,
)
from cme_desktop.statutory.rules import RuleBook

LIFE = life(
    "requested",
    {
        "requested": "refused warning_letter notice_to_improve issued",
        "refused": "requested",
        "warning_letter": "requested notice_to_improve issued",
        "notice_to_improve": "requested refused warning_letter issued",
        "issued": "requested paid_lower paid_higher unpaid withdrawn",
        "paid_lower": "issued paid_higher withdrawn",
        "paid_higher": "issued paid_lower unpaid withdrawn",
        "unpaid": "issued paid_lower paid_higher prosecution withdrawn",
        "withdrawn": "issued unpaid prosecution",
        "prosecution": "unpaid paid_higher convicted acquitted withdrawn",
        "convicted": "prosecution acquitted",
        "acquitted": "prosecution convicted",
    },
    Choices(
        ("requested", "Requested"),
        ("refused", "Refused, no notice issued"),
        ("warning_letter", "Warning letter instead"),
        ("notice_to_improve", "Notice to improve running"),
        ("issued", "Issued"),
        ("paid_lower", "Paid at the lower rate"),
        ("paid_higher", "Paid at the higher rate"),
        ("unpaid", "Unpaid, time expired"),
        ("withdrawn", "Withdrawn"),
        ("prosecution", "Prosecution authorised"),
        ("convicted", "Convicted"),
        ("acquitted", "Acquitted"),
    ),
    finished="refused warning_letter paid_lower paid_higher withdrawn convicted acquitted",
)


NOT_ISSUED = frozenset({"requested", "refused", "warning_letter", "notice_to_improve"})
"""The statuses of a notice that has not gone out."""


@reads("kind")
def in_public(notice: "PenaltyNotice") -> bool:
    """The other offence: an excluded child in a public place."""
    return notice.kind == EXCLUDED


@dataclass(eq=False, kw_only=True)
class Payment:
    """One sum paid towards a notice, in pence."""

    id: int | None = None
    paid_on: Annotated[date | None, DateField(label="Paid", required=True, not_future=True)] = None
    amount: Annotated[int | None, MoneyField(label="Amount", required=True)] = None
    method: Annotated[str | None, ChoiceField(label="Paid by", choices=PAYMENT_METHODS)] = None
    reference: Annotated[str | None, TextField(label="Payment reference")] = None


@reads_by_law("kind", "offence_from", "offence_to", "scheme_reason")
def spans_the_change(notice: "PenaltyNotice", law: Law) -> bool:
    """Whether the offence lies on both sides of the national framework's first day.

    Nothing changed for an excluded child in a public place.
    """
    first, last = notice.offence_from, notice.offence_to
    national = [day is not None and law.rules.at("penalty.limit", day) is not None for day in (first, last)]
    across = first is not None and national == [False, True]
    return (across and notice.kind == ABSENCE) or notice.scheme_reason is not None


@dataclass(eq=False, kw_only=True)
class PenaltyNotice(Record):
    """One notice, from the request to payment, withdrawal or court."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "requested"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    parent: Annotated[int | None, LinkField(label="Parent", to="person", needed=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school", needed=True)] = None
    received_on: Annotated[
        date | None, DateField(label="Request received", required=True, not_future=True)
    ] = None
    requested_by: Annotated[str | None, TextField(label="Requested by", help="Name and role.")] = None
    kind: Annotated[str, ChoiceField(label="Kind", choices=KINDS, required=True)] = ABSENCE
    reason: Annotated[str | None, ChoiceField(label="Reason", choices=REASONS, needed=True)] = None
    offence_from: Annotated[date | None, DateField(label="Offence from", not_future=True, needed=True)] = None
    offence_to: Annotated[date | None, DateField(label="Offence to", not_future=True, needed=True)] = None
    pace_interview: Annotated[int | None, LinkField(label="After PACE interview", to="pace_interview")] = None
    sessions_unauthorised: Annotated[
        int | None, NumberField(label="Sessions unauthorised", most=2000, needed=True)
    ] = None
    sessions: Annotated[
        list[Session],
        RowsField(
            label="Sessions missed",
            of=Session,
            row_title="session",
            from_line=read_sessions,
            line_example=LINE_EXAMPLE,
            help="The most in {set} are counted beside the form.",
            help_rule="penalty.window",
        ),
    ] = field(default_factory=list)
    trigger: Annotated[
        str | None,
        ChoiceField(label="Asked for because", choices=TRIGGERS, dated_by="offence_to"),
    ] = None
    exclusion_from_on: Annotated[
        date | None,
        DateField(
            label="Exclusion began",
            shown_when=in_public,
            help="The offence is to be in public in its first {set}.",
            help_rule="penalty.exclusion_days",
        ),
    ] = None
    place: Annotated[str | None, TextField(label="Where the child was seen", shown_when=in_public)] = None
    certificate_attached: Annotated[
        bool | None, YesNoField(label="Attendance certificate attached", needed=True)
    ] = None
    certified_by: Annotated[str | None, TextField(label="Certificate signed by", help="Name and role.")] = (
        None
    )
    certified_on: Annotated[date | None, DateField(label="Certificate signed", not_future=True)] = None
    other_parent: Annotated[
        str | None,
        TextField(
            label="The other parent",
            longest=500,
            help="Each gets a notice of their own; if none is asked for, why not.",
        ),
    ] = None
    siblings: Annotated[
        str | None,
        TextField(label="Brothers and sisters", longest=1000, help="Also say for whom a notice is asked."),
    ] = None
    support_offered: Annotated[str | None, LongTextField(label="Support and agencies so far")] = None
    legality_checks: Annotated[
        tuple[str, ...],
        ChoicesField(label="Checked before issue", choices=LEGALITY_CHECKS, dated_by="offence_to"),
    ] = ()
    sequence: Annotated[
        str | None,
        ChoiceField(
            label="Which notice", choices=SEQUENCES, help="To this parent for this child, at any school."
        ),
    ] = None
    scheme: Annotated[
        str | None,
        ChoiceField(
            label="Scheme",
            choices=SCHEME_CHOICES,
            help="Follows from the offence dates; choose it where they lie on both sides of a change.",
        ),
    ] = None
    scheme_reason: Annotated[
        str | None,
        TextField(
            label="Why this scheme",
            longest=500,
            shown_when=spans_the_change,
            help="The offence lies on both sides of {since}; the law’s saving is unconfirmed.",
            help_rule="penalty.limit",
        ),
    ] = None
    warning_letter_on: Annotated[date | None, DateField(label="Warning letter sent", not_future=True)] = None
    improvement_issued_on: Annotated[
        date | None, DateField(label="Notice to improve issued", not_future=True)
    ] = None
    improvement_ends_on: Annotated[date | None, DateField(label="Improvement period ends")] = None
    improvement_reviewed_on: Annotated[
        date | None, DateField(label="Improvement reviewed", not_future=True)
    ] = None
    improvement_result: Annotated[
        str | None, ChoiceField(label="Result of notice to improve", choices=IMPROVEMENT_RESULTS)
    ] = None
    improvement_skipped_reason: Annotated[
        str | None, TextField(label="Why no notice to improve", longest=1000)
    ] = None
    refused_on: Annotated[date | None, DateField(label="Refused", not_future=True)] = None
    refusal_reason: Annotated[
        str | None, ChoiceField(label="Reason for refusal", choices=REFUSAL_REASONS)
    ] = None
    issued_on: Annotated[date | None, DateField(label="Issued", not_future=True)] = None
    deemed_received_on: Annotated[
        date | None,
        DateField(
            label="Deemed received", help="Day 1 of the days to pay; if posted, the deemed day of service."
        ),
    ] = None
    number: Annotated[str | None, TextField(label="Number on the notice")] = None
    issuer: Annotated[str | None, ChoiceField(label="Issued by", choices=ISSUERS)] = None
    issued_by: Annotated[int | None, LinkField(label="Issuing officer", to="officer")] = None
    issued_by_other_authority: Annotated[bool | None, YesNoField(label="Issued by another authority")] = None
    other_authority: Annotated[str | None, ChoiceField(label="Which authority", choices=AUTHORITIES)] = None
    amount_lower: Annotated[int | None, MoneyField(label="Lower amount")] = None
    amount_higher: Annotated[int | None, MoneyField(label="Higher amount")] = None
    copy_kept: Annotated[bool | None, YesNoField(label="Copy kept", source="SI 2007/1867 reg 20")] = None
    payments: Annotated[list[Payment], RowsField(label="Payments", of=Payment, row_title="payment")] = field(
        default_factory=list
    )
    paid_in_full_on: Annotated[date | None, DateField(label="Paid in full", not_future=True)] = None
    withdrawn_on: Annotated[date | None, DateField(label="Withdrawn", not_future=True)] = None
    withdrawal_ground: Annotated[
        str | None,
        ChoiceField(label="Ground of withdrawal", choices=WITHDRAWAL_GROUNDS, source="SI 2007/1867 reg 20"),
    ] = None
    withdrawal_told_on: Annotated[
        date | None, DateField(label="Recipient told of withdrawal", not_future=True)
    ] = None
    refunded_on: Annotated[date | None, DateField(label="Refunded", not_future=True)] = None
    refund: Annotated[int | None, MoneyField(label="Amount refunded")] = None
    supervision_considered_on: Annotated[
        date | None,
        DateField(
            label="Supervision order considered",
            not_future=True,
            help="The authority considers one before it prosecutes.",
            source="Education Act 1996, s447(1)",
        ),
    ] = None
    prosecution_authorised_on: Annotated[
        date | None, DateField(label="Prosecution authorised", not_future=True)
    ] = None
    authorised_by: Annotated[int | None, LinkField(label="Authorised by", to="officer")] = None
    information_laid_on: Annotated[date | None, DateField(label="Information laid", not_future=True)] = None
    prosecution_offence: Annotated[
        str | None,
        ChoiceField(label="Offence prosecuted", choices=OFFENCES, source="SI 2007/1867 reg 20"),
    ] = None
    prosecution_result: Annotated[
        str | None, ChoiceField(label="Result of prosecution", choices=PROSECUTION_RESULTS)
    ] = None
    result_on: Annotated[date | None, DateField(label="Day of result", not_future=True)] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None

    @property
    def paid_pence(self) -> int:
        """All that was paid, refunds not taken off."""
        return sum(payment.amount or 0 for payment in self.payments)

    @property
    def paid_on(self) -> date | None:
        """The day of the last payment."""
        return max((payment.paid_on for payment in self.payments if payment.paid_on), default=None)


def scheme_of(notice: PenaltyNotice, rules: RuleBook) -> Scheme | None:
    """The scheme chosen, or else the one for the last day of the offence, as it is on that day."""
    if notice.scheme:
        return scheme_named(rules, notice.scheme, notice.offence_to or notice.received_on)
    return scheme_for(rules, notice.offence_to, notice.kind) if notice.offence_to else None


def amounts_of(notice: PenaltyNotice, rules: RuleBook) -> Amounts | None:
    """What the notice should ask for, in pence; None where the scheme or the offence dates are not known."""
    scheme = scheme_of(notice, rules)
    return amounts(scheme, notice.sequence or "first") if scheme else None
